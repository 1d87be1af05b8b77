"""Streaming of a live session by the Lab Streaming Layer, on a thread of its own."""

from __future__ import annotations

import queue
from contextlib import closing

from PySide6.QtCore import QObject

from desktop.workers.task import Task
from emolens.readings import AnalysedFrame
from emolens.streaming.inlets import MarkerInlets
from emolens.streaming.layer import load_layer
from emolens.streaming.outlets import SessionOutlets

_MOST = 1000
"""Frames that wait; of more, those that come are left out."""
_PAUSE = 0.02
"""Seconds without frames after which markers are asked for."""
_Work = AnalysedFrame | tuple[str, float]


class StreamingTask(Task):
    """Sends every frame that it is given, until it is stopped, and hears markers.

    It reports each :class:`~emolens.streaming.inlets.ReceivedMarker`, and fails with a
    :class:`~emolens.streaming.layer.StreamingError`.

    Args:
        source: What the live source calls itself.
        parent: The parent in Qt.
    """

    def __init__(self, source: str, parent: QObject | None = None) -> None:
        super().__init__("streaming", self._stream, parent)
        self._source = source
        self._waiting: queue.Queue[_Work] = queue.Queue(_MOST)

    def put(self, analysed: AnalysedFrame) -> None:
        """Send a frame; any thread may call this, and it never waits."""
        self._add(analysed)

    def send_marker(self, name: str, captured: float) -> None:
        """Send a marker for a moment on the clock of frames' ``captured``."""
        self._add((name, captured))

    def _add(self, work: _Work) -> None:
        if not self._waiting.full():
            self._waiting.put_nowait(work)

    def _stream(self) -> None:
        layer = load_layer()
        with (
            closing(SessionOutlets(layer, self._source)) as outlets,
            closing(MarkerInlets(layer, outlets.marker_id)) as inlets,
        ):
            while not self.stopping.is_set():
                self._send(outlets)
                for marker in inlets.received():
                    self.report(marker)

    def _send(self, outlets: SessionOutlets) -> None:
        """Send what waits, or wait a moment."""
        try:
            work = self._waiting.get(timeout=_PAUSE)
        except queue.Empty:
            return
        if isinstance(work, AnalysedFrame):
            outlets.put(work)
        else:
            outlets.send_marker(*work)
