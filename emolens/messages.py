"""Messages to the user: an English template and the values that go into it.

A message is written once, in English, and marked where it stands, so that ``make words`` gathers it
for the translators::

    raise SourceError(mark("{file} does not exist; check the path."), file=path)
    remark = Message(mark("The picture is read at 1/{part} of its width."), {"part": 2})

``str(message)`` is always English: so are files, logs and the command line. The window translates
the template and writes the numbers as the user's country does (:mod:`desktop.i18n`). The library
itself knows no translation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from emolens.plain_text import plain


def mark(text: str) -> str:
    """Return a text as it is, marked as one that is to be translated where it is shown."""
    return text


@dataclass(frozen=True)
class Message:
    """A sentence for the user, not yet in the user's language.

    Attributes:
        template: In English, with the names of the values in braces; marked by :func:`mark`.
            Without values it stands as it is, braces and all.
        values: By their names: texts, paths, numbers, or messages in their turn.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return filled(self.template, self.values)


def filled(
    template: str, values: Mapping[str, object], said: Callable[[object], object] = lambda it: it
) -> str:
    """Return a template with its values, in which nothing acts (:mod:`emolens.plain_text`).

    Args:
        template: With the names of the values in braces; without values it stands as it is.
        values: As of a :class:`Message`.
        said: Turns a value into what is written.
    """
    if not values:
        return template
    texts = {name: said(value) for name, value in values.items()}
    return template.format(
        **{
            name: text if isinstance(text, (int, float)) else plain(text)
            for name, text in texts.items()
        }
    )
