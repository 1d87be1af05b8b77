from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets import LABELS, write_dataset, zipped
from trainer.dataset import read_dataset
from trainer.errors import DatasetError


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_reads_every_picture_with_its_label(tmp_path: Path, *, packed: bool) -> None:
    folder = write_dataset(tmp_path / "faces", training=3, validation=2)
    dataset = read_dataset(zipped(folder) if packed else folder)
    assert dataset.labels == LABELS
    assert (len(dataset.training), len(dataset.validation)) == (9, 6)
    first = cv2.imread(str(folder / dataset.training.files[4]), cv2.IMREAD_GRAYSCALE)
    np.testing.assert_array_equal(dataset.training.crops[4, :, :, 0], first)
    assert dataset.training.files[4] == "train/happy/1.png"
    assert dataset.training.labels[4] == 1
    np.testing.assert_array_equal(dataset.training.targets[4], [0, 1, 0])


def test_turns_other_sizes_and_colours_into_crops(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    colour = np.full((96, 80, 3), (0, 0, 255), np.uint8)
    assert cv2.imwrite(str(folder / "train" / "angry" / "0.png"), colour)
    crop = read_dataset(folder).training.crops[0]
    assert crop.shape == (48, 48, 1)
    assert (crop == 76).all()  # the luminance of pure red, ITU-R BT.601


def test_names_skips_and_goes_on_after_an_unreadable_picture(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    (folder / "train" / "happy" / "0.png").write_text("no picture")
    (folder / "train" / "happy" / "1.png").write_bytes(b"")
    dataset = read_dataset(folder)
    assert len(dataset.training) == 3 * 8 - 2
    assert [line.split(":")[0] for line in dataset.skipped] == [
        "train/happy/0.png",
        "train/happy/1.png",
    ]


def test_refuses_a_missing_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"nowhere does not exist"):
        read_dataset(tmp_path / "nowhere")


def test_refuses_one_class(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="two or more"):
        read_dataset(write_dataset(tmp_path / "faces", labels=("happy",)))


def test_refuses_a_missing_split(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces", validation=0)
    with pytest.raises(DatasetError, match="no folder validation/"):
        read_dataset(folder)


def test_refuses_labels_that_differ_between_the_splits(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    (folder / "train" / "sad").mkdir()
    with pytest.raises(DatasetError, match="sad in only one"):
        read_dataset(folder)


def test_refuses_a_label_without_a_readable_picture(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces", training=1)
    (folder / "train" / "happy" / "0.png").write_text("no picture")
    with pytest.raises(DatasetError, match="train/happy/"):
        read_dataset(folder)


@given(st.binary(max_size=200))
def test_refuses_a_file_that_is_no_zip(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("data") / "faces.zip"
    path.write_bytes(data)
    with pytest.raises(DatasetError, match=r"faces\.zip"):
        read_dataset(path)


def test_a_damaged_zip_member_is_skipped(tmp_path: Path) -> None:
    path = zipped(write_dataset(tmp_path / "faces"))
    data = bytearray(path.read_bytes())
    start = data.index(b"IDAT")
    data[start : start + 40] = bytes(40)  # a stored member's checksum no longer fits
    path.write_bytes(data)
    assert read_dataset(path).skipped == ("train/angry/0.png: not a readable picture",)
