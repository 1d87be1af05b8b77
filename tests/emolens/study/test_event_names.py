"""Events that rows fall in, and where the events of a film lie."""

import json
from pathlib import Path

import pytest

from emolens.results.metadata import metadata_file
from emolens.study.errors import DesignError
from emolens.study.event_names import EventNames, events_beside, events_to_json, recorded_events
from emolens.study.events import Event

EVENTS = (
    Event(1.0, 2.0, "joke"),
    Event(2.0, 3.0, "noise"),
    Event(4.0, 0.0, "bell"),
    Event(8.0, 1.0, "exclude"),
    Event(9.0, 1.0, "end"),
    Event(0.0, 9.0, "elsewhere", "b.mp4"),
)


@pytest.mark.parametrize(
    ("time", "name"),
    [
        (0.9, ""),
        (1.0, "joke"),
        (2.5, "joke; noise"),
        (3.0, "noise"),
        (4.5, "noise; bell"),
        (6.0, "bell"),
        (8.5, "bell; exclude"),
        (9.0, "end"),
        (10.0, ""),
    ],
)
def test_a_row_falls_in_all_events_that_hold_it(time: float, name: str) -> None:
    assert EventNames(EVENTS, "films/a.mp4").at(time) == name


def test_events_beside_a_film_are_its_own(tmp_path: Path) -> None:
    films = [str(tmp_path / name) for name in ("a.mp4", "b.mp4")]
    (tmp_path / "a.events.tsv").write_text("onset\tduration\ttrial_type\n1\t2\tx\n", "utf-8")
    assert events_beside(films) == (Event(1.0, 2.0, "x", films[0]),)
    (tmp_path / "b.events.tsv").write_text("onset\n", "utf-8")
    with pytest.raises(DesignError, match=r"b\.events\.tsv lacks the column “duration”"):
        events_beside(films)


def test_events_beside_a_result_are_read_again(tmp_path: Path) -> None:
    result = tmp_path / "a.csv"
    assert recorded_events(result) == ()
    metadata_file(result).write_text(json.dumps({"events": events_to_json(EVENTS)}), "utf-8")
    assert recorded_events(result) == tuple(sorted(EVENTS))


@pytest.mark.parametrize("events", [3, [3], [{"onset": 1}], [{"onset": -1, "duration": "x"}]])
def test_events_that_make_no_sense_are_told(events: object, tmp_path: Path) -> None:
    metadata_file(tmp_path / "a.csv").write_text(json.dumps({"events": events}), "utf-8")
    with pytest.raises(DesignError, match=r"a\.about\.json has no events that make sense"):
        recorded_events(tmp_path / "a.csv")
