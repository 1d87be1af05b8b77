"""Plot of some samples of a dataset."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split

_COLUMNS = 8
_SEED = 0


def draw_samples(dataset: Dataset) -> Figure:
    """Draw some pictures of each label, a row each, one split below the other."""
    splits = dataset.splits
    rows = len(splits) * len(dataset.labels)
    figure = Figure(figsize=(_COLUMNS * 0.8 + 1.2, rows * 0.8 + 0.5), layout="constrained")
    parts = figure.subplots(len(splits))
    for axes, (name, split) in zip(parts, splits.items(), strict=True):
        _draw(axes, split, dataset.labels)
        axes.set_title(f"{dataset.name}: {name}, {len(split):,} pictures", fontsize="medium")
    return figure


def _draw(axes: Axes, split: Split, labels: tuple[str, ...]) -> None:
    side = split.crops.shape[1]
    rows = [_row(split, index) for index in range(len(labels))]
    grey = split.crops.shape[3] == 1
    axes.imshow(np.concatenate(rows).squeeze(), cmap="grey" if grey else None, vmin=0, vmax=255)
    names = [f"{label}\n{(split.labels == index).sum():,}" for index, label in enumerate(labels)]
    axes.set_yticks((np.arange(len(labels)) + 0.5) * side, names, fontsize="small")
    axes.tick_params(length=0)
    axes.set_xticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)


def _row(split: Split, label: int) -> NDArray[np.uint8]:
    """Return crops of a label side by side, uint8 ``[S, 8 S, C]``, white where it has fewer."""
    there = np.flatnonzero(split.labels == label)
    chosen = np.random.default_rng(_SEED).permutation(there)[:_COLUMNS]
    crops = np.full((_COLUMNS, *split.crops.shape[1:]), 255, np.uint8)
    crops[: len(chosen)] = split.crops[chosen]
    return np.concatenate(list(crops), axis=1)
