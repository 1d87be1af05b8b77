"""Sessions of ONNX Runtime, opened alike for the model file and for the detector's network.

What a graph computes may grow without end, and so may the time that it takes. Both are bounded here
and not in a process of their own: ONNX Runtime gives up where it is told to.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import onnxruntime as ort  # type: ignore[import-untyped]

_LOG_FATAL_ONLY = 4

MOST_MEMORY = 1024**3
"""Bytes for the weights and values of all sessions together; the shipped model takes some 40 MB."""

ort.disable_telemetry_events()  # on Windows, where the package's variable does nothing


def open_session(data: bytes, threads: int) -> ort.InferenceSession:
    """Return a session on an ONNX file that calculates on so many threads.

    ONNX Runtime's own exceptions, raised for a file that is none, share no other base than
    ``Exception``.
    """
    _bound_memory()
    options = ort.SessionOptions()
    options.add_session_config_entry("session.use_env_allocators", "1")
    options.log_severity_level = _LOG_FATAL_ONLY
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning threads would take the processor from the camera and the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Weights in other files would be looked for in the current folder: name one that cannot exist.
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", os.devnull
    )
    return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])


@contextmanager
def run_within(seconds: float) -> Iterator[ort.RunOptions]:
    """Yield options by which a run of a session is given up after so many seconds.

    It fails then, as soon as the operator that is under way is done: a loop at its next round.
    """
    options = ort.RunOptions()
    timer = threading.Timer(seconds, setattr, (options, "terminate", True))
    timer.daemon = True
    timer.start()
    try:
        yield options
    finally:
        timer.cancel()
        timer.join()


@cache
def _bound_memory() -> None:
    """Let all sessions of the process share one allocator, which refuses to grow without end."""
    as_asked = 1  # and not by powers of two
    arena = ort.OrtArenaCfg({"max_mem": MOST_MEMORY, "arena_extend_strategy": as_asked})
    memory = ort.OrtMemoryInfo(
        "Cpu", ort.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, ort.OrtMemType.DEFAULT
    )
    ort.create_and_register_allocator(memory, arena)
