"""Segments are kept on the drive and sent between machines: what arrives may be damaged."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.batch.segment import DamagedSegmentError, Segment
from emolens.observation import Observation

SEGMENT = Segment.of(
    [(0.0, (4, 6, 3)), (0.5, (4, 6, 3))], [Observation(), Observation()], None, None, ends=True
).to_bytes()
HEADER = SEGMENT.rindex(b"PK\x01\x02")  # of the last array, in the archive's directory
VERSION, FLAGS, METHOD = 6, 8, 10
"""Places in it, of two bytes each."""


@pytest.mark.parametrize("place", [VERSION, FLAGS, METHOD])
def test_an_archive_that_zipfile_does_not_know_is_damaged(place: int) -> None:
    data = bytearray(SEGMENT)
    data[HEADER + place] = 0x65
    with pytest.raises(DamagedSegmentError):
        Segment.from_bytes(bytes(data))


@given(st.integers(0, len(SEGMENT) - 1), st.integers(1, 255))
def test_a_changed_byte_is_read_or_told(place: int, change: int) -> None:
    data = bytearray(SEGMENT)
    data[place] ^= change
    with suppress(DamagedSegmentError):
        Segment.from_bytes(bytes(data))


def test_what_is_whole_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(SEGMENT)) as archive:
        assert archive.testzip() is None
    assert Segment.from_bytes(SEGMENT).ends
