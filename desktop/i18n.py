"""Translation: what the window says, in the user's language.

Wherever the window says something, the text stands in English in the source, inside ``tr``::

    tr("Open picture or video…")
    with_names(tr("{name} takes long to read"), name=name)  # values go in after, never an f-string
    tr("%Ln faces", "", count)  # singular, plural and the number itself are the language's

A text that is made before the language is known, or below the window, is marked where it stands
and translated where it is shown (:mod:`emolens.messages`)::

    _CAVEAT = mark("How the model reads this face.")
    label.setText(tr(_CAVEAT))
    label.setText(translated(error))

``make words`` gathers the texts of both into ``assets/words/*.ts``, which Qt Linguist or any editor
opens, and compiles them for Qt's translation system; a test fails while one is not translated.
What goes to the log, to files and to the command line stays English.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from emolens.errors import EmolensError
from emolens.messages import Message, filled
from emolens.time_text import time_text


def tr(text: str, hint: str = "", count: int = -1) -> str:
    """Return a text in the user's language.

    Args:
        text: In English: a literal, or a constant that was marked.
        hint: For the translators, where the text alone does not tell.
        count: How many of something the text speaks of, which stands in it as ``%Ln``; the
            language then decides on singular and plural.
    """
    return QCoreApplication.translate("", text, hint, count)


def translated(said: Message | EmolensError | None) -> str:
    """Return a message in the user's language, and the messages among its values too.

    Args:
        said: The message, or an error that carries one; None for the empty text.
    """
    if said is None:
        return ""
    message = said.message if isinstance(said, EmolensError) else said
    return filled(tr(message.template), message.values, _said)


def with_names(text: str, **names: object) -> str:
    """Return a text of :func:`tr` with names of files and the like, in which nothing acts."""
    return filled(text, names)


def number(value: float, decimals: int = 0) -> str:
    """Return a number as the user's country writes it."""
    return QLocale().toString(float(value), "f", decimals)


def short_number(value: float) -> str:
    """Return a number with as many decimals as it has."""
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return QLocale().toString(float(value), "f", shortest)


def file_size(size: int) -> str:
    """Return a number of bytes such as 3.3 MB, of a thousand kB each."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def clock(seconds: float, decimals: int = 0) -> str:
    """Return a time as a clock shows it, with the decimal point of the user's country."""
    return time_text(seconds, decimals).replace(".", QLocale().decimalPoint())


def _said(value: object) -> object:
    if isinstance(value, Message):
        return translated(value)
    if isinstance(value, int):
        return number(value)
    return short_number(value) if isinstance(value, float) else value
