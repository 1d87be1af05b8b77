"""Middle of the window: either a message, or a frame and its scores."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.widgets.messages.banner import Banner
from desktop.widgets.messages.message_page import MessagePage
from desktop.widgets.messages.notice import Notice
from desktop.widgets.messages.view_message import WELCOME, Action, ViewMessage
from desktop.widgets.scores.score_area import ScoreArea
from desktop.widgets.scores.score_panel import ScorePanel
from desktop.widgets.view.frame_view import FrameView
from emolens.readings import AnalysedFrame, Reading


class Stage(QWidget):
    """Shows one of its two pages.

    Attributes:
        picture: The frame and what belongs under it.
        below: Where that goes.
        notice: A message above both, until it is closed.
        summary: Another one, of what is over.
        chosen: Carries the :class:`Action` that a message offered and the user took.
        shown: Carries each analysed frame as it is shown.
        painted: Carries the frame that has just been painted for the first time.
    """

    chosen = Signal(Action)
    shown = Signal(object)
    painted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessagePage()
        self.view = FrameView()
        self.banner = Banner()
        self.notice, self.summary = Notice(), Notice()
        self.panel = ScorePanel()
        self._scores = ScoreArea(self.panel)
        self._expects_another = False
        self.picture, self.below = QWidget(), QVBoxLayout()
        self._over = QVBoxLayout()
        self._frame_page = self._build_frame_page()
        self._pages = QStackedLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.summary)
        column.addLayout(self._pages, stretch=1)
        self._pages.addWidget(self.message)
        self._pages.addWidget(self._frame_page)
        self.view.selected.connect(self._show_reading)
        self.view.painted.connect(self.painted)
        self.message.chosen.connect(self.chosen)
        self.banner.chosen.connect(self.chosen)
        self.notice.chosen.connect(self.chosen)
        self.show_message(WELCOME)

    @property
    def shows_frame(self) -> bool:
        """Whether a frame is shown, rather than a message."""
        return self._pages.currentWidget() is self._frame_page

    def show_message(self, message: ViewMessage) -> None:
        """Show a message in place of whatever is shown, and forget the frame."""
        self._expects_another = False
        self.view.clear()
        self.message.show_message(message)
        self._pages.setCurrentWidget(self.message)

    def expect_another(self) -> None:
        """Keep the frame that is shown until the first one of another source is there."""
        self._expects_another = True

    def show_frame(self, analysed: AnalysedFrame, banner: ViewMessage | None = None) -> None:
        """Show a frame and the scores of its selected face, and say something of it."""
        if self._expects_another:
            self._expects_another = False
            self.view.clear()
        self.banner.show_or_hide(banner)
        self.panel.show_meaning(analysed.scores_mean)
        self.view.show_frame(analysed)
        self.shown.emit(analysed)
        if not self.shows_frame:
            self._pages.setCurrentWidget(self._frame_page)
            self.view.setFocus()  # its keys are those that are wanted now

    def _show_reading(self, reading: Reading | None) -> None:
        if self.view.pending:
            self.panel.show_pending()
        elif self.view.unread:
            self.panel.show_unread()
        else:
            self.panel.show_reading(reading)
            self.panel.show_comparison(reading, self.view.comparison)

    def show_banner(self, message: ViewMessage) -> None:
        """Say something of the frame that stays."""
        self.banner.show_or_hide(message)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the scores more room in a very large window."""
        super().resizeEvent(event)
        self.panel.fit(self.width())
        self._scores.setFixedWidth(self.panel.width())

    def lay_over(self, panel: QWidget) -> None:
        """Lay a panel over the lower edge of the picture."""
        row = QHBoxLayout()  # by an alignment its height would be that of a wider one, and cut off
        row.addStretch()
        row.addWidget(panel)
        row.addStretch()
        self._over.addLayout(row)

    def lay_above(self, panel: QWidget) -> None:
        """Lay a panel above whatever is shown."""
        self._column.insertWidget(self._column.count() - 1, panel)

    def _build_frame_page(self) -> QWidget:
        picture = QGridLayout(self.picture)
        picture.setContentsMargins(0, 0, 0, 0)
        picture.setSpacing(0)
        picture.setRowStretch(0, 1)
        picture.addWidget(self.view, 0, 0)
        picture.addLayout(self._over, 0, 0, Qt.AlignmentFlag.AlignBottom)
        picture.addLayout(self.below, 1, 0)
        self._over.setContentsMargins(16, 16, 16, 16)
        self.lay_over(self.banner)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture, stretch=1)
        row.addWidget(self._scores)
        return page
