"""Episodes of names, and the files of other programs that hold them."""

import csv
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from praatio import textgrid
from pympi.Elan import Eaf

from emolens.commands.main import main
from emolens.readings import Reading
from emolens.results.metadata import metadata_file
from emolens.study.episodes import Episode, episodes
from emolens.study.event_names import events_to_json
from emolens.study.events import Event
from emolens.study.people import People
from tests.emolens.study.made_up import film, reading, write
from tests.fakes import EXPRESSIONS


def of_names(names: Sequence[str], least: float = 0.2) -> list[Episode]:
    """The episodes of a film in which one face is named so, frame by frame."""

    def seen(time: float) -> list[Reading]:
        name = names[round(time * 10)]
        return [reading(time, name)] if name else []

    return list(episodes(film("a.mp4", len(names) / 10, seen), People(), least))


def test_a_segment_lasts_until_another_name() -> None:
    assert of_names(5 * ["sad"] + 5 * ["happy"]) == [
        Episode("#1", "sad", 0.0, 0.5),
        Episode("#1", "happy", 0.5, 0.9),
    ]


def test_a_short_segment_belongs_to_the_one_before() -> None:
    names = 5 * ["sad"] + ["fear"] + 5 * ["sad"] + 4 * ["happy"]
    assert of_names(names) == [Episode("#1", "sad", 0.0, 1.1), Episode("#1", "happy", 1.1, 1.4)]
    assert len(of_names(names, least=0.0)) == 4


def test_who_is_away_has_no_segment() -> None:
    found = of_names(5 * ["sad"] + 15 * [""] + 5 * ["sad"])
    assert [(one.begin, one.end) for one in found] == [(0.0, 0.5), (2.0, pytest.approx(2.4))]
    assert of_names(["sad"] + 5 * [""]) == [], "too short, and nothing before it"


@given(st.lists(st.sampled_from([*EXPRESSIONS, ""]), min_size=1, max_size=80))
def test_segments_are_in_order_and_part_the_time(names: list[str]) -> None:
    found = of_names(names, least=0.0)
    for one, following in pairwise(found):
        assert one.begin <= one.end <= following.begin
        assert one.name != following.name or one.end < following.begin
    for one in found:
        assert names[round(one.begin * 10)] == one.name


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """A film of two people, and what happened in it."""

    def seen(time: float) -> list[Reading]:
        first = reading(time, "happy" if time >= 2 else "neutral")
        return [first, reading(time, "sad", track=2, side=50)] if time < 3 else [first]

    (tmp_path / "e.csv").write_text("onset,duration,trial_type\n2,1,joke\n", "utf-8")
    people = 'source,track,person\na.mp4,2,Ann "A" <\x07>\n'
    (tmp_path / "people.csv").write_text(people, "utf-8")
    return write(tmp_path / "r.csv", film("a.mp4", 5, seen))


def convert(result: Path, name: str) -> Path:
    path = result.with_name(name)
    command = [
        "convert",
        str(result),
        "-o",
        str(path),
        "--people",
        str(result.parent / "people.csv"),
    ]
    assert main([*command, "--events", str(result.parent / "e.csv")]) == 0
    return path


ANN = r'Ann "A" <\x07>'


def test_elan_opens_what_is_written(result: Path) -> None:
    document = Eaf(str(convert(result, "r.eaf")))
    assert list(document.get_tier_names()) == ["#1", ANN, "events"]
    assert sorted(document.get_annotation_data_for_tier("#1")) == [
        (0, 2000, "neutral"), (2000, 4900, "happy"),
    ]  # fmt: skip
    assert document.get_annotation_data_for_tier(ANN) == [(0, 3000, "sad")]
    assert document.get_annotation_data_for_tier("events") == [(2000, 3000, "joke")]
    (media,) = document.get_linked_files()
    assert media["MIME_TYPE"] == "video/mp4"
    assert media["RELATIVE_MEDIA_URL"] == "./a.mp4"


def test_praat_opens_what_is_written(result: Path) -> None:
    grid = textgrid.openTextgrid(str(convert(result, "r.TextGrid")), includeEmptyIntervals=False)
    assert grid.tierNames == ("#1", ANN, "events")
    entries = {name: [tuple(e) for e in grid.getTier(name).entries] for name in grid.tierNames}
    assert entries["#1"] == [(0.0, 2.0, "neutral"), (2.0, 4.9, "happy")]
    assert entries[ANN] == [(0.0, 3.0, "sad")]
    assert entries["events"] == [(2.0, 3.0, "joke")]


def test_boris_finds_the_columns_that_it_imports(result: Path) -> None:
    table = pd.read_excel(convert(result, "r.xlsx"), sheet_name=0, engine="openpyxl")
    assert list(table.columns) == ["time", "subject", "code", "modifier", "comment"]
    assert list(zip(table["time"], table["subject"], table["code"], strict=True)) == [
        (0.0, "#1", "neutral"),
        (0.0, ANN, "sad"),
        (2.0, "#1", "neutral"),
        (2.0, "#1", "happy"),
        (2.0, "events", "joke"),
        (3.0, ANN, "sad"),
        (3.0, "events", "joke"),
        (4.9, "#1", "happy"),
    ]


def test_a_table_of_events_is_written(result: Path) -> None:
    with convert(result, "r.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    assert [(one["onset"], one["trial_type"], one["person"]) for one in lines] == [
        ("0.000000", "neutral", "#1"),
        ("0.000000", "sad", ANN),
        ("2.000000", "joke", "n/a"),
        ("2.000000", "happy", "#1"),
    ]
    assert lines[2]["duration"] == "1.000000"


def test_what_cannot_be_converted_is_told(
    result: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["convert", str(result), "-o", str(result.with_suffix(".doc"))]) == 2
    assert "end it with .eaf, .TextGrid, .xlsx or .tsv" in capsys.readouterr().err
    assert main(["convert", str(result), "-o", "x.tsv", "--source", "b.mp4"]) == 2
    assert "has no such video" in capsys.readouterr().err
    several = write(
        result.with_name("two.csv"),
        *(film(name, 1, lambda t: [reading(t, "sad")]) for name in ("a.mp4", "b.mp4")),
    )
    assert main(["convert", str(several), "-o", "x.tsv"]) == 2
    assert "has several videos; name one with --source, such as a.mp4" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "pympi", None)
    assert main(["convert", str(result), "-o", str(result.with_suffix(".eaf"))]) == 2
    assert "pip install 'emolens[annotation]'" in capsys.readouterr().err


@pytest.mark.parametrize("least", ["-1", "nan", "soon"])
def test_a_least_length_that_is_no_time_is_told(
    result: Path, capsys: pytest.CaptureFixture[str], least: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["convert", str(result), "-o", "x.tsv", f"--least={least}"])
    assert ended.value.code == 2
    assert "is no time in seconds from 0" in capsys.readouterr().err


def test_events_that_the_result_was_made_with_have_their_tier(result: Path) -> None:
    about = metadata_file(result)
    values = json.loads(about.read_text("utf-8"))
    values["events"] = events_to_json([Event(1.0, 0.0, "bell"), Event(2.0, 1.0, "joke")])
    about.write_text(json.dumps(values), "utf-8")
    path = result.with_name("own.eaf")
    assert main(["convert", str(result), "-o", str(path)]) == 0
    document = Eaf(str(path))
    assert document.get_annotation_data_for_tier("events (points)") == [(1000, 1001, "bell")]
    assert document.get_annotation_data_for_tier("events") == [(2000, 3000, "joke")]


def test_no_tier_holds_two_events_at_once(result: Path) -> None:
    lines = ["1,2,a", "2,2,b", "2.5,0,p", "3,1,c", "3.5,0.5,d"]
    table = result.parent / "many.csv"
    table.write_text("\n".join(["onset,duration,trial_type", *lines, ""]), "utf-8")
    path = result.with_name("many.TextGrid")
    assert main(["convert", str(result), "-o", str(path), "--events", str(table)]) == 0
    grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=False)
    found = {name: [e[-1] for e in grid.getTier(name).entries] for name in grid.tierNames[2:]}
    assert found == {
        "events": ["a", "c"],
        "events 2": ["b"],
        "events (points)": ["p"],
        "events 3": ["d"],
    }
