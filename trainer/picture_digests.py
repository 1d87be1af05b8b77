"""Picture digests of a run: which pictures it learnt from and was chosen on, told by their pixels.

A file's name does not say whether a model was trained on what is in it: files are renamed, and two
may share pictures. A run therefore keeps 8 bytes of a hash of every crop.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emolens.atomic_write import atomic_write
from emolens.bounded_file import open_regular
from trainer.data.dataset import Dataset, Split
from trainer.errors import OutputError, RunError
from trainer.run import Run

Digests = NDArray[np.uint64]

_MOST = 0.5
"""Not all: with votes, and without, some pictures are left out."""


@dataclass(frozen=True, eq=False)
class PictureDigests:
    """Digests of pictures, each ``[N]``, sorted, without repetitions.

    Attributes:
        training: Of what the run learnt from, and the earlier runs that it stands on.
        validation: Of what its best epoch and its temperature scaling were chosen on, and theirs.
        complete: Whether those of all the earlier runs are among them.
    """

    training: Digests
    validation: Digests
    complete: bool

    def learnt(self, split: Split) -> NDArray[np.bool_]:
        """Return which pictures of a split were learnt from, bool ``[N]``."""
        return np.isin(split.picture_digests(), self.training)

    def chosen_on(self, split: Split) -> NDArray[np.bool_]:
        """Return on which pictures of a split something was chosen, bool ``[N]``."""
        return np.isin(split.picture_digests(), self.validation)

    def validated_on(self, dataset: Dataset) -> bool:
        """Return whether a dataset's validation is the run's: most of its pictures are."""
        return bool(self.chosen_on(dataset.validation).mean() > _MOST)


def digest_dataset(
    dataset: Dataset, earlier: Sequence[PictureDigests | None] = ()
) -> PictureDigests:
    """Return the digests of a training on ``dataset``.

    Args:
        dataset: As it is learnt, near-duplicates left out.
        earlier: Those of each run that the training stands on; None where one keeps none.
    """
    known = [one for one in earlier if one is not None]
    training = [dataset.training.picture_digests(), *(one.training for one in known)]
    validation = [dataset.validation.picture_digests(), *(one.validation for one in known)]
    return PictureDigests(
        training=np.unique(np.concatenate(training)),
        validation=np.unique(np.concatenate(validation)),
        complete=len(known) == len(earlier) and all(one.complete for one in known),
    )


def write_digests(run: Run, digests: PictureDigests) -> None:
    """Keep the digests in the run's folder.

    Raises:
        OutputError: They cannot be written.
    """
    try:
        with atomic_write(run.digests) as part:
            np.savez(
                part,
                training=digests.training,
                validation=digests.validation,
                complete=np.array(digests.complete),
            )
    except OSError as error:
        raise OutputError(
            f"{run.digests} cannot be written ({error.strerror}): make room or set it free."
        ) from error


def read_digests(run: Run) -> PictureDigests | None:
    """Return the digests that a run keeps; None where it keeps none.

    Raises:
        RunError: They are damaged.
    """
    if not run.digests.exists():
        return None
    try:
        with open_regular(run.digests) as file, np.load(file, allow_pickle=False) as values:
            return PictureDigests(
                training=np.asarray(values["training"], np.uint64),
                validation=np.asarray(values["validation"], np.uint64),
                complete=bool(values["complete"]),
            )
    except (OSError, ValueError, TypeError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise RunError(
            f"{run.digests} is damaged ({error}): make it again with 'python -m trainer digests'."
        ) from error
