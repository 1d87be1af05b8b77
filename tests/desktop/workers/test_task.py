import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.closing import close_all
from desktop.workers.task import LatestTask, Task, TaskGroup
from emolens.errors import SourceError

pytestmark = pytest.mark.usefixtures("qapp")


class Exits:
    """What a task tells, and on which threads."""

    def __init__(self, task: Task | LatestTask) -> None:
        self.heard: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()
        task.succeeded.connect(lambda value: self._hear("succeeded", value))
        task.failed.connect(lambda error: self._hear("failed", error))
        if isinstance(task, Task):
            task.progressed.connect(lambda value: self._hear("progressed", value))

    def _hear(self, exit_: str, value: object) -> None:
        self.heard.append((exit_, value))
        self.threads.add(threading.current_thread())


def test_what_came_of_it_is_told_on_this_thread(qtbot: QtBot) -> None:
    def work() -> str:
        task.report("half")
        return threading.current_thread().name

    task = Task("test", work)
    exits = Exits(task)
    task.start()
    qtbot.waitUntil(lambda: len(exits.heard) == 2)
    assert exits.heard == [("progressed", "half"), ("succeeded", "test")]
    assert exits.threads == {threading.current_thread()}
    assert task.wait(10)
    assert not task.running


def test_what_went_wrong_is_told(qtbot: QtBot) -> None:
    trouble = SourceError("It cannot be listed; check it.")

    def work() -> None:
        raise trouble

    task = Task("test", work)
    exits = Exits(task)
    task.start()
    qtbot.waitUntil(lambda: exits.heard == [("failed", trouble)])


def test_a_defect_fails_it_and_reaches_the_exception_hook(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: hooked.append(args.exc_type))

    def work() -> None:
        raise ZeroDivisionError

    task = Task("test", work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    (error,) = failed.args or (None,)
    assert "a fault of its own" in str(error)
    assert task.wait(10)
    assert hooked == [ZeroDivisionError]


def test_work_that_is_to_stop_sees_it_and_is_still_heard(qtbot: QtBot) -> None:
    task = Task("test", lambda: task.stopping.wait(10))
    with qtbot.waitSignal(task.succeeded) as succeeded:
        task.start()
        task.stop()
    assert succeeded.args == [True]


def test_what_was_forgotten_is_not_heard(qtbot: QtBot) -> None:
    task = Task("test", lambda: "old")
    exits = Exits(task)
    task.start()
    task.forget()
    assert task.wait(10)
    qtbot.wait(20)
    assert exits.heard == []


@pytest.fixture
def latest() -> Iterator[LatestTask]:
    latest = LatestTask("test")
    yield latest
    close_all([latest])


def test_of_what_was_replaced_nothing_is_heard(latest: LatestTask, qtbot: QtBot) -> None:
    exits, slow = Exits(latest), threading.Event()
    latest.run(lambda: slow.wait(10))
    with qtbot.waitSignal(latest.succeeded):
        latest.run(lambda: "new")
    slow.set()
    assert latest.wait(10)
    qtbot.wait(20)
    assert exits.heard == [("succeeded", "new")]


def test_the_latest_may_fail(latest: LatestTask, qtbot: QtBot) -> None:
    trouble = SourceError("It cannot be listed; check it.")

    def work() -> None:
        raise trouble

    with qtbot.waitSignal(latest.failed) as failed:
        latest.run(work)
    assert failed.args == [trouble]


def test_after_closing_nothing_is_heard(latest: LatestTask, qtbot: QtBot) -> None:
    exits = Exits(latest)
    latest.run(lambda: "old")
    close_all([latest])
    qtbot.wait(20)
    assert exits.heard == []


def test_a_group_has_the_tasks_that_run(qtbot: QtBot) -> None:
    group: TaskGroup[Task] = TaskGroup("test")
    first, second = Task("first", str), Task("second", lambda: second.stopping.wait(10))
    with qtbot.waitSignal(first.succeeded):
        group.start(first)
    assert first.wait(10)
    group.start(second)
    assert list(group) == [second]
    close_all([group])
    assert list(group) == []
