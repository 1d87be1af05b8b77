"""Inlets of the Lab Streaming Layer: markers that other programs send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emolens.streaming.layer import Layer, clock_offset
from emolens.streaming.outlets import MARKERS

_MOST = 16
"""Streams that are listened to."""
_BUFFERED = 60
"""Seconds, for streams without a rate: hundreds of samples."""


@dataclass(frozen=True)
class ReceivedMarker:
    """What another program has marked.

    Attributes:
        name: As it was sent.
        captured: When, on the clock of frames' ``captured``, in seconds.
    """

    name: str
    captured: float


class MarkerInlets:
    """Listens to all streams of markers, those that begin later, too.

    Args:
        layer: The library.
        own: By what the stream that this program sends is known.
    """

    def __init__(self, layer: Layer, own: str) -> None:
        self._layer = layer
        self._own = own
        self._offset = clock_offset(layer)
        self._resolver = layer.ContinuousResolver("type", MARKERS)
        self._inlets: dict[str, Layer] = {}

    def received(self) -> Iterator[ReceivedMarker]:
        """Yield what has come since this was asked last."""
        self._find()
        for inlet in self._inlets.values():
            while (sample := inlet.pull_sample(timeout=0.0))[0] is not None:
                (name,), time = sample
                yield ReceivedMarker(str(name), time - self._offset)

    def close(self) -> None:
        """Listen no more."""
        self._inlets.clear()  # the library closes what nobody holds
        del self._resolver

    def _find(self) -> None:
        """Listen to streams that are new, and to those no longer that are gone."""
        layer = self._layer
        found = {info.uid(): info for info in self._resolver.results() if self._is_wanted(info)}
        self._inlets = {uid: inlet for uid, inlet in self._inlets.items() if uid in found}
        for uid, info in found.items():
            if uid not in self._inlets and len(self._inlets) < _MOST:
                self._inlets[uid] = layer.StreamInlet(
                    info, max_buflen=_BUFFERED, processing_flags=layer.proc_clocksync
                )

    def _is_wanted(self, info: Layer) -> bool:
        form = info.channel_format(), info.channel_count()
        return form == (self._layer.cf_string, 1) and info.source_id() != self._own
