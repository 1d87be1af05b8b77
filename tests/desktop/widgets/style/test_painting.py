"""Paint events: whatever fails in one, the process goes on."""

import ast
import sys

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.style.painting import painting
from tests.source_code import modules_of

RED = QColor("#ff0000")


class Canvas(QWidget):
    """Paints itself red, or half and then fails."""

    fault: Exception | None = None

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        painter.fillRect(0, 0, self.width() // 2, self.height(), RED)
        if self.fault is not None:
            raise self.fault
        painter.fillRect(self.rect(), RED)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[BaseException | None]:
    reported: list[BaseException | None] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, error, __: reported.append(error))
    return reported


def test_a_fault_leaves_the_rest_out_and_is_reported_once(
    qtbot: QtBot, reported: list[BaseException | None]
) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(40, 20)
    canvas.fault = fault = ZeroDivisionError("division by zero")
    for _ in range(3):
        image = canvas.grab().toImage()
        assert (image.pixelColor(5, 5), image.pixelColor(35, 5) == RED) == (RED, False)
    assert reported == [fault]
    canvas.fault = None
    assert canvas.grab().toImage().pixelColor(35, 5) == RED
    canvas.fault = fault
    canvas.grab()
    assert reported == [fault, fault]


def test_every_paint_event_lets_nothing_out() -> None:
    unguarded = [
        f"{module.path}:{node.lineno}"
        for module in modules_of("desktop")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
        and node.name == "paintEvent"
        and [ast.unparse(decorator) for decorator in node.decorator_list] != ["painting"]
    ]
    assert unguarded == []
