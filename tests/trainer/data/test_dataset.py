from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from emolens.readings import Box
from tests.datasets import LABELS, write_dataset, write_folders, write_pixels, zipped
from trainer.data.dataset import read_dataset
from trainer.data.deduplication import without_near_duplicates
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


@pytest.mark.parametrize("folders", ["train/{}", "{}", "images/Training/{}"])
def test_without_validation_part_of_the_training_pictures_is_set_aside(
    tmp_path: Path, folders: str
) -> None:
    counts = {folders.format(label): 20 for label in LABELS}
    dataset = read_dataset(write_folders(tmp_path / "faces", counts))
    assert dataset.validation_from == "train"
    assert np.bincount(dataset.validation.labels).tolist() == [2, 2, 2]
    assert np.bincount(dataset.training.labels).tolist() == [18, 18, 18]
    assert not set(dataset.validation.files) & set(dataset.training.files)
    again = read_dataset(tmp_path / "faces")
    assert again.validation.files == dataset.validation.files


def test_twins_are_set_aside_together_or_not_at_all(tmp_path: Path) -> None:
    folder = write_folders(tmp_path / "faces", {"sad": 6, "happy": 6})
    for path in sorted(folder.rglob("*.png")):
        crop = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        assert crop is not None
        assert cv2.imwrite(str(path.with_stem(f"{path.stem}m")), crop[:, ::-1])
    dataset = read_dataset(folder)
    assert len(dataset.validation) == 4
    assert without_near_duplicates(dataset).near_duplicates == 0


def test_refuses_to_set_aside_the_only_picture_of_a_label(tmp_path: Path) -> None:
    folder = write_folders(tmp_path / "faces", {"sad": 1, "happy": 6})
    with pytest.raises(DatasetError, match="too few different pictures of sad"):
        read_dataset(folder)


def test_a_test_split_stays_one(tmp_path: Path) -> None:
    counts = {f"{split}/{label}": 10 for split in ("train", "test") for label in LABELS}
    dataset = read_dataset(write_folders(tmp_path / "faces", counts))
    assert dataset.test is not None
    assert len(dataset.test) == 30
    assert dataset.validation_from == "train"
    assert {file.split("/")[0] for file in dataset.validation.files} == {"train"}


def test_reads_a_table_of_pixels(tmp_path: Path) -> None:
    usages = ("Training", "PublicTest", "PrivateTest")
    rows = [(emotion, usage) for usage in usages for emotion in (3, 0, 3)]
    dataset = read_dataset(write_pixels(tmp_path / "fer2013.csv", rows))
    assert dataset.labels == ("angry", "happy")
    assert dataset.test is not None
    for split in (dataset.training, dataset.validation, dataset.test):
        assert split.labels.tolist() == [1, 0, 1]
    folder = tmp_path / "archive" / "fer2013"
    folder.mkdir(parents=True)
    (tmp_path / "fer2013.csv").rename(folder / "fer2013.csv")
    packed = read_dataset(zipped(tmp_path / "archive"))
    np.testing.assert_array_equal(packed.training.crops, dataset.training.crops)


def test_reads_the_chosen_labels_alone_in_any_words(tmp_path: Path) -> None:
    folder = write_folders(tmp_path / "faces", {"Anger": 5, "happiness": 5, "sad": 5})
    (folder / "sad" / "0.png").write_text("no picture")
    dataset = read_dataset(folder, labels=["Happy", "angry"])
    assert (dataset.labels, dataset.omitted) == (("angry", "happy"), ("sad",))
    assert len(dataset.training) + len(dataset.validation) == 10
    assert dataset.training.targets.shape[1] == 2
    assert dataset.skipped == ()


def test_labels_that_only_some_splits_have_can_be_left_out(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    (folder / "train" / "sad").mkdir()
    assert read_dataset(folder, labels=LABELS).labels == LABELS


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        (["happy", "smug", "bored"], "no label bored, smug: choose from angry, happy, neutral"),
        (["happy", "happiness"], r"1 label\(s\) to learn \(happy\)"),
    ],
)
def test_refuses_labels_that_cannot_be_learnt(
    tmp_path: Path, labels: list[str], reason: str
) -> None:
    with pytest.raises(DatasetError, match=reason):
        read_dataset(write_dataset(tmp_path / "faces"), labels=labels)


def test_reads_crops_of_another_size_in_colour(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    red = np.full((96, 80, 3), (0, 0, 255), np.uint8)
    assert cv2.imwrite(str(folder / "train" / "angry" / "0.png"), red)
    crops = read_dataset(folder, size=64, channels=3).training.crops
    assert crops.shape == (24, 64, 64, 3)
    assert (crops[0] == (255, 0, 0)).all()


def test_counts_the_sizes_of_the_pictures(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    assert cv2.imwrite(str(folder / "train" / "angry" / "0.png"), np.zeros((96, 80), np.uint8))
    assert read_dataset(folder).sizes == {(48, 48): 35, (80, 96): 1}


@pytest.mark.parametrize("size", [40, 56])
def test_a_crop_of_a_picture_is_what_the_app_would_cut(tmp_path: Path, size: int) -> None:
    folder = write_dataset(tmp_path / "faces")
    picture = np.random.default_rng(1).integers(0, 256, (48, 48, 3), dtype=np.uint8)
    assert cv2.imwrite(str(folder / "train" / "angry" / "0.png"), picture)
    crop = read_dataset(folder, size=size, channels=3).training.crops[0]
    expected = cut(picture, Box(0, 0, 48, 48), CropFraming(size=size, channels=3, margin=0))
    np.testing.assert_array_equal(crop, expected)


def test_says_what_lies_where_no_label_is(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    (folder / "test").mkdir()
    (folder / "test" / "0.png").write_text("whose?")
    dataset = read_dataset(folder)
    assert dataset.test is None
    assert dataset.skipped == ("test/: 1 files that are not right inside a label's folder",)


@pytest.mark.parametrize(
    ("folders", "reason"),
    [
        ({}, "holds no labelled pictures: it needs train/<label>/"),
        ({"test/sad": 1, "test/happy": 1}, "has no labels in train/"),
        ({"train/Sad": 1, "train/sadness": 1}, "Sad/ and train/sadness/, which both mean sad"),
        ({"train/sad": 3, "train/happy": 0}, "no readable picture in train/happy/"),
        ({"sad": 3}, "1 label.* telling expressions apart needs two or more"),
    ],
)
def test_says_what_is_missing(tmp_path: Path, folders: dict[str, int], reason: str) -> None:
    (tmp_path / "faces").mkdir()
    with pytest.raises(DatasetError, match=rf"faces has.*{reason}|faces {reason}"):
        read_dataset(write_folders(tmp_path / "faces", folders))


def test_a_mask_keeps_part_of_a_split(tmp_path: Path) -> None:
    split = read_dataset(write_dataset(tmp_path / "faces", training=2)).training
    part = split.only(np.array([True, False, False, True, True, False]))
    assert part.files == ("train/angry/0.png", "train/happy/1.png", "train/neutral/0.png")
    assert part.labels.tolist() == part.majority.tolist() == [0, 1, 2]
    np.testing.assert_array_equal(part.crops, split.crops[[0, 3, 4]])
    np.testing.assert_array_equal(part.targets, np.eye(3))
    assert part.voters.tolist() == [0, 0, 0]


def test_refuses_labels_that_differ_between_the_splits(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces")
    (folder / "train" / "sad").mkdir()
    with pytest.raises(DatasetError, match="sad in only some of train, validation"):
        read_dataset(folder)


def test_refuses_a_label_without_a_readable_picture(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces", training=1)
    (folder / "train" / "happy" / "0.png").write_text("no picture")
    with pytest.raises(DatasetError, match="train/happy/"):
        read_dataset(folder)


@settings(deadline=None)
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
