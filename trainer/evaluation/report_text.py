"""Text of a report: ``report.md``, and the table that is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.evaluation.bootstrap import LEVEL, RESAMPLES
from trainer.evaluation.report import Estimate, Report
from trainer.evaluation.terms import interval, terms
from trainer.reporting.tables import percent, table
from trainer.reporting.wrapping import wrapped

_LEVEL = f"{100 * LEVEL:.0f} %"

INTERVALS = (
    f"The intervals hold {_LEVEL} of {RESAMPLES:,} bootstrap draws over the faces. They say "
    "what other faces of this kind would have changed, not what another training would have; and "
    "since drawing adds chance, that of the calibration error leans upwards."
)


def headline(report: Report) -> str:
    """Return the table of headline figures."""
    rows = [
        (term.name, term.write(estimate.value), interval(term, estimate))
        for name, term in terms(report.faces).items()
        if (estimate := report.figures.get(name))
    ]
    return table(("figure", "value", f"{_LEVEL} interval"), rows)


def per_class(report: Report) -> str:
    """Return the table of precision, recall and F1 for each expression."""
    rows = [
        (label, f"{one.faces:,}", _cell(one.precision), _cell(one.recall), _cell(one.f1))
        for label, one in report.expressions.items()
    ]
    return table(("expression", "faces", "precision", "recall", "F1"), rows)


def confusion_table(labels: Iterable[str], confusion: Sequence[Sequence[int]]) -> str:
    """Return the confusion matrix as a table: how many faces of each label were named what."""
    names = list(labels)
    rows = [
        (label, *(f"{count:,}" for count in row))
        for label, row in zip(names, confusion, strict=True)
    ]
    return table(("is, named", *names), rows)


def measured_on(report: Report) -> str:
    """Say which faces the figures are about, and what they are to the model."""
    faces = report.faces
    part = "" if faces.split == "all" else f"{faces.split} in "
    source = f"{faces.count:,} faces of {part}{faces.dataset}"
    if faces.votes:
        source += (
            f", with the votes of {faces.votes} ({faces.agreed:,} have a majority, "
            f"{faces.judged:,} five votes or more)"
        )
    if faces.left_out:
        source += f"; {faces.left_out:,} of labels that the model does not know were left out"
    if faces.omitted:
        *labels, last = faces.omitted
        named = f"{', '.join(labels)} or {last}" if labels else last
        source += f"; those labelled {named} were left out"
    return f"{source}: {faces.standing}.{_other_truth(report)}"


def _other_truth(report: Report) -> str:
    if report.subject.scores_mean == "votes" and not report.faces.votes:
        return " The model learnt votes, which labels often contradict: give --votes to hear both."
    if report.subject.scores_mean == "labels" and report.faces.votes:
        return " The model learnt labels, which the voters often contradict."
    return ""


def to_markdown(report: Report) -> str:
    """Return the text of ``report.md``."""
    subject = report.subject
    truth = "voters' majority" if report.faces.votes else "label"
    parts = [
        f"# Evaluation of {subject.name}",
        f"A {subject.kind} ({subject.architecture}, {subject.precision}), measured on "
        f"{measured_on(report)}",
        headline(report),
        f"{meanings(report)}\n\n{INTERVALS}",
        f"## By expression, against the {truth}",
        per_class(report),
        f"![Confusion matrix](confusion.png)\n\n{confusions(report)}",
        confusion_table(report.expressions, report.confusion),
        "## Do the scores mean what they say?",
        "![Reliability diagram](reliability.png)",
        *(["## The training", "![Curves](curves.png)"] if subject.kind == "run" else []),
        "## The worst mistakes",
        "`mistakes.png` shows the faces that the model was most sure and most wrong about. They "
        "are pictures of people, from the dataset: keep that file to yourself, do not publish it.",
        "## How it was trained",
        subject.protocol,
        f"Keras model: `{subject.keras_digest}`",
    ]
    return wrapped("\n\n".join(parts))


def confusions(report: Report) -> str:
    """Name the three commonest confusions."""
    labels = list(report.expressions)
    wrong = sorted(
        (
            (-count, true, named)
            for true, row in enumerate(report.confusion)
            for named, count in enumerate(row)
            if true != named and count
        ),
    )
    if not wrong:
        return "No face was given another name than its own."
    totals = [sum(row) for row in report.confusion]
    cases = [
        f"*{labels[true]}* taken for *{labels[named]}* ({-count:,} of {totals[true]:,})"
        for count, true, named in wrong[:3]
    ]
    return f"Most common confusions: {', '.join(cases)}."


def meanings(report: Report) -> str:
    """Say what each headline figure means."""
    told = [term for name, term in terms(report.faces).items() if name in report.figures]
    return "\n".join(f"- *{term.name}*: {term.meaning}" for term in told)


def _cell(estimate: Estimate | None) -> str:
    if estimate is None:
        return "none"
    low, high = (percent(bound).removesuffix(" %") for bound in (estimate.low, estimate.high))
    return f"{percent(estimate.value)} ({low} to {high})"
