import os

import pytest

from desktop.vision.quiet import stderr_dropped


def test_what_is_written_meanwhile_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    os.write(2, b"before\n")
    with stderr_dropped():
        os.write(2, b"chatter\n")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "before\nafter\n"


def test_standard_error_is_back_after_an_exception(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), stderr_dropped():
        raise KeyError
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_no_file_is_left_open() -> None:
    lowest_free = os.dup(0)
    os.close(lowest_free)
    with stderr_dropped():
        pass
    after = os.dup(0)
    os.close(after)
    assert after == lowest_free


def test_a_process_without_standard_error_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_file(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", no_such_file)
    with stderr_dropped():
        pass
