"""Errors of labelling that the user can mend."""

from emolens.errors import EmolensError


class LabellingError(EmolensError):
    """Pictures cannot be labelled, or what was said of them cannot be kept, read or joined."""
