"""The window sums up results."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import summary
from desktop.window import MainWindow
from emolens.commands.main import main
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from emolens.study.event_names import events_to_json
from emolens.study.events import Event
from tests.fakes import make_reading
from tests.results import PRODUCTION
from tests.windows import Open

WAIT = 30_000
JOKE = Event(1.0, 1.0, "joke")


def write(path: Path, events: Sequence[Event] = (JOKE,)) -> Path:
    """Three seconds of one face, and what happens meanwhile."""
    writer = ResultWriter([path], Provenance(["p.mp4"], PRODUCTION.model, {}))
    writer.metadata.events = events_to_json(events)
    for frame in range(30):
        reading = replace(make_reading(track=1), frame=frame, time=frame / 10)
        writer.add([Row(f"{path.stem}.mp4", frame, frame / 10, None, reading)])
    writer.close("complete")
    return path


@pytest.fixture
def results(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / "a.csv"), write(tmp_path / "b.jsonl")]


def sum_up(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, results: Sequence[Path], to: Path
) -> None:
    monkeypatch.setattr(summary, "ask_for_results", lambda *_: results)
    monkeypatch.setattr(summary, "ask_for_new_summary", lambda *_: to)
    window.summary.ask.trigger()


def test_results_become_the_table_that_the_command_writes(
    open_window: Open,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, table, expected = open_window(), tmp_path / "summary.csv", tmp_path / "expected.csv"
    sum_up(window, monkeypatch, results, table)
    told = f"Summary of 2 rows: {table}"
    qtbot.waitUntil(lambda: window.status.currentMessage() == told, timeout=WAIT)
    assert main(["summarize", *map(str, results), "-o", str(expected)]) == 0
    assert table.read_bytes() == expected.read_bytes()
    columns = pd.read_csv(table)
    assert list(columns["event"]) == ["joke", "joke"]
    assert set(json.loads(table.with_suffix(".json").read_text("utf-8"))) == set(columns)


def test_the_result_that_is_open_is_offered(
    open_window: Open, qtbot: QtBot, results: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []
    window = open_window(path=results[0])
    qtbot.waitUntil(lambda: "nothing is read anew" in window.status.currentMessage(), timeout=WAIT)
    monkeypatch.setattr(summary, "ask_for_results", lambda _, last: offered.append(last))
    window.summary.ask.trigger()
    assert offered == [results[0]]


@pytest.mark.parametrize(
    ("name", "words"), [("a.csv", "is one of the results"), ("file/s.csv", "cannot be written")]
)
def test_a_summary_that_cannot_be_is_told(  # noqa: PLR0917 - fixtures
    open_window: Open,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: str,
) -> None:
    (tmp_path / "file").write_text("no folder")
    before = results[0].read_bytes()
    window = open_window()
    sum_up(window, monkeypatch, results, tmp_path / name)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = window.findChildren(QMessageBox)
    assert words in trouble.informativeText()
    trouble.close()
    assert results[0].read_bytes() == before
