"""Vocabulary: the words that datasets use for expressions and splits, and ours for them."""

from __future__ import annotations

EXPRESSIONS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
"""FER-2013's seven, in the order of its numbers 0 to 6."""

_EXPRESSIONS = {
    "anger": "angry",
    "disgusted": "disgust",
    "fearful": "fear",
    "afraid": "fear",
    "scared": "fear",
    "happiness": "happy",
    "joy": "happy",
    "natural": "neutral",  # a slip that is copied about
    "sadness": "sad",
    "surprised": "surprise",
    "suprise": "surprise",  # another one
}

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


def expression_of(word: str) -> str:
    """Return our word for an expression, ``Anger`` to ``angry``; another in lower case."""
    known = word.strip().lower()
    return _EXPRESSIONS.get(known, known)


def split_of(word: str) -> str | None:
    """Return ``train``, ``validation`` or ``test`` for what a folder or a table calls it."""
    return _SPLITS.get(word.strip().lower())
