"""Faces that are covered while they are filmed."""

from collections.abc import Mapping

import numpy as np
import pytest

from emolens.anonymization.face_cover import CoverStyle
from emolens.anonymization.live_cover import LiveCover
from emolens.readings import Box, Image
from tests.fakes import make_reading

RATE = 10
CHESS = np.kron(np.indices((30, 40)).sum(axis=0) % 2, np.ones((4, 4)))  # of one pixel no blur is
PICTURE: Image = np.repeat((255 * CHESS).astype(np.uint8)[:, :, None], 3, axis=2)


def filmed(
    places: Mapping[int, Box], frames: int, style: CoverStyle = "block"
) -> tuple[list[Image], LiveCover]:
    """Film with one face that is found at some places, by the numbers of the frames."""
    cover, images, times = LiveCover(style), list[Image](), list[float]()
    for number in range(frames):
        box = places.get(number)
        readings = [make_reading(track=1, box=box)] if box else []
        for image, time in cover.put(PICTURE, number / RATE, readings):
            images.append(image)
            times.append(time)
            assert number / RATE - time >= 0.5 - 1e-9, "it is known what comes"
    for image, time in cover.finish():
        images.append(image)
        times.append(time)
    assert times == [number / RATE for number in range(frames)]
    return images, cover


def is_covered(image: Image, box: Box) -> bool:
    part = image[box.y : box.y + box.height, box.x : box.x + box.width]
    was = PICTURE[box.y : box.y + box.height, box.x : box.x + box.width]
    return bool((part.std() < was.std() / 4) or not part.any())


@pytest.mark.parametrize("style", ["block", "blur"])
def test_a_face_is_covered_before_it_is_found_and_after_it_is_lost(style: CoverStyle) -> None:
    box = Box(40, 40, 30, 30)
    images, cover = filmed(dict.fromkeys(range(20, 30), box), 70, style)
    assert [n for n, image in enumerate(images) if is_covered(image, box)] == list(range(15, 49))
    assert all((image[:20] == PICTURE[:20]).all() for image in images), "and nothing else"
    assert cover.to_json() == {"covered": style, "nothing_covered": [[0.0, 1.5], [4.9, 6.9]]}


def test_a_face_that_is_lost_on_its_way_is_covered_between() -> None:
    places = {10: Box(20, 40, 20, 20), 18: Box(100, 40, 20, 20)}
    images, _ = filmed(places, 20)
    between = Box(60, 40, 20, 20)
    assert is_covered(images[14], between)


def test_nothing_is_covered_where_nobody_is() -> None:
    images, cover = filmed({}, 8)
    assert all((image == PICTURE).all() for image in images)
    assert cover.to_json()["nothing_covered"] == [[0.0, 0.7]]


def test_the_end_is_covered_too() -> None:
    box = Box(40, 40, 30, 30)
    images, cover = filmed({7: box}, 8)
    assert [is_covered(image, box) for image in images] == [False] * 2 + [True] * 6
    assert cover.to_json()["nothing_covered"] == [[0.0, 0.2]]
