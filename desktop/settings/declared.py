"""All settings: name, type, default, range and what they do."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.settings.kinds import Choice, Declaration, Number, Switch, Text, Texts, Value, declare
from emolens.messages import mark

_READING = mark("Reading")
_PICTURE = mark("Picture")
_RECORDING = mark("Recording")
_WINDOW = mark("Window")

RESOLUTIONS: Mapping[str, str] = {
    "automatic": mark("Automatic"),
    "640x480": "640 \N{MULTIPLICATION SIGN} 480",
    "1280x720": "1280 \N{MULTIPLICATION SIGN} 720",
    "1920x1080": "1920 \N{MULTIPLICATION SIGN} 1080",
}
MOST_RECENT = 8
"""Files that are remembered."""
MOST_MODELS = 5
"""Model files that are remembered."""
EVENT_KEYS = 9
"""Keys that mark events, from 1 on."""


@dataclass(frozen=True)
class Settings:
    """The values of all settings; immutable, so any thread may read them.

    Raises:
        ValueError: One is set to what its kind does not take.
    """

    smoothing: float = declare(
        1.0,
        Number(0.0, 3.0, 0.25),
        _READING,
        mark("Smoothing"),
        mark(
            "How strongly moving faces are smoothed. At 0 every frame speaks for itself; "
            "at 1 a clear change shows within 0.3 seconds; higher values react more slowly."
        ),
    )
    detector: str = declare(
        "auto",
        Choice(
            {
                "auto": mark("Automatic"),
                "yunet": mark("YuNet"),
                "haar": mark("Haar cascades"),
            }
        ),
        _READING,
        mark("Face detector"),
        mark(
            "YuNet also finds faces that are tilted, turned or half covered; Haar cascades find "
            "upright ones that look at you. Automatic is YuNet where it is installed."
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
        mark("Sensitivity"),
        mark("Eager finds more faces but also more false ones; Cautious finds fewer of both."),
    )
    smallest_face: int = declare(
        36,
        Number(24, 120, 4, mark("pixels")),
        _READING,
        mark("Smallest face"),
        mark(
            "Faces smaller than this are ignored (measured after the picture is scaled to "
            "1,920 pixels, or 480 live)."
        ),
    )
    resolution: str = declare(
        "automatic",
        Choice(RESOLUTIONS),
        _PICTURE,
        mark("Webcam resolution"),
        mark("Larger pictures show small faces better, and take more time."),
    )
    mirror: bool = declare(
        True,
        Switch(),
        _PICTURE,
        mark("Mirror the webcam"),
        mark("Mirrors the preview only; recordings are not mirrored."),
    )
    numbers_only: bool = declare(
        False,
        Switch(),
        _PICTURE,
        mark("Numbers only"),
        mark("Hides pictures and video: boxes and scores stand on a plain ground."),
    )
    snapshot: str = declare(
        "scores",
        Choice(
            {
                "plain": mark("Picture only"),
                "boxes": mark("With boxes"),
                "scores": mark("With boxes and scores"),
            }
        ),
        _PICTURE,
        mark("Snapshots"),
        mark("With boxes, they also show what “Why?” shows."),
    )
    film: str = declare(
        "none",
        Choice(
            {
                "none": mark("Scores only"),
                "plain": mark("Scores and video"),
                "overlays": mark("Scores and video with boxes"),
                "blocked": mark("Scores and video, faces blocked out"),
                "blurred": mark("Scores and video, faces blurred"),
            }
        ),
        _RECORDING,
        mark("Record"),
        mark(
            "Ask whoever is seen before you keep their picture. With “Numbers only”, no video is "
            "saved. A face that is not found is not covered: look at the video first."
        ),
    )
    theme: str = declare(
        "system",
        Choice(
            {
                "system": mark("System default"),
                "light": mark("Light"),
                "dark": mark("Dark"),
            }
        ),
        _WINDOW,
        mark("Theme"),
        "",
    )
    motion: bool = declare(
        True,
        Switch(),
        _WINDOW,
        mark("Motion"),
        mark("Lets bars glide to their shares; without it they are there at once."),
    )
    language: str = declare(
        "system",
        Choice({"system": mark("System default"), "en": "English", "de": "Deutsch"}),
        _WINDOW,
        mark("Language"),
        mark("Takes effect after a restart."),
    )
    camera: str = declare("", Text())
    """Name of the camera chosen; empty for the first there is."""
    model: str = declare("", Text())
    """Path of the model file chosen; empty for the one that came with the app."""
    models: tuple[str, ...] = declare((), Texts(MOST_MODELS))
    """Paths of the model files chosen last, the newest first."""
    recent: tuple[str, ...] = declare((), Texts(MOST_RECENT))
    """Paths of the files opened last, the newest first."""
    event_names: tuple[str, ...] = declare((), Texts(EVENT_KEYS))
    """Names of the events that the keys from 1 on mark; empty for one that was not named."""
    unfinished: str = declare("", Text())
    """Path of the result of the analysis of files that was cut off; empty for none."""
    recordings: str = declare("", Text())
    """Path of the folder that recordings go to; empty for one among the user's videos."""
    first_contact: bool = declare(True, Switch())
    """Whether nothing was ever shown yet, so that the window offers something to begin with."""
    geometry: str = declare("", Text())
    """Where the window was, as Qt tells it, in base 64."""

    def __post_init__(self) -> None:
        for name, declaration in DECLARATIONS.items():
            if not declaration.kind.takes(getattr(self, name)):
                raise ValueError(f"{name} must be {declaration.kind}")


def size_of(resolution: str) -> tuple[int, int] | None:
    """Return the width and height in pixels of one of the resolutions; None for automatic."""
    width, _, height = resolution.partition("x")
    return (int(width), int(height)) if height else None


DECLARATIONS: Mapping[str, Declaration] = {
    field.name: field.metadata["declaration"] for field in dataclasses.fields(Settings)
}
DEFAULTS: Mapping[str, Value] = {
    field.name: getattr(Settings, field.name) for field in dataclasses.fields(Settings)
}
