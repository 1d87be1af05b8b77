from collections.abc import Iterator

import pytest

from benchmarks.tracking.id_switch_scenarios import Away, CrossingScenario, People
from benchmarks.tracking.id_switches import follow
from emolens.pipeline import Pipeline
from emolens.readings import AnalysedFrame, Box, Frame
from tests.fakes import FakeClassifier, make_frame, make_reading

LEFT, RIGHT = Box(0, 0, 50, 50), Box(100, 0, 50, 50)
Pairs = list[tuple[int | None, int | None]]
TRACKS: dict[str, tuple[Pairs, bool, float]] = {
    "kept": ([(1, 2)] * 4, False, 1.0),
    "anew": ([(1, 2), (1, 2), (1, 3), (1, 3)], False, 6 / 8),
    "swapped": ([(1, 2), (1, 2), (1, 2), (2, 1)], True, 6 / 8),
    "late": ([(None, 2), (1, 2), (1, 2), (1, 2)], False, 7 / 8),
    "never": ([(None, None)] * 4, False, 0.0),
}


class StandingStill(CrossingScenario):
    """Two who stand still for four frames."""

    def frames(self) -> Iterator[tuple[Frame, People]]:
        for index in range(4):
            yield make_frame(index, index / 10), (LEFT, RIGHT)


class Tracked:
    """Shows the two on the tracks that it is given."""

    def __init__(self, tracks: Pairs) -> None:
        self._tracks = tracks

    def read(self, frame: Frame) -> AnalysedFrame:
        pairs = zip((LEFT, RIGHT), self._tracks[frame.index], strict=True)
        shown = [make_reading(box, track) for box, track in pairs if track is not None]
        return AnalysedFrame(frame, tuple(shown))


@pytest.mark.parametrize("name", TRACKS)
def test_right_tracks_are_known_from_wrong_ones(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tracks, swapped, right = TRACKS[name]
    monkeypatch.setattr(Pipeline, "live", lambda _: Tracked(tracks))
    followed = follow(StandingStill(10, Away.NOBODY, seed=0), FakeClassifier())
    assert (followed.swapped, followed.right) == (swapped, right)
