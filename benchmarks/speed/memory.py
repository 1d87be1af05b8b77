"""How much memory a long live view takes."""

from __future__ import annotations

import gc
from itertools import cycle, islice
from pathlib import Path

from benchmarks.speed.films import RATE, Film
from desktop.vision.analysis import Analysis
from desktop.vision.readings import Frame

_LOOP = 10 * RATE
"""Frames after which the film begins again: time runs on, and every face jumps back."""


def growth(film: Film, frames: int, analysis: Analysis) -> float:
    """Return by what share memory grew from the first minute to the end of so many frames."""
    kept = [frame.image for frame, _ in film.frames(_LOOP)]
    after_a_minute = 0
    for index, image in enumerate(islice(cycle(kept), frames)):
        analysis.analyse(Frame(image, index, index / RATE, 0.0))
        if index == 60 * RATE:
            after_a_minute = _resident()
    return _resident() / after_a_minute - 1


def _resident() -> int:
    """Return how many pages of memory this process holds (Linux)."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
