"""Model output: the scores of crops, and the probability that each holds a face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class ModelOutput:
    """Output of a model for N crops.

    Attributes:
        scores: float32 ``[N, labels]``, rows summing to 1.
        face: The probability that each holds a face, float32 ``[N]``; None where it cannot tell.
    """

    scores: NDArray[np.float32]
    face: NDArray[np.float32] | None = None


def joined(parts: Sequence[ModelOutput]) -> ModelOutput:
    """Return the outputs for several batches of crops as of one."""
    faces = [part.face for part in parts if part.face is not None]
    scores = np.concatenate([part.scores for part in parts])
    return ModelOutput(scores, np.concatenate(faces) if faces else None)
