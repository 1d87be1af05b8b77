"""Example picture and film that come with the program, made by ``python -m tools.examples``.

Whoever is seen in them is scikit-image's astronaut, Eileen Collins, photographed by NASA and in the
public domain; in the film she sways beside her own mirror image.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from tools.pictures import Pair, astronaut

# isort: split
import av
import cv2
from av.video.stream import VideoStream

_FOLDER = Path(__file__).parents[1] / "assets" / "examples"
_RATE, _SECONDS = 15, 8
_QUALITY = 88  # of the JPEG file, of 100
_CODEC = {"crf": "30", "preset": "veryslow", "threads": "1"}  # the same file on every machine


def write_picture(file: Path) -> None:
    """Write the portrait as a JPEG file."""
    cv2.imwrite(str(file), astronaut(), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])


def write_film(file: Path) -> None:
    """Write a few seconds of two faces that sway, as H.264 in an MP4 file."""
    pair = Pair()
    with av.open(file, "w", container_options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", Fraction(_RATE), options=_CODEC)
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = pair.image(0.0).shape[:2]
        stream.pix_fmt = "yuv420p"
        for number in range(_RATE * _SECONDS):
            image = pair.image(number / _RATE)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode())


def main() -> None:
    """Make both files anew."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    write_picture(_FOLDER / "astronaut.jpg")
    write_film(_FOLDER / "astronaut.mp4")


if __name__ == "__main__":
    main()
