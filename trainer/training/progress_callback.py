"""Progress callback: a bar over all steps of a training, and a line for each epoch."""

from __future__ import annotations

import sys
from typing import Any

import keras
from tqdm import tqdm

_SELDOM = 30.0
"""Seconds between lines where no terminal rewrites them."""

tqdm.monitor_interval = 0  # with miniters=1 there is nothing for its thread to watch


class ProgressCallback(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """A bar over all steps of all epochs, and a line for each epoch, on standard error."""

    def __init__(self, epochs: int, steps: int, done: int) -> None:
        super().__init__()
        self._bar = tqdm(
            total=epochs * steps,
            initial=done * steps,
            unit="step",
            mininterval=0.2 if sys.stderr.isatty() else _SELDOM,
            miniters=1,
            smoothing=0.05,
        )

    def on_train_batch_end(
        self,
        batch: int,  # noqa: ARG002  # the name is Keras's
        logs: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> None:
        """Advance by a step."""
        self._bar.update()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Print the figures of the epoch above the bar."""
        named = sorted((logs or {}).items())
        figures = ", ".join(f"{name} {_shown(name, value)}" for name, value in named)
        self._bar.write(f"epoch {epoch + 1}: {figures}", file=sys.stderr)

    def close(self) -> None:
        """End the bar."""
        self._bar.close()


def _shown(name: str, value: float) -> str:
    return f"{value:.3g}" if name == "learning_rate" else f"{value:.3f}"
