import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import numpy_helper

from emolens.errors import ModelError
from emolens.hardware.selection import HardwareChoice, PrecisionComparison, measure
from emolens.model.onnx_model import OnnxModel
from tests.models import make_metadata, write_model


class Stopwatch:
    """Finds the first of two as many times as fast as it is told, each time anew."""

    def __init__(self, *speeds: float) -> None:
        self._speeds = list(speeds)

    def __call__(
        self, runners: Mapping[str, Callable[[], object]], rounds: int
    ) -> dict[str, NDArray[np.float64]]:
        first, second = runners
        for run in runners.values():
            run()
        return {first: np.ones(rounds), second: np.full(rounds, self._speeds.pop(0))}


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    return write_model(tmp_path / "float32.onnx")


@pytest.fixture
def quicker(tmp_path: Path) -> Path:
    return write_model(tmp_path / "int8.onnx")


def write_inexact(path: Path) -> Path:
    """Write a model that is the same by name but sees less in bright faces."""
    model = onnx.load(write_model(path))
    bias = model.graph.initializer[1]
    inexact = numpy_helper.to_array(bias) - np.array([0, 0.5, 0], np.float32)
    bias.CopyFrom(numpy_helper.from_array(inexact, "bias"))
    onnx.save(model, path)
    return path


def test_int8_is_taken_where_it_agrees_and_is_quicker(trusted: Path, quicker: Path) -> None:
    choice = measure(trusted, quicker, 1, Stopwatch(2.9))
    assert choice == HardwareChoice(1, PrecisionComparison(difference=0.0, speed=2.9))
    assert choice.int8
    assert choice.reason == (
        "Reading in int8, on this processor 2.9 times as fast as float32 (scores differ by 0.000)."
    )


def test_int8_is_left_where_its_scores_are_others(trusted: Path, tmp_path: Path) -> None:
    choice = measure(trusted, write_inexact(tmp_path / "inexact.onnx"), 1, Stopwatch(2.9))
    assert not choice.int8
    assert choice.comparison is not None
    assert choice.comparison.difference > 0.04
    assert choice.reason.startswith("Reading in float32, since int8 gives other scores")


def test_int8_is_left_where_it_gains_little(trusted: Path, quicker: Path) -> None:
    choice = measure(trusted, quicker, 1, Stopwatch(1.1))
    assert not choice.int8
    assert "gains too little on this processor (1.1 times as fast)" in choice.reason


@pytest.mark.parametrize("fault", ["missing", "broken", "of another model", "older"])
def test_an_int8_file_that_cannot_be_used_is_passed_over_and_told(
    trusted: Path, quicker: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    if fault == "missing":
        quicker.unlink()
    elif fault == "broken":
        quicker.write_text("hello")
    elif fault == "older":
        able = dataclasses.replace(make_metadata(), no_face_below=0.5)
        write_model(trusted, face="Sigmoid", metadata=able.to_json())
    else:
        text = make_metadata().to_json().replace("sha256:0", "sha256:1")
        write_model(quicker, metadata=text)
    choice = measure(trusted, quicker, 1, Stopwatch())
    assert choice == HardwareChoice(1)
    assert choice.reason.startswith("Reading in float32, since there is no int8 file")
    assert str(quicker) in caplog.text


def test_the_trusted_file_must_be_good(trusted: Path, quicker: Path) -> None:
    trusted.unlink()
    for other in (quicker, None):
        with pytest.raises(ModelError, match=r"float32\.onnx cannot be used"):
            measure(trusted, other, 1, Stopwatch(2.0))


@pytest.mark.parametrize(
    ("cores", "speeds", "threads"),
    [
        (1, [], 1),
        (2, [1.2], 1),
        (2, [1.8], 2),
        (3, [1.8], 2),
        (64, [1.8, 1.3], 2),
        (64, [1.8, 1.7], 4),
    ],
)
def test_more_threads_must_be_worth_their_cores(
    trusted: Path, cores: int, speeds: list[float], threads: int
) -> None:
    assert measure(trusted, None, cores, Stopwatch(*speeds)) == HardwareChoice(threads)


@pytest.mark.parametrize(("speed", "taken"), [(2.9, "int8.onnx"), (1.1, "float32.onnx")])
def test_threads_are_tried_with_the_file_that_is_taken(
    trusted: Path, quicker: Path, monkeypatch: pytest.MonkeyPatch, speed: float, taken: str
) -> None:
    loaded: list[tuple[str, int]] = []
    load = OnnxModel.load

    def note(path: Path, threads: int) -> OnnxModel:
        loaded.append((path.name, threads))
        return load(path, threads)

    monkeypatch.setattr(OnnxModel, "load", note)
    measure(trusted, quicker, 2, Stopwatch(speed, 1.0))
    assert loaded[-2:] == [(taken, 1), (taken, 2)]


def test_without_a_stopwatch_the_machine_is_measured(trusted: Path, quicker: Path) -> None:
    choice = measure(trusted, quicker, 2)
    assert choice.threads in (1, 2)
    assert choice.comparison is not None
    assert choice.comparison.speed > 0
