"""Readings of made-up films stay what they were when they were recorded."""

import json
from typing import Any

import pytest

from tests.films import FILMS
from tests.films.film import Film
from tests.films_adapter import Row, readings_of
from tests.record_films import RECORDED

_TOLERANCE = 1e-4


@pytest.fixture(scope="module")
def recorded() -> dict[str, list[list[Row]]]:
    films: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return films


def near(shares: list[float] | None) -> object:
    return None if shares is None else pytest.approx(shares, rel=0, abs=_TOLERANCE)


def test_every_film_is_recorded(recorded: dict[str, list[list[Row]]]) -> None:
    assert [film.name for film in FILMS] == list(recorded)


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_a_film_reads_as_it_was_recorded(film: Film, recorded: dict[str, list[list[Row]]]) -> None:
    pairs = zip(readings_of(film), recorded[film.name], strict=True)
    for index, (read, before) in enumerate(pairs):
        expected = [[*row[:4], *map(near, row[4:])] for row in before]
        assert read == expected, f"frame {index}"
