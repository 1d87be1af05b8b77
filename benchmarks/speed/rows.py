"""What is told of speed."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

from benchmarks.report import Row
from benchmarks.speed.folder import PICTURES, speed_up
from benchmarks.speed.frames import Beside, compare
from benchmarks.speed.synthetic_videos import Film
from emolens.loading import load_model
from emolens.pipeline import Pipeline
from trainer.backend import load_keras

_RUN = Path("assets/run")
_SECONDS = 10
_ROUNDS = 5
_FILMS = {
    "640x480, one face": Film(640, 480, faces=1),
    "1280x720, three faces": Film(1280, 720, faces=3),
}


def beside_usual() -> list[Row]:
    """Compare the live analysis with the usual way, on one core: this process keeps to it."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # Linux
    load_keras()
    from benchmarks.speed.baseline import UsualWay  # noqa: PLC0415 - imports Keras

    usual = UsualWay(_RUN)
    results = {
        name: compare(film, _SECONDS, usual, Pipeline.live(load_model()))
        for name, film in _FILMS.items()
    }
    return [
        (f"{name}, live, one core: against the usual way", _told(result))
        for name, result in results.items()
    ]


def folder() -> list[Row]:
    """Compare two jobs with one."""
    rounds = sorted(speed_up(_ROUNDS))
    return [
        (
            f"folder of {PICTURES} pictures: two jobs against one, same lines",
            f"{median(rounds):.2f} times as fast "
            f"({rounds[0]:.2f} to {rounds[-1]:.2f} in {_ROUNDS} rounds)",
        )
    ]


def _told(result: Beside) -> str:
    return (
        f"{result.times:.1f} times as fast ({result.low:.1f} to {result.high:.1f}), "
        f"{result.found:,} of the {result.faces:,} faces that it finds"
    )
