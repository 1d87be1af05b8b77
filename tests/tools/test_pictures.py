from pathlib import Path

import pytest
from PIL import Image as Pillow

from emolens.detection.haar import HaarDetector
from tools.pictures import Pair, Photographer

pytestmark = pytest.mark.usefixtures("theme_again")


def test_the_camera_sees_two_faces() -> None:
    frame = Pair().read()
    assert len(HaarDetector().detect(frame.image)) == 2


def test_a_picture_shows_the_window_and_its_dialog(tmp_path: Path) -> None:
    photographer = Photographer(tmp_path)
    with photographer.window() as window:
        photographer.take(window, "alone")
        window.help.about.trigger()
        photographer.take(window, "about")
    alone, about = (Pillow.open(tmp_path / f"{name}.webp") for name in ("alone", "about"))
    assert alone.size == about.size == (window.width(), window.height())
    assert alone.tobytes() != about.tobytes()
