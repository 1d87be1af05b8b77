"""Baseline reader of faces, as most public programs read them."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from cv2.data import haarcascades

from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from emolens.readings import Box, Image
from trainer.run import Run

_CASCADE = "haarcascade_frontalface_default.xml"
_NEIGHBOURS = 5
_SMALLEST = (60, 60)


class BaselineReader:
    """A scan of the whole frame, and Keras' ``predict`` for each face.

    Args:
        run: The run whose model is used.
    """

    def __init__(self, run: Path) -> None:
        from trainer.networks.loading import load_run  # noqa: PLC0415 - slow to import

        self._cascade = cv2.CascadeClassifier(str(Path(haarcascades, _CASCADE)))
        self._model, card = load_run(Run(run))
        self._rule: CropFraming = card.crop

    def read(self, image: Image) -> list[Box]:
        """Find and classify the faces of a frame; return their boxes."""
        boxes = self.find(image)
        for box in boxes:
            self._model.predict(cut(image, box, self._rule)[None], verbose=0)
        return boxes

    def find(self, image: Image) -> list[Box]:
        """Return the boxes of the faces."""
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        found = self._cascade.detectMultiScale(grey, 1.1, _NEIGHBOURS, minSize=_SMALLEST)
        return [Box(*map(int, rect)) for rect in np.asarray(found).reshape(-1, 4)]
