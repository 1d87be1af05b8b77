from collections.abc import Sequence

import numpy as np
import pytest

from emolens.model.output import ModelOutput
from emolens.readings import Box, Detection, Image
from tests.evaluations import make_split
from tests.models import make_metadata
from trainer.data.dataset import Split
from trainer.end_to_end.crop_variants import CropVariant
from trainer.end_to_end.scene_evaluation import ScenePath, sample_faces, scene_of
from trainer.errors import DatasetError
from trainer.evaluation.trained_model import TrainedModel

SEED = 3


class Everywhere:
    """A detector that knows every second scene, its face a little too low, and a wrong place."""

    def __init__(self, split: Split, known: Sequence[int]) -> None:
        self._scenes = [scene_of(split, place, SEED) for place in known]

    def detect(self, image: Image) -> Sequence[Detection]:
        faces = [scene.face for scene in self._scenes if np.array_equal(scene.image, image)]
        wrong = Box(0, 0, 5, 5)
        low = (Box(f.x, f.y + f.height // 4, f.width, f.height) for f in faces)
        return [Detection(box, 1.0) for box in (wrong, *low)]


def brightness(crops: np.ndarray) -> ModelOutput:
    share = crops.mean(axis=(1, 2, 3)) / 255
    return ModelOutput(np.stack([1 - share, share], axis=1).astype(np.float32))


@pytest.fixture
def split() -> Split:
    faces = make_split([-1, 0, 1, 0, 1], size=48)
    faces.crops[:] = np.array([0, 30, 220, 30, 220], np.uint8)[:, None, None, None]
    return faces


def path_of(split: Split, known: Sequence[int], variants: Sequence[CropVariant]) -> ScenePath:
    metadata = make_metadata(("dark", "bright"))
    model = TrainedModel("fake", "model file", metadata, None, brightness)
    return ScenePath(Everywhere(split, known), model, variants, SEED)


def test_faces_with_a_majority_are_drawn_in_order(split: Split) -> None:
    assert sample_faces(split, 99, 1).tolist() == [1, 2, 3, 4]
    few = sample_faces(split, 2, 1)
    assert len(few) == 2
    assert few.tolist() == sorted(few)
    assert {tuple(sample_faces(split, 2, seed)) for seed in range(20)} > {tuple(few)}


def test_without_a_majority_there_is_nothing_to_draw() -> None:
    with pytest.raises(DatasetError, match=r"No validation face has a majority.*\.$"):
        sample_faces(make_split([-1, -1]), 5, 1)


def test_what_is_found_is_scored_by_every_variant(split: Split) -> None:
    places = np.array([1, 2, 4])
    variants = (CropVariant(0.0), CropVariant(0.0, -0.25))
    scored = path_of(split, [1, 4], variants).run(split, places)
    assert scored.found.tolist() == [True, False, True]
    assert scored.faces.majority.tolist() == [0, 1, 1]
    assert scored.direct[:, 1] == pytest.approx(np.array([30, 220, 220]) / 255, abs=1e-3)
    assert scored.cut.shape == (2, 3, 2)
    assert not scored.cut[:, 1].any()
    # The second variant undoes what the detector does wrong.
    assert scored.cut[1, [0, 2]] == pytest.approx(scored.oracle[[0, 2]], abs=0.02)
    assert np.abs(scored.cut[0, 2] - scored.oracle[2]).max() > 0.01


def test_a_box_elsewhere_is_no_face_found(split: Split) -> None:
    scored = path_of(split, [], (CropVariant(0.0),)).run(split, np.array([1, 2]))
    assert not scored.found.any()
    assert not scored.cut.any()


def test_other_faces_make_no_difference(split: Split) -> None:
    path = path_of(split, [1, 2, 3, 4], (CropVariant(0.0),))
    all_of_them = path.run(split, np.array([1, 2, 3, 4]))
    alone = path.run(split, np.array([3]))
    assert np.array_equal(alone.cut[:, 0], all_of_them.cut[:, 2])


def test_more_than_a_block_of_faces_comes_back_in_order() -> None:
    many = make_split([0, 1] * 17, size=48)
    many.crops[1::2] = 220
    scored = path_of(many, [33], (CropVariant(0.0),)).run(many, np.arange(34))
    assert scored.found.tolist() == [False] * 33 + [True]
    assert (scored.direct.argmax(axis=1) == many.majority).all()


def test_crops_of_another_size_than_the_model_s_are_resized() -> None:
    large = make_split([1], size=96)
    large.crops[:] = 220
    scored = path_of(large, [0], (CropVariant(0.0),)).run(large, np.array([0]))
    assert scored.direct[0, 1] == pytest.approx(220 / 255, abs=1e-3)
