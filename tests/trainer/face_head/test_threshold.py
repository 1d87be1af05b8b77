import numpy as np
import pytest

from trainer.errors import DatasetError
from trainer.face_head.threshold import choose_threshold


def found(on_faces: list[float], others: list[float]) -> tuple[np.ndarray, np.ndarray]:
    faces = np.array([True] * len(on_faces) + [False] * len(others))
    return np.array(on_faces + others, np.float32), faces


def test_at_most_one_face_in_five_hundred_is_lost() -> None:
    on_faces = [0.1, 0.2, 0.3] + [0.9] * 997
    threshold = choose_threshold(*found(on_faces, [0.05, 0.25, 0.35]))
    assert threshold.no_face_below == pytest.approx(0.3)
    assert (threshold.false_negatives, threshold.faces) == (2, 1000)
    assert (threshold.rejected, threshold.false_positives) == (2, 3)
    assert threshold.metrics() == pytest.approx(
        {"validation_faces_lost": 0.002, "validation_no_faces_refused": 2 / 3}
    )


def test_of_few_faces_none_is_lost() -> None:
    threshold = choose_threshold(*found([0.2, 0.4], [0.1]))
    assert threshold.no_face_below == pytest.approx(0.2)
    assert threshold.false_negatives == 0


def test_what_is_more_likely_a_face_than_not_is_one() -> None:
    assert choose_threshold(*found([0.9] * 9, [])).no_face_below == 0.5


def test_without_false_boxes_there_is_no_share_of_them() -> None:
    assert choose_threshold(*found([0.9], [])).metrics() == {"validation_faces_lost": 0}


def test_without_faces_there_is_no_threshold() -> None:
    with pytest.raises(DatasetError, match=r"found none of the validation faces.*\.$"):
        choose_threshold(*found([], [0.1]))


def test_the_sentence_tells_the_counts() -> None:
    text = choose_threshold(*found([0.2, 0.4], [0.1])).to_text()
    assert "0 of 2 faces are lost there and 1 of 1 boxes on no face refused" in text
