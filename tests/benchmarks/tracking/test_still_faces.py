import numpy as np

from benchmarks.detection.pictures import Picture
from benchmarks.tracking.still_faces import film
from emolens.readings import Box, Image
from tests.fakes import HAPPY, FakeClassifier


def test_faces_that_are_found_are_scored_in_every_frame(astronaut: Image) -> None:
    empty = Picture("made", np.full((90, 90), 128, np.uint8), (Box(30, 30, 30, 30),))
    portrait = Picture("portrait", astronaut, (Box(177, 66, 95, 95),))
    (scores,) = film([empty, portrait], FakeClassifier())
    assert scores.shape[0] > 180
    np.testing.assert_allclose(scores, np.tile(np.float32(HAPPY), (len(scores), 1)))
