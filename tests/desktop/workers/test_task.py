import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.task import Errand
from emolens.errors import SourceError


@pytest.fixture
def errand(qtbot: QtBot) -> Iterator[Errand]:  # noqa: ARG001 - there must be an application
    errand = Errand("test")
    yield errand
    errand.close()


def test_what_was_fetched_is_told_on_this_thread(errand: Errand, qtbot: QtBot) -> None:
    heard: list[tuple[object, threading.Thread]] = []
    errand.done.connect(lambda value: heard.append((value, threading.current_thread())))
    with qtbot.waitSignal(errand.done):
        errand.run(lambda: threading.current_thread().name)
    assert heard == [("test", threading.current_thread())]


def test_what_went_wrong_is_told(errand: Errand, qtbot: QtBot) -> None:
    trouble = SourceError("It cannot be listed; check it.")

    def fetch() -> None:
        raise trouble

    with qtbot.waitSignal(errand.failed) as failed:
        errand.run(fetch)
    assert failed.args == [trouble]


def test_of_an_errand_that_was_replaced_nothing_is_heard(errand: Errand, qtbot: QtBot) -> None:
    heard: list[object] = []
    errand.done.connect(heard.append)
    slow = threading.Event()
    errand.run(lambda: slow.wait(10))
    with qtbot.waitSignal(errand.done):
        errand.run(lambda: "new")
    slow.set()
    errand.close()
    qtbot.wait(20)
    assert heard == ["new"]


def test_what_was_forgotten_is_not_heard(errand: Errand, qtbot: QtBot) -> None:
    heard: list[object] = []
    errand.done.connect(heard.append)
    errand.run(lambda: "old")
    errand.forget()
    errand.close()
    qtbot.wait(20)
    assert heard == []
