"""Pictures as people see them, read by Pillow."""

from __future__ import annotations

import io
import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image as Pillow
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import TiffImageFile

from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.readings import Image
from emolens.sources.file_type import kind_in, opened
from emolens.sources.jpeg_scans import number_of_scans
from emolens.sources.pixels import bgr

MOST_PIXELS = 100_000_000
"""That a picture is decoded to: 300 MB. It is more than twice what is scanned for faces, so that a
larger one can be read reduced without losing any that would be found."""
_MOST_BYTES = 1 << 29
"""Of a picture file: some formats are read as a whole before they are decoded."""
_WEIGHTS = {"AVIF": 2, "JPEG2000": 4}
"""Times as much memory as other formats need for a pixel while they are decoded."""
_MOST_SCANNED = 1_500_000_000
"""Pixels times scans of a JPEG that refines itself: each scan is a pass over all of them."""
_REDUCTIONS = (1, 2, 4, 8)
_REDUCED_PAGE, _SUBFILE = 1, 254
Pillow.MAX_IMAGE_PIXELS = None  # sizes are checked here, where a JPEG can be read reduced
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # what was mended in files
# Its warnings of damaged files are told in our sentences; without a handler Python prints them.
logging.getLogger("PIL").addHandler(logging.NullHandler())

_LARGE = mark(
    "The picture is so large that it is read at 1/{part} of its width and height; boxes count in "
    "those pixels."
)
_PAGES = mark("Of the {pages} pages of the file only the first is read; save each as a picture.")
_DIM = mark("The picture uses {bits} of its 16 bits, and is brightened to what it holds.")


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as people see it.

    Attributes:
        image: BGR, uint8, ``[height, width, 3]``.
        reduction: How many times smaller than the file's its width and height are: 1, 2, 4 or 8.
        remark: What the user should know of it, if anything.
    """

    image: Image
    reduction: int
    remark: Message | None = None


def read_picture(path: Path) -> Image:
    """Return the image of :func:`open_picture`, which raises the same."""
    return open_picture(path).image


def open_picture(path: Path) -> Picture:
    """Return the picture of a file, the first one of several, upright, on white, in eight bits.

    JPEG of more than 100 million pixels is read at a half, a quarter or an eighth of its size, for
    which the format allows without ever holding the whole.

    Raises:
        SourceError: The file is missing, empty, cut short, no picture, or of more pixels than can
            be held in its format.
    """
    with opened(path) as file:
        return decode_picture(path, file)


def decode_picture(path: Path, file: BinaryIO) -> Picture:
    """Return the picture in an open file, as :func:`open_picture` does.

    Args:
        path: What it is called in messages.
        file: Which can be sought in, such as a member of an archive in memory.

    Raises:
        SourceError: As of :func:`open_picture`.
    """
    with told(path):
        image = opened_image(path, file)
        reduction = _reduction(path, file, image)
        if reduction > 1:
            image.draft(image.mode, (image.width // reduction, image.height // reduction))
        pages = _pages(image)
        shown, bits = bgr(image)
    return Picture(shown, reduction, _remark(reduction, pages, bits))


def opened_image(path: Path, file: BinaryIO) -> Pillow.Image:
    """Return a picture of which only the header is read.

    Raises:
        SourceError: It is no picture, or a format that is not read.
        Exception: Anything that Pillow raises of a damaged file; see :func:`told`.
    """
    kind = kind_in(path, file)
    if kind.medium != "picture":
        raise SourceError(mark("{file} is a video; name a picture."), file=path)
    if file.seek(0, io.SEEK_END) > _MOST_BYTES:
        raise SourceError(
            mark("{file} is larger than {most} MiB; save it smaller, or as JPEG."),
            file=path,
            most=_MOST_BYTES >> 20,
        )
    file.seek(0)
    return Pillow.open(file, formats=(kind.decoder,))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what Pillow raises of a damaged file in a sentence for the user.

    Raises:
        SourceError: Pillow cannot decode the file.
    """
    try:
        yield
    except SourceError:
        raise
    except (MemoryError, OverflowError, Pillow.DecompressionBombError) as error:
        raise SourceError(
            mark("{file} is too large or too broken to be decoded; save it again."), file=path
        ) from error
    except _DAMAGE as error:
        raise SourceError(
            mark("{file} is damaged or incomplete; try downloading it again."), file=path
        ) from error


_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, AttributeError, LookupError),
    *(ArithmeticError, RuntimeError, AssertionError, struct.error, zlib.error),
)
"""What Pillow raises of files that were damaged at random."""


def check_size(path: Path, image: Pillow.Image, weight: int = 1) -> None:
    """Refuse a picture that is too large to be held.

    Args:
        path: Of the file.
        image: Of which the header is read.
        weight: Times as much memory as others need for a pixel.

    Raises:
        SourceError: It has too many pixels.
    """
    most = MOST_PIXELS // (weight * _WEIGHTS.get(image.format or "", 1))
    if image.width * image.height > most:
        raise SourceError(
            mark(
                "{file} has {width} x {height} pixels, more than the {most} million that are read; "
                "save it smaller, or as JPEG that is not progressive."
            ),
            file=path,
            width=image.width,
            height=image.height,
            most=most // 10**6,
        )


def _reduction(path: Path, file: BinaryIO, image: Pillow.Image) -> int:
    """Return by how much a picture is to be read smaller so that it can be held."""
    pixels = image.width * image.height
    if not isinstance(image, JpegImageFile):
        check_size(path, image)
        return 1
    scans = number_of_scans(file)
    if scans > 1:  # it is held as a whole, up to six bytes a pixel, however small it is wanted
        check_size(path, image, weight=2)
        if scans * pixels > _MOST_SCANNED:
            raise SourceError(
                mark("{file} is a JPEG of {scans} layers; save it as one that is not progressive."),
                file=path,
                scans=scans,
            )
        return 1
    fitting = (one for one in _REDUCTIONS if pixels <= MOST_PIXELS * one * one)
    return next(fitting, _REDUCTIONS[-1])


def _pages(image: Pillow.Image) -> int:
    """Return how many pictures a TIFF file holds, less the small copies of others."""
    if not isinstance(image, TiffImageFile) or image.n_frames == 1:
        return 1
    pages = 0
    for number in range(image.n_frames):
        image.seek(number)
        pages += not int(image.tag_v2.get(_SUBFILE, 0)) & _REDUCED_PAGE
    image.seek(0)
    return max(1, pages)


def _remark(reduction: int, pages: int, bits: int) -> Message | None:
    if reduction > 1:
        return Message(_LARGE, {"part": reduction})
    if pages > 1:
        return Message(_PAGES, {"pages": pages})
    return Message(_DIM, {"bits": bits}) if 8 < bits < 16 else None
