import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.workers.closing import close_all
from desktop.workers.player import Player
from desktop.workers.timeouts import Timeouts
from desktop.workers.video_playback import VideoInfo
from emolens.errors import ModelError, SourceError
from emolens.readings import AnalysedFrame, Frame
from tests.fakes import FakeAnalyser, FakeSource, FakeVideo, StallingSource, make_frame

IMPATIENT = Timeouts(poll=0.01)


class Heard:
    """Collects a player's signals."""

    def __init__(self, player: Player) -> None:
        self.frames: list[int] = []
        self.exits: list[object] = []
        player.analysed.connect(self._frame)
        player.ended.connect(lambda: self.exits.append("ended"))
        player.failed.connect(self.exits.append)

    def _frame(self, analysed: AnalysedFrame) -> None:
        self.frames.append(analysed.frame.index)


@pytest.fixture
def player(qapp: QApplication) -> Iterator[Player]:
    player = Player(lambda _medium: FakeAnalyser(), qapp, IMPATIENT)
    yield player
    close_all([player])


def test_a_picture_is_analysed_then_it_has_ended(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame()], still=True))
    assert heard.frames == [0]
    assert heard.exits == ["ended"]
    assert not player.moves
    assert not player.live


def test_a_video_is_live_and_its_last_frame_is_shown(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource(make_frame(i, i / 1000) for i in range(30)))
    assert heard.frames[-1] == 29
    assert player.moves


def test_a_failure_is_told_once(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    trouble = SourceError("Camera 1 was lost; reconnect it.")
    with qtbot.waitSignal(player.failed):
        player.play(lambda: FakeSource([make_frame(), trouble]))
    assert heard.exits == [trouble]


def test_silence_is_told_and_over_when_frames_come_again(qtbot: QtBot) -> None:
    player = Player(lambda _medium: FakeAnalyser(), timeouts=Timeouts(silent=0.0, poll=0.001))
    heard = Heard(player)
    source = StallingSource([make_frame(0)], then=[make_frame(1)])
    with qtbot.waitSignal(player.interrupted) as interrupted:
        player.play(lambda: source)
    (trouble,) = interrupted.args or (None,)
    assert str(trouble) == "stalling does not answer."
    with qtbot.waitSignal(player.ended):
        source.answer.set()
    close_all([player])
    assert heard.frames == [0, 1]
    assert heard.exits == ["ended"]


def test_a_busy_window_gets_the_newest_result_only(qtbot: QtBot) -> None:
    all_analysed = threading.Event()
    hold = threading.Event()

    def frames() -> Iterator[Frame]:
        for index in range(5):
            yield make_frame(index)
            assert hold.wait(10)
            hold.clear()

    def first(frame: Frame) -> None:
        hold.set()  # so that each frame is analysed, and none skipped before
        if frame.index == 4:
            all_analysed.set()

    player = Player(lambda _medium: FakeAnalyser(first))
    heard = Heard(player)
    player.play(lambda: FakeSource(frames()))
    assert all_analysed.wait(10)  # while this, the GUI thread, is busy waiting
    qtbot.waitUntil(lambda: heard.exits == ["ended"])
    close_all([player])
    assert heard.frames[-1] == 4
    assert len(heard.frames) <= 2  # the last may come just after the one before was taken


def test_a_replaced_session_is_not_heard_again(qtbot: QtBot) -> None:
    analysing, go_on = threading.Event(), threading.Event()

    def first(frame: Frame) -> None:
        if frame.index == 1:
            analysing.set()
            assert go_on.wait(10)

    player = Player(lambda _medium: FakeAnalyser(first))
    heard = Heard(player)
    old = FakeSource([make_frame(1)])
    player.play(lambda: old)
    assert analysing.wait(10)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame(2)]))
    go_on.set()
    close_all([player])
    QApplication.processEvents()
    assert heard.frames == [2]
    assert heard.exits == ["ended"]
    assert old.closed.is_set()


def test_switching_does_not_wait_for_a_driver_that_blocks(player: Player, qtbot: QtBot) -> None:
    stalling = StallingSource()
    player.play(lambda: stalling)
    assert stalling.reading.wait(10)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame()]))
    assert not stalling.closed.is_set()
    stalling.answer.set()
    close_all([player])
    assert stalling.closed.is_set()


def test_closing_releases_every_source(player: Player) -> None:
    sources = [FakeSource([make_frame(0), make_frame(1, 3600.0)]) for _ in range(5)]
    for source in sources:
        player.play(lambda source=source: source)  # type: ignore[misc]
    close_all([player])
    assert all(source.closed.is_set() for source in sources)


def test_an_answer_to_the_last_frame_may_start_another_source(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)

    def play_next(analysed: AnalysedFrame) -> None:
        if analysed.frame.index == 0:
            player.play(lambda: FakeSource([make_frame(1)]))

    player.analysed.connect(play_next)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame(0)]))
    assert heard.frames == [0, 1]
    assert heard.exits == ["ended"]


def test_signals_leave_pythons_constants_alive(player: Player) -> None:
    """PySide6 6.12.0 forgets a reference to True with each signal, until Python 3.11 aborts."""
    before = sys.getrefcount(True)
    for _ in range(100):
        player.ended.emit()
    assert sys.getrefcount(True) > before - 50


def test_a_video_is_told_ended_once_each_time_and_stays(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    for _ in range(2):
        with qtbot.waitSignal(player.ended):
            player.play(lambda: FakeVideo(5, rate=1000))
        assert player.video == VideoInfo("video", length=0.005)
        assert player.moves
        assert not player.live
        assert heard.frames[-1] == 4
        assert player.controller is not None
        with qtbot.waitSignal(player.ended):
            player.controller.jump(0.002)
            player.controller.play()
        qtbot.wait(50)
    assert heard.exits == ["ended"] * 4


def test_only_a_video_has_a_transport(player: Player, qtbot: QtBot) -> None:
    assert player.controller is None
    camera = StallingSource([make_frame()])
    with qtbot.waitSignal(player.analysed):
        player.play(lambda: camera)
    assert player.controller is None
    assert player.video is None
    assert player.live
    camera.answer.set()


def test_once_closed_it_plays_no_more(player: Player) -> None:
    source = FakeSource([make_frame()])
    player.close()
    player.play(lambda: source)
    assert not player.playing
    assert not source.reading.is_set()


def test_every_frame_is_heard_while_somebody_listens(player: Player, qtbot: QtBot) -> None:
    heard: list[int] = []

    def listen(analysed: AnalysedFrame) -> None:
        heard.append(analysed.frame.index)

    player.listen(listen)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource(make_frame(i, i / 1000) for i in range(30)))
    assert heard[-1] == 29
    player.unlisten(listen)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame(50)]))
    assert 50 not in heard


def test_a_session_that_was_replaced_is_not_listened_to(player: Player, qtbot: QtBot) -> None:
    heard: list[int] = []
    player.listen(lambda analysed: heard.append(analysed.frame.index))
    stalling = StallingSource(then=[make_frame(1)])
    player.play(lambda: stalling)
    assert stalling.reading.wait(10)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeSource([make_frame(2)]))
    stalling.answer.set()
    close_all([player])
    assert heard == [2]


def test_the_frame_on_which_a_video_stands_is_read_again(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    player.read_again()
    with qtbot.waitSignal(player.ended):
        player.play(lambda: FakeVideo(5, rate=1000))
    count = len(heard.frames)
    with qtbot.waitSignal(player.analysed):
        player.read_again()
    assert heard.frames[count:] == [4]


def test_what_cannot_be_read_fails_and_stops(player: Player, qtbot: QtBot) -> None:
    heard = Heard(player)
    video = FakeVideo(5, rate=1000)
    with qtbot.waitSignal(player.ended):
        player.play(lambda: video)
    trouble = ModelError("The model file is refused; choose another.")
    player.fail(trouble)
    assert heard.exits == ["ended", trouble]
    assert player.controller is None
    qtbot.waitUntil(video.closed.is_set)
