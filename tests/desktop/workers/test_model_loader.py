import threading
from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.analysis_controls import LiveControls
from desktop.workers.closing import close_all
from desktop.workers.model_file import Stamp, WatchedModelFile
from desktop.workers.model_loader import ModelLoader
from emolens.errors import ModelError
from emolens.tracking.neutral_baseline import NeutralBaseline
from tests.fakes import EXPRESSIONS, FakeClassifier

pytestmark = pytest.mark.usefixtures("qapp")

REFUSED = ModelError("The model file is refused; choose another.")


class Answers:
    """Loads what it is given, one after the other: models, or refusals to raise.

    Attributes:
        stamp: Of the file; raise it to change the file.
        threads: Names of those that loaded.
    """

    def __init__(self, *answers: FakeClassifier | ModelError) -> None:
        self.stamp = 0
        self.threads: list[str] = []
        self._answers = list(answers)

    @property
    def file(self) -> WatchedModelFile:
        return WatchedModelFile(self._load, self._stamp)

    def _load(self) -> FakeClassifier:
        self.threads.append(threading.current_thread().name)
        answer = self._answers.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        return answer

    def _stamp(self) -> Stamp:
        return self.stamp, 0


@pytest.fixture
def controls() -> LiveControls:
    return LiveControls()


def test_the_model_is_loaded_once_and_in_the_background(
    qtbot: QtBot, controls: LiveControls
) -> None:
    model = FakeClassifier()
    answers = Answers(model)
    loader = ModelLoader(answers.file, controls)
    loader.warm_up()
    qtbot.waitUntil(lambda: controls.now.model is model)
    assert loader.load() is model
    assert answers.threads == ["model"]
    close_all([loader])


def test_a_refused_file_is_told_and_tried_again(qtbot: QtBot, controls: LiveControls) -> None:
    loader = ModelLoader(Answers(REFUSED, FakeClassifier()).file, controls)
    with qtbot.waitSignal(loader.refused) as refused:
        loader.warm_up()
    assert refused.args == [REFUSED]
    close_all([loader])
    assert loader.load() is controls.now.model


def test_a_session_hears_of_the_refusal_itself(controls: LiveControls) -> None:
    loader = ModelLoader(Answers(REFUSED).file, controls)
    with pytest.raises(ModelError):
        loader.load()
    assert controls.now.model is None


def test_a_changed_file_serves_the_next_session(controls: LiveControls) -> None:
    old, new = FakeClassifier(), FakeClassifier()
    answers = Answers(old, new)
    loader = ModelLoader(answers.file, controls)
    assert [loader.load(), loader.load()] == [old, old]
    answers.stamp += 1
    assert loader.load() is new
    assert controls.now.model is new


def test_a_broken_file_is_told_once_and_the_model_before_it_goes_on(
    qtbot: QtBot, controls: LiveControls
) -> None:
    old, new = FakeClassifier(), FakeClassifier()
    answers = Answers(old, REFUSED, new)
    loader = ModelLoader(answers.file, controls)
    loader.load()
    answers.stamp += 1
    with qtbot.waitSignal(loader.kept) as kept:
        assert loader.load() is old
    assert kept.args == [REFUSED]
    assert loader.load() is old
    assert len(answers.threads) == 2  # not tried again until it changes
    answers.stamp += 1
    assert loader.load() is new


def test_one_that_is_chosen_reads_from_then_on(qtbot: QtBot, controls: LiveControls) -> None:
    old, new = FakeClassifier(), FakeClassifier()
    loader = ModelLoader(Answers(old).file, controls)
    loader.load()
    controls.change(baselines={1: NeutralBaseline(EXPRESSIONS, np.full(7, 1 / 7))})
    with qtbot.waitSignal(loader.changed):
        loader.use(Answers(new).file)
    assert controls.now.model is loader.load() is new
    assert controls.now.baselines == {}  # they were of what the old model said
    close_all([loader])


def test_one_that_is_refused_leaves_the_model_before_it(
    qtbot: QtBot, controls: LiveControls
) -> None:
    old = FakeClassifier()
    loader = ModelLoader(Answers(old).file, controls)
    loader.load()
    with qtbot.waitSignal(loader.kept) as kept:
        loader.use(Answers(REFUSED).file)
    assert kept.args == [REFUSED]
    assert loader.load() is old
    close_all([loader])


def hanging(answer: threading.Event) -> Callable[[], FakeClassifier]:
    """Load from a drive that does not answer until it is let."""

    def load() -> FakeClassifier:
        answer.wait()
        return FakeClassifier()

    return load


def test_one_that_does_not_come_keeps_nobody_waiting(qtbot: QtBot, controls: LiveControls) -> None:
    answer, old, new = threading.Event(), FakeClassifier(), FakeClassifier()
    loader = ModelLoader(Answers(old).file, controls)
    loader.use(WatchedModelFile(hanging(answer)))
    assert loader.load() is old
    with qtbot.waitSignal(loader.changed):
        loader.use(Answers(new).file)
    answer.set()
    close_all([loader])
    assert loader.load() is controls.now.model is new


def test_a_first_one_that_does_not_come_is_mended_by_another(
    qtbot: QtBot, controls: LiveControls
) -> None:
    answer, new = threading.Event(), FakeClassifier()
    loader = ModelLoader(WatchedModelFile(hanging(answer)), controls)
    loader.warm_up()
    with qtbot.waitSignal(loader.changed):
        loader.use(Answers(new).file)
    assert loader.load() is new
    answer.set()
    close_all([loader])
    assert loader.load() is controls.now.model is new
