from desktop.workers.tap import Tap
from emolens.readings import AnalysedFrame
from tests.fakes import FakeAnalyser, make_frame


def test_every_frame_is_heard_while_somebody_listens() -> None:
    tap, heard = Tap(lambda _: FakeAnalyser()), list[AnalysedFrame]()
    analyser = tap(False)
    analyser.read(make_frame(0))
    tap.listener = heard.append
    found = analyser.read(make_frame(1))
    tap.listener = None
    analyser.read(make_frame(2))
    assert heard == [found]


def test_a_session_that_was_replaced_is_not_heard() -> None:
    tap, heard = Tap(lambda _: FakeAnalyser()), list[AnalysedFrame]()
    tap.listener = heard.append
    old, new = tap(False), tap(False)
    old.read(make_frame(0))
    found = new.read(make_frame(1))
    assert heard == [found]
