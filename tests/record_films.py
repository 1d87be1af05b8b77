"""The recorder of what the program reads in made-up films: ``python -m tests.record_films``.

It is run once before the program is rebuilt, and again only where readings are meant to change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tests.films import FILMS
from tests.films_adapter import Row, readings_of

RECORDED = Path(__file__).parent / "emolens" / "recorded" / "readings.json"
_DECIMALS = 5


def main() -> None:
    """Write the recording anew."""
    films = ",\n".join(
        f"{json.dumps(film.name)}:[\n{_lines(readings_of(film))}\n]" for film in FILMS
    )
    RECORDED.parent.mkdir(parents=True, exist_ok=True)
    RECORDED.write_text(f"{{\n{films}\n}}\n", encoding="utf-8")


def _lines(frames: Iterable[Iterable[Row]]) -> str:
    """Return JSON, a line a frame."""
    rows = ([_rounded(row) for row in frame] for frame in frames)
    return ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)


def _rounded(row: Row) -> Row:
    shares = (one and [round(share, _DECIMALS) for share in one] for one in row[4:])
    return [*row[:4], *shares]


if __name__ == "__main__":
    main()
