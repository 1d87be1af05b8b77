from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from tests.datasets import write_folders
from tests.pictures import encoded, read_bytes_as
from trainer.data import pictures
from trainer.data.files import open_files
from trainer.data.listing import list_labels
from trainer.data.pictures import decoded, read_pictures

GREY = (48, 48, 1)
FACE = np.random.default_rng(0).integers(0, 256, (48, 48), dtype=np.uint8)


@pytest.mark.parametrize("task", [1, 2, 64])
def test_yields_a_picture_for_each_entry_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: int
) -> None:
    monkeypatch.setattr(pictures, "_WINDOW", 3)
    monkeypatch.setattr(pictures, "_TASK", task)
    folder = write_folders(tmp_path / "faces", {"sad": 4, "happy": 4})
    (folder / "happy" / "2.png").write_text("no picture")
    with open_files(folder) as files:
        entries = list_labels(files).entries
        found = list(read_pictures(files, entries, GREY))
    assert len(found) == 8
    for entry, picture in zip(entries, found, strict=True):
        expected = cv2.imread(str(folder / entry.file), cv2.IMREAD_GRAYSCALE)
        if expected is None:
            assert picture is None
            continue
        assert picture is not None
        np.testing.assert_array_equal(picture.crop[..., 0], expected)


def test_says_how_large_a_picture_was() -> None:
    wide = cv2.imencode(".png", np.zeros((20, 30), np.uint8))[1].tobytes()
    picture = decoded(wide, (48, 48, 3))
    assert picture is not None
    assert (picture.width, picture.height) == (30, 20)
    assert picture.crop.shape == (48, 48, 3)


def test_reads_sixteen_bits_as_eight() -> None:
    data = cv2.imencode(".png", FACE.astype(np.uint16) * 257)[1].tobytes()
    picture = decoded(data, GREY)
    assert picture is not None
    np.testing.assert_array_equal(picture.crop[..., 0], FACE)


@settings(deadline=None)
@given(st.binary(max_size=60), st.booleans())
def test_whatever_is_no_picture_is_none(data: bytes, jpeg: bool) -> None:
    assert decoded((b"\xff\xd8\xff" if jpeg else b"") + data, GREY) is None


def test_damage_is_nobody_s_noise(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """libpng and libjpeg would write to standard error themselves."""
    damaged = bytearray(cv2.imencode(".png", FACE)[1].tobytes())
    damaged[100:140] = bytes(40)
    odd = bytearray(cv2.imencode(".jpg", FACE)[1].tobytes())
    odd[-10:-2] = bytes(8)
    folder = tmp_path / "sad"
    folder.mkdir()
    (folder / "0.png").write_bytes(damaged)
    (folder / "1.jpg").write_bytes(odd)
    with open_files(tmp_path) as files:
        found = list(read_pictures(files, list_labels(files).entries, GREY))
    assert found[0] is None
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_transparency_is_white_to_the_trainer_as_to_the_app(tmp_path: Path, form: str) -> None:
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[:, 2:, 3] = 255
    data = encoded(PillowImage.fromarray(pixels), form)
    shown = read_bytes_as(tmp_path / "p", data)
    crop = decoded(data, (4, 4, 1))
    assert crop is not None
    np.testing.assert_array_equal(crop.crop[:, :, 0], shown[:, :, 0])
    assert shown[0, :, 0].tolist() == [255, 255, 0, 0]
