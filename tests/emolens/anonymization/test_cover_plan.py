"""Plans of what to cover in a film."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from emolens.anonymization.cover_plan import HOLD_SECONDS, cover_plan
from emolens.readings import Box

RATE = 10


def plan(found: Sequence[Sequence[Box]]) -> list[list[Box]]:
    return cover_plan([number / RATE for number in range(len(found))], found)


def face(x: int, side: int = 40) -> Box:
    return Box(x, 0, side, side)


def test_a_face_is_covered_shortly_before_and_after_it_was_found() -> None:
    found: list[list[Box]] = [[face(0)] if number == 20 else [] for number in range(40)]
    covered = [number for number, boxes in enumerate(plan(found)) if boxes]
    assert covered == list(range(20 - round(HOLD_SECONDS * RATE), 21 + round(HOLD_SECONDS * RATE)))


def test_a_face_is_covered_between_where_it_was_lost_and_found_again() -> None:
    found: list[list[Box]] = [[] for _ in range(40)]
    found[10], found[26] = [face(0)], [face(48)]
    made = plan(found)
    assert face(24) in made[18], "half way"
    assert all(made[number] for number in range(10, 27))


def test_faces_that_cannot_be_one_are_not_joined() -> None:
    for other in (face(500), face(0, 120)):
        found: list[list[Box]] = [[] for _ in range(40)]
        found[10], found[26] = [face(0)], [other]
        assert plan(found)[18] == []
    long: list[list[Box]] = [[] for _ in range(60)]
    long[10], long[40] = [face(0)], [face(0)]
    assert plan(long)[25] == [], "nobody waits for three seconds"


def test_two_faces_keep_their_ways() -> None:
    found = [[face(0), face(200)], [], [face(8), face(208)]]
    assert {face(4), face(204)} <= set(plan(found)[1])


@given(
    st.lists(
        st.lists(st.builds(face, st.integers(0, 300), st.integers(1, 90)), max_size=3), max_size=30
    )
)
def test_what_was_found_is_covered_in_any_case(found: list[list[Box]]) -> None:
    made = plan(found)
    assert len(made) == len(found)
    assert all(set(boxes) <= set(covered) for boxes, covered in zip(found, made, strict=True))
