import threading
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.model_loader import CurrentAnalysis, ModelLoader, Stamp, stamp_of
from emolens.errors import ModelError
from emolens.options import PipelineOptions
from emolens.readings import Image, Reading
from tests.fakes import HAPPY, FakeClassifier, make_frame

pytestmark = pytest.mark.usefixtures("qapp")


def unchanged() -> Stamp:
    return (0, 0)


class Loader:
    """Loads a fake after the refusals that it is given, and counts."""

    def __init__(self, *refusals: ModelError) -> None:
        self.threads: list[str] = []
        self._refusals = list(refusals)

    def __call__(self) -> FakeClassifier:
        self.threads.append(threading.current_thread().name)
        if self._refusals:
            raise self._refusals.pop(0)
        return FakeClassifier()


def test_the_model_is_loaded_once_and_in_the_background() -> None:
    load = Loader()
    model = ModelLoader(load, unchanged)
    model.warm_up()
    model.close()
    model.analysis(still=True)
    model.analysis(still=False)
    assert load.threads == ["model"]


def test_a_refused_file_is_told_and_tried_again(qtbot: QtBot) -> None:
    trouble = ModelError("The model file is refused; choose another.")
    model = ModelLoader(Loader(trouble), unchanged)
    with qtbot.waitSignal(model.refused) as refused:
        model.warm_up()
    assert refused.args == [trouble]
    model.close()
    model.analysis(still=True)


def test_a_session_hears_of_the_refusal_itself() -> None:
    model = ModelLoader(Loader(ModelError("The model file is refused; choose another.")), unchanged)
    with pytest.raises(ModelError):
        model.analysis(still=True)


@pytest.mark.parametrize(("still", "track"), [(True, None), (False, 1)])
def test_faces_are_followed_in_live_sources_only(
    astronaut: Image, still: bool, track: int | None
) -> None:
    analysis = ModelLoader(FakeClassifier, unchanged).analysis(still)
    for index in range(10):  # a face that is followed must last to be believed
        analysed = analysis.read(make_frame(index, index / 10, astronaut))
    (reading,) = analysed.readings
    assert reading.face.track == track


class Swapped:
    """A model file that changes when ``times`` is raised."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Stamp:
        return self.times, 0


def test_a_changed_file_serves_the_next_session() -> None:
    load, file = Loader(), Swapped()
    model = ModelLoader(load, file)
    model.analysis(still=True)
    model.analysis(still=True)
    assert len(load.threads) == 1
    file.times += 1
    model.analysis(still=True)
    assert len(load.threads) == 2


def test_a_broken_file_is_told_once_and_the_model_before_it_goes_on(
    qtbot: QtBot, astronaut: Image
) -> None:
    trouble = ModelError("The model file is refused; export it again.")
    file = Swapped()
    answers: list[ModelError | FakeClassifier] = [FakeClassifier(), trouble, FakeClassifier()]
    loaded: list[ModelError | FakeClassifier] = []

    def load() -> FakeClassifier:
        loaded.append(answers.pop(0))
        if isinstance(loaded[-1], ModelError):
            raise loaded[-1]
        return loaded[-1]

    model = ModelLoader(load, file)
    model.analysis(still=True)
    file.times += 1
    with qtbot.waitSignal(model.kept) as kept:
        analysis = model.analysis(still=True)
    assert kept.args == [trouble]
    assert len(analysis.read(make_frame(image=astronaut)).readings) == 1
    model.analysis(still=True)
    assert len(loaded) == 2  # not tried again until it changes
    file.times += 1
    model.analysis(still=True)
    assert len(loaded) == 3


def test_the_stamp_tells_a_file_that_was_written_anew_or_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "m.onnx"
    assert stamp_of(path) is None
    path.write_bytes(b"a")
    before = stamp_of(path)
    assert stamp_of(path) == before
    path.write_bytes(b"ab")
    assert stamp_of(path) not in (before, None)


def read(analysis: CurrentAnalysis, image: Image, first: int = 0) -> list[Reading]:
    """The readings of the last of ten frames: a face that is followed must last to be believed."""
    frames = (make_frame(index, index / 10, image) for index in range(first, first + 10))
    return list([analysis.read(frame) for frame in frames][-1].readings)


def test_what_runs_goes_on_with_the_model_that_was_chosen(qtbot: QtBot, astronaut: Image) -> None:
    model = ModelLoader(FakeClassifier, unchanged)
    analysis = model.analysis(still=False)
    (before,) = read(analysis, astronaut)
    with qtbot.waitSignal(model.changed):
        model.use(lambda: FakeClassifier(reversed(HAPPY)), unchanged)
    model.close()
    (after,) = read(analysis, astronaut, first=10)
    assert before.expression == "happy"
    assert after.expression == "surprise" or after.scores != before.scores
    assert after.face.track == before.face.track == 1


def test_one_that_is_refused_leaves_the_model_before_it(qtbot: QtBot, astronaut: Image) -> None:
    def refuse() -> FakeClassifier:
        raise trouble

    trouble = ModelError("The model file is refused; choose another.")
    model = ModelLoader(FakeClassifier, unchanged)
    analysis = model.analysis(still=False)
    with qtbot.waitSignal(model.kept) as kept:
        model.use(refuse, unchanged)
    model.close()
    assert kept.args == [trouble]
    (reading,) = read(analysis, astronaut)
    assert reading.expression == "happy"


def test_what_runs_takes_up_another_tuning(astronaut: Image) -> None:
    model = ModelLoader(FakeClassifier, unchanged)
    analysis = model.analysis(still=False)
    assert len(read(analysis, astronaut)) == 1
    model.tuning = PipelineOptions(smallest_face=400)
    small = np.full((960, 960, 3), 128, np.uint8)
    assert len(read(analysis, small, first=10)) == 0
    small[100:612, 100:612] = astronaut
    assert len(read(analysis, small, first=40)) == 0
    model.tuning = PipelineOptions(caution=-1.0)
    assert len(read(analysis, small, first=60)) == 1


def test_each_source_that_moves_has_baselines_of_its_own() -> None:
    model = ModelLoader(FakeClassifier, lambda: None)
    model.analysis(still=False)
    first = model.baselines
    model.analysis(still=True)
    assert model.baselines is first
    model.analysis(still=False)
    assert model.baselines is not first


def test_evidence_is_given_while_somebody_asks_why(astronaut: Image) -> None:
    model = ModelLoader(FakeClassifier, lambda: None)
    analysis = model.analysis(still=True)
    frame = make_frame(image=astronaut)
    assert analysis.read(frame).evidence == {}
    model.why.set()
    analysed = analysis.read(frame)
    assert set(analysed.evidence) == {reading.face for reading in analysed.readings} != set()
