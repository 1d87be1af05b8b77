import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.status.batch_bar import BatchBar
from emolens.batch.progress import BatchProgress


@pytest.fixture
def bar(qtbot: QtBot) -> BatchBar:
    bar = BatchBar()
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    return bar


def buttons(bar: BatchBar) -> dict[str, QPushButton]:
    return {b.text(): b for b in bar.findChildren(QPushButton) if b.isVisible()}


def text(bar: BatchBar) -> str:
    return " ".join(label.text() for label in bar.findChildren(QLabel))


def test_it_is_hidden_until_something_begins(bar: BatchBar) -> None:
    assert not bar.isVisible()
    bar.begin("a.mp4")
    assert bar.isVisible()
    assert "a.mp4" in text(bar)
    assert list(buttons(bar)) == ["Cancel"]


def test_it_shows_how_far_it_is(bar: BatchBar) -> None:
    bar.begin("files")
    bar.show_standing(BatchProgress(3, 12, 4500, 0.25, 65.0))
    assert "3 of 12 files, 4,500 frames, 1:05 left" in text(bar)
    (progress,) = bar.findChildren(QProgressBar)
    assert progress.value() / progress.maximum() == 0.25
    bar.show_standing(BatchProgress(3, 12, 4501, 0.0, None))
    assert "left" not in text(bar)


def test_it_can_be_cancelled_once(bar: BatchBar, qtbot: QtBot) -> None:
    bar.begin("files")
    with qtbot.waitSignal(bar.cancelled):
        buttons(bar)["Cancel"].click()
    bar.show_cancelling()
    assert not buttons(bar)["Cancel"].isEnabled()
    bar.show_end("Cancelled.")
    bar.begin("files")
    assert buttons(bar)["Cancel"].isEnabled()


def test_its_end_offers_the_result_where_there_is_one(bar: BatchBar, qtbot: QtBot) -> None:
    bar.begin("files")
    bar.show_end("Done: 3 frames.", has_details=True)
    assert list(buttons(bar)) == ["Details…", "Open results", "Close"]
    with qtbot.waitSignal(bar.detailed):
        buttons(bar)["Details…"].click()
    with qtbot.waitSignal(bar.opened):
        buttons(bar)["Open results"].click()
    bar.show_end("Ended early.", can_open=False)
    assert list(buttons(bar)) == ["Close"]
    buttons(bar)["Close"].click()
    assert not bar.isVisible()
