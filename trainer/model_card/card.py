"""Model card of a run, as text (Mitchell et al. 2019, arXiv 1810.03993)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from trainer.evaluation.report_io import own_reports, reports_of
from trainer.model_card import sections
from trainer.model_card.comparison import comparison
from trainer.reporting.tables import table
from trainer.reporting.wrapping import wrapped
from trainer.run import Card, Run

_TEMPLATES = Path(__file__).with_name("templates")

_MEANINGS = {
    "votes": "A score is the share of people who, in the model's estimate, would name that "
    "expression for this crop: *0.7 happy* says that seven of ten would call it happy.",
    "labels": "A score is the probability, in the model's estimate, that the dataset's label for "
    "this crop is that expression.",
}


_UNSAID = "not said"


@dataclass(frozen=True)
class AuthorNotes:
    """What only the author of a model can say; what is not said is left open in its card.

    Attributes:
        maker: Who made it.
        terms: On which terms it may be used.
        contact: Where questions go.
        failures: What a person saw of its failures, as Markdown.
        about_data: What is known of the pictures, as Markdown; what is known of FER-2013 where its
            votes were learnt, and otherwise that nothing is known.
    """

    maker: str = _UNSAID
    terms: str = _UNSAID
    contact: str = _UNSAID
    failures: str = ""
    about_data: str = ""


_NOTHING = AuthorNotes()


def model_card(
    run: Run,
    evaluations: Sequence[Path] = (),
    beside: Sequence[Run] = (),
    author: AuthorNotes = _NOTHING,
) -> str:
    """Return the model card of ``run`` as Markdown.

    Args:
        run: The run.
        evaluations: Folders with evaluations of it, or of model files made from it; where none is
            given, those in the run's own folder.
        beside: Other runs, to compare it with.
        author: What its author says.

    Raises:
        RunError: A run or an evaluation cannot be read, or is of another model.
    """
    card = run.read_card()
    reports = reports_of(card, evaluations) if evaluations else own_reports(run, card)
    text = Template(_read("model_card.md")).substitute(
        architecture=card.architecture,
        dataset=card.data.get("dataset", "an unnamed dataset"),
        details=_details(run, card, author),
        meaning=_MEANINGS[card.scores_mean],
        data=_data(card),
        about_data=author.about_data.strip() or _about(card),
        protocol=card.protocol,
        interrupted="" if card.complete else " **The training was interrupted before its end.**",
        figures=sections.figures(card, reports),
        end_to_end=sections.end_to_end(card),
        others=comparison(run, reports, beside) if beside else "",
        failures=sections.failures(reports),
        notes=author.failures,
        uncertain_below=f"{card.uncertain_below:g}",
        recipe="\n".join(_settings(card.recipe)),
    )
    return wrapped(text)


def _details(run: Run, card: Card, author: AuthorNotes) -> str:
    crop = card.crop
    colour = "grey" if crop.channels == 1 else "RGB"
    return table(
        ("what", "value"),
        [
            ("architecture", f"{card.architecture}; see *The recipe* below"),
            ("takes", f"a {colour} crop of a face, {crop.size} by {crop.size} pixels"),
            ("gives", f"a score for each of {', '.join(card.labels)}; they add up to 1"),
            ("made by", f"{author.maker}, with Emolens {card.version}"),
            ("terms", author.terms),
            (
                "training",
                f"{card.epochs['trained']} epochs, of which number {card.epochs['best']} was kept",
            ),
            ("calibration", f"{_calibration(card)}, inside the model"),
            ("size", f"{run.model.stat().st_size / 1e6:.1f} MB as a Keras model"),
            ("digest", f"`{card.keras_digest}`"),
            ("questions", author.contact),
        ],
        names=2,
    )


def _calibration(card: Card) -> str:
    offsets = ", ".join(f"{label} {offset:+.2f}" for label, offset in card.offsets.items())
    return f"temperature {card.temperature:.3f}; added to the logits: {offsets}"


def _data(card: Card) -> str:
    data = card.data
    truth = f"the votes of {data['votes']}" if data.get("votes") else "the dataset's labels"
    parts = [f"{data[name]:,} faces of {name}" for name in _SPLITS if data.get(name)]
    sentences = [f"{data.get('dataset')} with {truth}: {', '.join(parts)}."]
    if data.get("twins"):
        sentences.append(
            f"{data['twins']:,} training pictures were left out because they are all but equal to "
            "pictures that the model is measured on."
        )
    if data.get("skipped"):
        sentences.append(f"{len(data['skipped']):,} files could not be used.")
    return " ".join(sentences)


_SPLITS = ("training", "validation", "test")


def _about(card: Card) -> str:
    # FER+'s votes are about the pictures of FER-2013, whatever a file is called.
    ferplus = card.data.get("votes") and not card.data.get("own_votes")
    return _read("fer2013.md" if ferplus else "other_data.md").strip()


def _settings(values: Mapping[str, Any], prefix: str = "") -> list[str]:
    lines: list[str] = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            lines += _settings(value, f"{prefix}{name}.")
        else:
            lines.append(f"{prefix}{name} = {value}")
    return lines


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
