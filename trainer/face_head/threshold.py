"""Where to draw the line between faces and what is none, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.errors import DatasetError

MAY_BE_LOST = 0.002
"""Share of the faces that the detector finds."""
_HIGHEST = 0.5  # of a threshold: what is more likely a face than not is one


@dataclass(frozen=True)
class Finding:
    """What a unit does to what the app finds in scenes.

    Attributes:
        no_face_below: The threshold.
        faces: How many boxes lie on a face.
        lost: How many of those are below the threshold.
        false: How many boxes touch no face.
        refused: How many of those are below the threshold.
    """

    no_face_below: float
    faces: int
    lost: int
    false: int
    refused: int

    def metrics(self) -> dict[str, float]:
        """Return its figures for a card."""
        refused = {"validation_no_faces_refused": self.refused / self.false} if self.false else {}
        return {"validation_faces_lost": self.lost / self.faces, **refused}

    def to_text(self) -> str:
        """Return it as a sentence."""
        return (
            f"with {self.no_face_below:.3f} as the threshold, the largest that loses at most one "
            f"face in {round(1 / MAY_BE_LOST)} of those that the app's detector finds in scenes of "
            f"validation faces, {self.lost} of {self.faces} faces are lost there and "
            f"{self.refused} of {self.false} boxes on no face refused"
        )


def find(probabilities: NDArray[np.float32], faces: NDArray[np.bool_]) -> Finding:
    """Return the threshold for what the app finds, and what comes of it.

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
    return Finding(
        no_face_below=threshold,
        faces=len(on_faces),
        lost=int((on_faces < threshold).sum()),
        false=len(others),
        refused=int((others < threshold).sum()),
    )
