"""Facial expression recognition on one's own machine: frames in, readings and result files out.

    import emolens

    for analysed in emolens.analyze("photo.jpg"):
        for reading in analysed.readings:
            print(reading.expression, reading.scores)

The library knows no Qt and no training, so it serves notebooks, servers, the trainer and the app
alike. ``__all__`` is what it promises: these names keep their meaning from version to version.
Everything else, whatever module it lies in, is internal and may change. docs/library.md has
examples.
"""

import os
from typing import TYPE_CHECKING

from emolens.version import __version__

if TYPE_CHECKING:
    from emolens.api import (
        AnalysedFrame,
        Box,
        EmolensError,
        Evidence,
        Face,
        FaceQuality,
        FilmPart,
        Frame,
        ModelError,
        OnnxModel,
        Pipeline,
        PipelineOptions,
        Reading,
        ResultError,
        Row,
        SourceError,
        analyze,
        load_model,
        read_results,
        to_rows,
        write_results,
    )

__all__ = [
    "AnalysedFrame",
    "Box",
    "EmolensError",
    "Evidence",
    "Face",
    "FaceQuality",
    "FilmPart",
    "Frame",
    "ModelError",
    "OnnxModel",
    "Pipeline",
    "PipelineOptions",
    "Reading",
    "ResultError",
    "Row",
    "SourceError",
    "__version__",
    "analyze",
    "load_model",
    "read_results",
    "to_rows",
    "write_results",
]

# A small file may claim a giant picture that fills the memory. OpenCV reads its limit as it is
# loaded, so it is set here, before any module of ours loads it: 268 million pixels.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(2**28))

# From 1.29 on, ONNX Runtime reports to its maker over the network and keeps an identifier in the
# user's cache, unless told not to before it is loaded. (Seen with strace; microsoft/onnxruntime
# #27379 says how to turn it off.)
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


if not TYPE_CHECKING:  # or a type checker would believe in names that are not there

    def __getattr__(name: str) -> object:
        """Load OpenCV and ONNX Runtime when the first public name is used, and not before."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from emolens import api  # noqa: PLC0415 - see above

        return getattr(api, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
