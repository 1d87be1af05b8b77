"""Scores in the user's words, where they stand for people."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_word

_OF = 10


def people_text(expression: str, share: float) -> str:
    """Return how many of ten people would name an expression, as a sentence."""
    count, expression = round(_OF * share), expression_word(expression)
    if count == 0:
        return tr("Hardly anyone would say {expression}.").format(expression=expression)
    if count == _OF:
        return tr("Nearly everyone would say {expression}.").format(expression=expression)
    return tr("%Ln of 10 people would say {expression}.", "", count).format(expression=expression)
