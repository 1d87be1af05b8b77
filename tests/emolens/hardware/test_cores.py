import cv2
import pytest

from emolens.hardware.cores import decoding_threads, sharing_cores
from emolens.hardware.processor import usable_cores


@pytest.mark.parametrize(
    ("cores", "files", "scanning", "decoding"),
    [(1, 1, 1, 1), (4, 1, 4, 4), (4, 4, 1, 1), (8, 3, 6, 2)],
)
def test_all_threads_together_are_no_more_than_the_cores(
    cores: int, files: int, scanning: int, decoding: int
) -> None:
    with sharing_cores(cores, files):
        assert cv2.getNumThreads() == scanning
        assert decoding_threads() == decoding
    helpers = scanning - 1
    assert files + helpers == cores


def test_all_is_as_before_afterwards() -> None:
    threads = cv2.getNumThreads()
    with pytest.raises(KeyError), sharing_cores(1, 1):
        raise KeyError
    assert cv2.getNumThreads() == threads
    assert decoding_threads() == usable_cores()
