import logging
import threading

import pytest

from desktop.workers.closing import close_all, wait_for_all
from desktop.workers.task import LatestTask


class FakeBackground:
    """Notes when it is closed and waited for; ends at once or never."""

    def __init__(self, name: str, calls: list[str], ends: bool = True) -> None:
        self.name = name
        self._calls = calls
        self._ends = ends

    def close(self) -> None:
        self._calls.append(f"close {self.name}")

    def wait(self, seconds: float) -> bool:
        assert 0 <= seconds <= 3
        self._calls.append(f"wait {self.name}")
        return self._ends


def test_all_are_told_to_end_before_any_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[str] = []
    with caplog.at_level(logging.WARNING):
        close_all([FakeBackground(name, calls, ends=name != "b") for name in "abc"], 3)
    assert calls == ["close a", "close b", "close c", "wait a", "wait b", "wait c"]
    assert [record.message for record in caplog.records] == ["b: not ended after 3 s; left behind."]


def test_no_more_is_waited_for_once_the_time_is_over() -> None:
    calls: list[str] = []
    assert not wait_for_all([FakeBackground(name, calls, ends=False) for name in "ab"], 3)
    assert wait_for_all([FakeBackground("c", calls)], 0)
    assert calls == ["wait a", "wait c"]


@pytest.mark.usefixtures("qapp")
def test_what_never_ends_is_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    answers = threading.Event()
    latest = LatestTask("cameras")
    latest.run(answers.wait)
    with caplog.at_level(logging.WARNING):
        close_all([latest], 0.01)
    assert "cameras: not ended" in caplog.text
    answers.set()
    assert latest.wait(10)
