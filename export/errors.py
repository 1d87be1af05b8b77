"""What keeps a model file from being written."""

from desktop.vision.errors import EmolensError


class ExportError(EmolensError):
    """The converted model is not what the run says; nothing was written."""
