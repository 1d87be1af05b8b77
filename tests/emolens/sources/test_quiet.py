import io
import os
import threading

import pytest

from emolens.sources.quiet import stderr_dropped, undropped


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


def test_threads_drop_it_together_and_the_last_brings_it_back(
    capfd: pytest.CaptureFixture[str],
) -> None:
    both, first_done = threading.Barrier(2, timeout=30), threading.Event()

    def other() -> None:
        with stderr_dropped():
            both.wait()
            os.write(2, b"chatter\n")
        first_done.set()

    thread = threading.Thread(target=other)
    thread.start()
    with stderr_dropped():
        both.wait()
        assert first_done.wait(30)
        os.write(2, b"more chatter\n")
    thread.join()
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_our_own_words_are_not_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    with (
        open(2, "w", encoding="utf-8", closefd=False) as stderr,
        undropped(stderr) as err,
        stderr_dropped(),
    ):
        print("Zo\u00eb has no face.", file=err)
        print("chatter", file=stderr, flush=True)
    assert capfd.readouterr().err == "Zo\u00eb has no face.\n"


def test_a_stream_without_a_file_is_taken_as_it_is() -> None:
    stream = io.StringIO()
    with undropped(stream) as err:
        assert err is stream
