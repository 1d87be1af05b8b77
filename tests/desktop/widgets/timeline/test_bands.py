import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from desktop.widgets.timeline import bands as module
from desktop.widgets.timeline.bands import Bands, Columns

RED, BLUE, GREEN = QColor("#ff0000"), QColor("#0000ff"), QColor("#00ff00")
NAN = float("nan")


def columns(shares: NDArray[np.float64], first: int = 0) -> Columns:
    labels = ("neutral", "happy", "sad")[: shares.shape[1]]
    return Columns(np.arange(first, first + len(shares), dtype=np.float64) + 0.5, labels, shares)


def painted(shares: list[list[float]], colors: list[QColor], height: int) -> QImage:
    return Bands().paint(columns(np.array(shares)), colors, height)


def test_bands_lie_on_one_another_as_high_as_their_shares() -> None:
    image = painted([[0.5, 0.3, 0.2], [0.0, 0.0, 1.0]], [RED, BLUE, GREEN], 100)
    column = [image.pixelColor(0, y).name() for y in range(100)]
    assert (image.width(), image.height()) == (2, 100)
    assert column[99] == column[51] == RED.name()
    assert column[48] == column[21] == BLUE.name()
    assert column[18] == column[0] == GREEN.name()
    assert {image.pixelColor(1, y).name() for y in range(100)} == {GREEN.name()}


def test_an_edge_between_pixels_is_mixed() -> None:
    edge = painted([[0.5, 0.5]], [RED, BLUE], 3).pixelColor(0, 1)
    assert 60 < edge.red() < 200
    assert 60 < edge.blue() < 200


def test_where_there_was_no_face_nothing_is_painted() -> None:
    image = painted([[0.5, 0.5], [NAN, NAN]], [RED, BLUE], 10)
    assert {image.pixelColor(1, y).alpha() for y in range(10)} == {0}
    assert {image.pixelColor(0, y).alpha() for y in range(10)} == {255}


def test_there_may_be_more_bands_than_eight_bits_count() -> None:
    shares, colors = [[0.0] * 299 + [1.0], [1.0] + [0.0] * 299], [RED] * 299 + [BLUE]
    image = Bands().paint(Columns(np.arange(2.0), ("",) * 300, np.array(shares)), colors, 10)
    assert image.pixelColor(0, 5).name() == BLUE.name()
    assert image.pixelColor(1, 5).name() == RED.name()


def test_columns_that_moved_on_are_not_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = np.random.default_rng(0).dirichlet([1, 1], 50)
    shares[20:30] = NAN
    bands = Bands()
    bands.paint(columns(shares[:40]), [RED, BLUE], 20)
    widths: list[int] = []
    paint = module._painted

    def noted(
        new: NDArray[np.float64], palette: NDArray[np.uint32], height: int
    ) -> NDArray[np.uint8]:
        widths.append(len(new))
        return paint(new, palette, height)

    monkeypatch.setattr(module, "_painted", noted)
    moved = bands.paint(columns(shares[3:43], first=3), [RED, BLUE], 20)
    assert widths == [3]
    monkeypatch.undo()
    assert moved == Bands().paint(columns(shares[3:43], first=3), [RED, BLUE], 20)


_looks = st.tuples(
    st.integers(0, 30),  # first column
    st.integers(1, 20),  # columns
    st.sampled_from([5, 8]),  # height
    st.sampled_from([(RED, BLUE), (BLUE, RED), (RED, BLUE, GREEN)]),
    st.sampled_from([1.0, 0.5]),  # seconds a column
    st.integers(0, 1),  # another track's shares
)


@given(st.lists(_looks, min_size=2, max_size=6))
def test_what_was_painted_before_never_shows(
    looks: list[tuple[int, int, int, tuple[QColor, ...], float, int]],
) -> None:
    """Moved, zoomed, resized, in other colours, of another model: as if painted at once."""
    bands = Bands()
    for first, count, height, colors, step, track in looks:
        shares = np.random.default_rng(track).dirichlet([1] * len(colors), 60)
        shares[25:28] = NAN
        look = columns(shares[first : first + count], first)
        look = look._replace(times=look.times * step)
        assert bands.paint(look, colors, height) == Bands().paint(look, colors, height)
