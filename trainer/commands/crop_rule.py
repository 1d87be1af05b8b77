"""Command ``crop-rule``: measure how the app should cut faces out for a model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from emolens.commands.output import add_force, refuse_to_replace
from emolens.detection.detectors import detector_of, file_detector
from emolens.options import DetectorChoice, PipelineOptions
from trainer.commands.options import TO_MEASURE, add_dataset, add_seed, number
from trainer.data.dataset import Dataset
from trainer.data.label_mapping import remap_labels
from trainer.data.reading import read_for_model
from trainer.end_to_end import metrics, results_folder, results_text
from trainer.end_to_end.crop_variants import candidates
from trainer.end_to_end.results import EndToEndResults
from trainer.end_to_end.scene_evaluation import ScenePath, sample_faces, scene_of
from trainer.errors import RunError
from trainer.evaluation.trained_model import TrainedModel, load_trained_model
from trainer.picture_digests import read_digests
from trainer.reporting.writing import make_folder, results_folder_of
from trainer.run import Run

_SHOWN = 9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``crop-rule``."""
    parser.add_argument(
        "model", type=Path, metavar="RUN|FILE.onnx", help="folder of a run, or a model file"
    )
    add_dataset(parser, TO_MEASURE)
    parser.add_argument(
        "--faces",
        type=number(int, 1),
        default=600,
        metavar="N",
        help="how many validation faces to lay into scenes (default: 600)",
    )
    add_seed(parser)
    parser.add_argument(
        "--detector",
        choices=get_args(DetectorChoice),
        default="auto",
        help="what finds the faces (default: auto, what the app uses)",
    )
    parser.add_argument(
        "--tilt",
        type=number(float, 0, 45),
        default=0.0,
        metavar="DEGREES",
        help="tilt the faces by up to so much either way (default: 0)",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="RUN",
        help="write the figures of the whole path, and a margin that is better beyond chance, into "
        "the card of this run, which has the same model",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="folder for tables and some scenes (default: evaluation/crop-rule in the run, or "
        "FILE-evaluation/crop-rule beside the model file)",
    )
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure, write and print what was found; return 0."""
    output = arguments.output or results_folder_of(arguments.model) / "crop-rule"
    refuse_to_replace(arguments, output / results_folder.NAME)
    model = load_trained_model(arguments.model)
    if arguments.keep:
        _check_scenes(arguments)
        _check_model(Run(arguments.keep), model)
    make_folder(output)
    dataset = read_for_model(model.metadata, arguments.data, arguments.votes, ("validation",))
    if arguments.keep:
        _check_faces(Run(arguments.keep), model, dataset)
    results = _measure(model, dataset, arguments, output)
    results_folder.write(output, _about(model, dataset, arguments), results)
    print(f"{model.name}, led through the app\n\n{results_text.to_text(results)}\n")
    print(f"These tables and some scenes are in {output}.")
    if arguments.keep:
        results_folder.keep(Run(arguments.keep), results)
        margin = results.chosen.variant.margin
        print(f"The card of {arguments.keep} has the figures now, with the margin {margin:+.2f}.")
    return 0


def _check_scenes(arguments: argparse.Namespace) -> None:
    """Refuse to write of other faces and detectors than the app's usual ones into a card."""
    if arguments.tilt or arguments.detector != "auto":
        raise RunError(
            "A card speaks of upright faces and of the app's own detector: leave out --tilt and "
            "--detector, or --keep."
        )


def _check_model(run: Run, model: TrainedModel) -> None:
    """Refuse to write of one model into the card of another."""
    if run.read_card().keras_digest != model.metadata.keras_digest:
        raise RunError(
            f"{run.folder} has another model than {model.name}: give the run that it was "
            "exported from, or leave out --keep."
        )


def _check_faces(run: Run, model: TrainedModel, dataset: Dataset) -> None:
    """Refuse to write of other faces than a run was validated on into its card."""
    digests = read_digests(run)
    known = digests.validated_on(dataset) if digests else model.made_with(dataset.name)
    if not known:
        raise RunError(
            f"{model.name} was not trained on {dataset.name}, and its card speaks of "
            "its own validation faces: give its dataset with --data, or leave out --keep."
        )


def _measure(
    model: TrainedModel, dataset: Dataset, arguments: argparse.Namespace, output: Path
) -> EndToEndResults:
    """Lead faces through the app, find every figure, and draw some of the scenes."""
    split, _ = remap_labels(dataset.validation, dataset, model.metadata.labels)
    places = sample_faces(split, arguments.faces, arguments.seed)
    options = PipelineOptions(detector=arguments.detector)
    aligned = detector_of(options) == "yunet"
    variants = candidates(model.metadata.crop, aligned=aligned)
    path = ScenePath(file_detector(options), model, variants, arguments.seed, arguments.tilt)
    results = metrics.measure_path(path.run(split, places), variants)
    shown = places[:: max(1, len(places) // _SHOWN)][:_SHOWN]
    scenes = [scene_of(split, place, arguments.seed, arguments.tilt) for place in shown]
    results_folder.draw_scenes(output, scenes)
    return results


def _about(
    model: TrainedModel, dataset: Dataset, arguments: argparse.Namespace
) -> dict[str, str | int | float]:
    return {
        "model": model.name,
        "keras_digest": model.metadata.keras_digest,
        "precision": model.metadata.precision,
        "dataset": dataset.name,
        "split": "validation",
        "votes": dataset.votes or "none",
        "detector": detector_of(PipelineOptions(detector=arguments.detector)),
        "tilt": arguments.tilt,
        "seed": arguments.seed,
    }
