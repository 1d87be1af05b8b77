"""Drawing of lines, dots and text, written as SVG or as PNG."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from emolens.plain_text import plain

Point = tuple[float, float]
_FONT_SIZE = 12
_SCALE = 3
"""Pixels of a PNG for one of the drawing."""
_FINER = 2
"""Times as many are drawn on each side, so that slopes are smooth."""
_FONTS = ("DejaVuSans.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttc", "LiberationSans-Regular.ttf")
"""With letters of many languages, on Linux, macOS and Windows."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
"""Pillow's words for them."""
_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class DrawnLine:
    """A line; places and widths are in pixels, colours as HTML has them."""

    begin: Point
    end: Point
    color: str
    width: int = 1


@dataclass(frozen=True)
class DrawnDot:
    """A dot, of which SVG says something where it is pointed at."""

    at: Point
    color: str
    said: str
    radius: int = 4


@dataclass(frozen=True)
class DrawnText:
    """A line of text; the anchor says what of it lies at its place, on the base line."""

    at: Point
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"
    bold: bool = False


@dataclass(frozen=True)
class Drawing:
    """Shapes on white.

    Attributes:
        width: In pixels.
        height: Likewise.
        shapes: From the lowest to what lies on top.
    """

    width: int
    height: int
    shapes: Sequence[DrawnLine | DrawnDot | DrawnText]

    def to_svg(self) -> str:
        """Return it as an element ``svg``."""
        inside = "".join(map(_svg_of, self.shapes))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" role="img" font-family="sans-serif" '
            f'font-size="{_FONT_SIZE}"><rect width="100%" height="100%" fill="#fff"/>'
            f"{inside}</svg>"
        )

    def to_png(self) -> bytes:
        """Return it as a PNG file, at three times its size.

        Text is in a font of the system; where none is found, without accents and in Latin letters.
        """
        scale = _SCALE * _FINER
        canvas = Image.new("RGB", (self.width * scale, self.height * scale), "#fff")
        draw = ImageDraw.Draw(canvas)
        for shape in self.shapes:
            _paint(draw, shape, scale)
        file = io.BytesIO()
        canvas.reduce(_FINER).save(file, "PNG", dpi=(96 * _SCALE, 96 * _SCALE))
        return file.getvalue()


def _svg_of(shape: DrawnLine | DrawnDot | DrawnText) -> str:
    match shape:
        case DrawnLine((x, y), (to_x, to_y), color, width):
            return (
                f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" '
                f'stroke="{color}" stroke-width="{width}"/>'
            )
        case DrawnDot((x, y), color, said, radius):
            return (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{color}">'
                f"<title>{escape(plain(said))}</title></circle>"
            )
        case DrawnText((x, y), text, anchor, bold):
            weight = ' font-weight="bold"' if bold else ""
            return (
                f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>'
                f"{escape(plain(text))}</text>"
            )


def _paint(draw: ImageDraw.ImageDraw, shape: DrawnLine | DrawnDot | DrawnText, scale: int) -> None:
    match shape:
        case DrawnLine((x, y), (to_x, to_y), color, width):
            ends = [x * scale, y * scale, to_x * scale, to_y * scale]
            draw.line(ends, fill=color, width=width * scale)
        case DrawnDot((x, y), color, _, radius):
            draw.circle((x * scale, y * scale), radius * scale, fill=color)
        case DrawnText((x, y), text, anchor, bold):
            font, knows_all = _font(_FONT_SIZE * scale)
            written = plain(text) if knows_all else _in_ascii(plain(text))
            place = (x * scale, y * scale)
            stroke = scale // 4 if bold else 0
            draw.text(place, written, "#000", font, _ANCHORS[anchor], stroke_width=stroke)


@cache
def _font(size: int) -> tuple[_Font, bool]:
    """Return a font, and whether it has more letters than ASCII: Pillow's own has not."""
    for name in _FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, size), True
    return ImageFont.load_default(size), False


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
