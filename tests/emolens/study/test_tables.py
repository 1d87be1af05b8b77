"""Tables of events and people, as people write them."""

from pathlib import Path

import pytest

from emolens.results.errors import ResultError
from emolens.study.errors import DesignError
from emolens.study.events import Event, of_source, read_events, write_events
from emolens.study.participants import Participants, read_participants
from emolens.study.people import Naming, read_people


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_events_are_read_in_the_form_of_bids(tmp_path: Path) -> None:
    text = "onset\tduration\ttrial_type\tresponse_time\n7.5\tn/a\tend\t1\n1.2\t0.6\tgo\tn/a\n"
    events = read_events(write(tmp_path / "sub-01_events.tsv", text))
    assert events == (Event(1.2, 0.6, "go"), Event(7.5, 0.0, "end"))


def test_events_of_many_sources_are_told_apart(tmp_path: Path) -> None:
    text = "\ufeffsource,onset,duration,trial_type\na.mp4,1,1,x\nb.mp4,2,1,y\n,3,1,z\n"
    events = read_events(write(tmp_path / "events.csv", text))
    assert [event.trial_type for event in of_source(events, "study/a.mp4")] == ["x", "z"]
    assert [event.trial_type for event in of_source(events, "b.mp4")] == ["y", "z"]


@pytest.mark.parametrize("name", ["a.events.tsv", "a.csv"])
def test_events_go_out_and_come_back_with_all_their_columns(tmp_path: Path, name: str) -> None:
    events = (
        Event(0.5, 0.0, "bell, loud", other={"hand": "left"}),
        Event(1.25, 2.0, 'a\t"b"', "a.mp4", {"hand": "", "note": "two\nlines"}),
    )
    write_events(tmp_path / name, events)
    again = read_events(tmp_path / name)
    assert [(e.onset, e.duration, e.trial_type) for e in again] == [
        (e.onset, e.duration, e.trial_type) for e in events
    ]
    assert [e.other["hand"] for e in again] == ["left", "n/a"]
    assert again[1].other["note"] == "two\nlines"
    assert of_source(again, "b.mp4") == again[:1], "the first is about every source"


def test_a_table_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").mkdir()
    with pytest.raises(ResultError, match=r"a\.tsv cannot be written"):
        write_events(tmp_path / "a.tsv", ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("onset,duration\n1,2\n", "lacks the column “trial_type”; add it"),
        ("onset,duration,trial_type\n1,2,x\nsoon,2,x\n", "line 3: “onset” is no time in seconds"),
        ("onset,duration,trial_type\n-1,2,x\n", "line 2: “onset” is no time"),
        ("onset,duration,trial_type\n1,nan,x\n", "line 2: “duration” is no time"),
        ("onset,duration,trial_type\n1e300,,x\n", "line 2: “onset” is no time"),
        ("onset,duration,trial_type\n,1,x\n", "line 2: “onset” is no time"),
        ("", "lacks the column “onset”"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(DesignError, match=r"events\.csv") as caught:
        read_events(write(tmp_path / "events.csv", text))
    assert sentence in str(caught.value)


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match="save it as CSV or TSV"):
        read_events(write(tmp_path / "e.csv", "onset,duration,trial_type\n1,1,ä\n", "latin-1"))
    with pytest.raises(DesignError, match="No such file"):
        read_events(tmp_path / "none.csv")
    with pytest.raises(DesignError, match="no ordinary file"):
        read_events(tmp_path)


def test_people_are_named_by_track(tmp_path: Path) -> None:
    text = "source,track,person,begin,end\na.mp4,#1,Ann,,\na.mp4,2,Bob,1.5,9\n"
    assert read_people(write(tmp_path / "people.csv", text)) == (
        Naming("a.mp4", 1, "Ann"),
        Naming("a.mp4", 2, "Bob", 1.5, 9.0),
    )
    with pytest.raises(DesignError, match="line 2: “track” is no number of a track"):
        read_people(write(tmp_path / "people.csv", "source,track,person\na,one,Ann\n"))


@pytest.mark.parametrize(("pattern", "sentence"), [("(", "no regular"), ("a", "names no group")])
def test_a_pattern_that_cannot_serve_is_told(pattern: str, sentence: str) -> None:
    with pytest.raises(DesignError, match=sentence):
        Participants(pattern)


def test_participants_have_their_groups_from_a_table(tmp_path: Path) -> None:
    text = "participant_id\tgroup\nsub-1\tcontrol\nsub-11\tpatient\nsub-2\tn/a\n"
    groups = read_participants(write(tmp_path / "participants.tsv", text))
    assert groups == {"sub-1": "control", "sub-11": "patient", "sub-2": ""}
    listed = Participants(groups=groups)
    assert listed.of("films/sub-1_joke.mp4") == ("sub-1", "control")
    assert listed.of("films/sub-11.mp4") == ("sub-11", "patient")
    assert listed.of("films/sub-2.mp4") == ("sub-2", "")
    assert listed.of("films/sub-111.mp4") == ("", "")
    patterned = Participants(r"p(?P<participant>\d+)", groups)
    assert patterned.of("p11.mp4") == ("11", "patient")


@pytest.mark.parametrize("ids", ["a\na\n", "n/a\n"])
def test_a_participant_without_a_name_or_with_two_lines_is_told(tmp_path: Path, ids: str) -> None:
    with pytest.raises(DesignError, match="is missing or named twice"):
        read_participants(write(tmp_path / "participants.tsv", f"participant_id\n{ids}"))


def test_a_name_that_does_not_tell_has_nobody() -> None:
    people = Participants(r"^p(?P<participant>\d+)")
    assert people.of("p07.mp4") == ("07", "")
    assert people.of("other.mp4") == ("", "")
