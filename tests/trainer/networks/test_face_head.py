from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.special import expit

from tests.export.networks import mapped_model
from trainer.errors import RunError

if TYPE_CHECKING:
    from trainer.networks.face_head import FaceHead

CROPS = np.random.default_rng(0).integers(0, 256, (5, 48, 48, 1), dtype=np.uint8)


@pytest.fixture
def head() -> FaceHead:
    from trainer.networks.face_head import FaceHead

    return FaceHead(np.linspace(-1, 1, 16, dtype=np.float32), 0.25)


def test_the_face_head_is_the_regression_on_the_features(head: FaceHead) -> None:
    from trainer.networks.face_head import features, infer

    model = mapped_model()
    found = features(model).predict(CROPS, verbose=0) @ head.kernel + head.bias
    face = infer(model, head)(CROPS).face
    assert face is not None
    assert face.dtype == np.float32
    np.testing.assert_allclose(face, expit(found), atol=1e-6)


def test_scores_stay_what_they_were_to_the_bit(head: FaceHead) -> None:
    from trainer.networks.face_head import infer

    model = mapped_model()
    before = model.predict(CROPS, batch_size=256, verbose=0)
    np.testing.assert_array_equal(infer(model, head)(CROPS).scores, before)


def test_a_face_head_of_another_model_is_refused() -> None:
    from trainer.networks.face_head import FaceHead

    with pytest.raises(RunError, match=r"made for another model: .*\.$"):
        FaceHead(np.zeros(3, np.float32), 0).output(mapped_model())


def test_a_head_without_a_map_is_refused() -> None:
    import keras

    from trainer.networks.face_head import features

    crops = keras.Input((48, 48, 1))
    head = keras.layers.Dense(3, name="head")(keras.layers.Flatten()(crops))
    with pytest.raises(RunError, match=r"reads no map: .*\.$"):
        features(keras.Model(crops, head))
