import cv2
import numpy as np
import pytest

from emolens.readings import Image
from emolens.sources.camera_fault import ImageFault, LastingFault, fault_of

GREEN = (0, 154, 0)


def noise(mean: float, spread: float = 4) -> Image:
    """What a sensor gives in even light."""
    values = np.random.default_rng(0).normal(mean, spread, (480, 640, 3))
    return np.clip(values, 0, 255).astype(np.uint8)


def cut(image: Image, kept: float, colour: tuple[int, int, int]) -> Image:
    image = image.copy()
    image[round(kept * len(image)) :] = colour
    return image


def test_a_face_is_no_fault(astronaut: Image) -> None:
    assert fault_of(astronaut) is None


def test_a_dim_room_is_no_fault(astronaut: Image) -> None:
    assert fault_of((astronaut * 0.2).astype(np.uint8)) is None


def test_a_covered_lens_is_black() -> None:
    image = noise(8)
    image[100:108, 200:208] = 255  # a stuck pixel, as large as one that is looked at
    assert fault_of(image) is ImageFault.BLACK


def test_a_jpeg_that_ends_early_is_broken(astronaut: Image) -> None:
    data = cv2.imencode(".jpg", astronaut)[1].tobytes()
    ended = np.frombuffer(data[: len(data) // 2] + b"\xff\xd9", np.uint8)
    assert fault_of(cv2.imdecode(ended, cv2.IMREAD_COLOR)) is ImageFault.BROKEN  # type: ignore[arg-type]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.8])
@pytest.mark.parametrize("colour", [GREEN, (0, 0, 0)])
def test_absent_rows_are_broken(
    astronaut: Image, kept: float, colour: tuple[int, int, int]
) -> None:
    assert fault_of(cut(astronaut, kept, colour)) is ImageFault.BROKEN


def test_bars_above_and_below_are_no_fault(astronaut: Image) -> None:
    barred = np.vstack([np.zeros((64, 512, 3), np.uint8), cut(astronaut, 0.8, (0, 0, 0))])
    assert fault_of(barred) is None


@pytest.mark.parametrize("colour", [(255, 255, 255), (40, 90, 200)])
def test_a_bright_or_coloured_edge_is_no_fault(
    astronaut: Image, colour: tuple[int, int, int]
) -> None:
    assert fault_of(cut(astronaut, 0.8, colour)) is None


@pytest.mark.parametrize("mean", [60, 128, 250])
def test_an_even_wall_is_no_fault(mean: float) -> None:
    assert fault_of(noise(mean)) is None


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 5, 3), (9, 7, 3)])
def test_any_size_can_be_looked_at(shape: tuple[int, int, int]) -> None:
    assert fault_of(np.zeros(shape, np.uint8)) is ImageFault.BLACK


def test_the_newest_fault_is_told_and_forgotten() -> None:
    lasting = LastingFault()
    assert lasting.remark(0.0) is None
    lasting.note(ImageFault.BLACK, 10.0)
    lasting.note(ImageFault.BROKEN, 11.0)
    lasting.note(None, 12.0)
    assert str(lasting.remark(12.0)) == ImageFault.BROKEN.value
    assert lasting.remark(60.0) is None
