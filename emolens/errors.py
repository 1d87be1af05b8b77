"""What can go wrong that the user can mend."""

from emolens.i18n import tr


class EmolensError(Exception):
    """Trouble the user can mend.

    The message is one sentence that names the thing, the reason and the remedy, fit to be shown
    as it is.
    """


class SourceError(EmolensError):
    """A picture, video, folder or camera cannot be read."""


class CameraLostError(SourceError):
    """A camera that was opened sends no frame; it may come back."""


class ModelError(EmolensError):
    """A model file breaks the contract of :mod:`emolens.model.contract`."""


class BaselineError(EmolensError):
    """A face's baseline cannot be taken."""


def own_fault() -> EmolensError:
    """Return what to tell the user of a defect, which the log has whole."""
    return EmolensError(tr("Emolens met a fault of its own; its log says more."))
