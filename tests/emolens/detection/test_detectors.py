import logging
from collections.abc import Iterator

import numpy as np
import pytest

from emolens.detection import detectors
from emolens.detection.detectors import (
    detector_of,
    file_detector,
    live_detectors,
    settings_of,
)
from emolens.detection.haar import HaarDetector
from emolens.detection.weights import DetectorWeightsError
from emolens.detection.yunet import YuNetDetector
from emolens.options import DetectorChoice, PipelineOptions, Sensitivity
from emolens.readings import Image

SENSITIVITIES: list[Sensitivity] = ["cautious", "balanced", "eager"]


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def missing() -> bytes:
        raise DetectorWeightsError("The package {package} is not installed.", package="x")

    monkeypatch.setattr(detectors, "read_weights", missing)
    detectors._has_yunet.cache_clear()
    yield
    detectors._has_yunet.cache_clear()


@pytest.mark.parametrize(
    ("choice", "kind"), [("auto", YuNetDetector), ("yunet", YuNetDetector), ("haar", HaarDetector)]
)
def test_the_detector_is_the_one_that_was_chosen(choice: DetectorChoice, kind: type) -> None:
    options = PipelineOptions(detector=choice)
    assert isinstance(file_detector(options), kind)
    assert all(isinstance(one, kind) for one in live_detectors(options))


@pytest.mark.usefixtures("without_weights")
@pytest.mark.parametrize("choice", ["auto", "yunet"])
def test_haar_takes_over_with_one_log_line(
    choice: DetectorChoice, caplog: pytest.LogCaptureFixture, astronaut: Image
) -> None:
    options = PipelineOptions(detector=choice)
    with caplog.at_level(logging.INFO):
        detector = file_detector(options)
        live_detectors(options)
    assert isinstance(detector, HaarDetector)
    assert len(detector.detect(astronaut)) == 1
    (line,) = caplog.messages
    assert "Haar" in line
    assert "x is not installed" in line


@pytest.mark.usefixtures("without_weights")
def test_results_name_the_detector_that_was_used() -> None:
    assert detector_of(PipelineOptions()) == "haar"
    assert settings_of(PipelineOptions())["detector"] == "haar"


def test_results_name_every_option() -> None:
    assert settings_of(PipelineOptions(smoothing=2.0, sensitivity="eager")) == {
        "smoothing": 2.0,
        "smallest_face": 36,
        "detector": "yunet",
        "sensitivity": "eager",
        "any_roll": False,
    }


@pytest.mark.parametrize("choice", ["yunet", "haar"])
def test_the_smallest_face_is_told_in_a_picture_of_1920_pixels(
    astronaut: Image, choice: DetectorChoice
) -> None:
    still = np.zeros((900, 1920, 3), np.uint8)
    still[100:612, 500:1012] = astronaut  # a face of 95 pixels
    found = {
        side: len(file_detector(PipelineOptions(smallest_face=side, detector=choice)).detect(still))
        for side in (24, 36, 80, 200)
    }
    assert found == {24: 1, 36: 1, 80: 1, 200: 0}


@pytest.mark.parametrize("choice", ["yunet", "haar"])
def test_the_more_eager_the_more_is_found(choice: DetectorChoice) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (30, 40, 3), np.uint8)
    busy = np.kron(noise, np.ones((16, 16, 1), np.uint8))
    found = [
        len(file_detector(PipelineOptions(detector=choice, sensitivity=how)).detect(busy))
        for how in SENSITIVITIES
    ]
    assert found == sorted(found)
