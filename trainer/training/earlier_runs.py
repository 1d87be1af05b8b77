"""Earlier runs that a training stands on: the initial one, and the teachers of a distillation."""

from __future__ import annotations

from dataclasses import dataclass

import keras

from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.networks.loading import load_run
from trainer.picture_digests import PictureDigests, read_digests
from trainer.run import Run


@dataclass(frozen=True)
class EarlierRuns:
    """Runs that were trained before.

    Attributes:
        init: Whose weights the training starts from.
        teachers: Whose mean scores are mixed into the soft targets (knowledge distillation).
    """

    init: Run | None = None
    teachers: tuple[Run, ...] = ()

    def digests(self) -> dict[str, str]:
        """Return the digest of each one's model, by role.

        Raises:
            RunError: One of them is no finished run.
        """
        roles = {"init": self.init} if self.init else {}
        roles |= {f"teacher {number}": run for number, run in enumerate(self.teachers, start=1)}
        return {role: run.read_card().keras_digest for role, run in roles.items()}

    def picture_digests(self) -> list[PictureDigests | None]:
        """Return what each one keeps of the pictures that it was trained on.

        Raises:
            RunError: One cannot be read.
        """
        runs = [*([self.init] if self.init else []), *self.teachers]
        return [read_digests(run) for run in runs]

    def load_teachers(self, dataset: Dataset) -> list[keras.Model]:
        """Return the teachers' models.

        Raises:
            RunError: One cannot be read, or knows other labels or crops.
        """
        return [_load_teacher(run, dataset) for run in self.teachers]


def _load_teacher(run: Run, dataset: Dataset) -> keras.Model:
    model, card = load_run(run)
    if card.labels != dataset.labels or model.input_shape[1:] != dataset.training.crops.shape[1:]:
        raise RunError(
            f"{run.folder} cannot teach here: it knows {', '.join(card.labels)} on "
            f"crops of {card.crop.size} pixels; give a teacher with this dataset's."
        )
    return model
