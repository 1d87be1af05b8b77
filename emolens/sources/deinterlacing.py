"""Deinterlacing: whole pictures from frames of which every second line is older."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
from av import VideoFrame
from av.filter import Graph

_NEIGHBOURS = 2
"""Frames before one that have a say in it."""


class Deinterlacer:
    """Gives each interlaced frame the lines that it lacks, by FFmpeg's filter ``bwdif``.

    What comes out depends on the frames before and after, so that a frame comes out when the next
    one has gone in. Frames that are not interlaced pass unchanged.

    Attributes:
        neighbours: Frames before one that have a say in it; none while no interlaced one has come.

    Args:
        time_base: Seconds of a unit of the frames' times.
    """

    def __init__(self, time_base: Fraction) -> None:
        self._time_base = time_base
        self._graph: Graph | None = None
        self._shape: tuple[int, int, str] | None = None
        self.neighbours = 0

    def put(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        """Take a frame, and yield those that are ready."""
        if self._graph is None and not frame.interlaced_frame:
            yield frame
            return
        shape = (frame.width, frame.height, frame.format.name)
        if self._graph is None or shape != self._shape:
            yield from self.flush()
            self._graph, self._shape = self._begun(frame), shape
            self.neighbours = _NEIGHBOURS
        self._graph.vpush(frame)
        yield from self._ready()

    def flush(self) -> Iterator[VideoFrame]:
        """Yield what is left; the next frame has none before."""
        if self._graph is not None:
            self._graph.vpush(None)
            yield from self._ready()
            self._graph = None

    def forget(self) -> None:
        """Drop what is left: the next frame comes from elsewhere."""
        self._graph = None

    def _ready(self) -> Iterator[VideoFrame]:
        assert self._graph is not None
        while True:
            try:
                yield self._graph.vpull()
            except (av.BlockingIOError, av.EOFError):  # it wants more, or has no more
                return

    def _begun(self, frame: VideoFrame) -> Graph:
        graph = Graph()
        source = graph.add_buffer(
            width=frame.width,
            height=frame.height,
            format=frame.format,
            time_base=self._time_base,
        )
        graph.link_nodes(
            source, graph.add("bwdif", "mode=send_frame:deint=interlaced"), graph.add("buffersink")
        ).configure()
        return graph
