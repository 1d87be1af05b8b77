import os
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.look_ahead import LookAhead
from emolens.errors import SourceError
from emolens.readings import Image
from emolens.sources.files import PictureSource
from tests.videos import grey_images, write_video


def prepared(qtbot: QtBot, path: Path) -> LookAhead:
    ahead = LookAhead()
    with qtbot.waitSignal(ahead.succeeded):
        ahead.prepare(path)
    return ahead


def pixels(ahead: LookAhead, path: Path) -> Image:
    frame = ahead.open(path).read()
    assert frame is not None
    return frame.image


def test_a_picture_that_was_read_ahead_is_the_same_and_is_given_once(
    qtbot: QtBot, astronaut_png: Path, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = prepared(qtbot, astronaut_png)
    opened: list[Path] = []

    def open_file(path: Path) -> PictureSource:
        opened.append(path)
        return PictureSource(path)

    monkeypatch.setattr("desktop.workers.look_ahead.open_file", open_file)
    np.testing.assert_array_equal(pixels(ahead, astronaut_png), astronaut)
    assert opened == []
    np.testing.assert_array_equal(pixels(ahead, astronaut_png), astronaut)
    assert opened == [astronaut_png]


def test_one_that_has_changed_since_is_read_again(
    qtbot: QtBot, astronaut_png: Path, astronaut: Image
) -> None:
    ahead = prepared(qtbot, astronaut_png)
    cv2.imwrite(str(astronaut_png), astronaut // 2)
    os.utime(astronaut_png, (1, 1))
    np.testing.assert_array_equal(pixels(ahead, astronaut_png), astronaut // 2)


def test_what_is_no_picture_is_opened_when_it_is_due(qtbot: QtBot, tmp_path: Path) -> None:
    video = write_video(tmp_path / "v.avi", grey_images(3))
    with closing(prepared(qtbot, video).open(video)) as source:
        assert source.read() is not None
    with pytest.raises(SourceError, match="does not exist"):
        prepared(qtbot, tmp_path / "none.png").open(tmp_path / "none.png")
