"""What is told of faces invented live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.detection.false_positives import count_invented
from benchmarks.detection.pictures import Picture, empty_pictures, scenes
from benchmarks.detection.shots import Shot, shoot
from benchmarks.report import Row, per_minute
from emolens.loading import load_model

_SCENES = 30
_SECONDS = 5.0


def invented(data: Path | None) -> list[Row]:
    """Film pictures with one face and with none, on a stand and by hand."""
    result = count_invented(_shots(data), load_model())
    return [
        (
            f"faces invented live in {result.minutes:.1f} minutes, "
            f"{result.shots} shots of {_SECONDS:.0f} s",
            f"{per_minute(result.invented, result.minutes)}, in {result.spoilt} of the shots",
        )
    ]


def _shots(data: Path | None) -> Iterator[Shot]:
    for seed, picture in enumerate(_pictures(data)):
        for steady in (True, False):
            yield shoot(picture, _SECONDS, steady=steady, seed=seed)


def _pictures(data: Path | None) -> Iterator[Picture]:
    yield from scenes(data, _SCENES, seed=2)
    yield from empty_pictures()
