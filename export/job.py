"""Export job: a run, converted, and what it is checked on."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property

import keras
import numpy as np
import onnx
from numpy.typing import NDArray

from emolens.model.contract import FACE_NAME, SCORES_NAME
from emolens.model.output import ModelOutput
from export.accuracy_gate import Candidate, CandidateMetrics, check, compare, table
from export.convert import convert, with_outputs
from export.crops import free_crops, spread
from export.model_builder import BuiltModel, build
from export.parity_check import BATCHES, check_parity
from trainer.data.dataset import Dataset
from trainer.networks.architectures import find_architecture
from trainer.networks.face_head import FaceHead
from trainer.run import Card, Run

_CHECKED_ON = 200

logger = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class ExportJob:
    """A run on its way to a model file.

    Attributes:
        run: Its folder.
        card: Its card.
        keras: Its model.
        face_head: Its head that tells faces from what is none, where it has one.
        dataset: To measure and to observe ranges on, where there is one.
    """

    run: Run
    card: Card
    keras: keras.Model
    face_head: FaceHead | None
    dataset: Dataset | None

    @cached_property
    def model(self) -> keras.Model:
        """The Keras model with the file's outputs, by name."""
        evidence = find_architecture(self.card.architecture).evidence
        return with_outputs(self.keras, self.face_head, evidence=evidence)

    @cached_property
    def proto(self) -> onnx.ModelProto:
        """The converted model, without metadata."""
        return convert(self.model)

    @cached_property
    def float32(self) -> BuiltModel:
        """The float32 file."""
        return build(self.proto, self.card.metadata())

    def check_parity(self) -> None:
        """Hold the float32 file against Keras, and say how well they agree.

        Raises:
            ExportError: They do not.
        """
        if self.dataset:
            crops = spread(self.dataset.validation.crops, _CHECKED_ON)
            of = f"validation crops of {self.dataset.name}"
        else:
            crops, of = free_crops(self.card.crop), "crops (a free picture and generated ones)"
        difference = check_parity(self.model, self.float32.classifier, crops)
        logger.info(
            "Keras and ONNX Runtime agree in float32 within %.1e on %d %s, in batches of %s; "
            "the app's loader takes it.",
            *(difference, len(crops), of, " and ".join(map(str, BATCHES))),
        )

    def pass_gate(self, dataset: Dataset, *files: BuiltModel) -> CandidateMetrics:
        """Log the table of Keras and ``files``, let them pass, and return the last one's row.

        Raises:
            ExportError: Float32 is not equal to Keras, or int8 reads faces worse.
        """
        size = self.run.model.stat().st_size
        candidates = [Candidate("Keras", self._infer, size)]
        for file in files:
            precision = file.classifier.metadata.precision
            candidates.append(Candidate(precision, file.classifier.infer, len(file.data)))
        rows = compare(candidates, dataset, self.card.metadata().no_face_below)
        for line in table(rows, dataset):
            logger.info("%s", line)
        check(rows)
        return rows[-1]

    def _infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        values = self.model.predict(crops, verbose=0)
        return ModelOutput(values[SCORES_NAME], values.get(FACE_NAME))
