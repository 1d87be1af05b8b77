"""The commands, one a file.

Each has a ``NAME`` and a ``HELP``, adds its options to a parser, and runs: ``run`` returns the exit
code and raises an :class:`~emolens.errors.EmolensError` for bad input. What is slow to
import is imported when a command runs, so that ``--help`` and bad options answer at once.
"""

INTERRUPTED = 130
"""The exit code that shells report after Ctrl-C."""
