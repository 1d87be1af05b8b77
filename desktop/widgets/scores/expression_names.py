"""Names of expressions in the user's language."""

from __future__ import annotations

from desktop.i18n import tr
from emolens.messages import mark

# A model may have others: they are shown as it calls them.
_KNOWN = (
    *(mark("Angry"), mark("Contempt"), mark("Disgust"), mark("Fear")),
    *(mark("Happy"), mark("Neutral"), mark("Sad"), mark("Surprise")),
)


_WITHIN = (
    *(mark("angry"), mark("contempt"), mark("disgust"), mark("fear")),
    *(mark("happy"), mark("neutral"), mark("sad"), mark("surprise")),
)


def expression_text(label: str) -> str:
    """Return how a model's label is shown by itself."""
    name = label.capitalize()
    return tr(name) if name in _KNOWN else name


def expression_word(label: str) -> str:
    """Return how a model's label is said within a sentence."""
    return tr(label) if label in _WITHIN else label
