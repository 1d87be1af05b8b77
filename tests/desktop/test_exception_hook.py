import logging
import sys
import threading

import pytest

from desktop.exception_hook import Faults

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def met() -> tuple[Faults, list[str]]:
    faults = Faults()
    told: list[str] = []
    faults.met.connect(told.append)
    return faults, told


def divide() -> None:
    raise ZeroDivisionError("division by zero")


def test_a_defect_is_logged_with_its_traceback_and_told(
    met: tuple[Faults, list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    faults, told = met
    with faults.caught(), caplog.at_level(logging.CRITICAL):
        try:
            divide()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
    assert told == ["ZeroDivisionError: division by zero"]
    assert "in divide" in caplog.text


def test_a_defect_on_a_thread_is_told_on_this_one(
    met: tuple[Faults, list[str]], qtbot: object
) -> None:
    faults, told = met
    with faults.caught():
        thread = threading.Thread(target=divide)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: told == ["ZeroDivisionError: division by zero"])  # type: ignore[attr-defined]


def test_the_hooks_are_given_back(met: tuple[Faults, list[str]]) -> None:
    before = sys.excepthook, threading.excepthook
    with met[0].caught():
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before
