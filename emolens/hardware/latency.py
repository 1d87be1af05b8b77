"""How long a model takes on this machine."""

from __future__ import annotations

from functools import partial

import numpy as np

from emolens.hardware.synthetic_faces import specimens
from emolens.hardware.timing import race
from emolens.pipeline import Classifier

ROUNDS = 30


def seconds_a_face(classifier: Classifier) -> float:
    """Return the median time, in seconds, that a model takes for one face alone, measured now."""
    crops = specimens(classifier.metadata.crop)[:1]
    times = race({"it": partial(classifier.classify, crops)}, ROUNDS)
    return float(np.median(times["it"]))
