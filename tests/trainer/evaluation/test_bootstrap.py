import numpy as np
import pytest

from trainer.evaluation.bootstrap import RESAMPLES, intervals
from trainer.evaluation.confusion_counts import Values, mean, ratio


def share_of(faces: np.ndarray) -> dict[str, np.ndarray]:
    return intervals(lambda weights: {"share": mean(faces, weights)}, len(faces))


def test_the_interval_of_a_share_is_that_of_the_normal_approximation() -> None:
    low, high = share_of(np.repeat([0.0, 1.0], 200))["share"]
    assert low == pytest.approx(0.5 - 1.96 * np.sqrt(0.25 / 400), abs=0.005)
    assert high == pytest.approx(0.5 + 1.96 * np.sqrt(0.25 / 400), abs=0.005)


def test_the_same_faces_give_the_same_interval() -> None:
    faces = np.random.default_rng(3).random(50)
    assert np.array_equal(share_of(faces)["share"], share_of(faces)["share"])


def test_where_nothing_varies_the_interval_is_a_point() -> None:
    assert share_of(np.ones(1))["share"].tolist() == [1, 1]


def test_each_draw_has_as_many_faces_and_blocks_make_no_difference() -> None:
    drawn: list[np.ndarray] = []

    def figures(weights: Values) -> dict[str, Values]:
        drawn.append(weights)
        return {"faces": weights.sum(axis=1)}

    faces = 3000  # more than one block
    assert intervals(figures, faces)["faces"].tolist() == [faces, faces]
    assert len(drawn) > 1
    assert sum(map(len, drawn)) == RESAMPLES


def test_a_figure_for_each_expression_keeps_its_shape() -> None:
    def figures(weights: Values) -> dict[str, Values]:
        return {"three": np.stack([weights[:, 0], 0 * weights[:, 0], weights[:, 1]], axis=1)}

    assert intervals(figures, 4)["three"].shape == (2, 3)


def test_draws_without_a_rare_face_do_not_count() -> None:
    def recall_of_first(weights: Values) -> dict[str, Values]:
        return {
            "recall": ratio(weights[:, 0], weights[:, 0]),
            "never": np.full(len(weights), np.nan),
        }

    bounds = intervals(recall_of_first, 3)
    assert bounds["recall"].tolist() == [1, 1]
    assert np.isnan(bounds["never"]).all()
