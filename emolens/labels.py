"""Class labels of expressions: every one that is known, and what datasets call it.

A model may have others; they are shown as it calls them. To add a label, give it an entry here and
a colour in ``desktop/widgets/style/colors.py``, and let ``make words`` gather it for translation.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from emolens.messages import mark


@dataclass(frozen=True)
class ExpressionLabel:
    """A class label.

    Attributes:
        name: As it stands in models and files, and within a sentence.
        title: As it is shown by itself.
        synonyms: What datasets call it too, in lower case.
    """

    name: str
    title: str
    synonyms: tuple[str, ...] = ()


LABELS = {
    label.name: label
    for label in (
        ExpressionLabel(mark("angry"), mark("Angry"), ("anger",)),
        ExpressionLabel(mark("disgust"), mark("Disgust"), ("disgusted",)),
        ExpressionLabel(mark("fear"), mark("Fear"), ("fearful", "afraid", "scared")),
        ExpressionLabel(mark("happy"), mark("Happy"), ("happiness", "joy")),
        ExpressionLabel(mark("sad"), mark("Sad"), ("sadness",)),
        # "suprise" and "natural" are slips that are copied about.
        ExpressionLabel(mark("surprise"), mark("Surprise"), ("surprised", "suprise")),
        ExpressionLabel(mark("neutral"), mark("Neutral"), ("natural",)),
        ExpressionLabel(mark("contempt"), mark("Contempt")),
    )
}
"""By their names."""

NEUTRAL = "neutral"
"""The label of a face at rest, which neutral baselines start from."""

_NAMES = {word: label.name for label in LABELS.values() for word in (label.name, *label.synonyms)}


def canonical_label(word: str) -> str:
    """Return our name for an expression, ``Anger`` to ``angry``; one unknown in lower case.

    Accents are composed (NFC): some systems store names of folders decomposed, which look the same.
    """
    plain = unicodedata.normalize("NFC", word.strip().lower())
    return _NAMES.get(plain, plain)
