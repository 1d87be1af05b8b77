import os
from pathlib import Path

import pytest

from emolens.hardware import processor
from emolens.hardware.processor import fingerprint, usable_cores

INTEL = """processor\t: 0
model name\t: Core
cpu MHz\t\t: {mhz}
flags\t\t: fpu {flags}

processor\t: 1
model name\t: Core
"""


def fingerprint_of(path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    path.write_text(text)
    monkeypatch.setattr(processor, "_CPU_INFO", path)
    return fingerprint()


def test_it_changes_with_the_processor_and_not_with_its_pace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        INTEL.format(mhz=800, flags="avx2"),
        INTEL.format(mhz=3100, flags="avx2"),
        INTEL.format(mhz=800, flags="avx2 avx512_vnni"),
    ]
    idle, busy, other = (fingerprint_of(tmp_path / "c", monkeypatch, text) for text in texts)
    assert idle == busy
    assert idle != other


@pytest.mark.parametrize("part", ["__version__", "ort"])
def test_it_changes_with_the_program_and_its_libraries(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    class Other:
        __version__ = "0"

    before = fingerprint()
    monkeypatch.setattr(processor, part, "0" if part == "__version__" else Other)
    assert fingerprint() != before


def test_systems_that_tell_less_have_one_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "_CPU_INFO", tmp_path / "none")
    assert len(fingerprint()) == 64


def test_cores_taken_from_this_process_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert usable_cores() == 1


@pytest.mark.parametrize(("told", "cores"), [(6, 6), (None, 1)])
def test_systems_without_affinity_tell_all_cores(
    monkeypatch: pytest.MonkeyPatch, told: int | None, cores: int
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: told)
    assert usable_cores() == cores
