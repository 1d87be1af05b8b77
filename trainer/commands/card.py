"""Command ``card``: write the model card of a run."""

from __future__ import annotations

import argparse
from pathlib import Path

from emolens.commands.output import add_force, refuse_to_replace
from trainer.errors import RunError
from trainer.model_card.card import AuthorNotes, model_card
from trainer.reporting.writing import write_text
from trainer.run import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``card``."""
    parser.add_argument("run", type=Path, metavar="RUN", help="folder of the run")
    parser.add_argument(
        "--evaluation",
        type=Path,
        nargs="+",
        default=[],
        metavar="FOLDER",
        help="what 'evaluate' wrote of the run, or of a model file made from it (default: all in "
        "the run's own folder)",
    )
    parser.add_argument(
        "--beside",
        type=Path,
        nargs="+",
        default=[],
        metavar="RUN",
        help="other runs to compare it with",
    )
    parser.add_argument(
        "--notes",
        type=Path,
        metavar="FILE.md",
        help="what you saw of its failures, in words, to stand in the card",
    )
    parser.add_argument(
        "--about-data",
        type=Path,
        metavar="FILE.md",
        help="what is known of the pictures and their labels, in words (default: what is known of "
        "FER-2013, where votes were learnt)",
    )
    for name, meaning in (
        ("maker", "who made the model"),
        ("terms", "on which terms it may be used"),
        ("contact", "where questions go"),
    ):
        default = getattr(AuthorNotes, name)
        parser.add_argument(f"--{name}", default=default, help=f"{meaning} (default: {default})")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.md", help="default: MODEL_CARD.md in the run"
    )
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the card; return 0."""
    output = arguments.output or arguments.run / "MODEL_CARD.md"
    refuse_to_replace(arguments, output)
    text = model_card(
        Run(arguments.run),
        arguments.evaluation,
        list(map(Run, arguments.beside)),
        AuthorNotes(
            arguments.maker,
            arguments.terms,
            arguments.contact,
            _read(arguments.notes, "--notes"),
            _read(arguments.about_data, "--about-data"),
        ),
    )
    write_text(output, text)
    print(f"The model card is in {output}.")
    return 0


def _read(text: Path | None, option: str) -> str:
    try:
        return text.read_text(encoding="utf-8") if text else ""
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(
            f"The notes {text} cannot be read ({error}): give a text file with {option}."
        ) from error
