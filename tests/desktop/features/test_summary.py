"""The window sums up results: table, report and figures, as the command writes them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.features import summary
from desktop.widgets.study.summary_dialog import SummaryDialog
from desktop.window import MainWindow
from emolens.commands.main import main
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from emolens.study.event_names import events_to_json
from emolens.study.events import Event
from emolens.study.participants import participants_file
from tests.fakes import make_reading
from tests.results import PRODUCTION
from tests.windows import Open

WAIT = 30_000
EVENTS = (Event(0.5, 0.0, "bell"), Event(1.0, 1.0, "joke"))


def write(path: Path, source: str, events: Sequence[Event] = EVENTS) -> Path:
    """Three seconds of two faces, and what happens meanwhile."""
    writer = ResultWriter([path], Provenance([source], PRODUCTION.model, {}))
    writer.metadata.events = events_to_json(events)
    for frame in range(30):
        readings = [replace(make_reading(track=t), frame=frame, time=frame / 10) for t in (1, 2)]
        writer.add([Row(source, frame, frame / 10, None, one) for one in readings])
    writer.close("complete")
    return path


@pytest.fixture
def results(tmp_path: Path) -> list[Path]:
    """Of eight films, each a result of its own."""
    (tmp_path / "results").mkdir()
    return [
        write(tmp_path / "results" / f"{n:02}.csv", f"{('control', 'patient')[n % 2]}_{n:02}.mp4")
        for n in range(8)
    ]


@pytest.fixture
def window(open_window: Open, results: list[Path], monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(summary, "ask_for_folder", lambda *_: results[0].parent)
    monkeypatch.setattr(summary, "ask_for_results", lambda *_: [])
    return open_window()


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SummaryDialog:
    window.summary.ask.trigger()
    (dialog,) = window.findChildren(SummaryDialog)
    press(dialog, "Choose folder…")
    qtbot.waitUntil(lambda: len(cells(dialog)) == 8, timeout=WAIT)
    return dialog


def press(dialog: SummaryDialog, text: str) -> None:
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    assert button.isEnabled()
    button.click()


def cells(dialog: SummaryDialog) -> list[tuple[str, ...]]:
    model = dialog.table.model()
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def choose(dialog: SummaryDialog, text: str) -> None:
    choices = dialog.pattern._usual
    choices.setCurrentText(text)
    choices.activated.emit(choices.currentIndex())


def save(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str, path: Path
) -> None:
    """Press a button of the dialog, and name the path that it asks for."""
    asked = {"Save table…": "new_summary", "Report…": "new_report", "Figures…": "figures"}[button]
    monkeypatch.setattr(summary, f"ask_for_{asked}", lambda *_: path)
    (dialog,) = window.findChildren(SummaryDialog)
    press(dialog, button)
    qtbot.waitUntil(lambda: str(path) in window.status.currentMessage(), timeout=WAIT)


PATTERN = r"(?P<group>control|patient)_(?P<participant>\d+)"


def test_all_is_written_as_the_command_does(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    dialog: SummaryDialog,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(dialog, "group_participant….mp4")
    assert cells(dialog)[:2] == [
        ("control_00.mp4", "00", "control"),
        ("patient_01.mp4", "01", "patient"),
    ]
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    theirs.mkdir()
    save(window, qtbot, monkeypatch, "Save table…", ours / "t.csv")
    save(window, qtbot, monkeypatch, "Report…", ours / "r.html")
    save(window, qtbot, monkeypatch, "Figures…", ours / "figures")
    command = ["summarize", str(results[0].parent), "-o", str(theirs / "t.csv")]
    command += ["--report", str(theirs / "r.html"), "--figures", str(theirs / "figures")]
    assert main([*command, "--participant", PATTERN]) == 0
    assert contents(ours) == contents(theirs)
    assert len(contents(ours)) > 10
    assert main([*command, "--force"]) == 0, "and by what is kept beside the results"
    assert contents(ours) == contents(theirs)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("choices", "options"),
    [
        ({"_parts": "pieces of equal length", "_bins": 0.7}, ["--bins", "0.7"]),
        (
            {"_after": 0.3, "_faces": "the largest, whatever its track"},
            ["--after", "0.3", "--largest"],
        ),
        ({"_faces": "the largest ones", "_most": 1}, ["--at-most", "1"]),
        ({"_parts": "events of a table"}, ["--events", "events.csv"]),
    ],
)
def test_choices_are_the_options_of_the_command(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    dialog: SummaryDialog,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    choices: dict[str, str | float],
    options: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.csv").write_text("onset,duration,trial_type\n0.2,1,x\n", "utf-8")
    monkeypatch.setattr(summary, "ask_for_events", lambda *_: Path("events.csv"))
    for name, value in choices.items():
        field = getattr(dialog.options, name)
        if isinstance(value, str):
            field.setCurrentText(value)
            field.activated.emit(field.currentIndex())
        else:
            field.setValue(value)
    save(window, qtbot, monkeypatch, "Save table…", tmp_path / "ours.csv")
    command = ["summarize", str(results[0].parent), "-o", "theirs.csv"]
    assert main([*command, *options]) == 0
    assert Path("ours.csv").read_bytes() == Path("theirs.csv").read_bytes()
    assert main([*command, "--force"]) == 0
    assert Path("ours.csv").read_bytes() != Path("theirs.csv").read_bytes(), "it was chosen"


def test_what_is_typed_stays_and_comes_back(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    dialog: SummaryDialog,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = dialog.table.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    model.setData(model.index(0, 1), " Ann\n")
    choose(dialog, "group_participant….mp4")
    assert cells(dialog)[0] == ("control_00.mp4", "Ann", "control")
    dialog.pattern._field.setText(r"(?P<participant>\d)\.")
    assert cells(dialog)[:2] == [("control_00.mp4", "Ann", ""), ("patient_01.mp4", "1", "")]
    choose(dialog, "no pattern")
    assert cells(dialog)[:2] == [("control_00.mp4", "Ann", ""), ("patient_01.mp4", "", "")]
    save(window, qtbot, monkeypatch, "Save table…", tmp_path / "t.csv")
    assert [one for one in results if participants_file(one).exists()] == results[:1]
    dialog.close()
    window.summary.ask.trigger()
    again = window.findChildren(SummaryDialog)[-1]
    qtbot.waitUntil(lambda: cells(again)[:1] == [("control_00.mp4", "Ann", "")], timeout=WAIT)


def test_a_pattern_that_is_none_is_told_at_once(dialog: SummaryDialog) -> None:
    dialog.pattern._field.setText("(?P<participant>")
    assert "is no regular expression" in dialog._said.text()
    dialog.pattern._field.setText(r"(?P<participant>\d+)")
    assert dialog._said.text() == ""
    assert cells(dialog)[1][1] == "01"


def test_a_table_of_participants_fills_the_cells(
    dialog: SummaryDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "participants.tsv"
    table.write_text("participant_id\tgroup\n03\tyoung\n04\told\n", "utf-8")
    monkeypatch.setattr(summary, "ask_for_participants", lambda *_: table)
    press(dialog, "From a table…")
    qtbot.waitUntil(lambda: cells(dialog)[3] == ("patient_03.mp4", "03", "young"), timeout=WAIT)
    assert cells(dialog)[5] == ("patient_05.mp4", "", "")


def test_results_that_are_not_complete_are_told(
    dialog: SummaryDialog, qtbot: QtBot, results: list[Path]
) -> None:
    about = results[0].with_suffix(".about.json")
    about.write_text(about.read_text("utf-8").replace('"complete"', '"running"'), "utf-8")
    press(dialog, "Choose folder…")
    told = "7 results, 7 sources. 1 is not complete, and left out."
    qtbot.waitUntil(lambda: dialog._results.text() == told, timeout=WAIT)


def test_the_result_that_is_open_is_there_at_once(
    open_window: Open, qtbot: QtBot, results: list[Path]
) -> None:
    window = open_window(path=results[1])
    qtbot.waitUntil(lambda: "nothing is read anew" in window.status.currentMessage(), timeout=WAIT)
    window.summary.ask.trigger()
    (dialog,) = window.findChildren(SummaryDialog)
    qtbot.waitUntil(lambda: cells(dialog) == [("patient_01.mp4", "", "")], timeout=WAIT)


@pytest.mark.parametrize(
    ("name", "words"), [("results/00.csv", "is one of the results"), ("file/s.csv", "cannot be")]
)
def test_a_summary_that_cannot_be_is_told(  # noqa: PLR0917 - fixtures
    dialog: SummaryDialog,
    qtbot: QtBot,
    results: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: str,
) -> None:
    (tmp_path / "file").write_text("no folder")
    before = results[0].read_bytes()
    monkeypatch.setattr(summary, "ask_for_new_summary", lambda *_: tmp_path / name)
    press(dialog, "Save table…")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = dialog.findChildren(QMessageBox)
    assert words in trouble.informativeText()
    trouble.close()
    assert results[0].read_bytes() == before
    assert all(one.isEnabled() for one in dialog._writers), "another name can be given"
