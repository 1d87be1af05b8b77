"""Tables of people that are changed by hand: names, and splits."""

import math

from emolens.study.people import Naming
from emolens.study.people_files import names_of, renamed, split, splits_of


def test_a_track_without_a_name_is_split() -> None:
    assert split((), "p.mp4", 1, 5.0, "child") == (Naming("p.mp4", 1, "child", 5.0, math.inf),)
    assert split((), "p.mp4", 1, 5.0, "") == ()


def test_a_split_counts_until_the_next_one() -> None:
    whole = (Naming("other.mp4", 1, "father"), Naming("films/p.mp4", 1, "mother"))
    late = split(whole, "films/p.mp4", 1, 8.0, "child")
    early = split(late, "films/p.mp4", 1, 3.0, "visitor")
    assert sorted(early, key=lambda one: (one.source, one.begin)) == [
        Naming("films/p.mp4", 1, "mother", 0.0, 3.0),
        Naming("films/p.mp4", 1, "visitor", 3.0, 8.0),
        Naming("films/p.mp4", 1, "child", 8.0, math.inf),
        Naming("other.mp4", 1, "father"),
    ]
    assert names_of(early, "films/p.mp4") == {1: "mother, visitor, child"}
    assert set(splits_of(early, "films/p.mp4")[1]) == {3.0, 8.0}


def test_from_a_split_on_a_track_may_be_nobody() -> None:
    whole = (Naming("p.mp4", 1, "mother"),)
    assert split(whole, "films/p.mp4", 1, 3.0, "") == (Naming("p.mp4", 1, "mother", 0.0, 3.0),)


def test_a_name_for_the_whole_ends_all_splits() -> None:
    parted = split((Naming("p.mp4", 1, "mother"),), "p.mp4", 1, 3.0, "child")
    assert renamed(parted, "p.mp4", 1, "mother") == (Naming("p.mp4", 1, "mother"),)
