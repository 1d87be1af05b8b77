import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.vision.errors import ModelError
from desktop.vision.readings import Image
from desktop.workers.model import Model
from tests.fakes import FakeClassifier, make_frame

pytestmark = pytest.mark.usefixtures("qapp")


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
    model = Model(load)
    model.warm_up()
    model.close()
    model.analysis(still=True)
    model.analysis(still=False)
    assert load.threads == ["model"]


def test_a_refused_file_is_told_and_tried_again(qtbot: QtBot) -> None:
    trouble = ModelError("The model file is refused; choose another.")
    model = Model(Loader(trouble))
    with qtbot.waitSignal(model.refused) as refused:
        model.warm_up()
    assert refused.args == [trouble]
    model.close()
    model.analysis(still=True)


def test_a_session_hears_of_the_refusal_itself() -> None:
    model = Model(Loader(ModelError("The model file is refused; choose another.")))
    with pytest.raises(ModelError):
        model.analysis(still=True)


@pytest.mark.parametrize(("still", "track"), [(True, None), (False, 1)])
def test_faces_are_followed_in_live_sources_only(
    astronaut: Image, still: bool, track: int | None
) -> None:
    analysis = Model(FakeClassifier).analysis(still)
    (reading,) = analysis.analyse(make_frame(image=astronaut)).readings
    assert reading.face.track == track
