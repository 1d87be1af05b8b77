"""Names of expressions in the user's language."""

from __future__ import annotations

from desktop.i18n import tr
from emolens.labels import LABELS
from emolens.plain_text import plain

_LONGEST = 40
"""Characters of a stranger's label; what is longer would leave no room for its bar."""


def expression_text(label: str) -> str:
    """Return how a model's label is shown by itself."""
    known = LABELS.get(label.lower())
    return tr(known.title) if known else _shown(label.capitalize())


def expression_word(label: str) -> str:
    """Return how a model's label is said within a sentence."""
    return tr(label) if label in LABELS else _shown(label)


def _shown(label: str) -> str:
    text = plain(label)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
