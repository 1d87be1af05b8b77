import io

from emolens.batch.progress import BatchProgress, ProgressLine, ProgressMeter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """Return what stands in the last line, as a terminal would show it."""
        return self.getvalue().rpartition("\n")[2].rpartition("\r")[2].rstrip()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_sees_files_frames_and_the_time_left() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    line.progress.begin(2)
    line.progress.report(0, 1, 1)
    line.progress.finish(0)
    clock.now = 30.0
    line.progress.report(1, 50, 100)
    assert err.shown() == "1 of 2 files, 2 frames, 75%, 0:10 left"


def test_the_first_frame_says_nothing_of_the_time_left() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    clock.now = 60.0
    line.progress.report(0, 1, 1000)
    assert err.shown() == "0 of 1 files, 1 frames, 0%"
    clock.now = 80.0
    line.progress.report(0, 800, 1000)
    assert err.shown() == "0 of 1 files, 2 frames, 80%, 0:20 left"


def test_files_under_way_at_the_same_time_all_count() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    line.progress.begin(4)
    for file in (2, 0):
        clock.now += 30.0
        line.progress.report(file, 1, 2)
    assert err.shown() == "0 of 4 files, 2 frames, 25%, 3:00 left"


def test_a_file_that_cannot_be_read_is_done_too() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    line.progress.begin(2)
    clock.now = 1.0
    line.progress.finish(0)
    assert err.shown() == "1 of 2 files, 0 frames, 50%, 0:01 left"


def test_the_line_is_renewed_in_place() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    for frame in (1, 2, 3):
        clock.now += 1.0
        line.progress.report(0, frame, 3)
    assert "\n" not in err.getvalue()
    assert err.shown() == "0 of 1 files, 3 frames, 100%, 0:00 left"


def test_a_shorter_line_covers_a_longer_one() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    clock.now = 100_000.0
    line.progress.report(0, 1, 1000)
    first = len(err.getvalue())
    clock.now += 1.0
    line.progress.report(0, 999, 1000)
    assert len(err.getvalue()) == 2 * first


def test_a_terminal_is_not_flooded() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    for frame in range(1000):
        clock.now = frame / 1000
        line.progress.report(0, frame, 1000)
    assert err.getvalue().count("\r") < 10


def test_a_video_of_unknown_length_has_no_end_in_sight() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    clock.now = 1.0
    line.progress.report(0, 7, None)
    assert err.shown() == "0 of 1 files, 1 frames, 0%"


def test_a_video_longer_than_it_says_is_no_more_than_done() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    clock.now = 1.0
    line.progress.report(0, 7, 5)
    assert err.shown() == "0 of 1 files, 1 frames, 100%, 0:00 left"


def test_a_remark_takes_the_place_of_the_line() -> None:
    err, clock = Terminal(), Clock()
    line = ProgressLine(err, clock)
    clock.now = 1.0
    line.progress.report(0, 1, 2)
    line.remark("a.jpg is empty.")
    assert err.getvalue().endswith("\ra.jpg is empty.\n")
    assert err.shown() == ""


def test_a_log_gets_a_line_every_half_minute() -> None:
    err, clock = io.StringIO(), Clock()
    line = ProgressLine(err, clock)
    for second in range(1, 66):
        clock.now = float(second)
        line.progress.report(0, second, 65)
    line.clear()
    assert err.getvalue() == (
        "0 of 1 files, 30 frames, 46%, 0:35 left\n0 of 1 files, 60 frames, 92%, 0:05 left\n"
    )


def test_a_short_run_writes_nothing_to_a_log() -> None:
    err = io.StringIO()
    line = ProgressLine(err, Clock())
    line.progress.report(0, 1, 1)
    line.clear()
    assert err.getvalue() == ""


def test_whoever_shows_it_is_told_how_far_it_has_come() -> None:
    clock, told = Clock(), list[BatchProgress]()
    progress = ProgressMeter(told.append, pause=1.0, clock=clock)
    progress.begin(4)
    progress.report(0, 1, 2)
    clock.now = 1.0
    progress.report(0, 2, 2)
    assert told == [BatchProgress(done=0, files=4, frames=2, share=0.25, seconds_left=3.0)]
