"""Folder of an end-to-end evaluation: text, JSON and some of its scenes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from trainer.end_to_end.results import EndToEndResults, VariantResult
from trainer.end_to_end.results_text import to_text
from trainer.errors import OutputError
from trainer.reporting.wrapping import wrapped
from trainer.reporting.writing import write_figure, write_text
from trainer.run import Run
from trainer.synthetic.scenes import Scene

NAME = "crop_rule.json"


def write(folder: Path, about: Mapping[str, object], results: EndToEndResults) -> None:
    """Write ``crop_rule.md`` and, last, ``crop_rule.json``.

    Args:
        folder: Where.
        about: What was measured, on what and how.
        results: What came of it.

    Raises:
        OutputError: Something cannot be written.
    """
    lines = [f"- {name}: {value}" for name, value in about.items()]
    text = "\n\n".join(["# The crop rule, measured", "\n".join(lines), to_text(results)])
    write_text(folder / "crop_rule.md", wrapped(text))
    values = {**about, **_to_values(results)}
    write_text(folder / NAME, json.dumps(values, indent=2) + "\n")


def _to_values(results: EndToEndResults) -> dict[str, object]:
    """Return the results as JSON values, under the names that the file has always had."""
    return {
        "faces": results.faces,
        "found": asdict(results.found),
        "direct": asdict(results.direct),
        "in_place": asdict(results.oracle),
        "direct_of_all": asdict(results.direct_of_all),
        "trials": [_to_trial(one) for one in results.variants],
        "luck": results.chance_gain,
        "chosen": asdict(results.chosen.variant),
    }


def _to_trial(one: VariantResult) -> dict[str, object]:
    values = asdict(one)
    return {"framing": values.pop("variant"), **values}


def draw_scenes(folder: Path, scenes: Sequence[Scene]) -> None:
    """Draw some scenes into ``scenes.png``; it shows faces of the dataset.

    Raises:
        OutputError: It cannot be written.
    """
    figure = Figure(figsize=(12, 9), layout="constrained")
    for place, axes in enumerate(np.ravel(figure.subplots(3, 3))):
        axes.set_axis_off()
        if place < len(scenes):
            image = scenes[place].image
            axes.imshow(
                image[..., ::-1] if image.ndim == 3 else image, cmap="grey", vmin=0, vmax=255
            )
    write_figure(folder / "scenes.png", figure)


def keep(run: Run, results: EndToEndResults) -> None:
    """Write the metrics of the whole path, and the margin they were measured with, into the card.

    Raises:
        RunError: The run cannot be read.
        OutputError: Its card cannot be written; it is still what it was.
    """
    card, chosen = run.read_card(), results.chosen
    metrics = {
        "found": results.found.value,
        "agreement": chosen.agreement.value,
        "lost": chosen.lost.value,
    }
    measured = {f"validation_end_to_end_{name}": value for name, value in metrics.items()}
    margin = chosen.variant.margin
    if chosen.variant.aligned:
        crop = replace(card.crop, aligned_margin=margin)
    else:
        crop = replace(card.crop, margin=margin)
    try:
        run.write_card(replace(card, crop=crop, metrics={**card.metrics, **measured}))
    except OSError as error:
        raise OutputError(
            f"{run.card} cannot be written ({error.strerror}): make room or set it free."
        ) from error
