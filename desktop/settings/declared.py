"""All settings: name, type, default, range and what they do."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.settings.kinds import Choice, Declaration, Span, Switch, Text, Texts, Value, declare
from desktop.words import mark

_READING = mark("Reading")
_PICTURE = mark("Picture")
_WINDOW = mark("Window")

MOST_RECENT = 8
"""Files that are remembered."""


@dataclass(frozen=True)
class Settings:
    """The values of all settings; immutable, so any thread may read them.

    Raises:
        ValueError: One is set to what its kind does not take.
    """

    smoothing: float = declare(
        1.0,
        Span(0.0, 3.0, 0.25),
        _READING,
        mark("Steadiness"),
        mark(
            "How strongly moving faces are smoothed. At 0 every frame speaks for itself; "
            "at 1 a clear change shows within 0.3 seconds; above, later in proportion."
        ),
    )
    sensitivity: str = declare(
        "balanced",
        Choice(
            {
                "cautious": mark("Cautious"),
                "balanced": mark("Balanced"),
                "eager": mark("Eager"),
            }
        ),
        _READING,
        mark("Face detector"),
        mark(
            "Eager finds a few more faces, and more things that are none; cautious leaves out both."
        ),
    )
    smallest_face: int = declare(
        36,
        Span(24, 120, 4, mark("pixels")),
        _READING,
        mark("Smallest face"),
        mark(
            "Smaller ones are not looked for. It counts in a picture reduced to 1,920 pixels, "
            "or live to 480."
        ),
    )
    mirror: bool = declare(
        True,
        Switch(),
        _PICTURE,
        mark("Mirror the webcam"),
        mark("Shows you as a mirror does. Other people's view is never changed."),
    )
    numbers_only: bool = declare(
        False,
        Switch(),
        _PICTURE,
        mark("Numbers only"),
        mark("Hides pictures and video: boxes and scores stand on a plain ground."),
    )
    theme: str = declare(
        "system",
        Choice(
            {
                "system": mark("As the system"),
                "light": mark("Light"),
                "dark": mark("Dark"),
            }
        ),
        _WINDOW,
        mark("Theme"),
        "",
    )
    language: str = declare(
        "system",
        Choice({"system": mark("As the system"), "en": "English", "de": "Deutsch"}),
        _WINDOW,
        mark("Language"),
        mark("It changes when Emolens is started again."),
    )
    model: str = declare("", Text())
    """Path of the model file chosen; empty for the one that came with the app."""
    recent: tuple[str, ...] = declare((), Texts(MOST_RECENT))
    """Paths of the files opened last, the newest first."""
    geometry: str = declare("", Text())
    """Where the window was, as Qt tells it, in base 64."""

    def __post_init__(self) -> None:
        for name, declaration in DECLARATIONS.items():
            if not declaration.kind.takes(getattr(self, name)):
                raise ValueError(f"{name} must be {declaration.kind}")


DECLARATIONS: Mapping[str, Declaration] = {
    field.name: field.metadata["declaration"] for field in dataclasses.fields(Settings)
}
DEFAULTS: Mapping[str, Value] = {
    field.name: getattr(Settings, field.name) for field in dataclasses.fields(Settings)
}
