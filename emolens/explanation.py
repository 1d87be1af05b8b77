"""Explanation of readings: the evidence for each face, however the model comes by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.model.crops import crop_face
from emolens.model.evidence import evidence_for
from emolens.model.occlusion import occlude
from emolens.protocols import EvidenceModel, Model
from emolens.readings import Evidence, Face, Frame, Reading


def evidence_of(
    model: Model, frame: Frame, readings: Sequence[Reading], *, still: bool
) -> Mapping[Face, Evidence]:
    """Return the evidence for faces that were read before; nothing where it cannot be had.

    Args:
        model: The model that read them.
        frame: Theirs.
        readings: Of the frame.
        still: Whether there is time to cover parts of the faces, where the model has none itself.
    """
    if not readings:
        return {}
    framing = model.metadata.crop
    crops = np.stack([crop_face(frame.image, one.face, framing) for one in readings])
    return explain(model, crops, readings, still=still)


def explain(
    model: Model, crops: NDArray[np.uint8], readings: Sequence[Reading], *, still: bool
) -> Mapping[Face, Evidence]:
    """Return the evidence for faces that are read; nothing where it cannot be had.

    Args:
        model: The model that read them.
        crops: What it saw of each, uint8 ``[N, size, size, channels]``.
        readings: Of each, in the same order.
        still: As for :func:`evidence_of`.
    """
    maps = _evidence_maps(model, crops, still=still)
    pairs = zip(readings, maps, strict=True) if maps else ()
    return {one.face: evidence_for(one, map_, model.metadata) for one, map_ in pairs}


def _evidence_maps(
    model: Model, crops: NDArray[np.uint8], still: bool
) -> Sequence[NDArray[np.float32]]:
    """Return what each cell of each crop says; nothing where that cannot be had.

    Where the model has no evidence of its own, covering parts of the face tells. Only in a still
    there is time to do so.
    """
    if not isinstance(model, EvidenceModel):
        return ()
    if model.map_shape is not None:
        return list(model.explain(crops))
    return [occlude(model.predict, crop) for crop in crops] if still else ()
