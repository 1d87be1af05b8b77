import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.detection.candidates import Candidates, joined


def candidates(*rows: tuple[float, float, float, float, float]) -> Candidates:
    """Return candidates of left, top, right, bottom and score, with landmarks on the corners."""
    values = np.array(rows, np.float32).reshape(-1, 5)
    landmarks = np.stack([values[:, [0, 1]]] * 5, axis=1)
    return Candidates(values[:, :4], landmarks, values[:, 4])


def test_of_two_boxes_on_one_face_the_surer_is_kept() -> None:
    found = candidates((0, 0, 10, 10, 0.6), (50, 0, 60, 10, 0.7), (1, 1, 11, 11, 0.9)).distinct()
    assert found.corners[:, 0].tolist() == [1, 50]


@pytest.mark.parametrize("scores", [(0.9, 0.5), (0.5, 0.9)])
def test_of_a_box_within_another_the_surer_is_kept(scores: tuple[float, float]) -> None:
    found = candidates((0, 0, 40, 40, scores[0]), (15, 15, 25, 25, scores[1])).distinct()
    assert found.scores.tolist() == pytest.approx([0.9])


def test_boxes_that_touch_are_of_two_faces() -> None:
    assert len(candidates((0, 0, 10, 10, 0.6), (8, 0, 18, 10, 0.7)).distinct().scores) == 2


def test_none_are_distinct() -> None:
    assert len(candidates().distinct().scores) == 0


def test_scans_are_joined() -> None:
    both = joined([candidates((0, 0, 1, 1, 0.5)), candidates(), candidates((5, 5, 6, 6, 0.7))])
    assert both.scores.tolist() == pytest.approx([0.5, 0.7])
    assert both.landmarks.shape == (2, 5, 2)


@given(st.floats(-180, 180), st.floats(0.2, 5), st.floats(-100, 100), st.floats(-100, 100))
def test_a_way_and_back_lead_to_where_it_began(
    degrees: float, scale: float, right: float, down: float
) -> None:
    turn = math.radians(degrees)
    sine, cosine = scale * math.sin(turn), scale * math.cos(turn)
    way = np.array([[cosine, -sine, right], [sine, cosine, down]])
    linear = np.linalg.inv(way[:, :2])
    back = np.column_stack([linear, -linear @ way[:, 2]])
    found = candidates((10, 20, 50, 80, 0.5), (-5, 0, 5, 10, 0.7))
    again = found.mapped(way).mapped(back)
    assert np.allclose(again.corners, found.corners, atol=1e-2)
    assert np.allclose(again.landmarks, found.landmarks, atol=1e-2)
    assert np.allclose(found.mapped(way).lengths, scale * found.lengths, rtol=1e-4)
