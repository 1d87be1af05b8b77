"""Colours of the expressions, and colours derived from the palette of the user's theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

# Okabe and Ito's eight colours (Color Universal Design, 2008), told apart with every common form
# of colour blindness; grey stands in for black, which would vanish in a dark theme.
_OF_EXPRESSION = {
    "angry": "#D55E00",
    "disgust": "#009E73",
    "fear": "#CC79A7",
    "happy": "#E69F00",
    "sad": "#0072B2",
    "surprise": "#56B4E9",
    "neutral": "#707070",
}
_SPARE = ("#F0E442", *_OF_EXPRESSION.values())


@lru_cache
def colors_for(expressions: tuple[str, ...]) -> dict[str, QColor]:
    """Return a colour for each expression: its own where it has one, else a free one."""
    own = {_OF_EXPRESSION[name] for name in expressions if name in _OF_EXPRESSION}
    free = [color for color in _SPARE if color not in own] or list(_SPARE)
    strangers = [name for name in expressions if name not in _OF_EXPRESSION]
    given = {name: free[i % len(free)] for i, name in enumerate(strangers)}
    return {name: QColor(_OF_EXPRESSION.get(name) or given[name]) for name in expressions}


def event_color(place: int) -> QColor:
    """Return the colour of the events of one name, by its place among the names."""
    colors = list(_OF_EXPRESSION.values())[:-1]  # grey is what is excluded
    return QColor(colors[(place + 4) % len(colors)])


def mix(color: QColor, other: QColor, share: float) -> QColor:
    """Return ``color`` with a ``share`` (0 to 1) of ``other`` mixed in."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in pairs))


def muted_text(palette: QPalette) -> QColor:
    """Return the colour of text that matters less, still 4.5 to 1 against the window."""
    return mix(
        palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.35
    )


def control_line(palette: QPalette) -> QColor:
    """Return the colour of a control's outline: 3 to 1 against the window (WCAG 1.4.11)."""
    return mix(
        palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText), 0.52
    )


def switched_off(palette: QPalette, role: QPalette.ColorRole) -> QColor:
    """Return the colour of what cannot be chosen now: plainly paler, but still to be read."""
    ink, ground = palette.color(role), palette.color(QPalette.ColorRole.Window)
    return mix(ink, ground, 0.48)


def canvas(palette: QPalette) -> QColor:
    """Return the ground on which a frame lies: deeper than the window, in a dark theme more so."""
    window = palette.color(QPalette.ColorRole.Window)
    return mix(window, QColor("black"), 0.28 - 0.21 * window.lightnessF())


def contrast(color: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2, from 1 (none) to 21 (black on white)."""
    light, dark = sorted((_luminance(color), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(ground: QColor) -> QColor:
    """Return black or white, whichever is read more easily on ``ground``."""
    return max((QColor("black"), QColor("white")), key=lambda ink: contrast(ink, ground))


def _luminance(color: QColor) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: QColor) -> Sequence[float]:
    return color.redF(), color.greenF(), color.blueF()
