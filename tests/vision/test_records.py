import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vision.readings import Box, Face, Frame, Reading
from desktop.vision.records import empty_json, to_json

KEYS = [
    *("source", "frame", "time", "track", "box"),
    *("expression", "uncertain", "scores", "corrected", "smoothed"),
]
HAPPY = Reading(
    frame=3,
    time=0.12,
    face=Face(Box(10, 20, 30, 40), track=1),
    expression="happy",
    uncertain=False,
    scores={"angry": 0.25, "happy": 0.75},
    smoothed={"angry": 0.125, "happy": 0.875},
    corrected={"angry": 0.2, "happy": 0.8},
)


def test_a_reading_stands_in_one_line_of_this_form() -> None:
    assert to_json("a.mp4", HAPPY) == (
        '{"source": "a.mp4", "frame": 3, "time": 0.12, "track": 1, "box": [10, 20, 30, 40], '
        '"expression": "happy", "uncertain": false, "scores": {"angry": 0.25, "happy": 0.75}, '
        '"corrected": {"angry": 0.2, "happy": 0.8}, "smoothed": {"angry": 0.125, "happy": 0.875}}'
    )


def test_a_frame_without_a_face_has_the_same_keys() -> None:
    frame = Frame(np.zeros((2, 2, 3), np.uint8), index=7, time=0.28, captured=0.0)
    assert empty_json("a.mp4", frame) == (
        '{"source": "a.mp4", "frame": 7, "time": 0.28, "track": null, "box": null, '
        '"expression": null, "uncertain": null, "scores": null, '
        '"corrected": null, "smoothed": null}'
    )


def test_what_json_cannot_say_is_refused() -> None:
    broken = Reading(0, 0.0, HAPPY.face, "happy", False, {"happy": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        to_json("a.mp4", broken)


SHARES = st.lists(st.floats(0.001, 1), min_size=2, max_size=9).map(
    lambda weights: [weight / sum(weights) for weight in weights]
)
NAMES = st.text(min_size=1)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    shares = draw(SHARES)
    labels = draw(st.lists(NAMES, min_size=len(shares), max_size=len(shares), unique=True))
    numbers = st.integers(0, 10_000)
    return Reading(
        frame=draw(numbers),
        time=draw(st.floats(0, 100_000)),
        face=Face(Box(*(draw(numbers) for _ in range(4))), draw(st.none() | numbers)),
        expression=labels[0],
        uncertain=draw(st.booleans()),
        scores=dict(zip(labels, shares, strict=True)),
        smoothed=draw(st.none() | st.just(dict(zip(labels, reversed(shares), strict=True)))),
        corrected=draw(st.none() | st.just(dict(zip(labels, sorted(shares), strict=True)))),
    )


@given(st.text(), readings())
def test_a_line_gives_back_what_went_in(source: str, reading: Reading) -> None:
    line = to_json(source, reading)
    record = json.loads(line)
    box = reading.face.box
    assert "\n" not in line
    assert list(record) == KEYS
    assert (record["source"], record["frame"]) == (source, reading.frame)
    assert record["time"] == pytest.approx(reading.time, abs=1e-6)
    assert record["track"] == reading.face.track
    assert record["box"] == [box.x, box.y, box.width, box.height]
    assert (record["expression"], record["uncertain"]) == (reading.expression, reading.uncertain)
    assert list(record["scores"]) == list(reading.scores)
    assert record["scores"] == pytest.approx(dict(reading.scores), abs=1e-6)
    assert sum(record["scores"].values()) == pytest.approx(1, abs=1e-5)
    for field in ("corrected", "smoothed"):
        shares = getattr(reading, field)
        assert record[field] == (shares and pytest.approx(dict(shares), abs=1e-6))
