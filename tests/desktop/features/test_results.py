"""The window opens results again, with the videos and pictures that they are about."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import results
from desktop.widgets.dialogs.result_sources import ResultSourcesDialog
from desktop.window import MainWindow
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob
from emolens.batch.progress import ProgressMeter
from emolens.readings import Image, Reading
from emolens.results.formats import JsonLinesFormat
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from tests.fakes import EXPRESSIONS, FakeClassifier, make_reading
from tests.results import PRODUCTION
from tests.videos import write_video
from tests.windows import Open, buttons, says, shown

WAIT = 30_000
OpenResult = Callable[[Path], MainWindow]


def row(source: str, frame: int, name: str = "sad", track: int | None = 3) -> Row:
    """A face that reads mainly so: what the model of these tests never says."""
    shares = {one: 0.6 if one == name else 0.4 / 6 for one in EXPRESSIONS}
    reading = replace(
        make_reading(track=track), frame=frame, time=frame / 10, expression=name, scores=shares
    )
    return Row(source, frame, frame / 10, None, reading)


def write(path: Path, rows: Sequence[Row]) -> Path:
    sources = sorted({one.source for one in rows})
    writer = ResultWriter([path], Provenance(sources, PRODUCTION.model, {}))
    for one in rows:
        writer.add([one])
    writer.close("complete")
    return path


@pytest.fixture
def opened(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> OpenResult:
    """Open a result in a new window."""

    def opened(path: Path) -> MainWindow:
        window = open_window()
        monkeypatch.setattr(results, "ask_for_result", lambda *_: path)
        window.results.open.trigger()
        return window

    return opened


@pytest.fixture
def film(tmp_path: Path, portrait: Image) -> Path:
    return write_video(tmp_path / "film.avi", [portrait] * 20, fps=10)


def reading(window: MainWindow) -> Reading:
    shown = window.stage.view.reading
    assert shown is not None
    return shown


def listed(window: MainWindow, qtbot: QtBot) -> ResultSourcesDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ResultSourcesDialog)), timeout=WAIT)
    (dialog,) = window.findChildren(ResultSourcesDialog)
    return dialog


def cells(dialog: ResultSourcesDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_result_opens_with_its_film_and_says_what_it_says(
    opened: OpenResult, qtbot: QtBot, film: Path
) -> None:
    names = ["sad"] * 10 + ["angry"] * 10
    path = film.with_suffix(".csv")
    window = opened(write(path, [row(str(film), n, name) for n, name in enumerate(names)]))
    qtbot.waitUntil(says(window, "Sad"), timeout=WAIT)
    assert "film.avi" in window.windowTitle()
    assert window.stage.shows_frame
    assert reading(window).face.track == 3
    qtbot.waitUntil(window.timeline.view.isVisible)
    qtbot.waitUntil(says(window, "The video has ended.", "Angry"), timeout=WAIT)
    for second, name in ((0.5, "Sad"), (1.5, "Angry"), (0.2, "Sad")):
        window.playback.jump(second)
        qtbot.waitUntil(says(window, name))
    assert reading(window).scores["sad"] == pytest.approx(0.6)
    assert not window.save_results.save.isEnabled(), "it is saved"


def test_nothing_of_it_is_read_anew(opened: OpenResult, qtbot: QtBot, film: Path) -> None:
    window = opened(write(film.with_suffix(".csv"), [row(str(film), n) for n in range(20)]))
    qtbot.waitUntil(says(window, "The video has ended.", "Sad"), timeout=WAIT)
    window.core.settings.change(smoothing=2.0, detector="haar")
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "These scores are saved"))
    window.stage.view.setFocus()
    window.evidence.why.trigger()
    window.playback.back.trigger()
    qtbot.waitUntil(says(window, "Sad"))
    window.open_files.open_path(film)
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)


def test_results_of_pictures_show_their_pictures_one_after_the_other(
    opened: OpenResult, qtbot: QtBot, tmp_path: Path, portrait: Image
) -> None:
    for name in ("a.png", "b.png"):
        assert cv2.imwrite(str(tmp_path / name), portrait)
    rows = [row("a.png", 0, "sad", None), row("b.png", 0, "angry", None), Row("c.png", 0, 0.0)]
    window = opened(write(tmp_path / "r.jsonl", rows))
    dialog = listed(window, qtbot)
    assert cells(dialog) == [["a.png", "found"], ["b.png", "found"], ["c.png", "not found"]]
    dialog.accept()
    qtbot.waitUntil(says(window, "Sad"))
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(says(window, "Angry"))
    assert "b.png" in window.windowTitle()
    assert not window.folder_navigation.next.isEnabled()
    window.results.show_source("c.png")
    qtbot.waitUntil(says(window, "Results of c.png", "not where it was"))
    assert not window.stage.shows_frame


def test_a_film_that_was_moved_is_asked_for(
    opened: OpenResult,
    qtbot: QtBot,
    film: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [row(f"/gone/{name}", n) for name in ("other.avi", "film.avi") for n in range(20)]
    (tmp_path / "results").mkdir()
    (tmp_path / "other.avi").write_bytes(film.read_bytes())
    window = opened(write(tmp_path / "results" / "r.csv", rows))
    listed(window, qtbot).accept()
    qtbot.waitUntil(says(window, "Results of other.avi"))
    assert window.timeline.view.isVisible()
    monkeypatch.setattr(results, "ask_for_file", lambda *_: tmp_path / "other.avi")
    qtbot.mouseClick(buttons(window)["Show where it is…"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Sad"))
    assert "other.avi" in window.windowTitle()
    window.results.sources.trigger()
    assert cells(listed(window, qtbot)) == [["other.avi", "found"], ["film.avi", "found"]]


def test_a_film_that_has_changed_since_is_told(
    opened: OpenResult, qtbot: QtBot, film: Path, tmp_path: Path, portrait: Image
) -> None:
    other = write_video(tmp_path / "other.avi", [portrait] * 20, fps=10)
    path = tmp_path / "r.csv"
    progress = ProgressMeter(lambda _: None, pause=0.0)
    BatchAnalysis(BatchJob([str(film), str(other)]), FakeClassifier(), progress).run_into(path)
    with film.open("ab") as file:
        file.write(b"more")
    window = opened(path)
    dialog = listed(window, qtbot)
    assert cells(dialog) == [["film.avi", "changed since"], ["other.avi", "found"]]
    dialog.accept()
    qtbot.waitUntil(says(window, "film.avi has changed since it was read"), timeout=WAIT)
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(lambda: "other.avi" in window.windowTitle())
    assert not window.stage.notice.isVisible()


@pytest.mark.parametrize("same", [True, False])
def test_saved_scores_are_explained_by_the_model_that_read_them(
    open_window: Open, qtbot: QtBot, film: Path, same: bool
) -> None:
    path = film.with_suffix(".csv")
    progress = ProgressMeter(lambda _: None, pause=0.0)
    model = FakeClassifier()
    if not same:
        model.metadata = replace(model.metadata, keras_digest="sha256:" + 64 * "1")
    BatchAnalysis(BatchJob([str(film)]), model, progress).run_into(path)
    window = open_window()
    window.results.open_path(path)
    qtbot.waitUntil(says(window, "Happy", "The video has ended."), timeout=WAIT)
    window.evidence.why.trigger()
    words = "half of the evidence for “happy”" if same else "another model read these results"
    qtbot.waitUntil(says(window, words), timeout=WAIT)
    assert (window.stage.view.evidence is not None) == same


def test_a_place_that_the_results_do_not_cover_says_so(
    opened: OpenResult, qtbot: QtBot, film: Path
) -> None:
    part = [row(str(film), n) for n in range(10, 15)]
    window = opened(write(film.with_suffix(".csv"), part))
    for second, words in ((1.2, "Sad"), (0.3, "Not read"), (1.8, "Not read"), (1.0, "Sad")):
        qtbot.waitUntil(lambda: window.stage.shows_frame, timeout=WAIT)
        window.playback.jump(second)
        qtbot.waitUntil(says(window, words), timeout=WAIT)
    assert "No face" not in shown(window)


def test_a_double_click_chooses_one_of_several(
    opened: OpenResult, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(write(tmp_path / "r.csv", [row("a.mp4", 0), row("b.mp4", 0)]))
    dialog = listed(window, qtbot)
    second = dialog.table.visualRect(dialog.table.model().index(1, 0)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    qtbot.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    qtbot.waitUntil(says(window, "Results of b.mp4"))


def test_a_result_can_be_dropped_on_the_window(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window, path = open_window(), write(tmp_path / "a.jsonl", [row("a.mp4", 0), row("a.mp4", 1)])
    window.drop_and_paste.file_given.emit(path)
    qtbot.waitUntil(says(window, "Results of a.mp4"), timeout=WAIT)


def test_nothing_of_a_film_stays_when_results_without_one_are_opened(
    opened: OpenResult, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    window = opened(write(film.with_suffix(".csv"), [row(str(film), n) for n in range(20)]))
    qtbot.waitUntil(says(window, "Sad"), timeout=WAIT)
    window.results.open_path(write(tmp_path / "b.csv", [row("b.mp4", 0), row("b.mp4", 1)]))
    qtbot.waitUntil(says(window, "Results of b.mp4"), timeout=WAIT)
    assert not window.stage.shows_frame
    assert not window.playback.bar.isVisible()
    assert "film.avi" not in shown(window)


def test_a_damaged_result_is_told(opened: OpenResult, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row("a.mp4", n) for n in range(3)])
    path.write_bytes(path.read_bytes() + b"nonsense\n")
    window = opened(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = window.findChildren(QMessageBox)
    assert trouble.text() == "These results cannot be opened"
    assert "is damaged in line 5" in trouble.informativeText()
    trouble.close()


@pytest.mark.parametrize(
    ("whole", "sentence"), [(True, "a result without any frame"), (False, "is cut short")]
)
def test_what_is_odd_of_a_result_is_told(
    opened: OpenResult, qtbot: QtBot, tmp_path: Path, whole: bool, sentence: str
) -> None:
    path = write(tmp_path / "a.csv", [row("a.mp4", n) for n in range(3)])
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] if whole else b"".join(lines)[:-3])
    window = opened(path)
    qtbot.waitUntil(lambda: sentence in window.status.currentMessage(), timeout=WAIT)


def test_scores_of_several_models_are_refused(opened: OpenResult, qtbot: QtBot, film: Path) -> None:
    odd = row(str(film), 1)
    assert odd.reading is not None
    other = {"calm": 0.5, "cross": 0.5}
    odd = replace(odd, reading=replace(odd.reading, expression="calm", scores=other))
    path = film.with_suffix(".jsonl")
    path.write_text(JsonLinesFormat().text([row(str(film), 0), odd]), "utf-8")
    window = opened(path)
    qtbot.waitUntil(says(window, "has scores of several models"), timeout=WAIT)


def test_results_that_the_program_is_started_with_open_with_their_film(
    open_window: Open, tmp_path: Path, film: Path, qtbot: QtBot
) -> None:
    window = open_window(path=write(tmp_path / "r.csv", [row(str(film), n) for n in range(20)]))
    qtbot.waitUntil(lambda: window.stage.view.reading is not None, timeout=WAIT)
    assert reading(window).expression == "sad", "as the file has it"
