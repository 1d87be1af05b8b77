"""Figures of made-up studies, as files."""

import xml.etree.ElementTree as ET
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from emolens.commands.main import main
from emolens.readings import Reading
from emolens.study import drawing
from emolens.study.drawing import Drawing, DrawnDot, DrawnLine, DrawnText
from tests.emolens.study.made_up import film, reading, write
from tests.fakes import EXPRESSIONS

PATTERN = r"(?P<group>control|patient)_(?P<participant>\d+)"


def seen(time: float, share: float) -> list[Reading]:
    return [reading(time, "happy", share)]


@pytest.fixture
def result(tmp_path: Path) -> Path:
    names = [f"{group}_{n}.mp4" for n in range(3) for group in ("control", "patient")]
    return write(tmp_path / "r.csv", *(film(name, 2, partial(seen, share=0.8)) for name in names))


def figures(result: Path, folder: Path, *more: str) -> Path:
    command = ["summarize", str(result), "--participant", PATTERN, "--figures", str(folder)]
    assert main([*command, *more]) == 0
    return folder


def test_figures_are_those_of_the_report(result: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    folder = figures(result, tmp_path / "new" / "figures", "--report", str(report))
    names = {f"figure_{n}_{name}" for n, name in enumerate(EXPRESSIONS, 1)}
    assert {path.name for path in folder.iterdir()} == {
        f"{name}{suffix}" for name in names for suffix in (".svg", ".png")
    }
    page = report.read_text("utf-8")
    for svg in folder.glob("*.svg"):
        assert svg.read_text("utf-8") in page
        assert ET.fromstring(svg.read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_figure_shows_where_the_mean_is(result: Path, tmp_path: Path) -> None:
    folder = figures(result, tmp_path / "figures")
    (path,) = folder.glob("*_happy.png")
    picture = np.asarray(Image.open(path).convert("RGB")).astype(int)
    blue = np.abs(picture - (0x00, 0x72, 0xB2)).sum(axis=2) < 10  # the first group's
    middle = np.nonzero(blue)[1].mean() / picture.shape[1] * 660
    assert middle == pytest.approx(220 + 400 * 0.8, abs=1)


def test_figures_that_cannot_be_written_are_told(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    command = ["summarize", str(result), "--figures", str(tmp_path / "file")]
    assert main(command) == 2
    assert "file cannot be written" in capsys.readouterr().err


def test_a_label_names_no_other_folder(tmp_path: Path, result: Path) -> None:
    text = result.read_text("utf-8").replace("happy", "../../x y")
    result.write_text(text, "utf-8")
    folder = figures(result, tmp_path / "figures")
    assert any("_x_y.svg" in path.name for path in folder.iterdir())
    assert len(list(folder.iterdir())) == 2 * len(EXPRESSIONS)


@pytest.mark.parametrize("fonts", [drawing._FONTS, ()])
def test_text_is_drawn_with_any_font(
    fonts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_FONTS", fonts)
    drawing._font.cache_clear()
    shapes: list[DrawnText | DrawnLine | DrawnDot] = [
        DrawnText((50, 20), "Überraschung", "middle", bold=True),
        DrawnText((50, 40), "日本", "start"),
        DrawnLine((0, 50), (100, 50), "#888"),
        DrawnDot((50, 60), "#000", "here"),
    ]
    picture = Image.open(BytesIO(Drawing(100, 80, shapes).to_png()))
    drawing._font.cache_clear()
    assert picture.size == (300, 240)
    upper = np.asarray(picture.convert("L"))[:75]
    assert (upper < 128).sum() > 200, "the name is there"
