import numpy as np
from numpy.typing import NDArray

from emolens.hardware.latency import ROUNDS, seconds_per_face
from tests.fakes import FakeClassifier


class CountingModel(FakeClassifier):
    """Notes how many crops it is given each time."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.sizes.append(len(crops))
        return super().predict(crops)


def test_one_face_is_timed_again_and_again() -> None:
    model = CountingModel()
    assert seconds_per_face(model) > 0
    assert set(model.sizes) == {1}
    assert len(model.sizes) >= ROUNDS
