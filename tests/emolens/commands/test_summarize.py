"""The table of a study, from the command line to pandas."""

import json
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from emolens.commands.main import main
from emolens.readings import Reading
from tests.emolens.study.made_up import film, reading, write
from tests.fakes import EXPRESSIONS

EVENTS = "onset,duration,trial_type\n2,3,neutral film\n6,3,joke\n11,3,sad film\n15,1,exclude\n"


def seen(time: float, patient: bool) -> list[Reading]:
    """Smiles 0.6 s after the joke begins, a patient after 1.2 s and for less long."""
    begin, end = (7.2, 8.2) if patient else (6.6, 9.0)
    if begin <= time < end:
        return [reading(time, "happy", 0.8)]
    return [reading(time, "sad" if 11.5 <= time < 14.0 else "neutral")]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Twelve films of two groups, three events each, in six results."""
    (tmp_path / "results").mkdir()
    for pair in range(6):
        names = [f"films/{group}_{pair:02}.mp4" for group in ("control", "patient")]
        write(
            tmp_path / "results" / f"{pair}.csv",
            *(film(name, 16, partial(seen, patient="patient" in name)) for name in names),
        )
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")
    return tmp_path


PATTERN = r"(?P<group>control|patient)_(?P<participant>\d+)"


def test_a_study_is_summed_up_as_it_was_made(study: Path) -> None:
    out = study / "summary.csv"
    command = ["summarize", str(study / "results"), "-o", str(out)]
    command += ["--events", str(study / "events.csv"), "--participant", PATTERN]
    assert main(command) == 0
    table = pd.read_csv(out, dtype={"participant": str})
    assert len(table) == 12 * 3
    assert set(table["participant"]) == {f"{n:02}" for n in range(6)}
    joke = table[table["event"] == "joke"].groupby("group")
    assert joke["latency"].mean().to_dict() == pytest.approx({"control": 0.6, "patient": 1.2})
    assert joke["time_happy"].mean().to_dict() == pytest.approx(
        {"control": 0.8, "patient": 1 / 3}, abs=1e-5
    )
    assert (table["peak_happy"][table["event"] == "joke"] == 0.8).all()
    sad = table[table["event"] == "sad film"]
    assert sad["latency"].tolist() == pytest.approx(12 * [0.5])
    assert sad["episodes_sad"].tolist() == 12 * [1]
    assert table[table["event"] == "neutral film"]["latency"].isna().all()
    assert (table["share_seen"] == 1).all()
    dictionary = json.loads(out.with_suffix(".json").read_text("utf-8"))
    assert list(dictionary) == list(table.columns)
    assert all(entry["Description"].endswith(".") for entry in dictionary.values())


def test_bins_go_to_standard_output(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarize", str(study / "results" / "0.csv"), "--bins", "8"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 2 * 2
    assert lines[0].split(",")[-1] == f"episode_seconds_{EXPRESSIONS[-1]}"


def test_a_result_that_is_not_complete_is_left_out_and_told(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = study / "results" / "0.about.json"
    about.write_text(about.read_text("utf-8").replace('"complete"', '"running"'), "utf-8")
    assert main(["summarize", str(study / "results")]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1 + 10
    assert "0.csv is not complete, and was left out" in printed.err


def test_participants_beside_a_result_are_taken_unless_others_are_named(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = study / "results" / "0.csv"
    table = "source,participant,group\ncontrol_00.mp4,Ann,a\nfilms/patient_00.mp4,n/a,b\n"
    result.with_suffix(".participants.csv").write_text(table, "utf-8")

    def members(*more: str) -> list[list[str]]:
        assert main(["summarize", str(result), *more]) == 0
        return [line.split(",")[1:3] for line in capsys.readouterr().out.splitlines()[1:]]

    assert members() == [["Ann", "a"], ["", "b"]]
    assert members("--participant", PATTERN) == [["00", "control"], ["00", "patient"]]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--bins", "1", "--events", "e.csv"], "Give --events or --bins, not both."),
        (["--events", "none.csv"], "none.csv cannot be read"),
        (["--participant", "x("], "is no regular expression"),
    ],
)
def test_what_cannot_be_done_is_told(
    study: Path, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    assert main(["summarize", str(study / "results"), *more]) == 2
    assert sentence in capsys.readouterr().err


def test_results_of_other_expressions_are_refused(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = (study / "results" / "0.csv").read_text("utf-8").replace("happy", "glad")
    other = study / "other.csv"
    other.write_text(line, "utf-8")
    assert main(["summarize", str(study / "results" / "1.csv"), str(other)]) == 2
    assert "other.csv has other expressions than" in capsys.readouterr().err


def test_an_empty_folder_has_nothing_to_sum_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summarize", str(tmp_path)]) == 2
    assert "holds no complete results" in capsys.readouterr().err
