"""Caption of the evidence on a face: what it means, and what not."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_word
from desktop.widgets.style.muted_label import MutedLabel
from emolens.messages import mark

_MEANING = mark(
    "The outlined area carries half of the evidence for “{expression}”. It shows what the model "
    "went by, not whether it is right."
)
_ANOTHER = mark(
    "There is no answer here: another model read these results, or the face is not found again."
)
_NONE = mark("This model can say why in still pictures only.")


class EvidenceKey(QWidget):
    """A caption for the evidence that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = MutedLabel()
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 10)
        column.addWidget(self._text)
        self.hide()

    def show_meaning(self, expression: str) -> None:
        """Say what is shown of an expression."""
        self._text.setText(tr(_MEANING).format(expression=expression_word(expression)))
        self.show()

    def show_another(self) -> None:
        """Say that saved scores cannot be explained."""
        self._text.setText(tr(_ANOTHER))
        self.show()

    def show_none(self) -> None:
        """Say that there is no evidence."""
        self._text.setText(tr(_NONE))
        self.show()
