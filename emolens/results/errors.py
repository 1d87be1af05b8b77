"""Errors of results that the user can mend."""

from emolens.errors import EmolensError


class ResultError(EmolensError):
    """A result cannot be written, or no longer, or not be opened again."""
