from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.file_analysis import FileAnalysis, Order, Outcome
from emolens.batch.progress import Standing
from emolens.errors import ModelError
from emolens.options import PipelineOptions
from emolens.results import append_only_file as growing
from emolens.results.reader import rows_in
from tests.fakes import FakeClassifier
from tests.videos import grey_images, write_video

WAIT = 30_000


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "a.mp4", grey_images(20))


def order(paths: Sequence[Path], result: Path) -> Order:
    return Order(paths, result, PipelineOptions(), jobs=1)


def outcome_of(analysis: FileAnalysis, qtbot: QtBot) -> Outcome:
    with qtbot.waitSignal(analysis.ended, timeout=WAIT) as ended:
        analysis.start()
    analysis.close()
    outcome: Outcome = ended.args[0]
    return outcome


def test_every_frame_is_read_and_the_way_there_told(
    qtbot: QtBot, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workers.file_analysis._SHOW_SECONDS", 0.0)
    result, told = video.with_suffix(".csv"), list[Standing]()
    analysis = FileAnalysis(order([video, video], result), FakeClassifier)
    analysis.progressed.connect(told.append)
    assert outcome_of(analysis, qtbot) == Outcome("complete", 40, ())
    assert [row.frame for row in rows_in(result)] == 2 * list(range(20))
    qtbot.waitUntil(lambda: bool(told) and told[-1].done == 2)


def test_cancelled_before_it_begins_it_reads_next_to_nothing(qtbot: QtBot, video: Path) -> None:
    analysis = FileAnalysis(order([video], video.with_suffix(".csv")), FakeClassifier)
    analysis.cancel()
    assert outcome_of(analysis, qtbot) == Outcome("cancelled", 1, ())


def test_a_model_that_is_refused_fails_it(qtbot: QtBot, video: Path) -> None:
    def refuse() -> FakeClassifier:
        raise ModelError("It is refused.")

    outcome = outcome_of(FileAnalysis(order([video], video.with_suffix(".csv")), refuse), qtbot)
    assert (outcome.state, str(outcome.error)) == ("failed", "It is refused.")


def test_a_full_disk_fails_it_with_what_was_read(
    qtbot: QtBot, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    model = FakeClassifier()
    checked: list[Path] = []

    def check(folder: Path) -> None:
        checked.append(folder)
        if len(checked) > 5:
            raise growing.ResultError("The drive is all but full; make room on it.")

    monkeypatch.setattr(growing, "check_room", check)
    result = video.with_suffix(".csv")
    outcome = outcome_of(FileAnalysis(order([video], result), lambda: model), qtbot)
    assert (outcome.state, outcome.frames) == ("failed", 4)
    assert "make room" in str(outcome.error)
    assert len(list(rows_in(result))) == 5
