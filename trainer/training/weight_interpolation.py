"""Weight interpolation between a trained model and the one that its training started from.

What was learnt before and what was learnt since often err differently; where training went from one
to the other without leaving a valley of the loss, the weights between are better than both
(WiSE-FT: Wortsman et al. 2022, arXiv 2109.01903).
"""

from __future__ import annotations

import keras

from trainer.errors import RecipeError
from trainer.networks.loading import load_run
from trainer.run import Run


def check_interpolation(share: float, start: Run | None, labels: tuple[str, ...]) -> None:
    """Refuse a start that cannot be interpolated with, before anything is trained.

    Raises:
        RecipeError: There is no earlier run to start from, or it knows other labels.
        RunError: It cannot be read.
    """
    if not share:
        return
    if start is None:
        raise RecipeError("fine.start_share mixes in an earlier run: name it with --init.")
    if start.read_card().labels != labels:
        raise RecipeError(
            f"fine.start_share cannot mix in {start.folder}, which knows other labels: set it to 0."
        )


def interpolate(model: keras.Model, start: Run, share: float) -> None:
    """Move the weights of ``model`` towards those of the run that it started from.

    Args:
        model: As trained; of the same shapes as the run's.
        start: The run.
        share: 0 leaves the model as it is, 1 makes it the run's.
    """
    earlier, _ = load_run(start)
    for weight, old in zip(model.weights, earlier.weights, strict=True):
        weight.assign((1 - share) * weight + share * old)
