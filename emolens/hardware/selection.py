"""Selection of a model's precision and threads for this machine, by a short benchmark."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.errors import ModelError
from emolens.hardware.synthetic_faces import synthetic_faces
from emolens.hardware.timing import time_in_turn
from emolens.messages import mark
from emolens.model.onnx_model import OnnxModel

LARGEST_DIFFERENCE = 0.04
"""Between the scores of int8 and float32, see :class:`PrecisionComparison`.

The shipped files differ by 0.012. Those of an earlier model differed by 0.018, on processors with
and without VNNI alike (the latter emulated: QEMU's Haswell); this is about twice that.
"""

LEAST_SPEED = 1.25
"""Of int8 against float32; for less, the exact scores are worth more."""

LEAST_GAIN = 1.5
"""Of twice the threads. For less they are better left to the detector and the window."""

MOST_THREADS = 4
_FACES = 4  # in one batch; a frame with more is rare
_ROUNDS = 15

logger = logging.getLogger(__name__)

Timer = Callable[[Mapping[str, Callable[[], object]], int], Mapping[str, NDArray[np.float64]]]
"""Times several things, as :func:`emolens.hardware.timing.time_in_turn` does."""


@dataclass(frozen=True)
class PrecisionComparison:
    """The int8 file against the float32 file of one model, on this processor.

    Attributes:
        difference: Of the score that differs most, on average over synthetic faces.
        speed: How many times as fast int8 is.
    """

    difference: float
    speed: float

    @property
    def passed(self) -> bool:
        """Whether int8 agrees with float32 and is worth it."""
        return self.difference <= LARGEST_DIFFERENCE and self.speed >= LEAST_SPEED


@dataclass(frozen=True)
class HardwareChoice:
    """How a model runs best on this machine.

    Attributes:
        threads: To calculate on for one frame at a time.
        comparison: None where there are no two files to compare.
    """

    threads: int
    comparison: PrecisionComparison | None = None

    @property
    def int8(self) -> bool:
        """Whether to take the int8 file."""
        return self.comparison is not None and self.comparison.passed

    @property
    def reason(self) -> str:
        """Say in one sentence which precision it is, and why."""
        if self.comparison is None:
            return "Reading in float32, since there is no int8 file of this model to be used."
        difference, speed = self.comparison.difference, self.comparison.speed
        if difference > LARGEST_DIFFERENCE:
            return (
                "Reading in float32, since int8 gives other scores on this processor "
                f"(they differ by {difference:.3f})."
            )
        if not self.comparison.passed:
            return (
                "Reading in float32, since int8 gains too little on this processor "
                f"({speed:.1f} times as fast)."
            )
        return (
            f"Reading in int8, on this processor {speed:.1f} times as fast as float32 "
            f"(scores differ by {difference:.3f})."
        )


def measure(
    trusted: Path, quicker: Path | None, cores: int, timer: Timer = time_in_turn
) -> HardwareChoice:
    """Return the choice for this machine, after about a second of measuring.

    Args:
        trusted: The float32 file, or a model file without another beside it.
        quicker: The int8 file of the same model; one that cannot be used is passed over.
        cores: How many may be used.
        timer: Takes the times.

    Raises:
        ModelError: ``trusted`` is refused.
    """
    comparison = _compare(trusted, quicker, timer) if quicker else None
    path = quicker if quicker and comparison and comparison.passed else trusted
    return HardwareChoice(_threads(path, cores, timer), comparison)


def _compare(trusted: Path, quicker: Path, timer: Timer) -> PrecisionComparison | None:
    reference = OnnxModel.load(trusted, threads=1)
    try:
        quantized = OnnxModel.load(quicker, threads=1)
        if _model_of(quantized) != _model_of(reference):
            raise ModelError(
                mark("{file} is of another model than {other}; install both anew."),
                file=quicker,
                other=trusted,
            )
        crops = synthetic_faces(reference.metadata.crop)
        gaps = np.abs(quantized.predict(crops) - reference.predict(crops)).max(axis=1)
    except ModelError as error:
        logger.warning("%s", error)
        return None
    return PrecisionComparison(round(float(gaps.mean()), 4), _speed(quantized, reference, timer))


def _model_of(classifier: OnnxModel) -> tuple[str, float | None]:
    """Return what both files of one model say alike; one may be older than what tells faces."""
    return classifier.metadata.keras_digest, classifier.metadata.no_face_below


def _threads(path: Path, cores: int, timer: Timer) -> int:
    """Return how many threads are worth their cores."""
    threads = 1
    classifier = OnnxModel.load(path, threads)
    while 2 * threads <= min(cores, MOST_THREADS):
        wider = OnnxModel.load(path, 2 * threads)
        if _speed(wider, classifier, timer) < LEAST_GAIN:
            break
        threads, classifier = 2 * threads, wider
    return threads


def _speed(one: OnnxModel, other: OnnxModel, timer: Timer) -> float:
    """Return how many times as fast as ``other`` the first is."""
    crops = synthetic_faces(one.metadata.crop)[:_FACES]
    runs = {"one": partial(one.predict, crops), "other": partial(other.predict, crops)}
    times = timer(runs, _ROUNDS)
    return round(float(np.median(times["other"] / times["one"])), 2)
