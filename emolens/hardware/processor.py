"""Processor of this machine: its fingerprint, and how many cores this program may use."""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path

import onnxruntime as ort  # type: ignore[import-untyped]

from emolens.version import __version__

_CPU_INFO = Path("/proc/cpuinfo")
_TELLING = {
    *("vendor_id", "cpu family", "model", "model name", "stepping", "flags"),  # x86
    *("CPU implementer", "CPU architecture", "CPU variant", "CPU part", "Features"),  # Arm
}
"""What of Linux's description stays the same from one start to the next, unlike the clock rate."""


def usable_cores() -> int:
    """Return how many cores this process may run on, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fingerprint() -> str:
    """Return a digest that changes with the processor, this program and ONNX Runtime.

    It is not unique to a machine: all of a kind have the same.
    """
    parts = (__version__, ort.__version__, str(os.cpu_count()), _processor())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _processor() -> str:
    """Return the processor's names and abilities, as far as the system tells them."""
    try:
        first = _CPU_INFO.read_text("utf-8", "replace").partition("\n\n")[0]
    except OSError:  # not Linux
        return f"{platform.machine()} {platform.processor()}"
    lines = first.splitlines()
    return "\n".join(line for line in lines if line.partition(":")[0].strip() in _TELLING)
