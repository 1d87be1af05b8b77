from desktop.widgets.view.selection import CLEARLY_LARGER, Selection
from emolens.readings import Box, Reading
from tests.fakes import make_reading


def face(side: int, track: int | None = None, x: int = 0) -> Reading:
    return make_reading(Box(x, 0, side, side), track)


def test_without_faces_nothing_is_selected() -> None:
    assert Selection().among(()) is None


def test_the_largest_is_selected_by_default() -> None:
    small, large = face(20, x=5), face(40)
    assert Selection().among((small, large)) is large


def test_a_chosen_face_of_a_still_stays_chosen() -> None:
    selection = Selection()
    small, large = face(20, x=5), face(40)
    selection.choose(small.face)
    assert selection.among((large, small)) is small


def test_a_choice_follows_its_track() -> None:
    selection = Selection()
    selection.choose(face(20, track=2).face)
    moved = face(25, track=2, x=30)
    assert selection.among((face(60, track=1), moved)) is moved


def test_a_choice_that_leaves_gives_way_and_takes_over_when_it_returns() -> None:
    selection = Selection()
    selection.choose(face(20, track=2).face)
    other = face(60, track=1)
    assert selection.among((other,)) is other
    back = face(20, track=2)
    assert selection.among((other, back)) is back


def test_of_two_about_equal_the_selection_does_not_flicker() -> None:
    selection = Selection()
    assert selection.among((face(50, 1), face(48, 2))) == face(50, 1)
    assert selection.among((face(50, 1), face(52, 2))) == face(50, 1)


def test_a_face_that_is_clearly_larger_takes_over() -> None:
    selection = Selection()
    selection.among((face(50, 1), face(48, 2)))
    side = int(50 * CLEARLY_LARGER)
    assert selection.among((face(50, 1), face(side, 2))) == face(side, 2)
