import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from emolens import __version__
from emolens.results.errors import ResultError
from emolens.results.folder import results_in
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from emolens.results.rows import Row
from emolens.results.writer import CHECK_SECONDS, METADATA_SECONDS, ResultWriter
from tests.fakes import EXPRESSIONS, FakeClock
from tests.results import PRODUCTION, make_row


def about(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(metadata_file(path).read_text("utf-8"))
    return values


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_both_forms_are_written_and_what_produced_them(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "a.jsonl"]
    writer = ResultWriter(paths, PRODUCTION)
    written = [make_row(0, 0.0), Row("a.mp4", 1, 0.5)]
    for row in written:
        writer.add([row])
    assert [list(read_rows(path)) for path in paths] == [written, written]
    writer.close("complete")
    values = about(paths[0])
    assert values["emolens"] == __version__
    assert values["results"] == ["a.csv", "a.jsonl"]
    assert (values["state"], values["sources"]) == ("complete", ["a.mp4"])
    assert values["settings"] == {"smoothing": 1.0}
    assert values["model"]["digest"] == "sha256:" + 64 * "0"
    assert values["model"]["expressions"] == list(EXPRESSIONS)
    assert (values["frames"], values["frames_without_face"]) == (2, 1)
    started, ended = (datetime.fromisoformat(values[key]) for key in ("started", "ended"))
    assert started.tzinfo is not None
    assert started <= ended
    assert "video" not in values
    assert metadata_file(paths[0]).stat().st_mode == paths[0].stat().st_mode


@pytest.mark.parametrize("first", [".csv", ".jsonl"])
def test_results_of_one_name_in_two_forms_have_metadata_of_their_own(
    tmp_path: Path, first: str
) -> None:
    paths = sorted([tmp_path / "a.csv", tmp_path / "a.jsonl"], reverse=first == ".jsonl")
    for _ in range(2):  # the second time, both are there
        for number, path in enumerate(paths):
            writer = ResultWriter([path], replace(PRODUCTION, sources=[f"{number}.mp4"]))
            writer.close("complete")
    assert [about(path)["results"] for path in paths] == [[path.name] for path in paths]
    assert [about(path)["sources"] for path in paths] == [["0.mp4"], ["1.mp4"]]
    assert metadata_file(paths[0]).name == "a.about.json"
    whole, others = results_in(tmp_path)
    assert (sorted(whole), others) == (sorted(paths), [])


def test_what_produced_it_is_told_from_the_start_and_renewed(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / "a.csv"
    writer = ResultWriter([path], PRODUCTION, clock)
    assert (about(path)["state"], about(path)["ended"]) == ("running", None)
    writer.add([make_row()])
    assert about(path)["frames"] == 0
    clock.now += METADATA_SECONDS
    writer.check()
    assert (about(path)["frames"], about(path)["state"]) == (1, "running")
    writer.close("cancelled")
    assert about(path)["state"] == "cancelled"


def test_a_removed_file_ends_it_and_what_is_left_is_told(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "a.csv"
    writer = ResultWriter([path], PRODUCTION, clock)
    path.unlink()
    writer.add([make_row()])
    clock.now += CHECK_SECONDS
    with pytest.raises(ResultError, match="was removed"):
        writer.add([make_row(1, 0.1)])
    writer.close("failed")
    assert about(path)["state"] == "failed"


def test_a_vanished_folder_is_survived(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    writer = ResultWriter([folder / "a.csv"], PRODUCTION, clock)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    clock.now += CHECK_SECONDS
    with pytest.raises(ResultError, match="was removed"):
        writer.check()
    with pytest.raises(ResultError, match=r"about\.json cannot be written"):
        writer.close("failed")
    assert not folder.exists()


def test_other_expressions_end_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    writer = ResultWriter([path], PRODUCTION)
    row = make_row()
    assert row.reading is not None
    row.reading.scores.pop("sad")  # type: ignore[attr-defined]
    with pytest.raises(ResultError, match="other expressions"):
        writer.add([row])
    writer.close("failed")
    assert list(read_rows(path)) == []


def test_an_unknown_suffix_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"end it with \.csv or \.jsonl"):
        ResultWriter([tmp_path / "a.csv", tmp_path / "a.txt"], PRODUCTION)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_begun_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()
    with pytest.raises(ResultError, match="cannot be written"):
        ResultWriter([tmp_path / "a.csv", tmp_path / "a.jsonl"], PRODUCTION)
