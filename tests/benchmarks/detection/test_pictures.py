from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.detection.pictures import WITHOUT_FACES, empty_pictures, photographs, scenes
from emolens.readings import Box


def test_without_a_dataset_the_astronaut_is_laid_in_each_time_elsewhere() -> None:
    made = list(scenes(None, 3, seed=1))
    assert len({one.faces for one in made}) == 3
    assert all(one.image.shape == (480, 640) for one in made)


def test_the_same_seed_makes_the_same_scenes() -> None:
    (one,), (other,) = scenes(None, 1, seed=4), scenes(None, 1, seed=4)
    assert np.array_equal(one.image, other.image)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_scikit_images_pictures_are_there() -> None:
    made = list(empty_pictures())
    assert len(made) == len(WITHOUT_FACES)
    assert {one.image.dtype for one in made} == {np.dtype(np.uint8)}
    assert not any(one.faces for one in made)


def test_photographs_come_upright_and_turned(tmp_path: Path) -> None:
    assert cv2.imwrite(str(tmp_path / "a.png"), np.zeros((20, 30, 3), np.uint8))
    table = "file,x,y,w,h\na.png,1,2,3,3\na.png,9,2,4,4\n"
    (tmp_path / "faces.csv").write_text(table, encoding="utf-8")
    upright, *turned = photographs(tmp_path)
    assert upright.faces == (Box(1, 2, 3, 3), Box(9, 2, 4, 4))
    assert [one.image.shape[:2] for one in turned] == [(30, 20), (20, 30), (30, 20)]
    assert not any(one.faces for one in turned)
