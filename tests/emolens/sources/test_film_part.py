"""Parts of films."""

import math
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.sources.files import is_sparse
from emolens.sources.film_part import WHOLE_FILM, FilmExcerpt, FilmPart
from emolens.sources.video import VideoSource
from tests.videos import grey_images, write_video


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Fifty frames, two seconds."""
    return write_video(tmp_path / "film.avi", grey_images(50))


def numbers(film: Path, part: FilmPart) -> list[int]:
    found = []
    with closing(FilmExcerpt(VideoSource(film), part)) as excerpt:
        while (frame := excerpt.read()) is not None:
            assert frame.time == pytest.approx(frame.index / 25)
            found.append(frame.index)
    return found


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (WHOLE_FILM, range(50)),
        (FilmPart(1.0), range(25, 50)),
        (FilmPart(end=1.0), range(25)),
        (FilmPart(0.4, 0.8), range(10, 20)),
        (FilmPart(0.4, 0.8, 4), range(10, 20, 4)),
        (FilmPart(every=50), [0]),
    ],
)
def test_frames_of_a_part_keep_their_numbers_and_times(
    film: Path, part: FilmPart, expected: range | list[int]
) -> None:
    assert numbers(film, part) == list(expected)


def test_its_frames_are_those_of_the_whole_film(film: Path) -> None:
    with closing(VideoSource(film)) as source:
        *_, whole = (source.read() for _ in range(6))
    with closing(FilmExcerpt(VideoSource(film), FilmPart(0.2))) as excerpt:
        part = excerpt.read()
    assert whole is not None
    assert part is not None
    assert np.array_equal(whole.image, part.image)


def test_what_is_said_of_a_part_is_in_what_it_differs() -> None:
    assert WHOLE_FILM.to_json() == {}
    assert FilmPart(every=3).to_json() == {"every": 3}
    assert FilmPart(1.0, 2.0).to_json() == {"from": 1.0, "to": 2.0}


def test_a_part_behind_the_end_is_told(film: Path) -> None:
    with pytest.raises(SourceError, match=r"film\.avi has no frame in the part"):
        numbers(film, FilmPart(2.5))


@pytest.mark.parametrize("values", [(1.0, 1.0, 1), (-1.0, 1.0, 1), (0.0, 1.0, 0), (math.nan, 1, 1)])
def test_what_holds_no_frame_is_no_part(values: tuple[float, float, int]) -> None:
    with pytest.raises(ValueError, match="no frame"):
        FilmPart(*values)


def test_rare_frames_of_a_film_are_sparse_as_those_of_a_rare_one(film: Path) -> None:
    with closing(VideoSource(film)) as source:
        assert not is_sparse(source)
        assert is_sparse(source, FilmPart(every=25))
        assert is_sparse(source, FilmPart(1.0, 1.3))
