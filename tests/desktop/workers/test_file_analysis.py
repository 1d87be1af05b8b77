from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.file_analysis import FileAnalysis
from emolens.batch.analysis import BatchJob, BatchOutcome
from emolens.batch.progress import Progress
from emolens.errors import EmolensError, ModelError
from emolens.results import append_only_file as growing
from emolens.results.reader import rows_in
from tests.fakes import FakeClassifier
from tests.videos import grey_images, write_video

WAIT = 30_000


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "a.mp4", grey_images(20))


def analysis_of(
    paths: Sequence[Path], model: Callable[[], FakeClassifier] = FakeClassifier
) -> FileAnalysis:
    job = BatchJob([str(path) for path in paths])
    return FileAnalysis(job, paths[0].with_suffix(".csv"), model)


def end_of(analysis: FileAnalysis, qtbot: QtBot) -> tuple[BatchOutcome, EmolensError | None]:
    with qtbot.waitSignal(analysis.ended, timeout=WAIT) as ended:
        analysis.start()
    analysis.close()
    outcome, error = ended.args
    return outcome, error


def test_every_frame_is_read_and_the_way_there_told(
    qtbot: QtBot, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workers.file_analysis._SHOW_SECONDS", 0.0)
    told: list[Progress] = []
    analysis = analysis_of([video, video])
    analysis.progressed.connect(told.append)
    outcome, error = end_of(analysis, qtbot)
    assert outcome == BatchOutcome("complete", 2 * (str(video),), frames=40)
    assert error is None
    rows = rows_in(video.with_suffix(".csv"))
    assert [row.frame for row in rows] == 2 * list(range(20))
    qtbot.waitUntil(lambda: bool(told) and told[-1].done == 2)


def test_cancelled_before_it_begins_it_reads_next_to_nothing(qtbot: QtBot, video: Path) -> None:
    analysis = analysis_of([video])
    analysis.cancel()
    outcome, _ = end_of(analysis, qtbot)
    assert outcome == BatchOutcome("cancelled", (str(video),), frames=1)


def test_a_model_that_is_refused_fails_it(qtbot: QtBot, video: Path) -> None:
    def refuse() -> FakeClassifier:
        raise ModelError("It is refused.")

    outcome, error = end_of(analysis_of([video], refuse), qtbot)
    assert (outcome.state, str(error)) == ("failed", "It is refused.")


def test_a_full_disk_fails_it_with_what_was_read(
    qtbot: QtBot, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    checked: list[Path] = []

    def check(folder: Path) -> None:
        checked.append(folder)
        if len(checked) > 5:
            raise growing.ResultError("The drive is all but full; make room on it.")

    monkeypatch.setattr(growing, "check_room", check)
    outcome, error = end_of(analysis_of([video]), qtbot)
    assert (outcome.state, outcome.frames) == ("failed", 4)
    assert "make room" in str(error)
    assert len(list(rows_in(video.with_suffix(".csv")))) == 5
