"""Names from strangers' files are shown as they are: nothing of them is rendered or fetched."""

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage, Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.defect_dialog import DefectDialog
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.style.plain_text import plain_tip
from emolens.model.contract import ModelMetadata
from emolens.model.output import ModelOutput
from tests.fakes import FakeClassifier
from tests.source_code import modules_of
from tests.windows import Open, says

RICH_ON_PURPOSE = "<b>Emolens</b>"


class HtmlClassifier(FakeClassifier):
    """Names expressions in HTML that shows a picture."""

    def __init__(self, picture: Path) -> None:
        super().__init__((0.7, 0.3))
        html = f"<img src='{picture}'>"
        self.metadata: ModelMetadata = dataclasses.replace(
            self.metadata,
            labels=(html, f"<b>neutral</b>{html}"),
            training={html: html},
            metrics={html: 0.5},
        )

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        return ModelOutput(self.predict(crops))

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.zeros((len(crops), 2, 6, 6), np.float32)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """So large that whatever shows it is larger than any text."""
    path = tmp_path / "large.png"
    QImage(3000, 3000, QImage.Format.Format_Grayscale8).save(str(path))
    return path


def rendered(widget: QWidget) -> list[str]:
    """The texts that are taken for markup though nobody here wrote them."""
    labels = [*widget.findChildren(QLabel), *([widget] if isinstance(widget, QLabel) else [])]
    texts = [
        label.text()
        for label in labels
        if label.textFormat() is not Qt.TextFormat.PlainText
        and (label.textFormat() is not Qt.TextFormat.AutoText or Qt.mightBeRichText(label.text()))
    ]
    tips = [child.toolTip() for child in [widget, *widget.findChildren(QWidget)]]
    texts += [tip for tip in tips if Qt.mightBeRichText(tip) and "<img" in tip]
    return [text for text in texts if not text.startswith(RICH_ON_PURPOSE)]


def dialogs(widget: QWidget) -> Iterator[QDialog]:
    yield from (dialog for dialog in widget.findChildren(QDialog) if dialog.isVisible())


def test_labels_of_a_model_are_text(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, picture: Path
) -> None:
    html = astronaut_png.rename(astronaut_png.with_name(f"<img src={picture.name}>.png"))
    window = open_window(path=html, load=lambda: HtmlClassifier(picture))
    qtbot.waitUntil(says(window, "<img"))
    window.evidence.why.trigger()
    qtbot.waitUntil(window.stage.panel.key.isVisible)
    window.model.show_card()
    window.help.about.trigger()
    assert rendered(window) == []
    for dialog in dialogs(window):
        assert rendered(dialog) == []
        dialog.close()


def test_what_cannot_be_opened_is_told_as_text(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(path=tmp_path / "<img src=x>.png")
    qtbot.waitUntil(says(window, "does not exist"))
    window.core.status.tell("<img src=x>")
    window.results.open_path(tmp_path / "<img src=x>.csv")
    qtbot.waitUntil(lambda: any(dialogs(window)))
    assert rendered(window) == []


def test_boxes_show_text(qtbot: QtBot, picture: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    html = f"<img src='{picture}'>"
    defect = DefectDialog(Path("a.log"), parent)
    defect.show_fault(html)
    for box in (warning_box(parent, html, html), defect):
        assert isinstance(box, QMessageBox)
        assert rendered(box) == []
        assert box.sizeHint().width() < 2000
        box.close()


def test_a_tooltip_is_escaped_where_it_would_be_rendered() -> None:
    assert plain_tip("a & b < c") == "a & b < c"
    html = plain_tip("<b>x</b> &")
    label = QLabel(html)
    assert "&lt;b&gt;x&lt;/b&gt; &amp;" in label.text()


def test_no_label_is_left_to_guess() -> None:
    """Whoever needs a label takes a PlainLabel; whoever sets a tooltip of text not ours, a tip."""
    allowed = {"desktop/widgets/style/plain_text.py", "desktop/widgets/dialogs/about_dialog.py"}
    guessing = [
        f"{module.path}:{node.lineno}"
        for module in modules_of("desktop")
        if str(module.path) not in allowed
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id == "QLabel"
    ]
    assert guessing == []
