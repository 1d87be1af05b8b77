"""``emolens anonymize`` on films of a face."""

from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.commands.main import main
from emolens.detection.detectors import file_detector
from emolens.options import PipelineOptions
from emolens.readings import Image
from emolens.sources.video import VideoSource
from tests.videos import grey_images, write_video

BAND = slice(60, 110), slice(140, 190)
"""Where the face is in the first frame, without a margin."""


@pytest.fixture
def film(tmp_path: Path, astronaut: Image) -> Path:
    """A face for 10 frames, hidden by noise for 3, there again for 10, and then nothing for 30."""
    face = np.asarray(cv2.resize(astronaut, (384, 384)), np.uint8)
    noise = np.random.default_rng(1).integers(0, 255, face.shape, np.uint8)
    images = [*[face] * 10, *[noise] * 3, *[face] * 10, *[np.full_like(face, 90)] * 30]
    return write_video(tmp_path / "film.avi", images)


def frames(path: Path) -> list[Image]:
    with closing(VideoSource(path)) as source:
        return [frame.image for frame in iter(source.read, None)]


@pytest.mark.parametrize("cover", ["block", pytest.param("blur", marks=pytest.mark.slow)])
def test_no_face_is_left_and_what_is_not_covered_is_told(
    film: Path, tmp_path: Path, cover: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.mkv"
    assert main(["anonymize", str(film), "-o", str(out), "--cover", cover]) == 0
    said = capsys.readouterr().err
    assert "53 frames. Nothing is covered from 0:01." in said
    assert "A face that is not found is not covered: look at the film first." in said
    detector = file_detector(PipelineOptions())
    assert detector.detect(frames(film)[0])
    written = frames(out)
    assert not any(detector.detect(image) for image in written)
    assert len(written) == pytest.approx(53 * 30 / 25, abs=2), "it lasts as long"
    if cover == "block":  # 0.44 s: amid the noise, in which nobody is found
        assert written[13][BAND].max() < 40


def test_what_cannot_be_done_is_told_and_leaves_nothing(
    film: Path, astronaut_png: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, sentence in (
        ([str(astronaut_png), "-o", str(tmp_path / "out.mkv")], "is a picture; name a film."),
        ([str(film), "-o", str(tmp_path / "out.mp4")], "out.mp4 is no name for the film"),
        ([str(tmp_path / "no.avi"), "-o", str(tmp_path / "out.mkv")], "no.avi"),
    ):
        assert main(["anonymize", *command]) == 2
        assert sentence in capsys.readouterr().err
    assert list(tmp_path.glob("*out*")) == []


def test_a_film_is_never_written_over_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = write_video(tmp_path / "film.mkv", grey_images(5))
    data = film.read_bytes()
    assert main(["anonymize", str(film), "-o", str(film), "--force"]) == 2
    assert "let it be a new one" in capsys.readouterr().err
    assert film.read_bytes() == data
