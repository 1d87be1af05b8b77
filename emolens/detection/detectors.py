"""Choice of the detector, and its numbers for stills, whole live frames and close-ups."""

from __future__ import annotations

import dataclasses
import logging
from functools import cache
from typing import Any, Literal, NamedTuple

from emolens.detection.close_up import FACE, SIDE
from emolens.detection.haar import HaarDetector
from emolens.detection.verification import THRESHOLD, UNVERIFIED
from emolens.detection.weights import DetectorWeightsError, read_weights
from emolens.detection.yunet import YuNetDetector
from emolens.options import PipelineOptions
from emolens.protocols import Detector

logger = logging.getLogger(__name__)

_FILE_SIDE, _LIVE_SIDE = 1920, 480
"""Longer sides of the pictures in whose pixels the smallest face is told."""

_YUNET = {"cautious": 0.75, "balanced": 0.6, "eager": 0.45}
"""Scores that make a face (docs/detection.md)."""
_YUNET_PROPOSING = 0.3
_YUNET_WHOLE = 0.2
"""Of score, by which a whole face exceeds the threshold, and one that is half hidden does not."""
_YUNET_FILES = (12, 640, 480)
"""Length that the smallest face has in the larger scan of a still, least side of that scan, and
side of the smaller one, which sees large and blurred faces better; all in pixels."""
_YUNET_LIVE = (24, 320)
"""Likewise of the one scan of a live frame."""

_HAAR = {"cautious": THRESHOLD + 0.3, "balanced": THRESHOLD, "eager": THRESHOLD - 0.5}
"""Stage scores: up to where many faces begin to be lost (docs/detection.md)."""
_HAAR_NEIGHBOURS = (2, 3)
"""Of windows that propose a face, which need only be near it, and in a close-up."""
_HAAR_LENIENT: dict[str, Any] = {"neighbours": 1, "threshold": UNVERIFIED}
_HAAR_GROWTH = 1.4  # of a face since it was seen last, or the other way round


class LiveDetectors(NamedTuple):
    """The detectors of a live source.

    Attributes:
        whole: Proposes faces in whole frames, on little evidence.
        near: Finds the face in a close-up.
        beside: The same where another face is close by, which may hide half of it: what is left of
            a face would teach its track a wrong way.
    """

    whole: Detector
    near: Detector
    beside: Detector


def detector_of(options: PipelineOptions) -> Literal["yunet", "haar"]:
    """Return which detector these options come to on this machine."""
    return "haar" if options.detector == "haar" or not _has_yunet() else "yunet"


def settings_of(options: PipelineOptions) -> dict[str, Any]:
    """Return options by their names, for what is said of a result: the detector as it came to."""
    return dataclasses.asdict(options) | {"detector": detector_of(options)}


def file_detector(options: PipelineOptions, *, lenient: bool = False) -> Detector:
    """Return the detector for pictures and for frames of videos, each by itself.

    Args:
        options: Which, and how sure it must be.
        lenient: Whether it takes for a face whatever might be one, so that its mistakes can be
            learnt from.
    """
    if detector_of(options) == "haar":
        return HaarDetector(
            longest_side=_FILE_SIDE,
            smallest_face=options.smallest_face,
            **(_HAAR_LENIENT if lenient else {"threshold": _HAAR[options.sensitivity]}),
        )
    length, least, large = _YUNET_FILES
    return YuNetDetector(
        sides=(_scan_side(length, _FILE_SIDE, options, least), large),
        threshold=_YUNET_PROPOSING if lenient else _YUNET[options.sensitivity],
        smallest=options.smallest_face / _FILE_SIDE,
        thorough=True,
        any_roll=options.any_roll,
    )


def live_detectors(options: PipelineOptions) -> LiveDetectors:
    """Return the detectors that keep up with a camera."""
    return _live_haar(options) if detector_of(options) == "haar" else _live_yunet(options)


def _live_yunet(options: PipelineOptions) -> LiveDetectors:
    length, least = _YUNET_LIVE
    whole = YuNetDetector(
        sides=(_scan_side(length, _LIVE_SIDE, options, least),),
        threshold=_YUNET_PROPOSING,
        smallest=options.smallest_face / _LIVE_SIDE,
        thorough=False,
    )
    threshold = _YUNET[options.sensitivity]
    near = YuNetDetector(sides=(SIDE,), threshold=threshold, thorough=False)
    beside = YuNetDetector(sides=(SIDE,), threshold=threshold + _YUNET_WHOLE, thorough=False)
    return LiveDetectors(whole, near, beside)


def _live_haar(options: PipelineOptions) -> LiveDetectors:
    proposing, confirming = _HAAR_NEIGHBOURS
    whole = HaarDetector(
        longest_side=_LIVE_SIDE,
        smallest_face=options.smallest_face,
        neighbours=proposing,
        threshold=UNVERIFIED,
    )
    near = HaarDetector(
        longest_side=SIDE,
        smallest_face=round(FACE / _HAAR_GROWTH),
        largest_face=round(FACE * _HAAR_GROWTH),
        neighbours=confirming,
        threshold=_HAAR[options.sensitivity],
    )
    return LiveDetectors(whole, near, beside=near)  # it finds no face that is half hidden


def _scan_side(length: int, side: int, options: PipelineOptions, least: int) -> int:
    """Return the longer side of a scan in which the smallest face has this length, or more."""
    return max(least, round(length * side / options.smallest_face))


@cache
def _has_yunet() -> bool:
    """Return whether YuNet's weights are at hand; log it once where they are not."""
    try:
        read_weights()
    except DetectorWeightsError as error:
        logger.warning("Faces are found by the Haar cascades instead of YuNet: %s", error)
        return False
    return True
