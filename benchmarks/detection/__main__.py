"""``python -m benchmarks.detection``: recall and false positives of detection, as Markdown."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from benchmarks.detection import enlarged, live, pictures, quality, stills, text
from benchmarks.detection.shots import Shot, shoot
from emolens.model.onnx_model import OnnxModel
from emolens.options import DetectorChoice, PipelineOptions, Sensitivity
from trainer.data.dataset import Split
from trainer.data.reading import read_for_model

_LIVE_FACE = 48
"""Side in a scene of the smallest face that is filmed: 60 pixels in a frame."""
_DETECTORS: tuple[DetectorChoice, ...] = ("yunet", "haar")
_SENSITIVITIES: tuple[Sensitivity, ...] = ("balanced", "cautious", "eager")
_TURNS = (0.0, 30.0, 45.0, -45.0)


def main() -> None:
    """Measure enlarged faces, stills and shots, by detector, and print them."""
    arguments = _arguments()
    model = OnnxModel.load(arguments.model) if arguments.model else None
    if arguments.quality:
        _tell_quality(arguments, model)
        return
    if model and arguments.data and arguments.faces:
        print(text.enlarged(_enlarged(arguments, model)), end="\n\n", flush=True)
    found = (
        (name, stills.detect_in(_stills(arguments), options, model))
        for name, options in _chosen(arguments)
    )
    print(text.stills(found), end="\n\n", flush=True)
    if arguments.shots:
        print(text.followed(_followed(arguments)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.detection", description=main.__doc__
    )
    parser.add_argument("--data", type=Path, help="dataset whose validation faces are used")
    parser.add_argument("--votes", type=Path, help="its FER+ votes, for who is named rightly")
    parser.add_argument("--photographs", type=Path, help="folder with a faces.csv: file,x,y,w,h")
    parser.add_argument(
        "--model", type=Path, help="model file; what it takes for no face is left out"
    )
    parser.add_argument("--all-sensitivities", action="store_true", help="not balanced alone")
    parser.add_argument("--faces", type=int, default=600, help="how many faces to enlarge")
    parser.add_argument("--scenes", type=int, default=200, help="how many stills to make")
    parser.add_argument("--shots", type=int, default=10, help="how many shots of each kind")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long a shot is")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--quality",
        action="store_true",
        help="measure what a face's pose and quality tell instead, with YuNet",
    )
    return parser.parse_args()


def _chosen(arguments: argparse.Namespace) -> Iterator[tuple[str, PipelineOptions]]:
    sensitivities = _SENSITIVITIES if arguments.all_sensitivities else _SENSITIVITIES[:1]
    for detector, sensitivity in product(_DETECTORS, sensitivities):
        options = PipelineOptions(detector=detector, sensitivity=sensitivity)
        yield f"{detector}, {sensitivity}", options


def _enlarged(
    arguments: argparse.Namespace, model: OnnxModel
) -> Iterator[tuple[str, enlarged.EnlargedRecall]]:
    faces = _faces(arguments, model)
    for (name, options), degrees in product(_chosen(arguments), _TURNS):
        yield f"{name}, turned by {degrees:.0f}°", enlarged.measure(model, faces, options, degrees)


def _faces(arguments: argparse.Namespace, model: OnnxModel) -> Split:
    crop = dataclasses.replace(model.metadata.crop, channels=1, aligned=False)
    metadata = dataclasses.replace(model.metadata, crop=crop)
    dataset = read_for_model(metadata, arguments.data, arguments.votes)
    if dataset.labels != metadata.labels:
        raise SystemExit(f"{arguments.data} has other labels than {arguments.model}.")
    return enlarged.faces_with_majority(dataset.validation, arguments.faces, arguments.seed)


def _tell_quality(arguments: argparse.Namespace, model: OnnxModel | None) -> None:
    options = PipelineOptions(detector="yunet")
    if arguments.photographs:
        upright = [
            one for one in pictures.photographs(arguments.photographs) if one.kind == "photographs"
        ]
        errors = ((turn, quality.roll_errors(upright, options, turn)) for turn in quality.TURNS)
        print(text.rolls(errors), end="\n\n", flush=True)
    if model and arguments.data:
        faces = _faces(arguments, model)
        print(text.qualities(list(quality.judge(model, faces, options))), end="\n\n", flush=True)
        blurred = (
            (blur, list(quality.judge(model, faces, options, blur))) for blur in quality.BLURS
        )
        print(text.blurs(blurred))


def _stills(arguments: argparse.Namespace) -> Iterator[pictures.LabelledImage]:
    yield from pictures.scenes(arguments.data, arguments.scenes, arguments.seed)
    yield from pictures.empty_pictures()
    if arguments.photographs:
        yield from pictures.photographs(arguments.photographs)


def _followed(arguments: argparse.Namespace) -> Iterator[tuple[str, live.Tally]]:
    for (name, options), steady in product(_chosen(arguments), (True, False)):
        camera = "from a stand" if steady else "by hand"
        yield f"{name}, {camera}", live.follow(_shots(arguments, steady), options)


def _shots(arguments: argparse.Namespace, steady: bool) -> Iterator[Shot]:
    made = pictures.scenes(arguments.data, 3 * arguments.shots, arguments.seed + 1)
    large = [one for one in made if one.faces[0].width >= _LIVE_FACE][: arguments.shots]
    for seed, scene in enumerate(large):
        yield shoot(scene, arguments.seconds, steady=steady, seed=seed)


if __name__ == "__main__":
    main()
