"""Controls for settings, one for each kind that the dialog shows."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.i18n import short_number, tr
from desktop.settings.kinds import Choice, Kind, Number, Switch, Value
from desktop.widgets.style.check_box import CheckBox
from desktop.widgets.style.flat_slider import FlatSlider
from desktop.widgets.style.plain_text import PlainLabel


class Control(QWidget):
    """Shows the value of a setting and lets the user change it.

    Attributes:
        changed: Carries the value that the user chose.
        field: What takes the keyboard's focus.
    """

    changed = Signal(object)
    field: QWidget

    @abstractmethod
    def show_value(self, value: Value) -> None:
        """Show what is set, without telling of it as of a change."""

    def name(self, label: str, text: str) -> None:
        """Say to screen readers what is set here."""
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the wheel to the page, which it scrolls, unless the control has the focus."""
        if event.type() == QEvent.Type.Wheel and not self.field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, *widgets: QWidget) -> None:
        self.field = widgets[0]
        self.setFocusProxy(self.field)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in widgets:
            row.addWidget(widget)


class SwitchControl(Control):
    """A box to check."""

    def __init__(self) -> None:
        super().__init__()
        self._box = CheckBox()
        self._lay_out(self._box)
        self._box.toggled.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        """Show what is set, without telling of it as of a change."""
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


class NumberControl(Control):
    """A slider, with its number beside it."""

    def __init__(self, span: Number) -> None:
        super().__init__()
        self._span, self._help = span, ""
        self._slider = FlatSlider()
        self._slider.setRange(0, round((span.high - span.low) / span.step))
        self._slider.setMinimumWidth(180)
        self._number = PlainLabel()
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._text(span.high)))
        self._lay_out(self._slider, self._number)
        self._slider.valueChanged.connect(self._tell)

    def name(self, label: str, text: str) -> None:
        """Say to screen readers what is set here; the slider's own value only counts steps."""
        super().name(label, text)
        self._help = text
        self._describe()

    def show_value(self, value: Value) -> None:
        """Show what is set, without telling of it as of a change."""
        assert isinstance(value, int | float)
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((value - self._span.low) / self._span.step))
        self._show_number(value)

    def _tell(self, place: int) -> None:
        value = self._span.low + place * self._span.step
        self._show_number(value)
        self.changed.emit(value)

    def _show_number(self, value: float) -> None:
        self._number.setText(self._text(value))
        self._describe()

    def _describe(self) -> None:
        parts = (self._number.text(), self._help)
        self._slider.setAccessibleDescription(". ".join(filter(None, parts)))

    def _text(self, value: float) -> str:
        return f"{short_number(value)} {tr(self._span.unit)}".strip()


class ChoiceControl(Control):
    """A list that drops down."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._list = QComboBox()
        for word, text in choice.options.items():
            self._list.addItem(tr(text), word)
        self._lay_out(self._list)
        self._list.activated.connect(lambda: self.changed.emit(self._list.currentData()))

    def show_value(self, value: Value) -> None:
        """Show what is set, without telling of it as of a change."""
        self._list.setCurrentIndex(self._list.findData(value))


def control_for(kind: Kind) -> Control:
    """Return the control of a kind of settings."""
    if isinstance(kind, Switch):
        return SwitchControl()
    if isinstance(kind, Number):
        return NumberControl(kind)
    if isinstance(kind, Choice):
        return ChoiceControl(kind)
    raise TypeError(f"{kind} is not shown in the dialog")
