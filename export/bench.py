"""Benchmark of model files, and of runs under Keras, by batch and threads."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from emolens.hardware.timing import time_in_turn
from emolens.model.contract import CropFraming
from emolens.model.onnx_model import OnnxModel
from trainer.backend import load_keras
from trainer.progress_bar import bar
from trainer.run import Run

BATCHES = (1, 2, 4, 8)
THREADS = (1, 2)
_ROUNDS = 60


@dataclass(frozen=True)
class Timing:
    """The times of one model for one batch.

    Attributes:
        name: Of the file or the run.
        threads: That the model files calculated on; Keras takes what it likes.
        batch: Crops.
        milliseconds: Median.
        low: First quartile, in milliseconds.
        high: Third quartile, in milliseconds.
        ratio: To the first model's median.
    """

    name: str
    threads: int
    batch: int
    milliseconds: float
    low: float
    high: float
    ratio: float


TimedModel = Callable[[int], Callable[[int], Callable[[], object]]]
"""Given threads, then a batch, returns what is to be timed."""


def time_all(paths: Sequence[Path]) -> Iterator[list[Timing]]:
    """Yield the timings of all files and runs for each number of threads and each batch.

    Raises:
        EmolensError: One of them cannot be loaded.
    """
    timed = {_name(path, paths): _timed_model(path) for path in paths}
    with bar("timing", len(BATCHES) * len(THREADS), unit="batch") as progress:
        for threads in THREADS:
            loaded = {name: load(threads) for name, load in timed.items()}
            for batch in BATCHES:
                yield _timed({name: call(batch) for name, call in loaded.items()}, threads, batch)
                progress.update()


def as_table(timings: Sequence[Timing]) -> str:
    """Return the timings as text."""
    width = max((len(timing.name) for timing in timings), default=0)
    lines = [f"threads batch  {'':{width}} {'median ms':>10}  {'quartiles':^18} {'ratio':>7}"]
    for each in timings:
        spread = f"{each.low:.3f} to {each.high:.3f}"
        lines.append(
            f"{each.threads:7}{each.batch:6}  {each.name:{width}} {each.milliseconds:10.3f}  "
            f"{spread:^18} {each.ratio:7.2f}"
        )
    return "\n".join(lines)


def as_json(timings: Sequence[Timing]) -> str:
    """Return the timings as JSON."""
    return json.dumps([dataclasses.asdict(timing) for timing in timings], indent=2)


def _name(path: Path, paths: Sequence[Path]) -> str:
    alike = [other for other in paths if other.name == path.name]
    return path.name if len(alike) == 1 else str(path)


def _timed_model(path: Path) -> TimedModel:
    return _keras(path) if path.is_dir() else partial(_model_file, path)


def _model_file(path: Path, threads: int) -> Callable[[int], Callable[[], object]]:
    classifier = OnnxModel.load(path, threads)
    rule = classifier.metadata.crop
    return lambda batch: partial(classifier.predict, _noise(rule, batch))


def _keras(folder: Path) -> TimedModel:
    load_keras()
    from trainer.networks.loading import load_run  # noqa: PLC0415

    model, card = load_run(Run(folder))
    return lambda _: lambda batch: partial(model.predict, _noise(card.crop, batch), verbose=0)


def _noise(rule: CropFraming, batch: int) -> np.ndarray:
    shape = (batch, rule.size, rule.size, rule.channels)
    return np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)


def _timed(runners: dict[str, Callable[[], object]], threads: int, batch: int) -> list[Timing]:
    times = {name: 1000 * each for name, each in time_in_turn(runners, _ROUNDS).items()}
    base = float(np.median(next(iter(times.values()))))
    timings = []
    for name, each in times.items():
        low, median, high = (float(value) for value in np.percentile(each, (25, 50, 75)))
        timings.append(Timing(name, threads, batch, median, low, high, median / base))
    return timings
