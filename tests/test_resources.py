"""The shipped files are found in the checkout, and the wheel carries them and works."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from desktop.resources import example_film, example_picture, icon_file
from emolens import analyze, resources

ROOT = Path(__file__).parents[1]


def test_files_of_the_checkout_are_found() -> None:
    assert resources.model_file() == ROOT / "assets" / "models" / "emolens.onnx"
    assert resources.model_file().is_file()
    assert resources.int8_model_file().is_file()
    assert icon_file().is_file()


def test_the_examples_are_read_and_small() -> None:
    for example, frames, faces in ((example_picture(), 1, 1), (example_film(), 120, 2)):
        read = list(analyze(example))
        assert len(read) == frames
        assert [reading.expression for reading in read[-1].readings] == ["happy"] * faces
        assert example.stat().st_size < 300_000


def test_choices_lie_among_the_users_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    assert resources.hardware_cache_file().name == "machine.json"
    if sys.platform == "linux":
        assert resources.hardware_cache_file() == Path("/settings/Emolens/machine.json")


@pytest.mark.usefixtures("qapp")
def test_icon_can_be_drawn() -> None:
    icon = QIcon(str(icon_file())).pixmap(64, 64).toImage()
    colours = {icon.pixel(x, y) for x in range(0, 64, 4) for y in range(0, 64, 4)}
    assert len(colours) > 1


def test_files_carried_in_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "emolens" / "assets" / "models").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "emolens" / "resources.py"))
    assert resources.model_file().is_relative_to(tmp_path / "emolens" / "assets")


@pytest.mark.slow
def test_wheel_carries_models_and_icons_but_no_run(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    carried = {name for name in names if "/assets/" in name}
    assert "emolens/assets/models/emolens.onnx" in carried
    assert "emolens/assets/models/emolens-int8.onnx" in carried
    for icon in (ROOT / "assets" / "icons").glob("*.svg"):
        assert f"desktop/assets/icons/{icon.name}" in carried
    for words in (ROOT / "assets" / "words").glob("*.qm"):
        assert f"desktop/assets/words/{words.name}" in carried
    for example in (example_picture(), example_film()):
        assert f"desktop/assets/examples/{example.name}" in carried
    folders = {Path(name).parent.name for name in carried}
    assert folders == {"examples", "icons", "models", "words"}
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "emolens",
        "desktop",
        "trainer",
        "export",
    }
    assert any(name.endswith("licenses/NOTICE.md") for name in names)


@pytest.mark.slow
def test_wheel_works_outside_the_checkout(wheel: Path, astronaut_png: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "from desktop import cli; print(cli.__file__); cli.main(['analyze', 'astronaut.png'])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=astronaut_png.parent,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    place, reading = result.stdout.splitlines()
    assert place.startswith(str(tmp_path))
    assert '"expression": "happy"' in reading
