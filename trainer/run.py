"""Run: the folder that one training leaves behind."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from emolens.atomic_write import atomic_write_text
from emolens.bounded_file import open_regular, read_bounded
from emolens.errors import ModelError
from emolens.model.contract import CropFraming, ModelMetadata
from emolens.readings import ScoresMeaning
from trainer.errors import RunError
from trainer.run_files import MOST_JSON, MOST_MODEL


@dataclass(frozen=True)
class FaceCard:
    """Face head of a run, described.

    Attributes:
        no_face_below: A smaller probability is *no face*.
        protocol: In words, what it was fitted to and measured on.
        digest: ``sha256:`` and the digest of ``face.json``.
    """

    no_face_below: float
    protocol: str
    digest: str


@dataclass(frozen=True)
class Card:
    """Description of a trained model, as ``card.json`` has it.

    Attributes:
        version: Of Emolens, that trained it.
        architecture: Name of the network.
        labels: In the order of the scores.
        crop: How a detector's box becomes a crop like the ones trained on.
        scores_mean: See :class:`emolens.model.contract.ModelMetadata`.
        uncertain_below: A top score below this is *uncertain*.
        temperature: What the logits are divided by, inside the model.
        offsets: What is added then to the logit of each label, inside the model.
        data: The dataset: name, counts, what was skipped.
        protocol: In words, how it was trained and what each figure was measured on.
        recipe: The settings of the training, by part.
        parents: Digests of the models of earlier runs that it stands on: ``init``,
            ``teacher 1`` and so on.
        epochs: Epochs trained, and the best one, counted from 1.
        complete: Whether the training ran to its end; false where it was interrupted.
        metrics: Of the model; each name begins with the split it was measured on.
        keras_digest: ``sha256:`` and the digest of ``model.keras``.
        face: Of the face head; None where the run has none.
    """

    version: str
    architecture: str
    labels: tuple[str, ...]
    crop: CropFraming
    scores_mean: ScoresMeaning
    uncertain_below: float
    temperature: float
    offsets: Mapping[str, float]
    data: Mapping[str, Any]
    protocol: str
    recipe: Mapping[str, Any]
    parents: Mapping[str, str]
    epochs: Mapping[str, int]
    complete: bool
    metrics: Mapping[str, float]
    keras_digest: str
    face: FaceCard | None = None

    @property
    def face_digest(self) -> str | None:
        """The digest of the face head, if there is one."""
        return self.face.digest if self.face else None

    @property
    def group_by(self) -> str | None:
        """What told the training who is shown in a picture, if that was asked."""
        found: str | None = self.data.get("group_by")
        return found

    def metadata(self) -> ModelMetadata:
        """Return what a float32 model file of this model says of itself."""
        return ModelMetadata(
            labels=self.labels,
            crop=self.crop,
            scores_mean=self.scores_mean,
            uncertain_below=self.uncertain_below,
            temperature=self.temperature,
            training={
                "architecture": self.architecture,
                "data": ", ".join(f"{name}: {value}" for name, value in self.data.items() if value),
                "protocol": self.protocol,
                **({"group_by": self.group_by} if self.group_by else {}),
                **({"face": self.face.protocol} if self.face else {}),
            },
            metrics=self.metrics,
            precision="float32",
            keras_digest=self.keras_digest,
            no_face_below=self.face.no_face_below if self.face else None,
        )


@dataclass(frozen=True)
class Run:
    """Names the files of a run folder; ``card.json`` is written last and makes it a run."""

    folder: Path

    @property
    def model(self) -> Path:
        """The Keras model, without optimiser state."""
        return self.folder / "model.keras"

    @property
    def face(self) -> Path:
        """The weights of the face head, as JSON, if there is one."""
        return self.folder / "face.json"

    @property
    def card(self) -> Path:
        """The card, as JSON."""
        return self.folder / "card.json"

    @property
    def history(self) -> Path:
        """Loss and accuracy by epoch, as JSON."""
        return self.folder / "history.json"

    @property
    def curves(self) -> Path:
        """The same as a picture."""
        return self.folder / "curves.png"

    @property
    def digests(self) -> Path:
        """The digests of the pictures that it was trained on; see ``picture_digests``."""
        return self.folder / "picture_digests.npz"

    @property
    def checkpoints(self) -> Path:
        """Where an unfinished training keeps what it needs to go on."""
        return self.folder / "checkpoints"

    def write_card(self, card: Card) -> None:
        """Write the card."""
        write_json(self.card, dataclasses.asdict(card))

    def read_card(self) -> Card:
        """Read the card, and check that the model is the one that it describes.

        Raises:
            RunError: The folder is no finished run, or its files do not belong together.
        """
        if not self.card.is_file():
            raise RunError(
                f"{self.folder} is not a finished run, it has no card.json: "
                "finish it with 'python -m trainer fit'."
            )
        try:
            card = _ADAPTER.validate_json(read_bounded(self.card, MOST_JSON))
            card.metadata()  # checks what a model file may say
        except (OSError, ModelError, ValidationError) as error:
            reason = _reason(error)
            raise RunError(f"{self.card} is damaged ({reason}): train the run again.") from error
        try:
            described = self.model.is_file() and digest(self.model) == card.keras_digest
        except OSError as error:
            raise RunError(
                f"{self.model} cannot be read ({error}): train the run again."
            ) from error
        if not described:
            raise RunError(
                f"{self.model} is missing or not the model that card.json describes: "
                "train the run again."
            )
        return card


_ADAPTER = TypeAdapter(Card)


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return ": ".join([*map(str, first["loc"]), first["msg"]])


def digest(path: Path) -> str:
    """Return ``sha256:`` and the hex digest of a file.

    Raises:
        OSError: It cannot be read, is no ordinary file or is larger than a model.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > MOST_MODEL:
            raise OSError(f"it is larger than {MOST_MODEL / 1e9:.0f} GB")
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON that people can read, whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    atomic_write_text(path, f"{json.dumps(value, indent=2)}\n")
