"""Tables of what was measured of detection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.detection.live import Tally
from benchmarks.detection.stills import StillDetections, curve_point
from trainer.reporting.tables import table

_VOTES = (0.0, 53.8, 54.0, 54.3, 54.5, 54.7, 54.9, 55.2, 55.5)
"""Thresholds of the verification cascade; 0 is the first cascade alone."""


def curves(detections: Sequence[StillDetections]) -> str:
    """Return for each kind of picture what becomes of it, by the cascade's threshold."""
    kinds = dict.fromkeys(one.kind for one in detections)
    return "\n\n".join(
        _curve(kind, [one for one in detections if one.kind == kind]) for kind in kinds
    )


def _curve(kind: str, detections: Sequence[StillDetections]) -> str:
    faces, found = sum(one.faces for one in detections), sum(len(one.found) for one in detections)
    heading = f"{len(detections)} {kind}, {faces} faces, {found} found by the first cascade"
    points = (curve_point(detections, votes) for votes in _VOTES)
    rows = [
        (
            f"{one.votes:.1f}",
            f"{one.false_negatives:.1%}",
            f"{one.false_positives:.2f}",
            f"{one.affected:.1%}",
        )
        for one in points
    ]
    names = ("votes", "false negatives", "false positives a picture", "pictures with one")
    return f"{heading}\n\n{table(names, rows)}"


def followed(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Return what came of shots, as a table."""
    names = (
        "shots",
        "faces tracked",
        "false positives a minute",
        "scans a second",
        "searches a frame",
    )
    return table(names, [(name, *_cells(tally)) for name, tally in tallies])


def _cells(tally: Tally) -> tuple[str, ...]:
    share = f"{tally.found} of {tally.compared}"
    return (
        share,
        f"{tally.false_positives / tally.minutes:.1f}",
        f"{tally.scans / tally.minutes / 60:.1f}",
        f"{tally.searches / tally.frames:.2f}",
    )
