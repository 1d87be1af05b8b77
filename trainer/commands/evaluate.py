"""Command ``evaluate``: measure a run or a model file on a dataset."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from trainer.commands.options import TO_MEASURE, add_dataset
from trainer.data.contents import splits_in
from trainer.data.dataset import read_whole
from trainer.data.reading import read_for_model, read_whole_for_model
from trainer.evaluation import report_folder, report_text
from trainer.evaluation.evaluation import evaluate
from trainer.evaluation.report import SplitName
from trainer.evaluation.report_io import to_json
from trainer.evaluation.trained_model import TrainedModel, load_trained_model
from trainer.picture_digests import read_digests
from trainer.reporting.writing import results_folder_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``evaluate``."""
    parser.add_argument(
        "model", type=Path, metavar="RUN|FILE.onnx", help="folder of a run, or a model file"
    )
    add_dataset(parser, TO_MEASURE)
    parser.add_argument(
        "--split",
        choices=get_args(SplitName),
        help="which part of the dataset (default: validation; all, where the model was not made "
        "with the dataset and that has no validation)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="folder for report and pictures (default: evaluation/SPLIT in the run, or "
        "FILE-evaluation/SPLIT beside the model file)",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Evaluate, write the report and print its headline figures; return 0."""
    model = load_trained_model(arguments.model)
    split = arguments.split or _default(model, arguments.data)
    output = arguments.output or results_folder_of(arguments.model) / split
    report_folder.refuse_to_replace(output, model.name, arguments.data, arguments.votes)
    report_folder.begin(output, model.run)
    if split == "all":
        dataset = read_whole_for_model(model.metadata, arguments.data, arguments.votes)
    else:
        dataset = read_for_model(model.metadata, arguments.data, arguments.votes, (split,))
    evaluation = evaluate(model, dataset, split)
    report_folder.finish(output, evaluation)
    if arguments.json:
        print(to_json(evaluation.report))
        return 0
    print(f"{model.name}, measured on {report_text.measured_on(evaluation.report)}\n")
    print(report_text.headline(evaluation.report))
    print(f"\nThe report and its pictures are in {output}.")
    return 0


def _default(model: TrainedModel, data: Path) -> SplitName:
    """Return the part of a dataset that says most about faces that the model has not seen."""
    if "validation" in splits_in(data) or _was_trained_on(model, data):
        return "validation"
    return "all"


def _was_trained_on(model: TrainedModel, data: Path) -> bool:
    """Return whether the model knows pictures of a dataset; by its name where it cannot say."""
    digests = read_digests(model.run) if model.run else None
    if digests is None:
        return model.made_with(data.name)
    crop = model.metadata.crop
    whole = read_whole(data, crop.size, crop.channels).test
    assert whole is not None
    return bool((digests.learnt(whole) | digests.chosen_on(whole)).any())
