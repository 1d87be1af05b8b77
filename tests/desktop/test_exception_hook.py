import logging
import sys
import threading

import pytest

from desktop.exception_hook import ExceptionHook

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def hooked() -> tuple[ExceptionHook, list[str]]:
    hook = ExceptionHook()
    told: list[str] = []
    hook.defect.connect(told.append)
    return hook, told


def divide() -> None:
    raise ZeroDivisionError("division by zero")


def test_a_defect_is_logged_with_its_traceback_and_told(
    hooked: tuple[ExceptionHook, list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    hook, told = hooked
    with hook.installed(), caplog.at_level(logging.CRITICAL):
        try:
            divide()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
    assert told == ["ZeroDivisionError: division by zero"]
    assert "in divide" in caplog.text


def test_a_defect_on_a_thread_is_told_on_this_one(
    hooked: tuple[ExceptionHook, list[str]], qtbot: object
) -> None:
    hook, told = hooked
    with hook.installed():
        thread = threading.Thread(target=divide)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: told == ["ZeroDivisionError: division by zero"])  # type: ignore[attr-defined]


def test_the_hooks_are_given_back(hooked: tuple[ExceptionHook, list[str]]) -> None:
    before = sys.excepthook, threading.excepthook
    with hooked[0].installed():
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before
