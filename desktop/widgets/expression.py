"""What expressions are called in the user's language."""

from __future__ import annotations

from desktop.words import mark, tr

# A model may have others: they are shown as it calls them.
_KNOWN = (
    *(mark("Angry"), mark("Contempt"), mark("Disgust"), mark("Fear")),
    *(mark("Happy"), mark("Neutral"), mark("Sad"), mark("Surprise")),
)


def expression_text(label: str) -> str:
    """Return how a model's label is shown."""
    name = label.capitalize()
    return tr(name) if name in _KNOWN else name
