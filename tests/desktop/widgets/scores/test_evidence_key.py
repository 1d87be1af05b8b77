from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.evidence_key import EvidenceKey


def test_it_is_hidden_until_there_is_something_to_say(qtbot: QtBot) -> None:
    key = EvidenceKey()
    qtbot.addWidget(key)
    (label,) = key.findChildren(QLabel)
    assert key.isHidden()
    key.show_meaning("happy")
    assert key.isVisible()
    assert "speaks for happy" in label.text()
    assert "not whether it is right" in label.text()
    key.show_none()
    assert "still pictures only" in label.text()
