import json
from pathlib import Path

import pytest

from tests.evaluations import make_record
from trainer.errors import RunError
from trainer.history import best_epoch, read_history
from trainer.run import Run

HISTORY = [make_record(1, 0.9), make_record(2, 0.5), make_record(3, 0.7)]


def test_the_best_epoch_has_the_lowest_validation_loss() -> None:
    assert best_epoch(HISTORY) == 2
    assert best_epoch([]) == 0


def test_the_best_epoch_may_have_the_highest_accuracy_and_then_the_lowest_loss() -> None:
    figures = [(0.5, 0.6), (0.9, 0.8), (0.8, 0.8), (1.0, 0.7)]
    history = [
        {"epoch": number, "val_loss": loss, "val_accuracy": accuracy}
        for number, (loss, accuracy) in enumerate(figures, start=1)
    ]
    assert best_epoch(history, "accuracy") == 3


def test_reads_a_run_s_history(tmp_path: Path) -> None:
    (tmp_path / "history.json").write_text(json.dumps(HISTORY))
    assert read_history(Run(tmp_path)) == HISTORY


def made_larger(name: str) -> str:
    """Return a history with a number that no float can hold."""
    return json.dumps([{**HISTORY[0], name: 10**400}])


@pytest.mark.parametrize(
    "text",
    [None, "", "{}", "[]", "[1]", '[{"epoch": 1}]', '[{"epoch": "x"}]', made_larger("val_loss")],
)
def test_refuses_a_history_that_is_missing_or_damaged(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "history.json").write_text(text)
    with pytest.raises(
        RunError, match=r"history.json is missing or damaged .*: train the run again"
    ):
        read_history(Run(tmp_path))
