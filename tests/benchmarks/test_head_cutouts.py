import numpy as np

from benchmarks.head_cutouts import Noise, head_cutout
from emolens.detection.schedule import FullScan
from emolens.readings import Frame

GREY = np.full((300, 400, 3), 128, np.float32)


def test_the_face_of_a_head_is_where_it_is_said_to_be() -> None:
    canvas = GREY.copy()
    face = head_cutout(200).lay(canvas, 120, 60)
    (found,) = FullScan().find(Frame(canvas.astype(np.uint8), 0, 0.0, 0.0), 0.0, ())
    assert found.box.overlap(face) > 0.5


def test_beyond_a_head_the_picture_stays() -> None:
    canvas = GREY.copy()
    head = head_cutout(100)
    head.lay(canvas, 120, 60)
    canvas[60 : 60 + head.size[0], 120 : 120 + head.size[1]] = 128
    np.testing.assert_array_equal(canvas, GREY)


def test_noise_is_other_in_each_frame_and_as_strong_as_it_is_said_to_be() -> None:
    noise = Noise(GREY.shape, 4.0, np.random.default_rng(0))
    first, second = noise.on(GREY), noise.on(GREY)
    assert not np.array_equal(first, second)
    assert abs(second.std() - 4) < 0.1
    assert abs(second.mean() - 128) < 0.1
