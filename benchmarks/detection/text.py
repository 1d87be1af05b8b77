"""Tables of what was measured of detection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.detection.enlarged import EnlargedRecall
from benchmarks.detection.live import Tally
from benchmarks.detection.stills import StillDetections
from trainer.reporting.tables import table


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


def followed(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Return what came of shots, as a table."""
    names = ("shots", "faces tracked", "false positives a minute")
    return table(names, [(name, *_cells(tally)) for name, tally in tallies])


def _cells(tally: Tally) -> tuple[str, ...]:
    share = f"{tally.found} of {tally.compared}"
    return share, f"{tally.false_positives / tally.minutes:.1f}"
