import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from tools.hollow_library import (
    CONNECTIONS,
    ENCODERS,
    OPENCV_ALGEBRA,
    OPENCV_CODECS,
    SOUND,
    hollowed,
    is_to_be_hollow,
    user_of,
)

SITE = Path(av.__file__).parents[1]
"""Where PyAV lies, and its libraries beside it."""


def stack_of(library: Path) -> str:
    """Return what a library asks of the stack: E is for one that can be executed."""
    told = subprocess.run(["readelf", "-lW", library], capture_output=True, text=True, check=True)
    (line,) = (line for line in told.stdout.splitlines() if "GNU_STACK" in line)
    return line.split()[-2]


pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has hollow libraries"),
    pytest.mark.skipif(platform.machine() not in ("x86_64", "aarch64"), reason="another processor"),
]


def hollow_out(folder: Path, into: Path) -> list[Path]:
    """Put hollow libraries in the place of those of a copied folder, and return these."""
    replaced = [file for file in folder.iterdir() if is_to_be_hollow(file)]
    made = [hollowed(file, user_of(file), into) for file in replaced]
    for library in made:
        shutil.copy(library, folder / library.name)
    return made


def with_packages_of(copy: Path, code: str) -> "subprocess.CompletedProcess[str]":
    """Run code that imports the packages of a folder rather than the installed ones."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_hollow_libraries_videos_are_decoded_as_before(tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for name in ("av", "av.libs"):
        shutil.copytree(SITE / name, copy / name)
    made = hollow_out(copy / "av.libs", tmp_path / "made")
    assert len(made) == len((*ENCODERS, *CONNECTIONS, *SOUND))
    for library in made:
        assert library.stat().st_size < 50_000
        assert stack_of(library) == "RW"

    film = tmp_path / "film.mp4"
    with av.open(film, "w") as container:
        stream = container.add_stream("libx264", 25)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    code = f"import av; print(av.__file__, len(list(av.open({str(film)!r}).decode(video=0))))"
    told = with_packages_of(copy, code)
    assert told.stdout.split() == [str(copy / "av" / "__init__.py"), "3"]


@pytest.fixture
def hollow_opencv(tmp_path: Path) -> Path:
    """OpenCV with hollow libraries, and without those that nothing needs any more."""
    copy = tmp_path / "site"
    for name in ("cv2", "opencv_python_headless.libs"):
        shutil.copytree(SITE / name, copy / name)
    libraries = copy / "opencv_python_headless.libs"
    made = hollow_out(libraries, tmp_path / "made")
    assert len(made) == len((*OPENCV_CODECS, *OPENCV_ALGEBRA))
    for library in libraries.iterdir():
        if not is_to_be_hollow(library) and not library.name.startswith("libpng"):
            library.unlink()
    return copy


@pytest.mark.parametrize("detector", ["yunet", "haar"])
def test_with_a_hollow_opencv_a_face_is_read_as_before(
    hollow_opencv: Path, astronaut_png: Path, detector: str
) -> None:
    code = (
        "import cv2, emolens; print(cv2.__file__);"
        f"options = emolens.PipelineOptions(detector={detector!r});"
        f"(analysed,) = emolens.analyze({str(astronaut_png)!r}, options=options);"
        "print([reading.scores for reading in analysed.readings]);"
        "print(cv2.VideoCapture(99).isOpened())"
    )
    told = with_packages_of(hollow_opencv, code)
    assert told.stdout.splitlines()[0] == str(hollow_opencv / "cv2" / "__init__.py"), told.stderr
    as_it_is = with_packages_of(SITE, code)
    assert told.stdout.splitlines()[1:] == as_it_is.stdout.splitlines()[1:]
    assert "happy" in told.stdout


def test_what_a_hollow_opencv_cannot_compute_ends_it_rather_than_coming_out_wrong(
    hollow_opencv: Path,
) -> None:
    code = "import cv2, numpy as np; a = np.eye(300); print(cv2.gemm(a, a, 1, a, 0).sum())"
    assert with_packages_of(SITE, code).stdout == "300.0\n"
    told = with_packages_of(hollow_opencv, code)
    assert (told.returncode < 0, told.stdout) == (True, "")
