from pathlib import Path

import numpy as np
import pytest

from emolens.model.contract import CropFraming
from emolens.readings import Box, Detection, Image
from tests.datasets import write_folders, write_picture
from trainer.data.dataset import read_dataset
from trainer.errors import DatasetError
from trainer.preparation import cutting
from trainer.preparation.cutting import Rule
from trainer.preparation.preparing import prepare

RULE = Rule(CropFraming(size=48, channels=1, margin=0), min_bytes=0)


class FakeDetector:
    """Finds one face, which fills the photograph; is interrupted after so many."""

    def __init__(self) -> None:
        self.photographs = 0
        self.patience = 10**6

    def detect(self, image: Image) -> tuple[Detection, ...]:
        if self.photographs == self.patience:
            raise KeyboardInterrupt
        self.photographs += 1
        return (Detection(Box(0, 0, image.shape[1], image.shape[0]), 1.0),)


@pytest.fixture
def detector(monkeypatch: pytest.MonkeyPatch) -> FakeDetector:
    fake = FakeDetector()
    monkeypatch.setattr(cutting, "file_detector", lambda _: fake)
    return fake


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    return write_folders(tmp_path / "web", {"Happiness": 10, "sad": 10})


def test_makes_a_dataset_that_the_reader_reads(
    photographs: Path, detector: FakeDetector, tmp_path: Path
) -> None:
    (photographs / "sad" / "0.png").write_text("no picture")
    prepared = prepare(photographs, tmp_path / "faces", RULE, 0.2)
    assert prepared.complete
    assert prepared.photographs == len(prepared.records) == 20
    assert detector.photographs == 19
    dataset = read_dataset(tmp_path / "faces")
    assert dataset.labels == ("happy", "sad")
    assert dataset.validation_from == "validation"
    assert np.bincount(dataset.training.labels).tolist() == [8, 7]
    assert np.bincount(dataset.validation.labels).tolist() == [2, 2]


def test_goes_on_where_it_was_interrupted(
    photographs: Path, detector: FakeDetector, tmp_path: Path
) -> None:
    detector.patience = 7
    prepared = prepare(photographs, tmp_path / "faces", RULE, 0.2)
    assert not prepared.complete
    assert len(prepared.records) == 7
    detector.patience = 20
    assert prepare(photographs, tmp_path / "faces", RULE, 0.2).complete
    assert detector.photographs == 20
    assert len(list((tmp_path / "faces").rglob("*.png"))) == 20


def test_takes_in_photographs_that_were_added(
    photographs: Path, detector: FakeDetector, tmp_path: Path
) -> None:
    prepare(photographs, tmp_path / "faces", RULE, 0.2)
    before = read_dataset(tmp_path / "faces")
    write_picture(photographs / "sad" / "new.png", 2, np.random.default_rng(7))
    prepare(photographs, tmp_path / "faces", RULE, 0.2)
    after = read_dataset(tmp_path / "faces")
    assert detector.photographs == 21
    assert after.validation.files == before.validation.files
    assert set(after.training.files) - set(before.training.files) == {"train/sad/new.png.png"}


@pytest.mark.usefixtures("detector")
def test_refuses_to_mix_photographs_or_settings(photographs: Path, tmp_path: Path) -> None:
    prepare(photographs, tmp_path / "faces", RULE, 0.2)
    with pytest.raises(DatasetError, match=r"other settings \(validation 0.2\)"):
        prepare(photographs, tmp_path / "faces", RULE, 0.1)
    others = photographs.rename(tmp_path / "others")
    with pytest.raises(DatasetError, match=r"other settings \(photographs web\)"):
        prepare(others, tmp_path / "faces", RULE, 0.2)


@pytest.mark.parametrize(
    ("folders", "reason"),
    [
        ({"train/sad": 1}, "is a dataset with splits already"),
        ({"sad": 0}, "holds no photographs"),
        ({"sad": 1, "Sadness": 1}, "both mean sad"),
    ],
)
def test_refuses_what_are_no_folders_of_photographs(
    tmp_path: Path, folders: dict[str, int], reason: str
) -> None:
    write_folders(tmp_path / "web", folders)
    with pytest.raises(DatasetError, match=reason):
        prepare(tmp_path / "web", tmp_path / "faces", RULE, 0.1)
    assert not (tmp_path / "faces").exists()


def test_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "web.zip").write_bytes(b"")
    with pytest.raises(DatasetError, match=r"web\.zip is no folder"):
        prepare(tmp_path / "web.zip", tmp_path / "faces", RULE, 0.1)
