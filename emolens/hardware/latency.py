"""How long a model takes on this machine."""

from __future__ import annotations

from functools import partial

import numpy as np

from emolens.hardware.synthetic_faces import specimens
from emolens.hardware.timing import race
from emolens.protocols import EvidenceModel

ROUNDS = 30


def seconds_a_face(classifier: EvidenceModel) -> float:
    """Return the median time, in seconds, that a model takes for one face alone, measured now."""
    crops = specimens(classifier.metadata.crop)[:1]
    times = race({"it": partial(classifier.predict, crops)}, ROUNDS)
    return float(np.median(times["it"]))
