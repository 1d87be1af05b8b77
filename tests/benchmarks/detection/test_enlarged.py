import numpy as np
import pytest

from benchmarks.detection.enlarged import enlarged, faces_with_majority, measure
from emolens.options import PipelineOptions
from emolens.readings import Box, Image
from tests.evaluations import make_split
from tests.fakes import FakeClassifier


def test_a_crop_is_enlarged_with_its_border_repeated() -> None:
    crop = np.zeros((48, 48, 1), np.uint8)
    crop[:, 24:] = 200
    image, face = enlarged(crop, 0.0)
    assert image.shape == (384, 384)
    assert face == Box(96, 96, 192, 192)
    assert (image[:, 300:] == 200).all()
    assert (image[:, :150] == 0).all()


def test_it_is_turned_against_the_clock() -> None:
    crop = np.zeros((48, 48, 1), np.uint8)
    crop[:, 24:] = 200
    image, _ = enlarged(crop, 90.0)
    assert image[50].mean() > 150
    assert image[330].mean() < 50


def test_faces_are_drawn_among_those_with_a_majority() -> None:
    drawn = faces_with_majority(make_split([0, -1, 1, 1, -1]), 2, seed=1)
    assert len(drawn) == 2
    assert (drawn.majority >= 0).all()


@pytest.mark.parametrize("degrees", [0.0, 45.0])
def test_the_astronaut_is_found_and_named(astronaut: Image, degrees: float) -> None:
    """The fake model calls everybody happy."""
    model = FakeClassifier()
    split = make_split([model.metadata.labels.index("happy"), 0], labels=7, size=48)
    split.crops[0, :, :, 0] = astronaut[70:166:2, 176:272:2, 1]
    result = measure(model, split, PipelineOptions(), degrees)
    assert (result.faces, result.found, result.right, result.elsewhere) == (2, 1, 1, 0)
    assert result.missed == (model.metadata.labels[0],)
