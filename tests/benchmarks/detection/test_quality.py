import numpy as np
import pytest

from benchmarks.detection import text
from benchmarks.detection.pictures import LabelledImage
from benchmarks.detection.quality import JudgedReading, accuracy, judge, roll_errors
from emolens.options import PipelineOptions
from emolens.readings import Box, FaceQuality, Image
from tests.evaluations import make_split
from tests.fakes import FakeClassifier
from trainer.data.dataset import Split

YUNET = PipelineOptions(detector="yunet")


@pytest.fixture
def split(astronaut: Image) -> Split:
    """The astronaut, labelled as the fake model calls everybody, and otherwise; and noise."""
    happy = FakeClassifier().metadata.labels.index("happy")
    faces = make_split([happy, happy - 1, happy], labels=7, size=48)
    faces.crops[:2, :, :, 0] = astronaut[70:166:2, 176:272:2, 1]
    faces.crops[2] = 0
    return faces


def judged(yaw: float, right: bool, probability: float | None = None) -> JudgedReading:
    return JudgedReading(FaceQuality(0.0, yaw, 0.3, False, probability), right)


def test_what_is_found_is_judged_by_the_majority(split: Split) -> None:
    readings = list(judge(FakeClassifier(), split, YUNET))
    assert [one.right for one in readings] == [True, False]


def test_blurred_faces_are_less_sharp(split: Split) -> None:
    sharp, soft = (
        next(judge(FakeClassifier(), split, YUNET, blur)).quality.sharpness for blur in (0.0, 0.75)
    )
    assert soft < 0.6 * sharp


def test_the_roll_of_a_turned_photograph_is_about_right(astronaut: Image) -> None:
    picture = LabelledImage("photographs", astronaut, (Box(177, 66, 95, 95),))
    nobody = LabelledImage("photographs", np.zeros((60, 60, 3), np.uint8), ())
    errors = roll_errors([picture, nobody], YUNET, 30.0)
    assert len(errors) == 2
    assert max(map(abs, errors)) < 20


def test_the_interval_is_wilson_s() -> None:
    """Of 8 in 10: Newcombe 1998, doi 10.1002/(SICI)1097-0258(19980430)17:8<857."""
    share, low, high = accuracy([judged(0, right=number < 8) for number in range(10)])
    assert (share, low, high) == pytest.approx((0.8, 0.490, 0.943), abs=1e-3)


def test_tables_tell_faces_apart_by_their_quality() -> None:
    some = [judged(-50, right=False, probability=0.5), judged(3, right=True, probability=1.0)]
    told = text.qualities(some)
    assert "yaw below 35°" in told
    assert "yaw from 45° on" in told
    assert "face probability 0.9997 to 1.0" in told
    assert "0.300" in text.blurs([(0.5, some), (1.0, [])])
    assert "2.0" in text.rolls([(30.0, [2.0, -2.0]), (45.0, [])])
