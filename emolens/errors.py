"""Exceptions for trouble that the user can mend."""

from __future__ import annotations

from emolens.messages import Message, mark


class EmolensError(Exception):
    """Trouble the user can mend.

    It says in one sentence the thing, the reason and the remedy, fit to be shown as it is:
    ``str(error)`` in English, for files, logs and the command line; the window translates
    :attr:`message`.

    Attributes:
        message: The template and its values.

    Args:
        template: As of a :class:`~emolens.messages.Message`.
        values: What goes into it.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.message = Message(template, values)

    def __str__(self) -> str:
        return str(self.message)


class SourceError(EmolensError):
    """A picture, video, folder or camera cannot be read."""


class CameraLostError(SourceError):
    """A camera that was opened sends no frame; it may come back."""


class ModelError(EmolensError):
    """A model file breaks the contract of :mod:`emolens.model.contract`."""


class BaselineError(EmolensError):
    """A face's baseline cannot be taken."""


def internal_error() -> EmolensError:
    """Return what to tell the user of a defect, which the log has whole."""
    return EmolensError(mark("Emolens met a fault of its own; its log says more."))
