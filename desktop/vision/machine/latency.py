"""How long a model takes on this machine."""

from __future__ import annotations

from functools import partial

import numpy as np

from desktop.vision.analysis import Classifier
from desktop.vision.machine.race import race
from desktop.vision.machine.specimens import specimens

ROUNDS = 30


def seconds_a_face(classifier: Classifier) -> float:
    """Return the median time, in seconds, that a model takes for one face alone, measured now."""
    crops = specimens(classifier.metadata.crop)[:1]
    times = race({"it": partial(classifier.classify, crops)}, ROUNDS)
    return float(np.median(times["it"]))
