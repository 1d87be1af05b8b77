"""Standing of pictures with a model: whether it learnt from them, or was chosen by them."""

from __future__ import annotations

from trainer.data.dataset import Split
from trainer.evaluation.report import SplitName
from trainer.evaluation.trained_model import TrainedModel
from trainer.picture_digests import PictureDigests, read_digests

_CHOSEN = (
    "the model's best epoch and its calibration were chosen on {these}, so its figures flatter the "
    "model a little and are no test result"
)
_LEARNT = "the model learnt from {these}: figures on them say nothing about others"


def standing(model: TrainedModel, dataset: str, name: SplitName, split: Split) -> str:
    """Say what pictures are worth for a figure of this model.

    The digests that a run keeps decide it. Where there are none, the dataset's name is a hint, and
    no more: nothing is then said to be unknown to the model.

    Args:
        model: What is evaluated.
        dataset: Its name.
        name: Of the split.
        split: The pictures.
    """
    digests = read_digests(model.run) if model.run else None
    return _by_digests(digests, split) if digests else _by_name(model, dataset, name)


def _by_digests(digests: PictureDigests, split: Split) -> str:
    learnt = int(digests.learnt(split).sum())
    chosen = int(digests.chosen_on(split).sum())
    some = "{:,} of these " + f"{len(split):,} pictures"
    parts = []
    if learnt:
        these = "these very pictures" if learnt == len(split) else some.format(learnt)
        parts.append(_LEARNT.format(these=these))
    if chosen:
        these = "this split" if chosen == len(split) else some.format(chosen)
        parts.append(_CHOSEN.format(these=these))
    if parts:
        return "; ".join(parts)
    sentence = (
        "by the digests that the run keeps, nothing was learnt from these pictures and nothing "
        "chosen on them; to keep it so, choose nothing by these figures"
    )
    if not digests.complete:
        sentence += ". Of earlier runs that it stands on, no digests are kept"
    return sentence


def _by_name(model: TrainedModel, dataset: str, name: SplitName) -> str:
    unknown = (
        f"this {model.kind} keeps no digests of the pictures that it learnt from, so whether these "
        "were among them is unknown"
    )
    if not model.made_with(dataset):
        return f"another dataset than it was made with, by name; {unknown}"
    if name == "validation":
        return f"by the dataset's name, {_CHOSEN.format(these='this split')}"
    if name == "test":
        return f"test split of the dataset that it was made with, by name; {unknown}"
    these = "these very pictures" if name == "train" else "many of these pictures"
    return f"by the dataset's name, {_LEARNT.format(these=these)}"
