import itertools

import pytest

from desktop.settings.declared import DECLARATIONS, DEFAULTS, RESOLUTIONS, Settings, size_of
from desktop.settings.kinds import DialogEntry


@pytest.mark.parametrize("name", DECLARATIONS)
def test_every_default_makes_sense(name: str) -> None:
    assert DECLARATIONS[name].kind.takes(DEFAULTS[name])


def test_what_is_shown_has_a_group_and_a_label() -> None:
    shown = [d.shown for d in DECLARATIONS.values() if d.shown]
    assert len(shown) > 5
    assert all(isinstance(s, DialogEntry) and s.group and s.label for s in shown)


def test_groups_are_not_torn_apart() -> None:
    groups = [d.shown.group for d in DECLARATIONS.values() if d.shown]
    changes = sum(one != other for one, other in itertools.pairwise(groups))
    assert changes == len(set(groups)) - 1


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="theme must be"):
        Settings(theme="pink")


def test_every_resolution_has_a_size_but_the_automatic_one() -> None:
    sizes = {name: size_of(name) for name in RESOLUTIONS}
    assert sizes.pop("automatic") is None
    assert sizes["1280x720"] == (1280, 720)
    assert all(sizes.values())
