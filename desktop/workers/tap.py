"""Lets somebody hear of every analysed frame, also of those that the window skips."""

from __future__ import annotations

from collections.abc import Callable

from desktop.workers.session import Analyser
from emolens.readings import AnalysedFrame, Frame


class Tap:
    """Builds analysers whose results are heard, as long as theirs is the newest session.

    Attributes:
        listener: Called on the analysing thread with every analysed frame; it must not block. None
            while nobody listens.

    Args:
        analyser_for: Builds the analysers, told whether the source is still.
    """

    def __init__(self, analyser_for: Callable[[bool], Analyser]) -> None:
        self.listener: Callable[[AnalysedFrame], None] | None = None
        self._analyser_for = analyser_for
        self._newest: _Heard | None = None

    def __call__(self, still: bool) -> Analyser:
        """Return an analyser for a new session."""
        self._newest = _Heard(self, self._analyser_for(still))
        return self._newest

    def hear(self, analyser: Analyser, analysed: AnalysedFrame) -> None:
        """Pass on what an analyser found."""
        listener = self.listener  # the window may take it away meanwhile
        if listener is not None and analyser is self._newest:
            listener(analysed)


class _Heard:
    def __init__(self, tap: Tap, analyser: Analyser) -> None:
        self._tap = tap
        self._analyser = analyser

    def read(self, frame: Frame) -> AnalysedFrame:
        analysed = self._analyser.read(frame)
        self._tap.hear(self, analysed)
        return analysed
