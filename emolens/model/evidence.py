"""Evidence of a reading: class activation maps of the face, in log-odds of each expression."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emolens.alignment import square_of
from emolens.model.contract import CropFraming, ModelMetadata
from emolens.model.crops import square_around
from emolens.readings import Box, Evidence, Face, Reading


def evidence_for(reading: Reading, maps: NDArray[np.float32], metadata: ModelMetadata) -> Evidence:
    """Return what each part of a face says for each expression.

    Evidence is in the model's terms: what each cell adds to the log-odds of an expression against
    the (geometric) mean of all others, before any baseline.

    Args:
        reading: Of the face.
        maps: What each cell of its crop says for each expression, float32 ``[labels, h, w]``: the
            model's own, which add up exactly, or how log-scores fall where the cell is covered.
        metadata: Of the model that read it.
    """
    others = (maps.sum(axis=0) - maps) / (len(maps) - 1)
    area, roll = _area_of(reading.face, metadata.crop)
    return Evidence(area, dict(zip(metadata.labels, maps - others, strict=True)), roll)


def _area_of(face: Face, framing: CropFraming) -> tuple[Box, float]:
    """Return the square that the crop was made of, and its roll in degrees."""
    if face.landmarks is None:
        return square_around(face.box, framing), 0.0
    square = square_of(face.landmarks, framing.aligned_margin)
    side = round(square.side)
    left, top = (round(middle - square.side / 2) for middle in (square.x, square.y))
    return Box(left, top, side, side), square.roll
