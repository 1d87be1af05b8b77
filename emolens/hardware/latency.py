"""Latency of a model on this machine."""

from __future__ import annotations

from functools import partial

import numpy as np

from emolens.hardware.synthetic_faces import synthetic_faces
from emolens.hardware.timing import time_in_turn
from emolens.protocols import EvidenceModel

ROUNDS = 30


def seconds_per_face(classifier: EvidenceModel) -> float:
    """Return the median time, in seconds, that a model takes for one face alone, measured now."""
    crops = synthetic_faces(classifier.metadata.crop)[:1]
    times = time_in_turn({"it": partial(classifier.predict, crops)}, ROUNDS)
    return float(np.median(times["it"]))
