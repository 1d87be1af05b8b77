import json
import stat
from pathlib import Path

import pytest

from emolens.errors import EmolensError, SourceError
from emolens.labelling.errors import LabellingError
from emolens.labelling.labelling_session import LabellingSession, labels_before
from emolens.labelling.rater_answers import answers_file, read_answers
from tests.labelling import write_pictures

LABELS = ("happy", "sad", "bored")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pictures(tmp_path / "photos", ["2.png", "10.png", "1.png"])


def test_pictures_come_in_the_order_in_which_people_count(folder: Path) -> None:
    (folder / "notes.txt").touch()
    (folder / "film.mp4").touch()
    assert LabellingSession(folder, "Anna").pictures == ("1.png", "2.png", "10.png")


def test_folders_below_count_where_they_are_to(folder: Path) -> None:
    write_pictures(folder, ["more/3.png"])
    assert len(LabellingSession(folder, "Anna").pictures) == 3
    assert LabellingSession(folder, "Bea", below=True).pictures[-1] == "more/3.png"


def test_the_same_folder_and_rater_go_on_where_they_were(folder: Path) -> None:
    session = LabellingSession(folder, "Anna", LABELS)
    session.give("bored")
    session.skip()
    again = LabellingSession(folder, " anna", LABELS)
    assert (again.place, again.answered) == (2, 2)
    again.go(-1)
    assert (again.is_answered, again.answer) == (True, None)
    again.go(-1)
    assert again.answer == "bored"
    assert LabellingSession(folder, "Bea", LABELS).answered == 0


def test_every_answer_is_kept_before_the_next_picture_is_shown(folder: Path) -> None:
    session = LabellingSession(folder, "Anna", LABELS)
    session.give("sad")
    file = answers_file(folder, "Anna")
    assert read_answers(file).given == {"1.png": "sad"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_undo_takes_answers_back_one_by_one(folder: Path) -> None:
    session = LabellingSession(folder, "Anna", LABELS)
    session.give("sad")
    session.go(-1)
    session.give("happy")
    session.undo()
    assert (session.place, session.answer) == (0, "sad")
    session.undo()
    assert (session.place, session.is_answered, session.can_undo) == (0, False, False)
    assert read_answers(answers_file(folder, "Anna")).given == {}


def test_what_was_passed_over_comes_last(folder: Path) -> None:
    session = LabellingSession(folder, "Anna", LABELS)
    session.go(1)
    session.give("sad")
    session.give("sad")
    assert session.place == 0
    session.give("sad")
    session.give("sad")
    session.give("happy")
    assert (session.place, session.answered) == (2, 3)  # all are done: the last one stays


def test_the_ends_hold(folder: Path) -> None:
    session = LabellingSession(folder, "Anna")
    session.go(-1)
    assert session.place == 0
    session.go(99)
    assert session.place == 2


def test_an_answer_that_cannot_be_kept_is_not_given(folder: Path) -> None:
    session = LabellingSession(folder, "Anna", LABELS)
    (folder / "emolens-labels").touch()  # no folder can be made there
    with pytest.raises(LabellingError, match="cannot be written"):
        session.give("sad")
    assert (session.place, session.answered, session.can_undo) == (0, 0, False)


def test_two_windows_of_one_rater_lose_no_answers(folder: Path) -> None:
    session, other = (LabellingSession(folder, "Anna", LABELS) for _ in range(2))
    other.give("happy")
    with pytest.raises(LabellingError, match="was changed elsewhere; close the other window"):
        session.give("sad")
    assert read_answers(answers_file(folder, "Anna")).given == {"1.png": "happy"}


def test_labels_may_be_added_but_none_that_was_given_be_dropped(folder: Path) -> None:
    LabellingSession(folder, "Anna", LABELS).give("bored")
    assert labels_before(folder, "Anna") == LABELS
    assert labels_before(folder, "Bea") == LABELS
    assert LabellingSession(folder, "Anna", [*LABELS, "tired"]).answered == 1
    with pytest.raises(LabellingError, match="Anna has called pictures bored already; keep"):
        LabellingSession(folder, "Anna", ["happy", "sad"])


def test_answers_of_pictures_that_are_gone_are_kept_but_not_counted(folder: Path) -> None:
    LabellingSession(folder, "Anna", LABELS).give("sad")
    (folder / "1.png").rename(folder / "1.away")
    session = LabellingSession(folder, "Anna", LABELS)
    assert (session.answered, session.place) == (0, 0)
    session.give("happy")
    assert read_answers(answers_file(folder, "Anna")).given == {"1.png": "sad", "2.png": "happy"}


@pytest.mark.parametrize("rater", ["", " ", "a/b", "../anna", "x" * 41, ".", "a\nb"])
def test_refuses_raters_whose_name_no_file_can_have(folder: Path, rater: str) -> None:
    with pytest.raises(LabellingError, match="cannot be a rater's name"):
        LabellingSession(folder, rater)


def test_refuses_folders_without_pictures(tmp_path: Path) -> None:
    for folder, said in (
        (tmp_path / "gone", "is no folder"),
        (write_pictures(tmp_path / "deep", ["a/1.png"]), "in folders below only"),
    ):
        with pytest.raises(LabellingError, match=said):
            LabellingSession(folder, "Anna")
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / "a.mp4").touch()
    with pytest.raises(LabellingError, match="holds no pictures"):
        LabellingSession(tmp_path / "films", "Anna")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        LabellingSession(tmp_path / "empty", "Anna")


GOOD = {"format": 1, "rater": "Anna", "labels": ["happy", "sad"], "answers": {"1.png": "sad"}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        json.dumps({**GOOD, "format": 2}),
        json.dumps({**GOOD, "rater": 3}),
        json.dumps({**GOOD, "labels": ["happy", 3]}),
        json.dumps({**GOOD, "labels": ["../x", "sad"]}),
        json.dumps({**GOOD, "answers": {"1.png": "joyous"}}),
        json.dumps({**GOOD, "answers": {"../secret.png": "sad"}}),
        json.dumps({**GOOD, "answers": {"/secret.png": "sad"}}),
        json.dumps({**GOOD, "answers": ["1.png"]}),
    ],
)
def test_refuses_damaged_answers_and_leaves_them(folder: Path, text: str) -> None:
    file = answers_file(folder, "Anna")
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(EmolensError, match="is damaged; mend it, or move it away"):
        LabellingSession(folder, "Anna")
    assert file.read_text() == text
