from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from desktop.widgets.dropped_data import files_in_data, image_in, is_from_the_web, path_in_text


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_local_files_count() -> None:
    data = QMimeData()
    assert files_in_data(data) == []
    data.setUrls([QUrl("https://example.org/a.png"), QUrl.fromLocalFile("/tmp/a b.png")])
    assert files_in_data(data) == [Path("/tmp/a b.png")]


@pytest.mark.parametrize("form", ["{}", "'{}'", ' "{}"\n', "file://{}"])
def test_a_text_may_name_a_file(tmp_path: Path, form: str) -> None:
    assert path_in_text(of_text(form.format(tmp_path))) == tmp_path


@pytest.mark.parametrize(
    "text",
    ["", "hello", "/no/such/file.png", "x" * 9999, "/" + "x" * 9999, "a\0b", "https://a.b/c"],
)
def test_any_other_text_names_none(text: str) -> None:
    assert path_in_text(of_text(text)) is None


@pytest.mark.parametrize("width", [1, 7, 64])
def test_a_picture_comes_with_its_pixels(width: int) -> None:
    image = QImage(width, 3, QImage.Format.Format_RGB32)
    image.fill(0xFF102030)
    image.setPixel(0, 2, 0xFFFF0000)
    data = QMimeData()
    data.setImageData(image)
    pixels = image_in(data)
    assert pixels is not None
    assert pixels.shape == (3, width, 3)
    assert pixels[0, width - 1].tolist() == [0x30, 0x20, 0x10]
    assert pixels[2, 0].tolist() == [0, 0, 255]
    assert pixels.dtype == np.uint8


def test_a_transparent_picture_lies_on_white() -> None:
    image = QImage(2, 2, QImage.Format.Format_ARGB32)
    image.fill(0x00000000)
    data = QMimeData()
    data.setImageData(image)
    pixels = image_in(data)
    assert pixels is not None
    assert pixels.min() == 255


def test_no_picture_is_none() -> None:
    assert image_in(of_text("hello")) is None


def test_the_web_is_told_from_the_rest() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.png")])
    assert is_from_the_web(data)
    assert is_from_the_web(of_text("http://example.org"))
    assert not is_from_the_web(of_text("see http://example.org"))
    assert not is_from_the_web(of_text("hello"))
