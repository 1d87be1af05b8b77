"""Sentences on what raters said of pictures, and on the dataset that came of it."""

from __future__ import annotations

import math

from desktop.i18n import number, tr, with_names
from desktop.widgets.scores.expression_names import expression_text
from emolens.labelling.agreement import RaterAgreement
from emolens.labelling.labelled_dataset import SavedDataset
from emolens.labelling.tally import NO_LABEL, VoteTally


def tally_text(tally: VoteTally, agreement: RaterAgreement | None) -> str:
    """Return how many pictures have a label, and how far raters agree."""
    named = int((tally.names() != NO_LABEL).sum())
    left_out = len(tally.pictures) - named
    counts = tr("{people} labelled {pictures}; {named} of these have a label.").format(
        people=tr("%Ln people", "", len(tally.raters)),
        pictures=tr("%Ln pictures", "", len(tally.pictures)),
        named=number(named),
    )
    sentences = [counts]
    if left_out:
        sentences.append(
            tr("%Ln pictures are left out: people were divided, or could not tell.", "", left_out)
        )
    return f"{' '.join(sentences)}\n\n{_agreement_text(tally, agreement)}"


def saved_text(saved: SavedDataset) -> str:
    """Return where a dataset is, what it holds, and what comes next."""
    counts = ", ".join(
        f"{expression_text(label)} {number(count)}" for label, count in saved.pictures.items()
    )
    return with_names(
        tr(
            "Saved to {folder}: {counts}. The votes lie beside them in votes.csv. How it becomes a "
            "model is told by the page “Your own model in ten minutes”."
        ),
        folder=saved.folder,
        counts=counts,
    )


def _agreement_text(tally: VoteTally, agreement: RaterAgreement | None) -> str:
    if len(tally.raters) == 1:
        return tr(
            "Whether others see the same is not known with one person. Let another one label the "
            "same folder under another name."
        )
    if agreement is None:
        return tr("No picture was answered by all of them, so how far they agree is not known.")
    if math.isnan(agreement.kappa):
        return tr("All gave one and the same answer, so how far they agree is not known.")
    known = not math.isnan(agreement.low)
    text = (
        tr(
            "How far they agree, on {pictures} that all of them answered: Fleiss' kappa {kappa}, "
            "95 % interval {low} to {high}. 1 is full agreement, 0 as much as by chance."
        )
        if known
        else tr(
            "How far they agree, on {pictures} that all of them answered: Fleiss' kappa {kappa}. "
            "1 is full agreement, 0 as much as by chance."
        )
    )
    return text.format(
        pictures=tr("%Ln pictures", "", agreement.pictures),
        kappa=number(agreement.kappa, 2),
        low=number(agreement.low, 2) if known else "",
        high=number(agreement.high, 2) if known else "",
    )
