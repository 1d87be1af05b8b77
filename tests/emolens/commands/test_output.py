"""Files that are there already, and the commands of ``emolens`` that would write over them."""

import json
from pathlib import Path

import pytest

from emolens.commands.main import main
from emolens.results.metadata import metadata_file
from tests.emolens.study.made_up import film, reading, write


def refused(path: Path) -> str:
    return f"{path} is there already; choose another name, or add --force to replace it.\n"


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("analyze gone.mp4 -o readings.csv", "readings.csv"),
        ("summarize gone.csv -o summary.csv", "summary.csv"),
        ("summarize gone.csv -o summary.csv", "summary.json"),
        ("summarize gone.csv --report report.html", "report.html"),
        ("summarize gone.csv --figures figures", "figures/figure_1_happy.svg"),
        ("convert gone.csv -o gone.eaf", "gone.eaf"),
        ("anonymize gone.mp4 -o covered.mkv", "covered.mkv"),
        ("gather gone -o all.parquet", "all.parquet"),
        ("gather gone -o all.parquet --tracks tracks.parquet", "tracks.parquet"),
    ],
)
def test_a_file_that_is_there_is_kept_and_told_before_the_work(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs = Path(name)
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text("mine")
    assert main(command.split()) == 2
    assert capsys.readouterr() == ("", refused(theirs))
    assert theirs.read_text() == "mine"
    main([*command.split(), "--force"])
    assert "gone" in capsys.readouterr().err, "it goes on to what it is to read"


def test_with_force_it_is_replaced(tmp_path: Path) -> None:
    result = tmp_path / "result.csv"
    write(result, film("a.mp4", 4, lambda time: [reading(time, "happy")]))
    for command, name in (("summarize", "summary.csv"), ("convert", "events.tsv")):
        output = tmp_path / name
        assert main([command, str(result), "-o", str(output)]) == 0
        written = output.read_bytes()
        output.write_text("other")
        assert main([command, str(result), "-o", str(output), "--force"]) == 0
        assert output.read_bytes() == written


def test_an_analysis_that_was_cut_off_is_gone_on_with(
    astronaut_png: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "readings.csv"
    command = ["analyze", str(astronaut_png), "-o", str(result)]
    assert main(command) == 0
    written, about = result.read_bytes(), metadata_file(result)
    assert main(command) == 2
    assert capsys.readouterr().err == refused(result)
    values = json.loads(about.read_text("utf-8"))
    about.write_text(json.dumps({**values, "state": "cancelled"}), "utf-8")
    assert main(["analyze", "other.png", "-o", str(result)]) == 2, "that is another analysis"
    assert capsys.readouterr().err == refused(result)
    result.write_bytes(written[:100])
    assert main(command) == 0
    assert result.read_bytes() == written
