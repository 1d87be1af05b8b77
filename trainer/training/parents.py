"""The earlier runs that a training stands on."""

from __future__ import annotations

from dataclasses import dataclass

import keras

from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.networks.loading import load_run
from trainer.run import Run


@dataclass(frozen=True)
class Parents:
    """Earlier runs.

    Attributes:
        init: Whose weights the training starts from.
        teacher: Whose scores are learnt beside the targets.
    """

    init: Run | None = None
    teacher: Run | None = None

    def digests(self) -> dict[str, str]:
        """Return the digest of each one's model, by role.

        Raises:
            RunError: One of them is no finished run.
        """
        roles = {"init": self.init, "teacher": self.teacher}
        return {role: run.read_card().keras_digest for role, run in roles.items() if run}

    def load_teacher(self, dataset: Dataset) -> keras.Model | None:
        """Return the teacher's model, if there is one.

        Raises:
            RunError: It cannot be read, or knows other labels or crops.
        """
        if self.teacher is None:
            return None
        model, card = load_run(self.teacher)
        if (
            card.labels != dataset.labels
            or model.input_shape[1:] != dataset.training.crops.shape[1:]
        ):
            raise RunError(
                f"{self.teacher.folder} cannot teach here: it knows {', '.join(card.labels)} on "
                f"crops of {card.crop.size} pixels; give a teacher with this dataset's."
            )
        return model
