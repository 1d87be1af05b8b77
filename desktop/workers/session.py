"""Session: one source from opening to closing, with a thread that reads and one that analyses."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from desktop.workers.analysis_controls import FrameReader, Medium
from desktop.workers.capture import Capture
from desktop.workers.latest_slot import LatestSlot
from desktop.workers.playback_commands import PlaybackController
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from desktop.workers.video_playback import VideoInfo
from emolens.errors import EmolensError, SourceError, internal_error
from emolens.protocols import Source
from emolens.readings import AnalysedFrame, Frame

logger = logging.getLogger(__name__)


class Session:
    """Reads and analyses a source, always its newest frame, until it ends, fails or is stopped.

    Attributes:
        results: The newest analysed frame.
        controller: What is wanted of it, if it is a video.
        trouble: Why no frames come for the moment; None while they do.
        ends: How often a video has been shown to its end; it is not over, for it can be gone back.
        over: Whether no more will come; written last, by the analysing thread.
        error: Why the session failed, once it is over; None where the source simply ended.

    Args:
        open_source: Opens the source; called on the reading thread.
        reader_for: Builds what reads the frames, told what the source is; called on the analysing
            thread.
        notify: Called on the analysing thread when there is a new result, when there is another
            trouble, at the end of a video and when it is over.
        listen: Called on the analysing thread with every analysed frame, also of those that nobody
            takes in time; it must not block.
        timeouts: How long the source is waited for.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        reader_for: Callable[[Medium], FrameReader],
        notify: Callable[[Session], None],
        listen: Callable[[Session, AnalysedFrame], None] = lambda _session, _analysed: None,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        self.results: LatestSlot[AnalysedFrame] = LatestSlot()
        self.controller = PlaybackController()
        self.trouble: SourceError | None = None
        self.ends = 0
        self._stands_at_end = False
        self.over = False
        self.error: EmolensError | None = None
        self._newest: Frame | None = None
        self._reader_for = reader_for
        self._notify = notify
        self._listen = listen
        self._poll = timeouts.poll
        self._capture = Capture(open_source, self.controller, timeouts)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)

    @property
    def source_name(self) -> str:
        """What the source calls itself; known when there is a result."""
        return self._capture.name

    @property
    def still(self) -> bool:
        """Whether the source is one picture; known when there is a result."""
        return self._capture.medium == "still"

    @property
    def video(self) -> VideoInfo | None:
        """What there is to know of a video, likewise; None for any other source."""
        playback = self._capture.playback
        return None if playback is None else playback.video

    def start(self) -> None:
        """Begin to read and analyse."""
        self._capture.start()
        self._thread.start()

    def read_again(self) -> None:
        """Read the newest frame once more, for there is something else to say of it."""
        if self._newest is not None:
            self._capture.frames.offer(self._newest)

    def stop(self) -> None:
        """Ask the session to end, without waiting for it."""
        self._stopping.set()
        self._capture.stop()

    def wait(self, seconds: float) -> bool:
        """Wait until its source is released or left behind, so many seconds at most.

        Returns:
            Whether the session is over.
        """
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._read()
        except EmolensError as error:
            logger.warning("%s", error)
            self.error = error
        except Exception:
            self.error = internal_error()
            raise
        finally:
            self.over = True
            self._notify(self)

    def _read(self) -> None:
        try:
            self._analyze()
        finally:
            self._capture.release()
        if self._capture.error is not None:
            raise self._capture.error

    def _analyze(self) -> None:
        """Analyse the newest frame again and again, and tell where none comes."""
        reader: FrameReader | None = None
        while not (self._stopping.is_set() or self._capture.frames.exhausted):
            at_end = self._at_end  # before it is seen that there is no frame left
            frame = self._capture.frames.take(timeout=self._poll)
            if frame is None:
                self._note(self._capture.trouble, at_end)
                continue
            self.trouble, self._stands_at_end, self._newest = None, False, frame
            reader = reader or self._reader_for(self._capture.medium)
            analysed = reader.read(frame)
            self._listen(self, analysed)
            if self.results.put(analysed):
                self._notify(self)

    @property
    def _at_end(self) -> bool:
        playback = self._capture.playback
        return playback is not None and playback.at_end

    def _note(self, trouble: SourceError | None, at_end: bool) -> None:
        """Tell of trouble and of the end once, not at every look."""
        if trouble is not None and str(trouble) != str(self.trouble):
            self.trouble = trouble
            self._notify(self)
        if at_end and not self._stands_at_end:
            self._stands_at_end = True
            self.ends += 1
            self._notify(self)
