"""Says which parts of a face speak for the expression that is shown, while somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from emolens.model.crops import square_around
from emolens.model.occlusion import occlude
from emolens.readings import Evidence, Face, Reading

if TYPE_CHECKING:
    from emolens.protocols import EvidenceModel


class EvidenceReader:
    """Gives the evidence for readings: the model's own, else what covering parts would change.

    Evidence is in the model's terms: what each cell adds to the log-odds of the expression against
    the (geometric) mean of all others, before any baseline. It adds up exactly where it is the
    model's own.

    Args:
        classifier: Read the faces.
        wanted: Set while somebody asks.
        patient: Whether there is time to cover one part after the other where the model has no
            evidence of its own.
    """

    def __init__(self, classifier: EvidenceModel, wanted: threading.Event, patient: bool) -> None:
        self._classifier = classifier
        self._wanted = wanted
        self._patient = patient

    def explain(
        self, crops: NDArray[np.uint8], readings: Sequence[Reading]
    ) -> Mapping[Face, Evidence]:
        """Return the evidence for each face; nothing unless it is wanted and can be had.

        Args:
            crops: What the readings were read from, in their order.
            readings: Of one frame.

        Raises:
            ModelError: The model fails on them.
        """
        if not self._wanted.is_set():
            return {}
        if self._classifier.map_shape is not None:
            maps = self._classifier.explain(crops)
        elif self._patient:
            maps = np.stack([occlude(self._classifier.predict, crop) for crop in crops])
        else:
            return {}
        return {
            reading.face: self._evidence(reading, map_)
            for reading, map_ in zip(readings, maps, strict=True)
        }

    def _evidence(self, reading: Reading, maps: NDArray[np.float32]) -> Evidence:
        metadata = self._classifier.metadata
        shown = metadata.labels.index(reading.expression)
        others = np.delete(maps, shown, axis=0)
        area = square_around(reading.face.box, metadata.crop)
        return Evidence(area, maps[shown] - others.mean(axis=0))
