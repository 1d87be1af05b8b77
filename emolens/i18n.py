"""What the program says, in the user's language.

Wherever the window says something, the text stands in English in the source, inside ``tr``::

    tr("Open image…")
    tr("{name} takes long to read").format(name=name)  # values go in after, never an f-string
    tr("Open", "a verb on a button")                   # a hint for whoever translates

A text that is a constant of its module, made before the language is known, is marked where it
stands and translated where it is said::

    _CAVEAT = mark("How the model reads this face.")
    label.setText(tr(_CAVEAT))

``make words`` gathers the texts of both into ``assets/words/*.ts``, which Qt Linguist or any editor
opens, and compiles them for Qt's translation system; a test fails while one is not translated.
What goes to the log, to files and to the command line stays English. This module knows no Qt, so
that messages from below the window can be said in the user's language too.
"""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str, str], str]
"""Takes a text and its hint, and returns the text in the user's language."""


def _as_written(text: str, hint: str) -> str:  # noqa: ARG001
    return text


_translate: Translate = _as_written


def tr(text: str, hint: str = "") -> str:
    """Return a text in the user's language.

    Args:
        text: In English: a literal, or a constant that was marked.
        hint: For whoever translates it, where the text alone does not tell.
    """
    return _translate(text, hint)


def mark(text: str) -> str:
    """Return a text as it is, marked as one that :func:`tr` is to translate."""
    return text


def speak(translate: Translate = _as_written) -> None:
    """Say everything from now on as ``translate`` has it; without it in English."""
    global _translate  # noqa: PLW0603 - a process speaks one language
    _translate = translate
