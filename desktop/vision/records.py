"""The form that readings leave the program in: one JSON object a line. It stays stable."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.vision.readings import Frame, Reading

_DECIMALS = 6  # of scores and seconds; scores still sum to 1 within a few millionths


def to_json(source: str, reading: Reading) -> str:
    """Return one reading as a line of JSON, without the line's end."""
    box = reading.face.box
    return _line(
        {
            "source": source,
            "frame": reading.frame,
            "time": round(reading.time, _DECIMALS),
            "track": reading.face.track,
            "box": [box.x, box.y, box.width, box.height],
            "expression": reading.expression,
            "uncertain": reading.uncertain,
            "scores": _rounded(reading.scores),
            "corrected": _rounded(reading.corrected),
            "smoothed": _rounded(reading.smoothed),
        }
    )


def empty_json(source: str, frame: Frame) -> str:
    """Return the line of a frame without a face, so that absence is not missing data."""
    return _line(
        {
            "source": source,
            "frame": frame.index,
            "time": round(frame.time, _DECIMALS),
            "track": None,
            "box": None,
            "expression": None,
            "uncertain": None,
            "scores": None,
            "corrected": None,
            "smoothed": None,
        }
    )


def _rounded(shares: Mapping[str, float] | None) -> dict[str, float] | None:
    if shares is None:
        return None
    return {name: round(share, _DECIMALS) for name, share in shares.items()}


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, allow_nan=False)
