import numpy as np

from benchmarks.speed.synthetic_videos import SyntheticVideo
from benchmarks.window.camera import VideoCamera

VIDEO = SyntheticVideo(64, 48, faces=1)


def test_frames_come_in_order_and_in_real_time() -> None:
    camera = VideoCamera(VIDEO, rate=100)
    frames = [camera.read() for _ in range(4)]
    assert [frame.index for frame in frames] == [0, 1, 2, 3]
    assert all(frame.time >= frame.index / 100 for frame in frames)
    assert frames[3].captured - frames[0].captured == frames[3].time - frames[0].time


def test_the_video_begins_again_in_new_arrays() -> None:
    camera = VideoCamera(VIDEO, rate=None)
    first, *_, again = [camera.read() for _ in range(301)]
    np.testing.assert_array_equal(first.image, again.image)
    assert not np.shares_memory(first.image, again.image)
    assert again.index == 300


def test_a_closed_camera_keeps_nobody_waiting() -> None:
    camera = VideoCamera(VIDEO, rate=0.001)
    camera.read()
    camera.close()
    assert camera.read().index == 1  # else due in a quarter of an hour
