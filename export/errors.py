"""Errors that keep a model file from being written."""

from emolens.errors import EmolensError


class ExportError(EmolensError):
    """The model file is not what the run says, or cannot be made or written; nothing was."""
