"""The status bar: what is shown, how many faces, how fast."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QStyle, QStyleOption, QWidget

from desktop.i18n import number, tr
from desktop.widgets.status.fps_meter import FpsMeter
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.elided_label import ElidedLabel
from desktop.widgets.style.painting import painting
from desktop.widgets.style.plain_text import PlainLabel, plain_tip
from emolens.readings import Frame

_REFRESH_SECONDS = 0.5
"""Figures that change with every frame cannot be read."""
_TELL_SECONDS = 15
_MARGIN = 6  # pixels beside a sentence


class StatusBar(QStatusBar):
    """Shows the source's name, remarks and the number of faces; live, rate and latency too.

    Args:
        clock: Seconds that only grow, the ones of :attr:`Frame.captured`.
    """

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._gauge = FpsMeter()
        self._refreshed: float | None = None
        self._source, self._remark = ElidedLabel(), ElidedLabel()
        self._faces, self._speed = PlainLabel(), ElidedLabel()
        # As wide as its text, but the first to give way where there is too little room.
        self._speed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(lambda text: self.setToolTip(plain_tip(text) if text else ""))
        self.addWidget(self._source, stretch=1)
        self.addWidget(self._remark, stretch=5)
        self._remark.hide()
        for label in (self._speed, self._faces):
            self.addPermanentWidget(label)
        for label in (self._source, self._remark, self._speed, self._faces):
            label.setContentsMargins(10, 4, 10, 5)
        self._faces.setToolTip(
            tr("Faces that are cut off, covered, turned away or very small may be missed")
        )
        self._speed.setToolTip(tr("Frames shown per second, and the time from capture to screen"))

    def show_source(self, name: str) -> None:
        """Start anew with a source; an empty name for none."""
        self.stop_clock()
        self.clearMessage()  # it was said of what was shown before
        self._source.show_text(name)
        self._faces.clear()
        self.show_remark("")

    def show_faces(self, count: int | None) -> None:
        """Show how many faces the frame has; None while it is still to be read."""
        self._faces.setText(tr("still to be read") if count is None else _faces_text(count))

    def show_remark(self, remark: str) -> None:
        """Show what there is to say of the frame; empty for nothing."""
        if remark != self._remark.text():
            self._remark.show_text(remark)
            self._remark.setVisible(bool(remark))

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while in place of the source and the remark."""
        self.showMessage(sentence, _TELL_SECONDS * 1000)
        announce(self, sentence)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint as much of what is told as fits; Qt would cut it off within a letter."""
        option = QStyleOption()
        option.initFrom(self)
        panel = QStyle.PrimitiveElement.PE_PanelStatusBar
        self.style().drawPrimitive(panel, option, painter, self)
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        others = [w for w in self.findChildren(QWidget, options=direct) if w.isVisible()]
        right = min((widget.x() for widget in others), default=self.width())
        area = QRect(_MARGIN, 0, right - 2 * _MARGIN, self.height())
        end = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.currentMessage(), end, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def stop_clock(self) -> None:
        """Show no more of rate and latency, for no more frames come."""
        self._gauge = FpsMeter()
        self._refreshed = None
        self._speed.clear()

    def note_painted(self, frame: Frame) -> None:
        """Count a frame of a live source that has just been painted."""
        now = self._clock()
        self._gauge.note(frame.captured, now)
        if self._refreshed is None:
            self._refreshed = now  # of the first few frames there is nothing to say
        if now - self._refreshed >= _REFRESH_SECONDS:
            self._refreshed = now
            rate, delay = self._gauge.rate, self._gauge.latency
            self._speed.setText(
                tr("{rate} fps · {delay} ms delay").format(
                    rate=number(rate), delay=number(1000 * delay)
                )
            )


def _faces_text(count: int) -> str:
    return tr("%Ln faces", "", count) if count else tr("no faces")
