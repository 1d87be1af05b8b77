"""Rows of results, sound ones of any kind, and what produced them."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from emolens.readings import Box, Face, FaceQuality, Reading
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from tests.fakes import EXPRESSIONS, FakeClassifier, make_reading

PRODUCTION = Provenance(["a.mp4"], FakeClassifier().metadata, {"smoothing": 1.0})
SUMMER_TIME = timezone(timedelta(hours=2))
NOON = datetime(2025, 6, 1, 12, 0, 0, 250_000, SUMMER_TIME)
SHARES = st.lists(st.integers(1, 1000), min_size=len(EXPRESSIONS), max_size=len(EXPRESSIONS)).map(
    lambda weights: {
        name: round(weight / sum(weights), 6)
        for name, weight in zip(EXPRESSIONS, weights, strict=True)
    }
)
"""Shares as a file has them, rounded, so that they come back as they were."""
WHOLE = st.integers(0, 100_000)
SECONDS = st.integers(0, 10**11).map(lambda millionths: round(millionths / 1e6, 6))
MOMENTS = st.datetimes(
    datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=st.sampled_from([UTC, SUMMER_TIME])
).map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))

DEGREES = st.integers(-900, 900).map(lambda tenths: tenths / 10)
QUALITIES = st.builds(
    FaceQuality,
    roll=st.none() | DEGREES,
    yaw=st.none() | DEGREES,
    sharpness=st.integers(0, 20_000).map(lambda thousandths: thousandths / 1000),
    cut_off=st.booleans(),
    face_probability=st.none() | st.integers(0, 10**6).map(lambda millionths: millionths / 1e6),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Any row of a result."""
    frame, time = draw(WHOLE), draw(SECONDS)
    reading = None
    if draw(st.booleans()):
        reading = Reading(
            frame=frame,
            time=time,
            face=Face(
                Box(*(draw(WHOLE) for _ in range(4))),
                draw(st.none() | WHOLE),
                quality=draw(st.none() | QUALITIES),
            ),
            expression=draw(st.sampled_from(EXPRESSIONS)),
            uncertain=draw(st.booleans()),
            scores=draw(SHARES),
            corrected=draw(st.none() | SHARES),
            smoothed=draw(st.none() | SHARES),
        )
    return Row(draw(st.text()), frame, time, draw(st.none() | MOMENTS), reading)


def make_row(
    frame: int = 0, time: float = 0.0, track: int | None = 1, source: str = "a.mp4"
) -> Row:
    """The row of a happy face."""
    reading = make_reading(track=track)
    reading = Reading(
        frame, time, reading.face, reading.expression, reading.uncertain, reading.scores
    )
    return Row(source, frame, time, None, reading)
