"""Names of the events that the keys 1 to 9 mark, kept between starts."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.i18n import tr
from desktop.live_settings import LiveSettings
from desktop.settings.declared import EVENT_KEYS

_LONGEST = 80  # letters


class KeyNames:
    """Says what each key marks.

    Args:
        settings: Where the names are kept.
    """

    def __init__(self, settings: LiveSettings) -> None:
        self._settings = settings

    @property
    def all(self) -> Sequence[str]:
        """The names, from the key 1 on."""
        given = self._settings.values.event_names
        return [
            (given[place] if place < len(given) else "")
            or tr("event {number}").format(number=place + 1)
            for place in range(EVENT_KEYS)
        ]

    def rename(self, name: str, other: str) -> None:
        """Let the keys that mark a name mark another one from now on."""
        if name in self.all:
            self._settings.change(
                event_names=tuple(other if one == name else one for one in self.all)
            )


def cleaned(text: str) -> str:
    """Return a name that somebody typed, on one line and of some length."""
    return " ".join(text.split())[:_LONGEST]
