import numpy as np

from benchmarks.neutral_correction import measure

LABELS = ("happy", "neutral", "sad")


def test_a_sad_face_that_is_like_the_resting_one_is_lost_and_a_sadder_one_is_not() -> None:
    scores = np.array(
        [[0.1, 0.7, 0.2], [0.1, 0.6, 0.3], [0.05, 0.35, 0.6], [0.0, 0.05, 0.95], [0.9, 0.1, 0.0]],
        np.float32,
    )
    found = measure("sha256:0", LABELS, scores, np.array([1, 1, 2, 2, 0]))
    assert (found.faces, found.rival, found.odds) == (2, "sad", 0.393)
    assert found.before == {"happy": 1, "neutral": 1, "sad": 1}
    assert found.after == {"happy": 1, "neutral": 1, "sad": 0.5}
