from pytestqt.qtbot import QtBot

from desktop.widgets.style.elided_label import ElidedLabel


def test_a_long_name_neither_widens_the_window_nor_is_lost(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_text("long " * 200)
    assert label.minimumSizeHint().width() == 0
    assert label.toolTip() == "long " * 200


def test_what_does_not_fit_is_left_out_in_the_middle(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show_text("a" * 300 + "END")
    cut = label.grab().toImage()
    label.show_text("a" * 300 + "and so on")
    assert label.grab().toImage() != cut  # the end is seen, though the name does not fit
