from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.detection.detectors import file_detector
from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face
from emolens.options import PipelineOptions
from trainer.data.listing import Entry
from trainer.errors import OutputError
from trainer.preparation.cutting import Rule, cut_faces
from trainer.preparation.journal import Journal, Record

RULE = Rule(CropFraming(size=48, channels=1, margin=0), min_bytes=100)


def cut_one(photograph: Path, tmp_path: Path, rule: Rule = RULE) -> tuple[Record, Path]:
    journal = Journal(tmp_path / "journal", {})
    entry = Entry(photograph.name, "train", "happy")
    cut_faces(photograph.parent, [entry], tmp_path / "faces", rule, journal)
    return journal.records[photograph.name], tmp_path / "faces" / "happy"


@pytest.mark.parametrize("channels", [1, 3])
def test_cuts_a_face_as_the_app_does(
    astronaut: np.ndarray, astronaut_png: Path, tmp_path: Path, channels: int
) -> None:
    rule = Rule(CropFraming(48, channels, margin=0), min_bytes=0)
    record, folder = cut_one(astronaut_png, tmp_path, rule)
    assert record == Record("astronaut.png", "happy", 1, None)
    assert [path.name for path in folder.iterdir()] == ["astronaut.png.png"]
    saved = cv2.imread(str(folder / "astronaut.png.png"), cv2.IMREAD_UNCHANGED)
    assert saved is not None
    face = file_detector(PipelineOptions()).detect(astronaut)[0]
    assert face.landmarks is not None
    expected = crop_face(astronaut, face, rule.crop)[:, :, ::-1].squeeze()  # written as BGR
    np.testing.assert_array_equal(saved, expected)


def test_takes_the_largest_face(astronaut: np.ndarray, tmp_path: Path) -> None:
    small = cv2.resize(astronaut, (256, 256), interpolation=cv2.INTER_AREA)
    both = np.zeros((512, 768, 3), np.uint8)
    both[:256, :256] = small
    both[:, 256:] = astronaut
    assert cv2.imwrite(str(tmp_path / "both.png"), both)
    record, folder = cut_one(tmp_path / "both.png", tmp_path)
    assert record == Record("both.png", "happy", 2, None)
    saved = cv2.imread(str(folder / "both.png.png"), cv2.IMREAD_GRAYSCALE)
    assert saved is not None
    left, right = sorted(file_detector(PipelineOptions()).detect(both), key=lambda one: one.box.x)
    assert right.box.area > left.box.area
    np.testing.assert_array_equal(saved, crop_face(both, right, RULE.crop).squeeze())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * 99, "too small a file"),
        (b"x" * 100, "not a readable picture"),
        (cv2.imencode(".bmp", np.zeros((99, 99), np.uint8))[1].tobytes(), "no face found"),
    ],
)
def test_says_why_there_is_no_crop(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "photo.bmp").write_bytes(data)
    record, folder = cut_one(tmp_path / "photo.bmp", tmp_path)
    assert record == Record("photo.bmp", "happy", 0, reason)
    assert not folder.exists()


def test_photographs_that_differ_in_their_ending_do_not_collide(
    astronaut: np.ndarray, tmp_path: Path
) -> None:
    for name in ("a.png", "a.jpg"):
        assert cv2.imwrite(str(tmp_path / name), astronaut)
    cut_one(tmp_path / "a.png", tmp_path)
    _, folder = cut_one(tmp_path / "a.jpg", tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["a.jpg.png", "a.png.png"]


def test_a_photograph_that_is_gone_is_not_readable(tmp_path: Path) -> None:
    assert cut_one(tmp_path / "gone.png", tmp_path)[0].reason == "not a readable picture"


def test_says_that_a_crop_cannot_be_written(astronaut_png: Path, tmp_path: Path) -> None:
    (tmp_path / "faces").write_text("in the way")
    with pytest.raises(OutputError, match=r"astronaut\.png\.png cannot be written"):
        cut_one(astronaut_png, tmp_path)
