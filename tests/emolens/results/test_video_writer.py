from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.readings import Image
from emolens.results.errors import ResultError
from emolens.results.video_writer import LONGEST_HOLD, RATE, VideoWriter
from emolens.sources.video import VideoSource


def grey(value: int, width: int = 64, height: int = 48) -> Image:
    return np.full((height, width, 3), value, np.uint8)


def played(path: Path) -> list[Image]:
    source = VideoSource(path)
    images = []
    while (frame := source.read()) is not None:
        images.append(frame.image)
    source.close()
    return images


def test_each_frame_stands_until_the_next(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    for value, time in ((0, 100.0), (120, 100.1), (240, 100.2)):
        video.add(grey(value), time)
    video.close()
    means = [int(image.mean()) for image in played(tmp_path / "a.mkv")]
    assert means == pytest.approx([0, 0, 0, 120, 120, 120, 240], abs=8)
    assert video.frames == 7


def test_more_frames_than_the_rate_are_left_out(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    for number in range(4 * RATE + 1):
        video.add(grey(number), number / (4 * RATE))
    video.close()
    assert video.frames == RATE + 1


def test_a_long_interruption_is_cut(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    for time in (0.0, 100_000.0, 100_000.0 + 1 / RATE):
        video.add(grey(9, 16, 16), time)
    video.close()
    assert video.frames == 1 + LONGEST_HOLD * RATE + 2


@pytest.mark.parametrize("sides", [(128, 96), (31, 97), (97, 31), (1, 1)])
def test_frames_of_another_size_are_fitted(tmp_path: Path, sides: tuple[int, int]) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    video.add(grey(100, 65, 49), 0.0)
    video.add(grey(200, *sides), 0.5)
    video.close()
    last = played(tmp_path / "a.mkv")[-1]
    assert last.shape == (48, 64, 3)
    assert last[24, 32].mean() == pytest.approx(200, abs=12)


def test_a_film_without_frames_is_no_file(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    video.check()
    video.close()
    assert not video.path.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "none" / "a.mkv")
    with pytest.raises(ResultError, match=r"a\.mkv cannot be written .*choose another"):
        video.add(grey(0), 0.0)


def test_a_film_that_was_removed_is_told(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    video.add(grey(0), 0.0)
    video.path.unlink()
    with pytest.raises(ResultError, match="was removed"):
        video.check()
    video.close()


def test_what_a_crash_left_can_be_played(tmp_path: Path) -> None:
    video = VideoWriter(tmp_path / "a.mkv")
    noise = np.random.default_rng(0).integers(0, 255, (240, 320, 3), np.uint8)
    for number in range(20 * RATE):
        video.add(np.roll(noise, number, axis=1), number / RATE)
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(video.path.read_bytes())
    video.close()
    capture, count = cv2.VideoCapture(str(cut), cv2.CAP_FFMPEG), 0
    while capture.read()[0]:
        count += 1
    assert count > 10 * RATE
