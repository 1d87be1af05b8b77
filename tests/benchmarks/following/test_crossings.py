import numpy as np

from benchmarks.following.crossings import Crossing


def test_two_come_from_either_side_and_one_passes_behind_the_other() -> None:
    people = [people for _, people in Crossing(10, hides=False, seed=0).frames()]
    first, last = people[0], people[-1]
    assert first[0].x < first[1].x
    assert last[0].x > last[1].x
    behind = [index for index, (behind, _) in enumerate(people) if behind is None]
    assert behind == list(range(behind[0], behind[-1] + 1))
    assert all(front for _, front in people)


def test_one_may_be_out_of_sight_for_a_second() -> None:
    seen = [Crossing(10, hides, seed=4).frames() for hides in (False, True)]
    plain, hidden = ([people for _, people in film] for film in seen)
    more = [
        index
        for index, (one, other) in enumerate(zip(plain, hidden, strict=True))
        if one.count(None) < other.count(None)
    ]
    assert 1 <= len(more) <= 10
    assert max(more) - min(more) < 10


def test_faces_are_where_the_film_says() -> None:
    frames = Crossing(10, hides=False, seed=1).frames()
    (first, people), (second, _) = next(frames), next(frames)
    assert not np.array_equal(first.image, second.image)
    assert all(box.width > 60 for box in people)
