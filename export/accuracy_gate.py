"""Accuracy gate: it compares what a run can become, and refuses an int8 file that reads worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emolens.hardware.timing import time_in_turn
from emolens.model.output import ModelOutput, joined
from export.errors import ExportError
from export.parity_check import check_difference
from trainer.data.dataset import Dataset
from trainer.evaluation.metrics import measure, measure_confusions
from trainer.progress_bar import bar

MAY_LOSE_RIGHT = 0.005
"""Share of the faces that int8 may name less often right than float32."""

MAY_LOSE_CALIBRATION = 0.01

MAY_LOSE_FACES = 0.003
"""Share of the faces that float32 takes for faces, but int8 may not."""

Crops = NDArray[np.uint8]
_BLOCK = 64
_ROUNDS = 40


@dataclass(frozen=True, eq=False)
class Candidate:
    """One form of the model.

    Attributes:
        name: ``Keras``, ``float32`` or ``int8``.
        infer: Gives its outputs for crops uint8 ``[N, S, S, C]``.
        size: Of its file, in bytes.
    """

    name: str
    infer: Callable[[Crops], ModelOutput]
    size: int


@dataclass(frozen=True)
class CandidateMetrics:
    """What was measured of one candidate.

    Attributes:
        name: Its name.
        metrics: See :mod:`trainer.evaluation.metrics`: figures and confusion counts.
        difference: Largest difference of a score, or of a face's probability, from the first
            candidate's.
        size: Of its file, in bytes.
        seconds: Median time for one face.
        faces: Share of the faces that it takes for faces; 1 where it does not ask.
    """

    name: str
    metrics: dict[str, float]
    difference: float
    size: int
    seconds: float
    faces: float = 1.0


def compare(
    candidates: Sequence[Candidate], dataset: Dataset, no_face_below: float | None = None
) -> list[CandidateMetrics]:
    """Measure all on the validation split of a dataset, one after the other, and time them."""
    split = dataset.validation
    outputs = [_infer(candidate, split.crops) for candidate in candidates]
    face = np.asarray(split.crops[:1])
    runners = {each.name: (lambda each=each: each.infer(face)) for each in candidates}
    times = time_in_turn(runners, _ROUNDS)
    return [
        CandidateMetrics(
            name=each.name,
            metrics=measure(given.scores, split)
            | measure_confusions(given.scores, split, dataset.labels),
            difference=_difference(given, outputs[0]),
            size=each.size,
            seconds=float(np.median(times[each.name])),
            faces=_taken(given, no_face_below),
        )
        for each, given in zip(candidates, outputs, strict=True)
    ]


def table(rows: Sequence[CandidateMetrics], dataset: Dataset) -> list[str]:
    """Return the rows as lines of text; latencies are compared with float32."""
    right = "agreement" if dataset.votes else "accuracy"
    base = next(row.seconds for row in rows if row.name == "float32")
    lines = [
        f"{'':8}{right:>10}{'calib. error':>14}{'largest diff.':>15}{'size':>11}{'latency':>9}"
    ]
    for row in rows:
        lines.append(
            f"{row.name:8}{row.metrics['agreement']:10.2%}{row.metrics['calibration_error']:14.4f}"
            f"{row.difference:15.1e}{row.size / 1e6:8.2f} MB{row.seconds / base:9.2f}"
        )
    return lines


def check(rows: Sequence[CandidateMetrics]) -> None:
    """Let float32 and, if it is among the rows, int8 pass.

    Raises:
        ExportError: Float32 is not equal to Keras, or int8 loses more than it may.
    """
    by_name = {row.name: row for row in rows}
    float32, int8 = by_name["float32"], by_name.get("int8")
    check_difference(float32.difference, "scores of the validation crops")
    if int8 is None:
        return
    lost = float32.metrics["agreement"] - int8.metrics["agreement"]
    worse = int8.metrics["calibration_error"] - float32.metrics["calibration_error"]
    if not (lost <= MAY_LOSE_RIGHT and worse <= MAY_LOSE_CALIBRATION):
        raise ExportError(
            f"int8 loses {100 * lost:.2f} points of accuracy and {worse:.4f} of calibration error, "
            f"more than {100 * MAY_LOSE_RIGHT:g} and {MAY_LOSE_CALIBRATION:g}: nothing was "
            "written; export with --precision float32."
        )
    rejected = float32.faces - int8.faces
    if not rejected <= MAY_LOSE_FACES:
        raise ExportError(
            f"int8 takes {100 * rejected:.2f} points fewer faces for faces than float32, more than "
            f"{100 * MAY_LOSE_FACES:g}: nothing was written; export with --precision float32."
        )


def _taken(output: ModelOutput, no_face_below: float | None) -> float:
    if output.face is None or no_face_below is None:
        return 1.0
    return float(np.mean(output.face >= no_face_below))


def _difference(one: ModelOutput, other: ModelOutput) -> float:
    pairs = [(one.scores, other.scores)]
    if one.face is not None and other.face is not None:
        pairs.append((one.face, other.face))
    return max(float(np.abs(first - second).max()) for first, second in pairs)


def _infer(candidate: Candidate, crops: Crops) -> ModelOutput:
    parts = []
    with bar(f"scoring with {candidate.name}", len(crops), unit="face") as progress:
        for start in range(0, len(crops), _BLOCK):
            parts.append(candidate.infer(np.asarray(crops[start : start + _BLOCK])))
            progress.update(len(parts[-1].scores))
    return joined(parts)
