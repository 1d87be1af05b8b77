import os

import cv2
import pytest

from emolens.hardware.cores import sharing_cores

DECODING = "OPENCV_FFMPEG_THREADS"


@pytest.mark.parametrize(
    ("cores", "files", "scanning", "decoding"),
    [(1, 1, 1, "1"), (4, 1, 4, "4"), (4, 4, 1, "1"), (8, 3, 6, "2")],
)
def test_all_threads_together_are_no_more_than_the_cores(
    cores: int, files: int, scanning: int, decoding: str
) -> None:
    with sharing_cores(cores, files):
        assert cv2.getNumThreads() == scanning
        assert os.environ[DECODING] == decoding
    helpers = scanning - 1
    assert files + helpers == cores


@pytest.mark.parametrize("before", [None, "3"])
def test_all_is_as_before_afterwards(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.delenv(DECODING, raising=False)
    if before:
        monkeypatch.setenv(DECODING, before)
    threads = cv2.getNumThreads()
    with pytest.raises(KeyError), sharing_cores(1, 1):
        raise KeyError
    assert cv2.getNumThreads() == threads
    assert os.environ.get(DECODING) == before
