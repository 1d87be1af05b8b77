import threading
from collections.abc import Callable

import pytest

from desktop.vision.errors import EmolensError, ModelError, SourceError
from desktop.vision.readings import Frame
from desktop.workers.session import Analyser, Session
from tests.fakes import FakeAnalyser, FakeSource, make_frame


class Listener:
    """Takes what a session tells, and lets a test wait for its end."""

    def __init__(self) -> None:
        self.results: list[int] = []
        self.over = threading.Event()

    def __call__(self, session: Session) -> None:
        result = session.results.take(timeout=0)
        if result is not None:
            self.results.append(result.frame.index)
        if session.over:
            self.over.set()


def run(source: FakeSource, analyser_for: Callable[[bool], Analyser]) -> tuple[Session, Listener]:
    listener = Listener()
    session = Session(lambda: source, analyser_for, listener)
    session.start()
    assert listener.over.wait(10)
    session.wait()
    return session, listener


def test_a_picture_is_analysed_as_a_still_and_the_session_is_over() -> None:
    asked: list[bool] = []

    def analyser_for(still: bool) -> Analyser:
        asked.append(still)
        return FakeAnalyser()

    source = FakeSource([make_frame()], still=True)
    session, listener = run(source, analyser_for)
    assert listener.results == [0]
    assert asked == [True]
    assert session.still
    assert session.error is None
    assert source.closed.is_set()


def test_one_analyser_serves_the_whole_session() -> None:
    made: list[FakeAnalyser] = []

    def analyser_for(_still: bool) -> Analyser:
        made.append(FakeAnalyser())
        return made[-1]

    run(FakeSource(make_frame(i, i / 1000) for i in range(20)), analyser_for)
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
    run(FakeSource(frames()), lambda _still: analyser)  # type: ignore[arg-type]
    assert analyser.seen == [0, 9]


def test_a_lost_source_is_the_sessions_error_after_its_last_frame() -> None:
    trouble = SourceError("Camera 1 was lost; reconnect it.")
    session, listener = run(FakeSource([make_frame(), trouble]), lambda _still: FakeAnalyser())
    assert listener.results == [0]
    assert session.error is trouble


def test_a_refused_model_ends_the_session_and_releases_the_source() -> None:
    trouble = ModelError("The model file is refused; choose another.")

    def analyser_for(_still: bool) -> Analyser:
        raise trouble

    source = FakeSource([make_frame(0), make_frame(1, 3600.0)])
    session, _ = run(source, analyser_for)
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
    session, _ = run(source, lambda _still: analyser)
    assert hooked == [ZeroDivisionError]
    assert type(session.error) is EmolensError
    assert source.closed.is_set()


def test_a_stopped_session_is_over_without_error() -> None:
    analysed = threading.Event()
    listener = Listener()
    source = FakeSource([make_frame(0), make_frame(1, 3600.0)])
    analyser = FakeAnalyser(lambda _frame: analysed.set())
    session = Session(lambda: source, lambda _still: analyser, listener)
    session.start()
    assert analysed.wait(10)
    session.stop()
    session.wait()
    assert session.over
    assert session.error is None
    assert source.closed.is_set()
