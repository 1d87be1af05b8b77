"""``python -m benchmarks.neutral_correction``: what one neutral baseline for all faces costs.

What is measured is kept beside the evaluation of the shipped run; ``python -m tools.model_figures``
tells it in the documents.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.atomic_write import atomic_write_text
from emolens.labels import NEUTRAL
from emolens.resources import model_file
from emolens.tracking.neutral_baseline import NeutralBaseline
from trainer.data.reading import read_for_model
from trainer.evaluation.confusion_counts import confusion, once, recall
from trainer.evaluation.trained_model import load_trained_model

FILE = Path(__file__).parents[1] / "assets" / "run" / "evaluation" / "neutral_correction.json"
AT_REST = {NEUTRAL: 0.45, "sad": 0.40}
"""What the face that the baseline is taken from reads as; the rest is shared evenly."""


@dataclass(frozen=True)
class CorrectionFigures:
    """What was measured of a model on faces whose voters agree.

    Attributes:
        keras_digest: Of the model.
        faces: How many faces most voters call neutral.
        rival: The expression that has most of neutral's share in these.
        odds: Its share by neutral's, in the median of them.
        before: The share of each expression's faces that are read as it, by label.
        after: The same with the correction.
    """

    keras_digest: str
    faces: int
    rival: str
    odds: float
    before: dict[str, float]
    after: dict[str, float]


def measure(
    digest: str, labels: Sequence[str], scores: NDArray[np.float32], truth: NDArray[np.int64]
) -> CorrectionFigures:
    """Return the figures of scores ``[N, K]`` of faces with a true label ``[N]``, -1 for none."""
    neutral = labels.index(NEUTRAL)
    calm = scores[truth == neutral]
    odds = np.median(calm / calm[:, [neutral]], axis=0)
    odds[neutral] = 0.0
    rival = int(odds.argmax())
    baseline = NeutralBaseline(labels, _at_rest(labels))
    corrected = np.array([baseline.correct(row) for row in scores])
    return CorrectionFigures(
        keras_digest=digest,
        faces=len(calm),
        rival=labels[rival],
        odds=round(float(odds[rival]), 3),
        before=_recalls(labels, scores, truth),
        after=_recalls(labels, corrected, truth),
    )


def read_figures(file: Path = FILE) -> CorrectionFigures:
    """Read what was kept."""
    return CorrectionFigures(**json.loads(file.read_text("utf-8")))


def _at_rest(labels: Sequence[str]) -> NDArray[np.float64]:
    others = (1 - sum(AT_REST.values())) / (len(labels) - len(AT_REST))
    return np.array([AT_REST.get(label, others) for label in labels])


def _recalls(
    labels: Sequence[str], scores: NDArray[np.float32], truth: NDArray[np.int64]
) -> dict[str, float]:
    found = recall(confusion(scores, truth, once(len(truth))))
    return {label: round(float(share), 4) for label, share in zip(labels, found, strict=True)}


def main() -> None:
    """Measure the shipped model on the validation faces of a dataset, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="dataset: folder, zip or csv")
    parser.add_argument("--votes", type=Path, required=True, help="FER+ votes of its pictures")
    options = parser.parse_args()
    model = load_trained_model(model_file())
    about = model.metadata
    faces = read_for_model(about, options.data, options.votes, ("validation",)).validation
    scores = model.predict_all(faces.crops)
    found = measure(about.keras_digest, about.labels, scores, faces.majority)
    atomic_write_text(FILE, json.dumps(dataclasses.asdict(found), indent=1) + "\n")
    print(f"{FILE} has the figures now; python -m tools.model_figures tells them.")


if __name__ == "__main__":
    main()
