import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from tools.hollow_library import ENCODERS, OPENCV_CODECS, hollowed, is_to_be_hollow, user_of

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


def test_with_hollow_encoders_videos_are_decoded_as_before(tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for name in ("av", "av.libs"):
        shutil.copytree(SITE / name, copy / name)
    made = hollow_out(copy / "av.libs", tmp_path / "made")
    assert len(made) == len(ENCODERS)
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
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [str(copy / "av" / "__init__.py"), "3"]


def test_with_hollow_codecs_opencv_does_what_the_app_asks_of_it(tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for name in ("cv2", "opencv_python_headless.libs"):
        shutil.copytree(SITE / name, copy / name)
    libraries = copy / "opencv_python_headless.libs"
    assert len(hollow_out(libraries, tmp_path / "made")) == len(OPENCV_CODECS)
    for library in libraries.glob("lib[vsc]*"):  # libvpx, libssl, libcrypto: nothing needs them now
        if not is_to_be_hollow(library):
            library.unlink()
    code = (
        "import cv2, numpy as np; image = np.full((64, 64), 9, np.uint8);"
        "cascade = cv2.data.haarcascades + 'haarcascade_frontalface_default.xml';"
        "found = cv2.CascadeClassifier(cascade).detectMultiScale(image);"
        "small = cv2.resize(image, (8, 8));"
        "print(cv2.__file__, len(found), small.mean(), cv2.VideoCapture(99).isOpened())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [str(copy / "cv2" / "__init__.py"), "0", "9.0", "False"]
