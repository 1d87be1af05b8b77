from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.score_bar import ScoreBar
from desktop.widgets.scores.score_panel import ScorePanel
from emolens.readings import FaceQuality
from emolens.tracking.smoothing import Smoother
from tests.fakes import EXPRESSIONS, UNCLEAR, make_reading


@pytest.fixture
def panel(qtbot: QtBot) -> ScorePanel:
    panel = ScorePanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def bars(panel: ScorePanel) -> dict[str, int]:
    """The visible bars from top to bottom, as their accessible names tell them."""
    QApplication.processEvents()  # lays them out
    shown = [bar for bar in panel.findChildren(ScoreBar) if bar.isVisible()]
    shown.sort(key=lambda bar: bar.y())
    told = (bar.accessibleName().partition(": ") for bar in shown)
    return {name.lower(): int(share.removesuffix(" percent")) for name, _, share in told}


def words(panel: ScorePanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_bars_add_up_to_a_hundred_in_the_models_order(panel: ScorePanel) -> None:
    for scores in (UNCLEAR, tuple(1 / 7 for _ in EXPRESSIONS)):
        panel.show_reading(make_reading(scores=scores))
        assert tuple(bars(panel)) == EXPRESSIONS
        assert sum(bars(panel).values()) == 100


def test_the_expression_is_named_with_its_share(panel: ScorePanel) -> None:
    panel.show_reading(make_reading(track=4))
    assert "Happy" in words(panel)
    assert "80\u202f%" in words(panel)
    assert "#4" in words(panel)
    assert "not what the person feels" in words(panel)
    assert "ncertain" not in words(panel)


def test_of_a_face_turned_far_to_the_side_it_says_that_scores_are_worth_less(
    panel: ScorePanel,
) -> None:
    def shown(yaw: float | None) -> str:
        face = replace(make_reading().face, quality=FaceQuality(0.0, yaw, 0.4, cut_off=False))
        panel.show_reading(replace(make_reading(), face=face))
        return words(panel)

    assert "far to the side" in shown(-50.0)
    assert "far to the side" not in shown(30.0)
    assert "far to the side" not in shown(None)
    assert "far to the side" in shown(50.0)
    panel.show_reading(None)
    assert "far to the side" not in words(panel)


def test_the_shares_shown_are_the_smoothed_ones(panel: ScorePanel) -> None:
    smoothed = (0.05, 0.05, 0.05, 0.6, 0.15, 0.05, 0.05)
    panel.show_reading(make_reading(smoothed=smoothed))
    assert "60\u202f%" in words(panel)
    assert bars(panel)["neutral"] == 15


WEIGHTS = st.lists(st.floats(0.001, 1), min_size=len(EXPRESSIONS), max_size=len(EXPRESSIONS))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frames=st.lists(WEIGHTS, min_size=2, max_size=6), rate=st.sampled_from([1, 10, 30]))
def test_the_headline_never_contradicts_the_bars(
    panel: ScorePanel, frames: list[list[float]], rate: int
) -> None:
    smoother = Smoother()
    for index, weights in enumerate(frames):
        scores = np.array(weights, np.float32) / np.float32(sum(weights))
        state = smoother.update(scores, index / rate)
        assert state.smoothed is not None
        reading = make_reading(scores=map(float, scores), smoothed=map(float, state.smoothed))
        panel.show_reading(replace(reading, expression=EXPRESSIONS[state.top_label]))
        labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
        largest = max(label.font().pointSizeF() for label in labels)
        name, share = (x.text() for x in labels if x.font().pointSizeF() == largest)
        told = bars(panel)
        assert share == f"{told[name.lower()]}\u202f%"
        assert told[name.lower()] >= max(told.values()) - 11  # whole percents


def test_uncertainty_is_said_in_words(panel: ScorePanel) -> None:
    panel.show_reading(make_reading(scores=UNCLEAR, uncertain=True))
    assert "Uncertain: no expression stands out." in words(panel)


def test_without_a_face_there_are_no_bars(panel: ScorePanel) -> None:
    panel.show_reading(make_reading())
    panel.show_reading(None)
    assert bars(panel) == {}
    assert words(panel).strip() == "No face  Scores appear here as soon as a face is found."
    panel.show_reading(make_reading())
    assert tuple(bars(panel)) == EXPRESSIONS


def test_another_models_expressions_replace_the_bars(panel: ScorePanel) -> None:
    panel.show_reading(make_reading())
    reading = make_reading()
    object.__setattr__(reading, "scores", {"happy": 0.7, "a very long expression indeed": 0.3})
    panel.show_reading(reading)
    assert bars(panel) == {"happy": 70, "a very long expression indeed": 30}


def test_votes_are_said_as_people(panel: ScorePanel) -> None:
    panel.show_reading(make_reading())
    assert "people" not in words(panel)
    panel.show_meaning("votes")
    panel.show_reading(make_reading())
    assert "8 of 10 people would say happy." in words(panel)
    panel.show_reading(make_reading(scores=UNCLEAR, uncertain=True))
    assert "Uncertain. 3 of 10 people would say happy." in words(panel)


def test_a_corrected_score_stands_for_no_people(panel: ScorePanel) -> None:
    panel.show_meaning("votes")
    reading = make_reading()
    object.__setattr__(reading, "corrected", reading.scores)
    panel.show_reading(reading)
    assert "people" not in words(panel)
    assert "Relative to this face's own neutral." in words(panel)


def test_bars_stay_where_they_are_whatever_is_said_above(panel: ScorePanel) -> None:
    panel.show_meaning("votes")
    panel.resize(panel.width(), 600)
    places = set()
    for reading in (make_reading(), make_reading(scores=UNCLEAR, uncertain=True)):
        panel.show_reading(reading)
        QApplication.processEvents()
        places.add(panel.findChildren(ScoreBar)[0].y())
    assert len(places) == 1
