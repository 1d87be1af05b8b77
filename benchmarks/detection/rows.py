"""Report rows on false positives of the live view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.detection.false_positives import count_false_positives
from benchmarks.detection.pictures import LabelledImage, empty_pictures, scenes
from benchmarks.detection.shots import Shot, shoot
from benchmarks.report import ReportRow, per_minute
from emolens.loading import load_model

_SCENES = 30
_SECONDS = 5.0


def false_positives(data: Path | None) -> list[ReportRow]:
    """SyntheticVideo pictures with one face and with none, on a stand and by hand."""
    result = count_false_positives(_shots(data), load_model())
    return [
        (
            f"false positives live in {result.minutes:.1f} minutes, "
            f"{result.shots} shots of {_SECONDS:.0f} s",
            f"{per_minute(result.false_positives, result.minutes)}, "
            f"in {result.affected} of the shots",
        )
    ]


def _shots(data: Path | None) -> Iterator[Shot]:
    for seed, picture in enumerate(_pictures(data)):
        for steady in (True, False):
            yield shoot(picture, _SECONDS, steady=steady, seed=seed)


def _pictures(data: Path | None) -> Iterator[LabelledImage]:
    yield from scenes(data, _SCENES, seed=2)
    yield from empty_pictures()
