"""Vocabulary: FER-2013's expressions, and the words that datasets use for splits."""

from __future__ import annotations

EXPRESSIONS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
"""FER-2013's seven, in the order of its numbers 0 to 6."""

_SPLITS = {
    "train": "train",
    "training": "train",
    "validation": "validation",
    "valid": "validation",
    "val": "validation",
    "publictest": "validation",
    "test": "test",
    "testing": "test",
    "privatetest": "test",
}


def split_of(word: str) -> str | None:
    """Return ``train``, ``validation`` or ``test`` for what a folder or a table calls it."""
    return _SPLITS.get(word.strip().lower())
