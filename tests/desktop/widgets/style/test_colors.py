from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from skimage.color import deltaE_ciede2000, rgb2lab

from desktop.widgets.style.colors import canvas, colors_for, contrast, mix, muted_text, text_on
from tests.fakes import EXPRESSIONS

# Fusion's own window and text, light and dark.
THEMES = [("#efefef", "#000000"), ("#323232", "#f0f0f0")]

# Complete colour blindness of three kinds, on linear RGB (Machado, Oliveira and Fernandes, 2009).
COLOR_BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def palette(window: str, text: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    return palette


@pytest.mark.parametrize("names", [EXPRESSIONS, (*EXPRESSIONS, "contempt"), tuple("abcdefgh")])
def test_every_expression_has_a_color_of_its_own(names: tuple[str, ...]) -> None:
    colors = [color.name() for color in colors_for(names).values()]
    assert len(set(colors)) == len(names)


def test_a_known_expression_keeps_its_color_whatever_the_others() -> None:
    assert colors_for(("happy", "strange"))["happy"] == colors_for(EXPRESSIONS)["happy"]


def test_more_expressions_than_colors_still_get_some() -> None:
    names = tuple(f"expression {i}" for i in range(30))
    assert set(colors_for(names)) == set(names)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("red"), QColor("red")) == 1


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_a_label_can_be_read_on_its_color(name: str) -> None:
    color = colors_for(EXPRESSIONS)[name]
    assert contrast(text_on(color), color) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_muted_text_can_be_read_yet_stands_back(theme: tuple[str, str]) -> None:
    window, text = map(QColor, theme)
    muted = muted_text(palette(*theme))
    assert 4.5 <= contrast(muted, window) < contrast(text, window)


@pytest.mark.parametrize("theme", THEMES)
def test_the_canvas_is_deeper_than_the_window(theme: tuple[str, str]) -> None:
    ground = canvas(palette(*theme))
    assert ground.lightness() < QColor(theme[0]).lightness()


def test_mixing_goes_from_one_color_to_the_other() -> None:
    black, white = QColor("black"), QColor("white")
    assert mix(black, white, 0) == black
    assert mix(black, white, 1) == white
    assert mix(black, white, 0.5).red() in (127, 128)


@pytest.mark.parametrize("kind", COLOR_BLINDNESS)
def test_the_color_blind_tell_the_colors_apart(kind: str) -> None:
    colors = colors_for(EXPRESSIONS).values()
    linear = np.array([[c.redF(), c.greenF(), c.blueF()] for c in colors]) ** 2.2
    seen = np.clip(linear @ np.array(COLOR_BLINDNESS[kind]).T, 0, 1) ** (1 / 2.2)
    lab = rgb2lab(seen)
    for one, other in combinations(lab, 2):
        assert deltaE_ciede2000(one, other) > 10  # a just noticeable difference is about 1
