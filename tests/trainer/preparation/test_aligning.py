import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.model.contract import CropFraming
from tests.datasets import write_dataset, zipped
from trainer.data.dataset import read_dataset
from trainer.data.framing import framed, framing_of
from trainer.errors import DatasetError
from trainer.picture_digests import digest_dataset
from trainer.preparation import aligning
from trainer.preparation.aligning import align_dataset
from trainer.recipe import Recipe

FRAMING = CropFraming(size=48, channels=1, margin=0.0, aligned=True)
FACE = np.s_[48:176, 160:288]
"""Rows and columns of the astronaut's face."""


@pytest.fixture
def source(tmp_path: Path, astronaut: np.ndarray) -> Path:
    """Stripes, and one face to train on, as JPEG."""
    folder = write_dataset(tmp_path / "crops")
    face = cv2.resize(astronaut[FACE], (48, 48), interpolation=cv2.INTER_AREA)
    assert cv2.imwrite(str(folder / "train" / "happy" / "face.jpg"), face)
    return folder


def test_a_dataset_is_framed_and_keeps_its_splits_and_names(source: Path, tmp_path: Path) -> None:
    made = align_dataset(zipped(source), tmp_path / "aligned", FRAMING)
    before, after = read_dataset(source), read_dataset(tmp_path / "aligned")
    assert made.turned == 1
    assert made.crops == {name: len(split) for name, split in before.splits.items()}
    for name, split in before.splits.items():
        again = after.splits[name]
        assert again.files == split.files
        changed = (again.crops != split.crops).any(axis=(1, 2, 3))
        assert [file for file, c in zip(split.files, changed, strict=True) if c] == [
            file for file in split.files if file.endswith("face.jpg")
        ]


def test_pictures_are_known_again_by_what_they_were(source: Path, tmp_path: Path) -> None:
    align_dataset(source, tmp_path / "aligned", FRAMING)
    before, after = read_dataset(source), read_dataset(tmp_path / "aligned")
    assert digest_dataset(after).learnt(before.training).all()
    assert digest_dataset(before).validated_on(after)


def test_it_is_not_framed_again_and_a_model_of_it_says_so(source: Path, tmp_path: Path) -> None:
    assert not framing_of(Recipe(), aligned=read_dataset(source).aligned).aligned
    align_dataset(source, tmp_path / "aligned", FRAMING)
    after = read_dataset(tmp_path / "aligned")
    assert framed(after, FRAMING) is after
    assert framing_of(Recipe(), aligned=after.aligned).aligned


def test_twins_of_other_splits_are_left_out_by_what_they_were(source: Path, tmp_path: Path) -> None:
    face = source / "train" / "happy" / "face.jpg"
    (source / "validation" / "happy" / "same.jpg").write_bytes(face.read_bytes())
    assert align_dataset(source, tmp_path / "aligned", FRAMING).left_out == 1
    assert not (tmp_path / "aligned" / "train" / "happy" / "face.jpg").exists()


def test_what_cannot_be_made_leaves_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(aligning, "write_originals", interrupted)
    with pytest.raises(KeyboardInterrupt):
        align_dataset(source, tmp_path / "aligned", FRAMING)
    assert {path.name for path in tmp_path.iterdir()} == {"crops"}


def test_nothing_is_overwritten(source: Path) -> None:
    with pytest.raises(DatasetError, match="is there already: give another folder"):
        align_dataset(source, source, FRAMING)


def test_photographs_are_no_crops(source: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="most of its pictures are larger than crops of 8 pix"):
        align_dataset(source, tmp_path / "aligned", CropFraming(8, 1, 0.0, aligned=True))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{}", "does not know train/"),
        ("no json", "is damaged"),
        ("[]", "is damaged"),
        (json.dumps({f"train/happy/{n}.png": "xyz" for n in range(99)}), "is damaged|not know"),
    ],
)
def test_damaged_originals_are_one_sentence(source: Path, text: str, reason: str) -> None:
    (source / "originals.json").write_text(text)
    with pytest.raises(DatasetError, match=reason):
        read_dataset(source)
