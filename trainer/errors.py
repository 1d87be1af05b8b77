"""Errors that the person who trains can mend."""

from emolens.errors import EmolensError


class DatasetError(EmolensError):
    """A dataset or its votes cannot be used."""


class RunError(EmolensError):
    """A run folder cannot be used for what was asked."""


class WeightsError(EmolensError):
    """Start weights cannot be had or do not fit."""


class RecipeError(EmolensError):
    """A recipe cannot be read or makes no sense."""


class OutputError(EmolensError):
    """What was found cannot be written down."""


class StudyError(EmolensError):
    """A search for a recipe, or what it may change, cannot be as asked."""
