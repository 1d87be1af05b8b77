"""View of a frame with the faces that were found in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.widgets.style.colors import canvas
from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.style.painting import painting
from desktop.widgets.view.evidence_map import draw_evidence
from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.overlay import draw_face, label_text
from desktop.widgets.view.scaled_image import ScaledImage
from desktop.widgets.view.selection import Selection
from desktop.widgets.view.zoom_view import ZoomView
from emolens.readings import AnalysedFrame, Comparison, Evidence, Reading

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FrameView(ZoomView):
    """A frame with boxes; a click or an arrow key selects a face.

    Attributes:
        selected: Carries the selected face's reading, or None, with every frame and choice.
        painted: Carries the frame that has just been painted for the first time.
    """

    selected = Signal(object)
    painted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysed: AnalysedFrame | None = None
        self._image = ScaledImage()
        self._fresh = False
        self._selection = Selection()
        self._reading: Reading | None = None
        self._mirrored = False
        self._hides_pixels = False
        self._explains, self._asked = False, ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))
        FocusRing(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the rest of a small window."""
        return QSize(240, 180)

    def show_frame(self, analysed: AnalysedFrame) -> None:
        """Show a frame and its readings."""
        self._analysed = analysed
        self._image = ScaledImage(analysed.frame.image)
        self._fresh = True
        self._select()

    def clear(self) -> None:
        """Forget the frame and the choice of a face, for another source is coming."""
        self._analysed, self._image = None, ScaledImage()
        self._selection = Selection()
        self.fit()
        self._select()

    def set_mirrored(self, on: bool) -> None:
        """Exchange left and right in what is seen, and in nothing else."""
        self._mirrored = on
        self.update()

    def explain(self, on: bool, expression: str = "") -> None:
        """Show the evidence on the selected face, where there is any.

        Args:
            on: Whether to.
            expression: For which expression; empty for the one that is named.
        """
        self._explains, self._asked = on, expression
        self.update()

    @property
    def explained(self) -> str:
        """The expression whose evidence is shown on the selected face; empty for none."""
        evidence = self.evidence
        if not self._explains or self._reading is None or evidence is None:
            return ""
        return self._asked if self._asked in evidence.cells else self._reading.expression

    @property
    def reading(self) -> Reading | None:
        """That of the selected face."""
        return self._reading

    @property
    def pending(self) -> bool:
        """Whether the frame is still to be read."""
        return self._analysed is not None and self._analysed.pending

    @property
    def evidence(self) -> Evidence | None:
        """What there is of the selected face."""
        if self._analysed is None or self._reading is None:
            return None
        return self._analysed.evidence.get(self._reading.face)

    @property
    def unread(self) -> bool:
        """Whether nobody has looked for faces in the frame."""
        return self._analysed is not None and self._analysed.unread

    @property
    def comparison(self) -> Comparison | None:
        """What a second model makes of the frame."""
        return self._analysed.comparison if self._analysed else None

    def _by_second(self, reading: Reading) -> Reading | None:
        return self._analysed.second_reading(reading) if self._analysed else None

    def hide_pixels(self, on: bool) -> None:
        """Show boxes and labels on a plain ground."""
        self._hides_pixels = on
        self.update()

    def frame_size(self) -> QSizeF:
        """Return the frame's width and height in pixels; empty for none."""
        return self._image.size

    def point_of_interest(self) -> QPointF:
        """Return the middle of the selected face, or of the view where there is none."""
        if self._reading is None:
            return super().point_of_interest()
        return self.letterbox().of(self._reading.face.box).center()

    def letterbox(self) -> Letterbox:
        """Return where the frame lies."""
        return replace(super().letterbox(), mirrored=self._mirrored)

    def face_at(self, point: QPointF) -> Reading | None:
        """Return the reading of the face at a point of the view, the smallest of several."""
        if self._analysed is None:
            return None
        letterbox = self.letterbox()
        hit = [r for r in self._analysed.readings if letterbox.contains(r.face.box, point)]
        return min(hit, key=lambda reading: reading.face.box.area, default=None)

    def _readings(self) -> tuple[Reading, ...]:
        return self._analysed.readings if self._analysed else ()

    def _select(self) -> None:
        self._reading = self._selection.among(self._readings())
        words = "; ".join(label_text(one, self._by_second(one)) for one in self._readings())
        nothing = tr("No face")
        if self.pending or self.unread:
            nothing = tr("Still to be read") if self.pending else tr("Not read")
        self.setAccessibleDescription(words or nothing)
        self.selected.emit(self._reading)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the face under the pointer."""
        super().mousePressEvent(event)
        reading = self.face_at(event.position())
        if reading is not None:
            self._selection.choose(reading.face)
            self._select()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show by the pointer that a face can be clicked."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over_face = self.face_at(event.position()) is not None
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if over_face else self.idle_cursor())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Select the next face to the left or right, as they are seen, with the arrow keys."""
        step = _STEPS.get(event.key())
        if step is None or self._reading is None:
            super().keyPressEvent(event)
            return
        letterbox = self.letterbox()
        in_row = sorted(self._readings(), key=lambda reading: letterbox.of(reading.face.box).x())
        place = next(i for i, reading in enumerate(in_row) if reading is self._reading)
        self._selection.choose(in_row[(place + step) % len(in_row)].face)
        self._select()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the frame, then its faces, the selected one on top."""
        painter.fillRect(self.rect(), canvas(self.palette()))
        if self._analysed is None:
            return
        letterbox = self.letterbox()
        if not self._hides_pixels:
            self._image.draw(painter, letterbox.area, mirrored=letterbox.mirrored)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.explained and self.evidence is not None:
            draw_evidence(painter, self.evidence, self.explained, letterbox)
        for reading in sorted(self._readings(), key=lambda reading: reading is self._reading):
            if letterbox.of(reading.face.box).intersects(letterbox.seen):
                second, selected = self._by_second(reading), reading is self._reading
                draw_face(painter, reading, letterbox, selected=selected, second=second)
        if self._fresh:
            self._fresh = False
            self.painted.emit(self._analysed.frame)
