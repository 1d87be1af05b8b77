import re
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.evaluations import write_run
from trainer.cli import main
from trainer.run import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return write_run(tmp_path / "ours")


def card(run: Run, *options: Path | str) -> int:
    return main(["card", str(run.folder), *map(str, options)])


def test_the_card_of_an_evaluated_run_has_its_intervals(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faces = write_dataset(tmp_path / "faces", training=2)
    assert main(["evaluate", str(run.folder), "--data", str(faces)]) == 0
    assert card(run) == 0
    written = run.folder / "MODEL_CARD.md"
    assert capsys.readouterr().out.endswith(f"The model card is in {written}.\n")
    assert "12 faces of validation in faces" in written.read_text()


def test_a_card_that_is_there_is_replaced_only_with_force(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in ((), ("-o", tmp_path / "docs.md")):
        assert card(run, *options, "--maker", "Ada") == 0
        written = Path(options[1]) if options else run.folder / "MODEL_CARD.md"
        capsys.readouterr()
        assert card(run, *options, "--maker", "Bob") == 2
        assert f"{written} is there already" in capsys.readouterr().err
        assert "Ada" in written.read_text("utf-8")
        assert card(run, *options, "--maker", "Bob", "--force") == 0
        assert "Bob" in written.read_text("utf-8")


def test_everything_can_be_given(run: Run, tmp_path: Path) -> None:
    faces = write_dataset(tmp_path / "faces", training=2)
    command = ["evaluate", str(run.folder), "--data", str(faces), "-o", str(tmp_path / "found")]
    assert main(command) == 0
    other = write_run(tmp_path / "theirs")
    notes = tmp_path / "notes.md"
    notes.write_text("Babies are taken for *sad*.")
    output = tmp_path / "docs.md"
    options: list[str | Path] = [
        "--evaluation",
        tmp_path / "found",
        "--beside",
        other.folder,
        "--notes",
        notes,
    ]
    assert card(run, *options, "-o", output) == 0
    text = output.read_text()
    assert "12 faces of validation in faces" in text
    assert re.search(r"\| theirs +\| cnn3 ", text)
    assert "Babies are taken for *sad*." in text


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("--notes", "gone cannot be read"),
        ("--beside", "gone is not a finished run"),
        ("--evaluation", "gone holds no evaluation"),
        ("-o", "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence_and_2(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, reason: str
) -> None:
    gone = tmp_path / "gone"
    assert card(run, option, gone / "card.md" if option == "-o" else gone) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert reason in line
    assert line.endswith(".")
    assert not (run.folder / "MODEL_CARD.md").exists()


def test_a_folder_that_is_no_run_is_one_sentence_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert card(Run(tmp_path)) == 2
    assert "is not a finished run" in capsys.readouterr().err
