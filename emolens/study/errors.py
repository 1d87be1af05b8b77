"""Error of a study: its events, people or participants cannot be used."""

from __future__ import annotations

from emolens.errors import EmolensError


class DesignError(EmolensError):
    """A table of a study, or a pattern, cannot be used."""
