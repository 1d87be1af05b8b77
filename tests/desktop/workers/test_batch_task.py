import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n import translated
from desktop.language import use_language
from desktop.workers.batch_task import BatchTask
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.progress import BatchProgress
from emolens.errors import EmolensError, ModelError
from emolens.results import append_only_file as growing
from emolens.results.errors import ResultError
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from tests.fakes import FakeClassifier
from tests.videos import grey_images, write_video

WAIT = 30_000


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "a.mp4", grey_images(20))


def task_of(
    paths: Sequence[Path], model: Callable[[], FakeClassifier] = FakeClassifier
) -> BatchTask:
    job = BatchJob([str(path) for path in paths])
    return BatchTask(job, paths[0].with_suffix(".csv"), model, pause=0.0)


def success_of(task: BatchTask, qtbot: QtBot) -> BatchOutcome:
    with qtbot.waitSignal(task.succeeded, timeout=WAIT) as succeeded:
        task.start()
    assert task.wait(10)
    assert succeeded.args == [task.outcome]
    return task.outcome


def failure_of(task: BatchTask, qtbot: QtBot) -> EmolensError:
    with qtbot.waitSignal(task.failed, timeout=WAIT) as failed:
        task.start()
    assert task.wait(10)
    (error,) = failed.args or (None,)
    assert isinstance(error, EmolensError)
    return error


def test_every_frame_is_read_and_the_way_there_told(qtbot: QtBot, video: Path) -> None:
    told: list[BatchProgress] = []
    other = write_video(video.with_name("b.mp4"), grey_images(20))
    task = task_of([video, other])
    task.progressed.connect(told.append)
    outcome = success_of(task, qtbot)
    assert outcome == BatchOutcome("complete", (str(video), str(other)), frames=40)
    rows = read_rows(video.with_suffix(".csv"))
    assert [row.frame for row in rows] == 2 * list(range(20))
    qtbot.waitUntil(lambda: bool(told) and told[-1].done == 2)


def test_cancelled_before_it_begins_it_reads_next_to_nothing(qtbot: QtBot, video: Path) -> None:
    task = task_of([video])
    task.stop()
    assert success_of(task, qtbot) == BatchOutcome("cancelled", (str(video),), frames=1)


@pytest.mark.usefixtures("english_again")
def test_its_files_are_english_whatever_the_window_speaks(
    qapp: QApplication, qtbot: QtBot, video: Path
) -> None:
    use_language(qapp, "de")
    notes = video.with_name("notes.jpg")
    notes.write_text("no picture")
    outcome = success_of(task_of([notes, video]), qtbot)
    about = json.loads(metadata_file(notes.with_suffix(".csv")).read_text())
    assert about["unread"][0].startswith(f"{notes} is neither a picture nor a video")
    (unread,) = outcome.unread
    assert translated(unread.error).startswith(f"{notes} ist weder ein Bild noch ein Video")


def test_a_model_that_is_refused_fails_it(qtbot: QtBot, video: Path) -> None:
    def refuse() -> FakeClassifier:
        raise ModelError("It is refused.")

    task = task_of([video], refuse)
    assert str(failure_of(task, qtbot)) == "It is refused."
    assert task.outcome == BatchOutcome("failed")


def test_a_full_disk_fails_it_with_what_was_read(
    qtbot: QtBot, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    checked: list[Path] = []

    def check(folder: Path) -> None:
        checked.append(folder)
        if len(checked) > 5:
            raise ResultError("The drive is all but full; make room on it.")

    monkeypatch.setattr(growing, "check_room", check)
    task = task_of([video])
    assert "make room" in str(failure_of(task, qtbot))
    assert (task.outcome.state, task.outcome.frames) == ("failed", 4)
    assert len(list(read_rows(video.with_suffix(".csv")))) == 5
