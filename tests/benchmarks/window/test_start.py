from benchmarks.window.start import seconds_to_first_window


def test_the_first_window_is_painted_and_timed() -> None:
    assert 0 < seconds_to_first_window() < 120  # seconds; how fast is for the benchmark to tell
