"""Report rows on speed."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

from benchmarks.report import ReportRow
from benchmarks.speed.folder import PICTURES, speed_up
from benchmarks.speed.frames import SpeedComparison, compare
from benchmarks.speed.synthetic_videos import SyntheticVideo
from emolens.loading import load_model
from emolens.pipeline import Pipeline
from trainer.backend import load_keras

_RUN = Path("assets/run")
_SECONDS = 10
_ROUNDS = 5
_VIDEOS = {
    "640x480, one face": SyntheticVideo(640, 480, faces=1),
    "1280x720, three faces": SyntheticVideo(1280, 720, faces=3),
}


def beside_baseline() -> list[ReportRow]:
    """Compare the live analysis with the baseline, on one core: this process keeps to it."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # Linux
    load_keras()
    from benchmarks.speed.baseline import BaselineReader  # noqa: PLC0415 - imports Keras

    baseline = BaselineReader(_RUN)
    results = {
        name: compare(video, _SECONDS, baseline, Pipeline.live(load_model()))
        for name, video in _VIDEOS.items()
    }
    return [
        (f"{name}, live, one core: against the baseline", _speed_text(result))
        for name, result in results.items()
    ]


def folder() -> list[ReportRow]:
    """Compare two jobs with one."""
    rounds = sorted(speed_up(_ROUNDS))
    return [
        (
            f"folder of {PICTURES} pictures: two jobs against one, same lines",
            f"{median(rounds):.2f} times as fast "
            f"({rounds[0]:.2f} to {rounds[-1]:.2f} in {_ROUNDS} rounds)",
        )
    ]


def _speed_text(result: SpeedComparison) -> str:
    return (
        f"{result.times:.1f} times as fast ({result.low:.1f} to {result.high:.1f}), "
        f"{result.found:,} of the {result.faces:,} faces that it finds"
    )
