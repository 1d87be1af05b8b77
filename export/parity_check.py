"""Parity check: a model file must do what its Keras model does, before anyone relies on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import EVIDENCE_NAME, FACE_NAME, SCORES_NAME
from emolens.protocols import EvidenceModel
from export.errors import ExportError

if TYPE_CHECKING:
    import keras

TOLERANCE = 1e-5
"""Largest difference of a score, and of evidence as a share of its largest value: Keras and ONNX
Runtime add up float32 products in another order, and come within half of it."""

BATCHES = (1, 5)

Crops = NDArray[np.uint8]


def check_parity(model: keras.Model, classifier: EvidenceModel, crops: Crops) -> float:
    """Return the largest difference between the outputs of ``model`` and of its float32 file.

    Args:
        model: What was converted, with its outputs by name.
        classifier: The app's own loader on the converted file.
        crops: uint8 ``[N, size, size, channels]``, ``N`` at least 5.

    Raises:
        ExportError: They differ by more than :data:`TOLERANCE`, in batches of 1 or of 5.
    """
    expected = model.predict(crops, batch_size=max(BATCHES), verbose=0)
    calls: dict[str, Callable[[Crops], NDArray[np.float32]]] = {
        SCORES_NAME: classifier.predict,
        EVIDENCE_NAME: classifier.explain,
        FACE_NAME: lambda crops: np.asarray(classifier.infer(crops).face),
    }
    return max(_check_output(name, calls[name], crops, expected[name]) for name in expected)


def _check_output(
    name: str,
    call: Callable[[Crops], NDArray[np.float32]],
    crops: Crops,
    expected: NDArray[np.float32],
) -> float:
    worst, largest = 0.0, max(1.0, float(np.abs(expected).max()))
    for size in BATCHES:
        parts = [call(crops[i : i + size]) for i in range(0, len(crops), size)]
        difference = float(np.abs(np.concatenate(parts) - expected).max()) / largest
        check_difference(difference, f"{name} in batches of {size}")
        worst = max(worst, difference)
    return worst


def check_difference(difference: float, of: str) -> None:
    """Accept a difference between Keras and a float32 file.

    Raises:
        ExportError: It is larger than :data:`TOLERANCE`.
    """
    if not difference <= TOLERANCE:  # so that NaN fails as well
        raise ExportError(
            f"Keras and ONNX Runtime differ by {difference:.1e} in {of}, more than "
            f"{TOLERANCE:.0e}: the conversion is wrong, and nothing was written."
        )
