"""Confusion counts among the metrics of a model file: how many faces of each label got which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_MARK = "confusion/"
_MOST = 1e9  # more faces than any dataset has; NaN is not below it either


def confusion_name(true: str, named: str) -> str:
    """Return the name, without its split, of the count of faces of one label given another."""
    return f"{_MARK}{true}/{named}"


def confusion_row(
    metrics: Mapping[str, float], split: str, true: str, labels: Sequence[str]
) -> list[int] | None:
    """Return how many faces of a split with the label ``true`` were given each of ``labels``.

    None where the metrics, which may be a stranger's, do not tell.
    """
    found = [metrics.get(f"{split}_{confusion_name(true, named)}", -1.0) for named in labels]
    return list(map(int, found)) if all(0 <= count < _MOST for count in found) else None


def without_confusion(metrics: Mapping[str, float]) -> dict[str, float]:
    """Return the metrics that are no confusion counts."""
    return {name: value for name, value in metrics.items() if _MARK not in name}
