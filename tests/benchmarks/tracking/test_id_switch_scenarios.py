import numpy as np
import pytest

from benchmarks.tracking.id_switch_scenarios import Away, CrossingScenario


def test_two_come_from_either_side_and_one_passes_behind_the_other() -> None:
    people = [people for _, people in CrossingScenario(10, Away.NOBODY, seed=0).frames()]
    first, last = people[0], people[-1]
    one, other = ([box.x for box in ends if box is not None] for ends in (first, last))
    assert one == sorted(one)
    assert other == sorted(other, reverse=True)
    assert (len({*one}), len({*other})) == (2, 2)
    behind = [index for index, (behind, _) in enumerate(people) if behind is None]
    assert behind == list(range(behind[0], behind[-1] + 1))
    assert all(front for _, front in people)


@pytest.mark.parametrize(("away", "person"), [(Away.BEHIND, 0), (Away.IN_FRONT, 1)])
def test_one_may_look_away_while_they_meet(away: Away, person: int) -> None:
    plain, other = (list(CrossingScenario(10, who, seed=0).frames()) for who in (Away.NOBODY, away))
    gone = [index for index, (_, people) in enumerate(other) if people[person] is None]
    assert set(gone) >= set(range(25, 35))
    same = [
        index
        for index, (one, two) in enumerate(zip(plain, other, strict=True))
        if np.array_equal(one[0].image, two[0].image)
    ]
    assert same == [*range(25), *range(35, 60)]


def test_a_head_that_looks_away_still_hides_the_other() -> None:
    hidden = [
        [people[0] is None for _, people in CrossingScenario(10, away, seed=0).frames()]
        for away in (Away.NOBODY, Away.IN_FRONT)
    ]
    assert hidden[0] == hidden[1]
    assert any(hidden[0])


def test_faces_are_where_the_scenario_says() -> None:
    frames = CrossingScenario(10, Away.NOBODY, seed=1).frames()
    (first, people), (second, _) = next(frames), next(frames)
    assert not np.array_equal(first.image, second.image)
    assert all(box is not None and box.width > 60 for box in people)
