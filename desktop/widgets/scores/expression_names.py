"""Names of expressions in the user's language."""

from __future__ import annotations

from desktop.i18n import tr
from emolens.labels import LABELS


def expression_text(label: str) -> str:
    """Return how a model's label is shown by itself."""
    known = LABELS.get(label.lower())
    return tr(known.title) if known else label.capitalize()


def expression_word(label: str) -> str:
    """Return how a model's label is said within a sentence."""
    return tr(label) if label in LABELS else label
