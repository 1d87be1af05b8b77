import numpy as np

from benchmarks.detection.pictures import LabelledImage
from benchmarks.tracking.still_faces import noisy_scores
from emolens.readings import Box, Image
from tests.fakes import HAPPY, FakeClassifier


def test_faces_that_are_found_are_scored_in_every_frame(astronaut: Image) -> None:
    empty = LabelledImage("made", np.full((90, 90), 128, np.uint8), (Box(30, 30, 30, 30),))
    portrait = LabelledImage("portrait", astronaut, (Box(177, 66, 95, 95),))
    (scores,) = noisy_scores([empty, portrait], FakeClassifier())
    assert scores.shape[0] > 180
    np.testing.assert_allclose(scores, np.tile(np.array(HAPPY, np.float32), (len(scores), 1)))
