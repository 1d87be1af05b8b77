from emolens.hardware.latency import ROUNDS, seconds_a_face
from tests.fakes import FakeClassifier


def test_one_face_is_timed_again_and_again() -> None:
    classifier = FakeClassifier()
    sizes: list[int] = []
    predict = classifier.predict
    classifier.predict = lambda crops: (sizes.append(len(crops)), predict(crops))[1]
    assert seconds_a_face(classifier) > 0
    assert set(sizes) == {1}
    assert len(sizes) >= ROUNDS
