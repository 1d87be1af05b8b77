import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from tools.hollow_library import ENCODERS, hollowed

SITE = Path(av.__file__).parents[1]
"""Where PyAV lies, and its libraries beside it."""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has hollow libraries")
@pytest.mark.skipif(platform.machine() not in ("x86_64", "aarch64"), reason="another processor")
def test_with_hollow_encoders_videos_are_decoded_as_before(tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for name in ("av", "av.libs"):
        shutil.copytree(SITE / name, copy / name)
    libraries = SITE / "av.libs"
    encoders = [file for file in libraries.iterdir() if file.name.startswith(ENCODERS)]
    assert len(encoders) == len(ENCODERS)
    for encoder in encoders:
        made = hollowed(encoder, next(libraries.glob("libavcodec*")), tmp_path / "made")
        assert made.stat().st_size < 50_000
        shutil.copy(made, copy / "av.libs" / encoder.name)

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
