from multiprocessing import get_context

from benchmarks.speed.synthetic_videos import SyntheticVideo
from benchmarks.window.live import watch


def test_the_live_view_is_watched_from_camera_to_paint() -> None:
    """In a process of its own, for there is one Qt application to a process."""
    with get_context("spawn").Pool(1) as pool:
        live = pool.apply(watch, (SyntheticVideo(160, 120, faces=1), 3.0, 0.1))
    assert live.seconds > 0.95 * 3  # so exact are Qt's coarse timers
    assert live.computed > 0
    assert live.ages
    assert min(live.ages) > 0
    assert live.stalls
    assert sum(stall.seconds for stall in live.stalls) < live.seconds
