import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from emolens.readings import Box
from tests.fakes import UNCLEAR, make_analysed, make_reading
from trainer.errors import OutputError
from trainer.prediction.figure import MOST_ROWS, Named, draw_predictions


def drawn(*pictures: Named) -> list[tuple[Axes, Axes]]:
    axes = draw_predictions(pictures).axes
    return list(zip(axes[::2], axes[1::2], strict=True))


def rectangle(patch: Patch) -> Rectangle:
    assert isinstance(patch, Rectangle)
    return patch


def test_each_face_has_a_row_with_its_box_and_its_bars() -> None:
    faces = [make_reading(box=Box(1, 2, 30, 30)), make_reading(box=Box(40, 2, 20, 20))]
    rows = drawn(("a.png", make_analysed(*faces)))
    assert [rectangle(left.patches[0]).get_bbox().bounds for left, _ in rows] == [
        (1, 2, 30, 30),
        (40, 2, 20, 20),
    ]
    for left, right in rows:
        assert left.get_title(loc="left") == "a.png"
        assert [label.get_text() for label in right.get_yticklabels()][-2:] == ["neutral", "happy"]
        assert rectangle(right.patches[-1]).get_width() == pytest.approx(0.801)


def test_a_crop_has_no_box() -> None:
    ((left, _),) = drawn(("a.png", make_analysed(make_reading(box=Box(0, 0, 80, 60)))))
    assert not left.patches


def test_an_uncertain_reading_says_so() -> None:
    unclear = make_reading(scores=UNCLEAR, uncertain=True)
    (_, sure), (_, unsure) = drawn(("a.png", make_analysed(make_reading(), unclear)))
    assert sure.get_title(loc="left") == ""
    assert unsure.get_title(loc="left") == "uncertain"


def test_a_picture_without_a_face_has_a_row_too() -> None:
    ((left, right),) = drawn(("a.png", make_analysed()))
    assert left.images
    assert [text.get_text() for text in right.texts] == ["no face found"]


def test_more_faces_than_fit_are_refused() -> None:
    many = make_analysed(*[make_reading()] * (MOST_ROWS + 1))
    with pytest.raises(OutputError, match=f"{MOST_ROWS + 1} faces are too many for one figure"):
        draw_predictions([("a.png", many)])
