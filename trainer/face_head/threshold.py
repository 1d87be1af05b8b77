"""Threshold of the face head: where to draw the line, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.errors import DatasetError

MAY_BE_LOST = 0.002
"""Share of the faces that the detector finds."""
_HIGHEST = 0.5  # of a threshold: what is more likely a face than not is one


@dataclass(frozen=True)
class FaceThreshold:
    """Threshold of a face head, and what it does to what the app detects in scenes.

    Attributes:
        no_face_below: The threshold.
        faces: How many boxes lie on a face.
        false_negatives: How many of those are below the threshold, and so are lost.
        false_positives: How many boxes touch no face.
        rejected: How many of those are below the threshold.
    """

    no_face_below: float
    faces: int
    false_negatives: int
    false_positives: int
    rejected: int

    def metrics(self) -> dict[str, float]:
        """Return its metrics for a card."""
        values = {"validation_faces_lost": self.false_negatives / self.faces}
        if self.false_positives:
            values["validation_no_faces_refused"] = self.rejected / self.false_positives
        return values

    def to_text(self) -> str:
        """Return it as a sentence."""
        return (
            f"with {self.no_face_below:.3f} as the threshold, the largest that loses at most one "
            f"face in {round(1 / MAY_BE_LOST)} of those that the app's detector finds in scenes of "
            f"validation faces, {self.false_negatives} of {self.faces} faces are lost there and "
            f"{self.rejected} of {self.false_positives} boxes on no face refused"
        )


def choose_threshold(probabilities: NDArray[np.float32], faces: NDArray[np.bool_]) -> FaceThreshold:
    """Return the threshold for what the app detects, and what comes of it.

    Args:
        probabilities: That boxes hold faces, float32 ``[N]``.
        faces: Whether they do, bool ``[N]``.

    Raises:
        DatasetError: None does.
    """
    on_faces, others = np.sort(probabilities[faces]), probabilities[~faces]
    if not len(on_faces):
        raise DatasetError("The detector found none of the validation faces: give real faces.")
    threshold = min(float(on_faces[int(MAY_BE_LOST * len(on_faces))]), _HIGHEST)
    return FaceThreshold(
        no_face_below=threshold,
        faces=len(on_faces),
        false_negatives=int((on_faces < threshold).sum()),
        false_positives=len(others),
        rejected=int((others < threshold).sum()),
    )
