import logging
from pathlib import Path

import pytest

from emolens import loading
from emolens.hardware.selection import HardwareChoice, PrecisionComparison
from emolens.loading import load_model, shipped_choice
from emolens.model.contract import Precision
from emolens.model.onnx_model import OnnxModel
from emolens.resources import hardware_cache_file
from tests.models import write_model

GOOD = PrecisionComparison(difference=0.01, speed=2.5)
BAD = PrecisionComparison(difference=0.5, speed=2.5)


class Measurer:
    """Chooses what it is told, and remembers for what and how it was loaded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.choice = HardwareChoice(2, GOOD)
        self.measured: list[tuple[str, str | None]] = []
        self.loaded: list[tuple[str, int]] = []
        load = OnnxModel.load

        def note(path: Path, threads: int) -> OnnxModel:
            self.loaded.append((path.name, threads))
            return load(path, threads)

        monkeypatch.setattr(loading, "measure", self)
        monkeypatch.setattr(OnnxModel, "load", note)

    def __call__(self, trusted: Path, quicker: Path | None, cores: int) -> HardwareChoice:
        assert cores >= 1
        self.measured.append((trusted.name, quicker.name if quicker else None))
        return self.choice


@pytest.fixture
def measurer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Measurer:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(loading, "model_file", lambda: write_model(tmp_path / "exact.onnx"))
    monkeypatch.setattr(loading, "int8_model_file", lambda: write_model(tmp_path / "int8.onnx"))
    return Measurer(monkeypatch)


def test_the_first_start_measures_and_the_next_remembers(measurer: Measurer) -> None:
    for _ in range(2):
        load_model()
    assert measurer.measured == [("exact.onnx", "int8.onnx")]
    assert measurer.loaded == [("int8.onnx", 2), ("int8.onnx", 2)]
    assert hardware_cache_file().is_file()


@pytest.mark.parametrize("comparison", [BAD, None])
def test_float32_is_loaded_where_int8_failed(
    measurer: Measurer, comparison: PrecisionComparison | None
) -> None:
    measurer.choice = HardwareChoice(1, comparison)
    load_model()
    load_model(threads=1)
    assert measurer.loaded == [("exact.onnx", 1), ("exact.onnx", 1)]


@pytest.mark.parametrize("changed", ["exact.onnx", "int8.onnx", "fingerprint"])
def test_what_changes_is_measured_anew(
    measurer: Measurer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    load_model()
    if changed == "fingerprint":
        monkeypatch.setattr(loading, "fingerprint", lambda: "another")
    else:
        name = {"exact.onnx": "model_file", "int8.onnx": "int8_model_file"}[changed]
        labels = ["no", "yes"]
        monkeypatch.setattr(loading, name, lambda: write_model(tmp_path / changed, labels))
    load_model()
    assert len(measurer.measured) == 2


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    measurer: Measurer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    for _ in range(2):
        load_model()
    assert len(measurer.measured) == 2


@pytest.mark.parametrize(("precision", "file"), [("float32", "exact.onnx"), ("int8", "int8.onnx")])
def test_a_precision_that_is_asked_for_is_loaded_on_every_machine(
    measurer: Measurer, precision: Precision, file: str
) -> None:
    load_model(precision=precision)
    assert measurer.loaded == [(file, 2)]
    assert measurer.measured == [(file, None)]  # for its threads


def test_it_can_be_asked_what_suits_the_machine(measurer: Measurer) -> None:
    assert shipped_choice() == measurer.choice


def test_the_log_is_told(measurer: Measurer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    load_model()
    assert caplog.messages == [f"{measurer.choice.reason} Threads: 2."]


def test_the_users_own_file_is_taken_as_it_is(
    measurer: Measurer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    mine = write_model(tmp_path / "mine.onnx")
    measurer.choice = HardwareChoice(2)
    load_model(mine)
    load_model(mine, threads=1)
    assert measurer.measured == [("mine.onnx", None)]  # for its threads
    assert measurer.loaded == [("mine.onnx", 2), ("mine.onnx", 1)]
    assert caplog.messages == [f"Reading with {mine}, threads: {number}." for number in (2, 1)]
