"""File of the settings, which lasts from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.settings.declared import DECLARATIONS, DEFAULTS, Settings
from emolens.atomic_write import keep_for_user
from emolens.errors import EmolensError
from emolens.messages import Message, mark

_LONGEST = 40
"""Letters of a value that are quoted."""


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

    def read(self) -> tuple[Settings, tuple[Message, ...]]:
        """Return the settings kept, with defaults for what is missing or makes no sense.

        Returns:
            The settings, and a message for each thing in the file that counts for nothing.
        """
        try:
            values = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings(), ()
        except (OSError, ValueError, RecursionError) as error:
            return Settings(), (self._unreadable(Message(str(error))),)
        if not isinstance(values, dict):
            return Settings(), (self._unreadable(Message(mark("it is no JSON object"))),)
        values = {name: _as_kept(value) for name, value in values.items()}
        sound = {name: value for name, value in values.items() if _is_sound(name, value)}
        return Settings(**sound), tuple(_remarks(values))

    def write(self, settings: Settings) -> None:
        """Keep settings.

        Raises:
            SettingsError: The file cannot be written.
        """
        changed = {
            name: value
            for name, default in DEFAULTS.items()
            if (value := getattr(settings, name)) != default
        }
        try:
            keep_for_user(self._path, json.dumps(changed, indent=1))
        except OSError as error:
            raise SettingsError(
                mark(
                    "{file} cannot be written ({reason}); until that is mended, changed settings "
                    "last until Emolens is closed."
                ),
                file=self._path,
                reason=error.strerror,
            ) from error

    def _unreadable(self, reason: Message) -> Message:
        return Message(
            mark("{file} cannot be read ({reason}); all settings have their defaults."),
            {"file": self._path, "reason": reason},
        )


def _as_kept(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


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
