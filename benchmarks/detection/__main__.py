"""``python -m benchmarks.detection``: recall and false positives of detection, as Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.detection import live, pictures, stills, text
from benchmarks.detection.shots import Shot, shoot
from emolens.model.session import OnnxModel

_LIVE_FACE = 48
"""Side in a scene of the smallest face that is filmed: 60 pixels in a frame."""


def main() -> None:
    """Measure stills, then shots, and print both."""
    arguments = _arguments()
    model = OnnxModel.load(arguments.model) if arguments.model else None
    print(text.curves(stills.detect_in(_stills(arguments), model)), flush=True)
    shots = {True: "from a stand", False: "by hand"}
    tallies = ((name, live.follow(_shots(arguments, steady))) for steady, name in shots.items())
    print(f"\n{text.followed(tallies)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.detection", description=main.__doc__
    )
    parser.add_argument("--data", type=Path, help="dataset whose validation faces are laid in")
    parser.add_argument("--photographs", type=Path, help="folder with a faces.csv: file,x,y,w,h")
    parser.add_argument(
        "--model",
        type=Path,
        help="model file; what it takes for no face counts as a false negative in the stills",
    )
    parser.add_argument("--scenes", type=int, default=200, help="how many stills to make")
    parser.add_argument("--shots", type=int, default=10, help="how many shots of each kind")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long a shot is")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _stills(arguments: argparse.Namespace) -> Iterator[pictures.LabelledImage]:
    yield from pictures.scenes(arguments.data, arguments.scenes, arguments.seed)
    yield from pictures.empty_pictures()
    if arguments.photographs:
        yield from pictures.photographs(arguments.photographs)


def _shots(arguments: argparse.Namespace, steady: bool) -> Iterator[Shot]:
    made = pictures.scenes(arguments.data, 3 * arguments.shots, arguments.seed + 1)
    large = [one for one in made if one.faces[0].width >= _LIVE_FACE][: arguments.shots]
    for seed, scene in enumerate(large):
        yield shoot(scene, arguments.seconds, steady=steady, seed=seed)


if __name__ == "__main__":
    main()
