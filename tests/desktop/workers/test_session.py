import threading
from collections.abc import Callable

import pytest

from desktop.workers import capture
from desktop.workers import session as module
from desktop.workers.analysis_controls import FrameReader, Medium
from desktop.workers.capture import SilentError
from desktop.workers.session import Session
from desktop.workers.timeouts import Timeouts
from desktop.workers.video_playback import VideoInfo
from emolens.errors import CameraLostError, EmolensError, ModelError, SourceError
from emolens.readings import Frame
from tests.fakes import FakeAnalyser, FakeSource, FakeVideo, StallingSource, make_frame


class Listener:
    """Takes what a session tells, and lets a test wait for its end."""

    def __init__(self) -> None:
        self.results: list[int] = []
        self.troubles: list[SourceError] = []
        self.troubled = threading.Event()
        self.over = threading.Event()

    def __call__(self, session: Session) -> None:
        result = session.results.take(timeout=0)
        if result is not None:
            self.results.append(result.frame.index)
        elif session.trouble is not None and not session.over:
            self.troubles.append(session.trouble)
            self.troubled.set()
        if session.over:
            self.over.set()


def run(
    source: FakeSource, reader_for: Callable[[Medium], FrameReader]
) -> tuple[Session, Listener]:
    listener = Listener()
    session = Session(lambda: source, reader_for, listener)
    session.start()
    assert listener.over.wait(10)
    assert session.wait(10)
    return session, listener


def test_a_picture_is_analysed_as_a_still_and_the_session_is_over() -> None:
    asked: list[Medium] = []

    def reader_for(medium: Medium) -> FrameReader:
        asked.append(medium)
        return FakeAnalyser()

    source = FakeSource([make_frame()], still=True)
    session, listener = run(source, reader_for)
    assert listener.results == [0]
    assert asked == ["still"]
    assert session.still
    assert session.error is None
    assert source.closed.is_set()


def test_one_analyser_serves_the_whole_session() -> None:
    made: list[FakeAnalyser] = []

    def reader_for(_medium: Medium) -> FrameReader:
        made.append(FakeAnalyser())
        return made[-1]

    run(FakeSource(make_frame(i, i / 1000) for i in range(20)), reader_for)
    assert len(made) == 1
    assert made[0].seen[-1] == 19


def test_analysis_takes_the_newest_frame_and_skips_what_it_missed() -> None:
    all_read = threading.Event()

    def frames() -> object:
        yield make_frame(0)
        assert first_taken.wait(10)
        yield from (make_frame(index) for index in range(1, 10))
        all_read.set()

    first_taken = threading.Event()

    def first(frame: Frame) -> None:
        first_taken.set()
        if frame.index == 0:
            assert all_read.wait(10)

    analyser = FakeAnalyser(first)
    run(FakeSource(frames()), lambda _medium: analyser)  # type: ignore[arg-type]
    assert analyser.seen == [0, 9]


def test_a_lost_source_is_the_sessions_error_after_its_last_frame() -> None:
    trouble = SourceError("Camera 1 was lost; reconnect it.")
    session, listener = run(FakeSource([make_frame(), trouble]), lambda _medium: FakeAnalyser())
    assert listener.results == [0]
    assert session.error is trouble


def test_a_refused_model_ends_the_session_and_releases_the_source() -> None:
    trouble = ModelError("The model file is refused; choose another.")

    def reader_for(_medium: Medium) -> FrameReader:
        raise trouble

    source = FakeSource([make_frame(0), make_frame(1, 3600.0)])
    session, _ = run(source, reader_for)
    assert session.error is trouble
    assert source.closed.is_set()


def defect(_frame: Frame) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("source", "analyser"),
    [
        (FakeSource([make_frame(0), make_frame(1, 3600.0)]), FakeAnalyser(defect)),
        (FakeSource([ZeroDivisionError()]), FakeAnalyser()),
    ],
    ids=["in analysis", "in reading"],
)
def test_a_defect_reaches_the_exception_hook_and_ends_the_session(
    monkeypatch: pytest.MonkeyPatch, source: FakeSource, analyser: FakeAnalyser
) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: hooked.append(args.exc_type))
    session, _ = run(source, lambda _medium: analyser)
    assert hooked == [ZeroDivisionError]
    assert type(session.error) is EmolensError
    assert source.closed.is_set()


def test_a_stopped_session_is_over_without_error() -> None:
    analysed = threading.Event()
    listener = Listener()
    source = FakeSource([make_frame(0), make_frame(1, 3600.0)])
    analyser = FakeAnalyser(lambda _frame: analysed.set())
    session = Session(lambda: source, lambda _medium: analyser, listener)
    session.start()
    assert analysed.wait(10)
    session.stop()
    assert session.wait(10)
    assert session.over
    assert session.error is None
    assert source.closed.is_set()


IMPATIENT = Timeouts(silent=0.0, retry=0.001, poll=0.001)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Released each time that a session looks why no frame comes."""
    looked = threading.Semaphore(0)

    class Watched(capture.Capture):
        @property
        def trouble(self) -> SourceError | None:
            looked.release()
            return super().trouble

    monkeypatch.setattr(module, "Capture", Watched)
    return looked


def test_silence_is_told_once_and_is_over_with_the_next_frame(
    looked: threading.Semaphore,
) -> None:
    listener = Listener()
    source = StallingSource([make_frame(0)], then=[make_frame(1)])
    session = Session(lambda: source, lambda _medium: FakeAnalyser(), listener, timeouts=IMPATIENT)
    session.start()
    assert listener.troubled.wait(10)
    for _ in range(20):
        assert looked.acquire(timeout=10)
    source.answer.set()
    assert session.wait(10)
    assert listener.results == [0, 1]
    assert [type(trouble) for trouble in listener.troubles] == [SilentError]
    assert session.trouble is None
    assert session.error is None


def test_a_camera_that_comes_back_goes_on_in_the_same_session() -> None:
    listener = Listener()
    lost = CameraLostError("Camera 1 was lost; check its cable.")
    cameras = [FakeSource([make_frame(0), lost]), FakeSource([make_frame(0, 7.0)])]
    analyser = FakeAnalyser()

    def open_camera() -> FakeSource:
        if len(cameras) == 1:
            assert listener.troubled.wait(10)
        return cameras.pop(0)

    session = Session(open_camera, lambda _medium: analyser, listener, timeouts=IMPATIENT)
    session.start()
    assert listener.over.wait(10)
    assert session.wait(10)
    assert lost in listener.troubles
    assert listener.results == [0, 1]
    assert analyser.seen == [0, 1]
    assert session.error is None


def test_a_video_at_its_end_can_be_gone_back() -> None:
    ends: list[int] = []
    ended, back = threading.Event(), threading.Event()
    video = FakeVideo(3, rate=1000)

    def notify(session: Session) -> None:
        result = session.results.take(timeout=0)
        if session.ends > len(ends):
            ends.append(analyser.seen[-1])
            ended.set()
        elif ended.is_set() and result is not None:
            back.set()

    analyser = FakeAnalyser()
    session = Session(lambda: video, lambda _medium: analyser, notify, timeouts=IMPATIENT)
    session.start()
    assert ended.wait(10)
    assert not session.over
    assert session.video == VideoInfo("video", length=0.003)
    session.controller.jump(0.001)
    assert back.wait(10)
    session.stop()
    assert session.wait(10)
    assert ends == [2]
    assert analyser.seen[-1] == 1
    assert video.closed.is_set()


def test_every_frame_is_heard_also_those_that_nobody_takes() -> None:
    heard: list[int] = []
    over = threading.Event()
    analyser = FakeAnalyser()
    session = Session(
        lambda: FakeSource([make_frame(i, i / 1000) for i in range(20)]),
        lambda _medium: analyser,
        lambda session: over.set() if session.over else None,
        lambda _session, analysed: heard.append(analysed.frame.index),
    )
    session.start()
    assert over.wait(10)
    assert session.wait(10)
    assert heard == analyser.seen
