from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.widgets.style.colors import contrast
from desktop.widgets.style.themes import use_theme


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    yield
    use_theme("system")


def test_themes_are_what_they_are_called(qapp: QApplication) -> None:
    usual = qapp.palette().color(QPalette.ColorRole.Window)
    use_theme("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 60
    use_theme("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() > 200
    use_theme("system")
    assert qapp.palette().color(QPalette.ColorRole.Window) == usual


@pytest.mark.parametrize("name", ["light", "dark"])
def test_texts_can_be_read(name: str, qapp: QApplication) -> None:
    use_theme(name)
    roles, palette = QPalette.ColorRole, qapp.palette()
    for ink, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.Link, roles.Window),
    ):
        assert contrast(palette.color(ink), palette.color(ground)) > 4.5
