"""Speed-up of a folder on two cores over one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import cv2

from benchmarks.speed.synthetic_videos import SyntheticVideo

PICTURES = 48


def speed_up(rounds: int) -> list[float]:
    """Return for each round how many times as fast ``emolens analyze`` is with two jobs.

    Raises:
        RuntimeError: The two print different lines.
    """
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        _lines(folder, 1)  # measures the machine, where that was not done yet
        return [_once(folder) for _ in range(rounds)]


def _fill(folder: Path) -> None:
    for number in range(PICTURES):
        video = SyntheticVideo(1280, 960, faces=3, seed=number)
        image = next(video.frames(1))[0].image
        cv2.imwrite(str(folder / f"{number:02d}.jpg"), image)


def _once(folder: str) -> float:
    start = perf_counter()
    one = _lines(folder, 1)
    middle = perf_counter()
    two = _lines(folder, 2)
    end = perf_counter()
    if one != two:
        raise RuntimeError("One core and two give different lines.")
    return (middle - start) / (end - middle)


def _lines(folder: str, jobs: int) -> bytes:
    command = [sys.executable, "-m", "desktop", "analyze", folder, "--jobs", str(jobs)]
    return subprocess.run(command, check=True, capture_output=True).stdout
