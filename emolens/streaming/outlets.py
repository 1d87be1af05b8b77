"""Outlets of the Lab Streaming Layer: the scores of each face, and markers."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence

from emolens.plain_text import plain
from emolens.readings import AnalysedFrame, Reading
from emolens.streaming.layer import Layer, clock_offset

MARKERS = "Markers"
"""The type of streams of markers, by the layer's convention."""
_KEPT = 10.0
"""Seconds for which the stream of a face that is seen no more stays open."""
_MOST = 16
"""Streams of faces at once; each takes a port of its own."""


class SessionOutlets:
    """Sends what is read of a live session.

    A stream for each track is called ``Emolens #1``, of the type ``Expression``; its channels are
    called as the columns of results, ``scores_happy`` and the like, then ``smoothed_happy`` and the
    like, NaN where nothing is smoothed. A stream ``Emolens markers`` has the names of events. Times
    are those at which frames were captured.

    Args:
        layer: The library.
        source: What is seen, for who looks at the streams' descriptions.
    """

    def __init__(self, layer: Layer, source: str) -> None:
        self._layer = layer
        self._source = plain(source)
        self._id = f"emolens-{secrets.token_hex(8)}"
        self._offset = clock_offset(layer)
        self._tracks: dict[int, Layer] = {}
        self._seen: dict[int, float] = {}  # when each was last, in seconds of capture
        info = layer.StreamInfo(
            "Emolens markers", MARKERS, 1, layer.IRREGULAR_RATE, layer.cf_string, self.marker_id
        )
        self._markers = layer.StreamOutlet(info)

    @property
    def marker_id(self) -> str:
        """By which the stream of markers is told from those of other programs."""
        return f"{self._id}-markers"

    def put(self, analysed: AnalysedFrame) -> None:
        """Send the readings of a frame; of more faces than streams, the largest."""
        captured = analysed.frame.captured
        for lost in [one for one, seen in self._seen.items() if captured - seen > _KEPT]:
            del self._seen[lost], self._tracks[lost]
        for reading in sorted(analysed.readings, key=lambda one: -one.face.box.area):
            track = reading.face.track
            if track is None or (track not in self._tracks and len(self._tracks) >= _MOST):
                continue
            if track not in self._tracks:
                self._tracks[track] = self._outlet(track, list(reading.scores))
            self._seen[track] = captured
            self._tracks[track].push_sample(_values(reading), captured + self._offset)

    def send_marker(self, name: str, captured: float) -> None:
        """Send a marker for a moment on the clock of frames' ``captured``."""
        self._markers.push_sample([plain(name)], captured + self._offset)

    def close(self) -> None:
        """End all streams."""
        self._tracks.clear()
        del self._markers  # the library closes what nobody holds

    def _outlet(self, track: int, expressions: Sequence[str]) -> Layer:
        layer, names = self._layer, channels(expressions)
        info = layer.StreamInfo(
            f"Emolens #{track}",
            "Expression",
            len(names),
            layer.IRREGULAR_RATE,
            layer.cf_double64,
            f"{self._id}-{track}",
        )
        about = info.desc()
        about.append_child_value("source", self._source)
        described = about.append_child("channels")
        for name in names:
            channel = described.append_child("channel")
            channel.append_child_value("label", name)
            channel.append_child_value("unit", "share")
            channel.append_child_value("type", "Score")
        return layer.StreamOutlet(info)


def channels(expressions: Sequence[str]) -> list[str]:
    """Return the labels of the channels of a face's stream."""
    return [f"{kind}_{plain(name)}" for kind in ("scores", "smoothed") for name in expressions]


def _values(reading: Reading) -> list[float]:
    smoothed = reading.smoothed or dict.fromkeys(reading.scores, math.nan)
    return [*reading.scores.values(), *(smoothed[name] for name in reading.scores)]
