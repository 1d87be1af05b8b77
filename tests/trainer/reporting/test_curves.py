from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

from tests.evaluations import make_record
from trainer.history import EpochRecord
from trainer.reporting import curves

HISTORY = [make_record(1, 0.9), make_record(2, 0.5), make_record(3, 0.7)]


def labels_drawn(
    history: list[EpochRecord], path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, list[float]]:
    drawn: list[Figure] = []
    monkeypatch.setattr(curves, "write_figure", lambda _, figure: drawn.append(figure))
    curves.draw_curves(history, path)
    return {
        str(line.get_label()): list(np.asarray(line.get_xdata())) for line in drawn[0].axes[1].lines
    }


def test_marks_the_epoch_with_the_lowest_validation_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = labels_drawn(HISTORY, tmp_path / "a.png", monkeypatch)
    assert lines["best epoch"] == [2, 2]
    assert lines["validation, macro recall"] == [1, 2, 3]


def test_an_old_history_without_macro_recall_is_drawn_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [{k: v for k, v in one.items() if k != "val_macro_recall"} for one in HISTORY]
    lines = labels_drawn(old, tmp_path / "a.png", monkeypatch)
    assert set(lines) == {"training", "validation", "best epoch"}


def test_writes_a_png(tmp_path: Path) -> None:
    curves.draw_curves(HISTORY, tmp_path / "curves.png")
    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["curves.png"]
