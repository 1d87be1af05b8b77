"""Tables of what was measured of detection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from benchmarks.detection.enlarged import EnlargedRecall
from benchmarks.detection.live import Tally
from benchmarks.detection.quality import JudgedReading, accuracy
from benchmarks.detection.stills import StillDetections
from emolens.face_quality import FARTHEST_YAW
from trainer.reporting.tables import table

_PROBABILITIES = (0.0, 0.9, 0.99, 0.9997, 1.1)
"""Between which faces are counted together: the model is sure of most."""


def stills(detected: Iterable[tuple[str, Sequence[StillDetections]]]) -> str:
    """Return what was detected in each kind of picture, by detector, as a table."""
    names = ("detector", "pictures", "faces found", "false positives", "pictures with one")
    return table(names, [row for name, finds in detected for row in _still_rows(name, finds)])


def _still_rows(name: str, finds: Sequence[StillDetections]) -> Iterable[tuple[str, ...]]:
    for kind in dict.fromkeys(one.kind for one in finds):
        own = [one for one in finds if one.kind == kind]
        found, faces = sum(one.found for one in own), sum(one.faces for one in own)
        false = [one.false_positives for one in own]
        counts = str(sum(false)), str(sum(map(bool, false)))
        yield name, f"{len(own)} {kind}", f"{found} of {faces}", *counts


def enlarged(measured: Iterable[tuple[str, EnlargedRecall]]) -> str:
    """Return what became of enlarged faces, as a table."""
    names = ("detector", "faces", "found", "found and named rightly", "boxes elsewhere")
    return table(names, [(name, *_enlarged_cells(one)) for name, one in measured])


def _enlarged_cells(one: EnlargedRecall) -> tuple[str, ...]:
    shares = (f"{count / one.faces:.1%}" for count in (one.found, one.right))
    return str(one.faces), *shares, str(one.elsewhere)


def qualities(judged: Sequence[JudgedReading]) -> str:
    """Return how many of the faces of some quality are named rightly, as a table."""
    yaw = [(abs(one.quality.yaw), one) for one in judged if one.quality.yaw is not None]
    kinds = {
        "yaw below 35°": [one for angle, one in yaw if angle < FARTHEST_YAW - 10],
        f"yaw from {FARTHEST_YAW:.0f}° on": [one for angle, one in yaw if angle >= FARTHEST_YAW],
    }
    sure = [(one.quality.face_probability, one) for one in judged]
    for low, high in pairwise(_PROBABILITIES):
        within = [one for p, one in sure if p is not None and low <= p < high]
        kinds[f"face probability {low} to {min(high, 1.0)}"] = within
    rows = [(name, str(len(kind)), *_accuracy(kind)) for name, kind in kinds.items() if kind]
    return table(("quality", "faces", "named rightly", "95 % interval"), rows)


def blurs(judged: Iterable[tuple[float, Sequence[JudgedReading]]]) -> str:
    """Return what blurring does to faces, as a table, given the readings of each blur."""
    rows = [
        (f"{blur}", str(len(kind)), f"{_sharpness(kind):.3f}", *_accuracy(kind))
        for blur, kind in judged
        if kind
    ]
    return table(("blurred by", "shown", "sharpness", "named rightly", "95 % interval"), rows)


def rolls(errors: Iterable[tuple[float, Sequence[float]]]) -> str:
    """Return how wrong the change in roll is, as a table, given the errors of each turn."""
    rows = [
        (
            f"{turn:.0f}°",
            str(len(some)),
            f"{np.mean(some):.1f}",
            f"{np.sqrt(np.mean(np.square(some))):.1f}",
        )
        for turn, some in errors
        if some
    ]
    return table(("turned by", "found", "mean error", "root mean square"), rows)


def _accuracy(judged: Sequence[JudgedReading]) -> tuple[str, str]:
    share, low, high = accuracy(judged)
    return f"{share:.1%}", f"{low:.1%} to {high:.1%}"


def _sharpness(judged: Sequence[JudgedReading]) -> float:
    return float(np.median([one.quality.sharpness for one in judged]))


def followed(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Return what came of shots, as a table."""
    names = ("shots", "faces tracked", "false positives a minute")
    return table(names, [(name, *_cells(tally)) for name, tally in tallies])


def _cells(tally: Tally) -> tuple[str, ...]:
    share = f"{tally.found} of {tally.compared}"
    return share, f"{tally.false_positives / tally.minutes:.1f}"
