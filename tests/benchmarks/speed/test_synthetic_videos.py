import numpy as np

from benchmarks.speed.synthetic_videos import SyntheticVideo
from emolens.detection.schedule import FullScan

FILM = SyntheticVideo(640, 480, faces=2)


def test_faces_are_where_the_film_says() -> None:
    frame, faces = next(FILM.frames(1))
    assert frame.image.shape == (480, 640, 3)
    assert len(faces) == 2
    found = FullScan().find(frame, frame.time, ())
    assert all(max(face.overlap(one.box) for one in found) > 0.5 for face in faces)


def test_faces_move_and_the_background_does_not() -> None:
    (first, before), *_, (last, after) = FILM.frames(20)
    assert before != after
    assert last.time - first.time == 19 / 30
    change = np.abs(first.image.astype(int) - last.image).mean(axis=2)
    assert np.median(change) < 10
    assert change.max() > 60


def test_a_film_repeats() -> None:
    one, other = (list(FILM.frames(2)) for _ in range(2))
    np.testing.assert_array_equal(one[1][0].image, other[1][0].image)
