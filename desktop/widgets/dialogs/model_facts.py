"""Facts of a model file, in words for whoever uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.i18n import file_size, number, tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text
from emolens.messages import mark
from emolens.model.confusion_metrics import confusion_row
from emolens.model.contract import ModelMetadata

_MEANINGS = {
    "votes": mark("Shares of people who would name each expression, as ten voters taught it"),
    "labels": mark("Probabilities of the one label that its dataset gives each face"),
}
_METRICS = {
    "agreement": mark("Agrees with most voters"),
    "accuracy": mark("Accuracy on the dataset's labels"),
    "calibration_error": mark("Calibration error"),
    "macro_f1": mark("Mean F1"),
    "macro_recall": mark("Mean recall"),
    "end_to_end_agreement": mark("Agrees, faces found by the app"),
    "end_to_end_found": mark("Faces found in synthetic scenes"),
}
_METRICS_OF_LABELS = {
    **{name: text for name, text in _METRICS.items() if name != "accuracy"},
    "agreement": _METRICS["accuracy"],  # with the label: there were no voters
    "end_to_end_agreement": mark("Accuracy, faces found by the app"),
}
_FEW = 100
"""Faces below which a share near a half is uncertain by ten points and more either way."""
_SPLITS = {"validation": mark("validation"), "test": mark("test")}
_TRAINING = {
    "architecture": mark("Architecture"),
    "data": mark("Trained on"),
    "protocol": mark("How it was trained"),
    "face": mark("Rejecting non-faces"),
}

Facts = list[tuple[str, str]]


def about(metadata: ModelMetadata, size: int | None) -> Facts:
    """Return the heading facts: what it names and what it is.

    Args:
        metadata: Of the model.
        size: Of its file in bytes; None where the file is gone.
    """
    crop = metadata.crop
    colors = tr("grey") if crop.channels == 1 else tr("colour")
    facts = [
        (tr("Expressions"), ", ".join(expression_text(label) for label in metadata.labels)),
        (tr("Its scores"), tr(_MEANINGS[metadata.scores_mean])),
        (
            tr("Uncertain"),
            tr("below {share}").format(share=percent_text(100 * metadata.uncertain_below)),
        ),
        (tr("Precision"), metadata.precision),
        (tr("Input"), f"{crop.size} \N{MULTIPLICATION SIGN} {crop.size}, {colors}"),
    ]
    return facts if size is None else [*facts, (tr("File size"), file_size(size))]


def measured(metadata: ModelMetadata) -> Facts:
    """Return what was measured with this file: the shares, and what each expression reads as."""
    names = _METRICS if metadata.scores_mean == "votes" else _METRICS_OF_LABELS
    return [*_too_few(metadata), *_shares(metadata.metrics, names), *_expressions(metadata)]


def origin(metadata: ModelMetadata) -> Facts:
    """Return what it was trained on and how, and what it is known by."""
    training = metadata.training
    known = [(tr(name), training[topic]) for topic, name in _TRAINING.items() if topic in training]
    rest = [(topic, text) for topic, text in training.items() if topic not in _TRAINING]
    temperature = (tr("Temperature"), number(metadata.temperature, 2))
    return [*known, *rest, temperature, (tr("Made from"), metadata.keras_digest)]


def _too_few(metadata: ModelMetadata) -> Iterator[tuple[str, str]]:
    """Yield a warning where a model was measured on so few faces that chance decides."""
    for split, where in _SPLITS.items():
        rows = [confusion_row(metadata.metrics, split, x, metadata.labels) for x in metadata.labels]
        count = sum(sum(row) for row in rows if row)
        if 0 < count < _FEW:
            text = tr("{faces} ({where}): too few to rely on these figures")
            faces = tr("%Ln faces", "", count)
            yield tr("Measured on"), text.format(faces=faces, where=tr(where))


def _shares(metrics: Mapping[str, float], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the figures in the order of importance, each with the split it was measured on."""
    for split, where in _SPLITS.items():
        for name, text in names.items():
            value = metrics.get(f"{split}_{name}")
            if value is not None:
                yield tr(text), f"{percent_text(100 * value, 1)} ({tr(where)})"


def _expressions(metadata: ModelMetadata) -> Iterator[tuple[str, str]]:
    """Yield how many faces of each expression were found, and what the others were taken for."""
    for split, where in _SPLITS.items():
        for label in metadata.labels:
            row = confusion_row(metadata.metrics, split, label, metadata.labels)
            if row is not None:
                counts = dict(zip(metadata.labels, row, strict=True))
                yield expression_text(label), _found(counts, label, tr(where))


def _found(counts: dict[str, int], label: str, where: str) -> str:
    faces, found = sum(counts.values()), counts.pop(label)
    if not faces:
        return tr("no faces to measure on ({where})").format(where=where)
    others = sorted((-count, name) for name, count in counts.items() if count)
    text = tr("{share} of {faces} found ({where})")
    if others:
        text = tr("{share} of {faces} found ({where}); the others taken for: {names}")
    return text.format(
        share=percent_text(100 * found / faces, 1),
        faces=number(faces),
        where=where,
        names=", ".join(f"{expression_text(name)} {number(-count)}" for count, name in others),
    )
