"""File of the settings, which lasts from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.settings.declared import DECLARATIONS, DEFAULTS, Settings
from emolens.atomic_write import keep_for_user
from emolens.bounded_file import read_bounded
from emolens.errors import EmolensError
from emolens.messages import Message, mark

_LONGEST = 40
"""Letters of a value that are quoted."""
_LARGEST = 1_000_000  # bytes


class SettingsError(EmolensError):
    """The settings cannot be kept."""


class SettingsFile:
    """Settings as a JSON object of those that differ from their defaults.

    A default that a later version improves so reaches whoever never changed it.

    Args:
        path: Where it lies.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Any] = {}  # what differed from its default when last seen

    def read(self) -> tuple[Settings, tuple[Message, ...]]:
        """Return the settings kept, with defaults for what is missing or makes no sense.

        A file that is damaged is kept under another name.

        Returns:
            The settings, and a message for each thing in the file that counts for nothing.
        """
        try:
            values = self._values()
        except FileNotFoundError:
            return Settings(), ()
        except OSError as error:
            return Settings(), (self._unreadable(Message(error.strerror or str(error))),)
        except (ValueError, RecursionError) as error:
            return Settings(), (self._set_aside(Message(str(error))),)
        self._known = _sound(values)
        return Settings(**self._known), tuple(_remarks(values))

    def write(self, settings: Settings) -> None:
        """Keep settings: those that were changed since they were read or written last.

        Others stay as the file has them, for another window may have changed these.

        Raises:
            SettingsError: The file cannot be written.
        """
        mine = {name: getattr(settings, name) for name in DEFAULTS}
        mine = {name: value for name, value in mine.items() if value != DEFAULTS[name]}
        try:
            theirs = _sound(self._values())
        except (OSError, ValueError, RecursionError):
            theirs = {}
        same = {name for name in DEFAULTS if mine.get(name) == self._known.get(name)}
        kept = {name: theirs if name in same else mine for name in DEFAULTS}
        values = {name: source[name] for name, source in kept.items() if name in source}
        try:
            keep_for_user(self._path, json.dumps(values, indent=1))
        except OSError as error:
            raise SettingsError(
                mark(
                    "{file} cannot be written ({reason}); until that is mended, changed settings "
                    "last until Emolens is closed."
                ),
                file=self._path,
                reason=error.strerror,
            ) from error
        self._known = mine

    def _values(self) -> dict[str, object]:
        """Return what the file holds.

        Raises:
            OSError: It cannot be read, or is no ordinary file of ordinary size.
            ValueError, RecursionError: It is no JSON object.
        """
        values = json.loads(read_bounded(self._path, _LARGEST).decode("utf-8"))
        if not isinstance(values, dict):
            raise ValueError(mark("it is no JSON object"))
        return {name: _as_kept(value) for name, value in values.items()}

    def _set_aside(self, reason: Message) -> Message:
        """Keep a damaged file under another name, and return what to tell of it."""
        copy = self._path.with_name(f"{self._path.stem}.damaged{self._path.suffix}")
        try:
            self._path.replace(copy)
        except OSError:
            return self._unreadable(reason)
        return Message(
            mark(
                "{file} cannot be read ({reason}); all settings have their defaults, and what was "
                "there is kept as {copy}."
            ),
            {"file": self._path, "reason": reason, "copy": copy},
        )

    def _unreadable(self, reason: Message) -> Message:
        return Message(
            mark("{file} cannot be read ({reason}); all settings have their defaults."),
            {"file": self._path, "reason": reason},
        )


def _as_kept(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _sound(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if _is_sound(name, value)}


def _is_sound(name: str, value: object) -> bool:
    return name in DECLARATIONS and DECLARATIONS[name].kind.takes(value)


def _remarks(values: Mapping[str, object]) -> Iterator[Message]:
    for name, value in values.items():
        if name not in DECLARATIONS:
            yield Message(
                mark("There is no setting “{name}”; it is left out."), {"name": _short(name)}
            )
        elif not _is_sound(name, value):
            yield Message(
                mark(
                    "The setting “{name}” cannot be {value}: it must be {kind}, and is {default} "
                    "now."
                ),
                {
                    "name": name,
                    "value": _short(json.dumps(value)),
                    "kind": DECLARATIONS[name].kind.description,
                    "default": json.dumps(DEFAULTS[name]),
                },
            )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
