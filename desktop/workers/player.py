"""Player of one session at a time, for the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.workers.analysis_controls import FrameReader, Medium
from desktop.workers.closing import wait_for_all
from desktop.workers.playback_commands import PlaybackController
from desktop.workers.session import Session
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from desktop.workers.video_playback import VideoInfo
from emolens.errors import EmolensError
from emolens.protocols import Source
from emolens.readings import AnalysedFrame

Listener = Callable[[AnalysedFrame], None]


class Player(QObject):
    """Plays the source that was asked for last.

    A session that is replaced or stopped finishes in the background and is not heard again.
    There are three exits, all on the GUI thread, and a signal for what passes:

    Attributes:
        analysed: Carries the newest :class:`~emolens.readings.AnalysedFrame`; while the
            window is busy, older ones are skipped.
        interrupted: Carries the :class:`~emolens.errors.SourceError` for which no frames
            come. It is over with the next analysed frame.
        ended: The source came to its end. A video can be played on from any of its places.
        failed: Carries the :class:`~emolens.errors.EmolensError` that ended the session.
        name: For the log.
        moves: Whether the last analysed frame is of a source that moves.
        source_name: What the source of the last analysed frame calls itself.
        video: What is known of the video that the last analysed frame is of; None where it is none.
    """

    name = "player"
    analysed = Signal(object)
    interrupted = Signal(object)
    ended = Signal()
    failed = Signal(object)
    _stirred = Signal(object)

    def __init__(
        self,
        reader_for: Callable[[Medium], FrameReader],
        parent: QObject | None = None,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        super().__init__(parent)
        self.moves = False
        self.source_name = ""
        self.video: VideoInfo | None = None
        self._ends_told = 0
        self._closed = False
        self._reader_for = reader_for
        self._timeouts = timeouts
        self._listeners: tuple[Listener, ...] = ()
        self._current: Session | None = None
        self._unfinished: list[Session] = []
        self._stirred.connect(self._hear)

    def play(self, open_source: Callable[[], Source]) -> None:
        """Start a session on a source, in place of the one that runs, unless it is closed."""
        self.stop()
        if self._closed:
            return
        self._ends_told = 0
        self._unfinished = [session for session in self._unfinished if not session.wait(0)]
        self._current = Session(
            open_source, self._reader_for, self._stirred.emit, self._pass_on, self._timeouts
        )
        self._unfinished.append(self._current)
        self._current.start()

    def stop(self) -> None:
        """Let the session that runs finish in the background, unheard."""
        if self._current is not None:
            self._current.stop()
            self._current = None

    def fail(self, error: EmolensError) -> None:
        """Stop, for what is shown cannot be read."""
        self.stop()
        self.failed.emit(error)

    def read_again(self) -> None:
        """Read the frame that is shown once more, for there is something else to say of it."""
        if self._current is not None:
            self._current.read_again()

    @property
    def live(self) -> bool:
        """Whether the last analysed frame was captured now: by a camera, not from a video."""
        return self.moves and self.video is None

    @property
    def playing(self) -> bool:
        """Whether frames come by themselves: of a video, that it is not paused."""
        return self.controller.playing if self.controller else self._current is not None

    @property
    def controller(self) -> PlaybackController | None:
        """What is wanted of the video that is played, to be changed; None where none is."""
        return self._current.controller if self._current and self._current.video else None

    def listen(self, listener: Listener) -> None:
        """Let every analysed frame be heard, also of those that the window skips.

        Args:
            listener: Called on the analysing thread; it must not block.
        """
        self._listeners = (*self._listeners, listener)

    def unlisten(self, listener: Listener) -> None:
        """Let a listener hear no more."""
        self._listeners = tuple(other for other in self._listeners if other != listener)

    def close(self) -> None:
        """Stop for good."""
        self._closed = True
        self.stop()

    def wait(self, seconds: float) -> bool:
        """Wait until every session has released its source, so many seconds at most.

        Returns:
            Whether all have.
        """
        return wait_for_all(self._unfinished, seconds)

    def _pass_on(self, session: Session, analysed: AnalysedFrame) -> None:
        """Let the listeners hear a frame of the newest session; on the analysing thread."""
        if session is self._current:
            for listener in self._listeners:
                listener(analysed)

    @Slot(object)
    def _hear(self, session: Session) -> None:
        if session is not self._current:
            return
        # Both before the result, so that neither the last one nor its end is missed.
        over, trouble, ends = session.over, session.trouble, session.ends
        result = session.results.take(timeout=0)
        if result is not None:
            self.moves, self.video = not session.still, session.video
            self.source_name = session.source_name
            self.analysed.emit(result)
        elif trouble is not None and not over:
            self.interrupted.emit(trouble)
        # A listener may already have started another session in answer to the last result.
        if session is self._current:
            self._tell_end(ends)
            if over:
                self._finish(session)

    def _tell_end(self, ends: int) -> None:
        told, self._ends_told = self._ends_told, ends
        if ends > told:
            self.ended.emit()

    def _finish(self, session: Session) -> None:
        self._current = None
        if session.error is None:
            self.ended.emit()
        else:
            self.failed.emit(session.error)
