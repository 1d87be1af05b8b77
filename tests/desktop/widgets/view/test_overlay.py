import pytest
from PySide6.QtCore import QPointF, QRectF

from desktop.widgets.view.overlay import label_text, place_label
from tests.fakes import UNCLEAR, make_reading

FRAME = QRectF(0, 0, 200, 100)
PLATE = QRectF(0, 0, 60, 20)


@pytest.mark.parametrize(
    ("track", "uncertain", "text"),
    [
        (None, False, "Happy 80\u202f%"),
        (3, False, "Happy 80\u202f%  #3"),
        (None, True, "Happy? 80\u202f%"),
    ],
)
def test_a_label_says_expression_share_doubt_and_track(
    track: int | None, uncertain: bool, text: str
) -> None:
    assert label_text(make_reading(track=track, uncertain=uncertain)) == text


def test_the_labels_share_is_the_one_in_the_chart() -> None:
    assert "27" in label_text(make_reading(scores=UNCLEAR))


def test_the_labels_share_is_the_smoothed_one() -> None:
    smoothed = (0.05, 0.05, 0.05, 0.6, 0.15, 0.05, 0.05)
    assert "60" in label_text(make_reading(smoothed=smoothed))


@pytest.mark.parametrize(
    "box",
    [
        QRectF(50, 50, 30, 30),
        QRectF(50, 2, 30, 30),
        QRectF(190, 50, 10, 10),
        QRectF(0, 0, 200, 100),
        QRectF(195, 0, 5, 5),
    ],
)
def test_a_label_lies_by_its_box_and_within_the_frame(box: QRectF) -> None:
    plate = QRectF(PLATE)
    plate.moveTopLeft(place_label(box, PLATE, FRAME))
    assert FRAME.contains(plate)
    assert plate.intersects(box.adjusted(-5, -25, 5, 5))


def test_a_label_stands_above_its_box_where_there_is_room() -> None:
    assert place_label(QRectF(50, 50, 30, 30), PLATE, FRAME) == QPointF(48.5, 27)


def test_a_label_stays_in_view_where_its_box_leaves_it() -> None:
    assert place_label(QRectF(50, -40, 30, 90), PLATE, FRAME) == QPointF(48.5, 3)
