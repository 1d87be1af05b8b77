"""Measure which of a model's files serves this machine best, and on how many threads."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.errors import ModelError
from emolens.hardware.synthetic_faces import specimens
from emolens.hardware.timing import race
from emolens.messages import mark
from emolens.model.session import OnnxModel

LARGEST_DIFFERENCE = 0.04
"""Between the scores of int8 and float32, see :class:`Comparison`.

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

Race = Callable[[Mapping[str, Callable[[], object]], int], Mapping[str, NDArray[np.float64]]]
"""Times several things, as :func:`emolens.hardware.timing.race` does."""


@dataclass(frozen=True)
class Comparison:
    """The int8 file against the float32 file of one model, on this processor.

    Attributes:
        difference: Of the score that differs most, on average over the specimens.
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
    comparison: Comparison | None = None

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


def measure(trusted: Path, quicker: Path | None, cores: int, timed: Race = race) -> HardwareChoice:
    """Return the choice for this machine, after about a second of measuring.

    Args:
        trusted: The float32 file, or a model file without another beside it.
        quicker: The int8 file of the same model; one that cannot be used is passed over.
        cores: How many may be used.
        timed: Takes the times.

    Raises:
        ModelError: ``trusted`` is refused.
    """
    comparison = _compare(trusted, quicker, timed) if quicker else None
    path = quicker if quicker and comparison and comparison.passed else trusted
    return HardwareChoice(_threads(path, cores, timed), comparison)


def _compare(trusted: Path, quicker: Path, timed: Race) -> Comparison | None:
    exact = OnnxModel.load(trusted, threads=1)
    try:
        rival = OnnxModel.load(quicker, threads=1)
        if _model_of(rival) != _model_of(exact):
            raise ModelError(
                mark("{file} is of another model than {other}; install both anew."),
                file=quicker,
                other=trusted,
            )
        crops = specimens(exact.metadata.crop)
        gaps = np.abs(rival.predict(crops) - exact.predict(crops)).max(axis=1)
    except ModelError as error:
        logger.warning("%s", error)
        return None
    return Comparison(round(float(gaps.mean()), 4), _speed(rival, exact, timed))


def _model_of(classifier: OnnxModel) -> tuple[str, float | None]:
    """Return what both files of one model say alike; one may be older than what tells faces."""
    return classifier.metadata.keras_digest, classifier.metadata.no_face_below


def _threads(path: Path, cores: int, timed: Race) -> int:
    """Return how many threads are worth their cores."""
    threads = 1
    classifier = OnnxModel.load(path, threads)
    while 2 * threads <= min(cores, MOST_THREADS):
        wider = OnnxModel.load(path, 2 * threads)
        if _speed(wider, classifier, timed) < LEAST_GAIN:
            break
        threads, classifier = 2 * threads, wider
    return threads


def _speed(one: OnnxModel, other: OnnxModel, timed: Race) -> float:
    """Return how many times as fast as ``other`` the first is."""
    crops = specimens(one.metadata.crop)[:_FACES]
    runs = {"one": partial(one.predict, crops), "other": partial(other.predict, crops)}
    times = timed(runs, _ROUNDS)
    return round(float(np.median(times["other"] / times["one"])), 2)
