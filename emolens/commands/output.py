"""Refusal to write over files that are there, unless ``--force`` is given."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from emolens.errors import EmolensError


class OutputThereError(EmolensError):
    """A file is there already that a command would replace."""


def add_force(parser: argparse.ArgumentParser) -> None:
    """Add ``--force``."""
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def refuse_to_replace(options: argparse.Namespace, *outputs: Path | None) -> None:
    """Refuse to write over a file, better before the work than after it.

    Args:
        options: Of the command line; with ``--force`` all may be replaced.
        outputs: What will be written; None for what is not asked for.

    Raises:
        OutputThereError: One of them is there.
    """
    if options.force:
        return
    for output in outputs:
        # Unlike Path.is_file, it raises nothing; who writes says what is wrong with a path.
        if output is not None and os.path.isfile(output):  # noqa: PTH113
            raise OutputThereError(
                "{file} is there already; choose another name, or add --force to replace it.",
                file=output,
            )
