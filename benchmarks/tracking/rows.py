"""What is told of tracks and of steadiness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.detection.pictures import scenes
from benchmarks.report import Row, mean_share
from benchmarks.tracking.id_switch_scenarios import Away, Crossing
from benchmarks.tracking.id_switches import follow
from benchmarks.tracking.label_jitter import Change, Viewer, at_tie, swapped
from benchmarks.tracking.still_faces import Scores, film
from emolens.loading import load_model
from emolens.model.session import OnnxModel
from emolens.resources import model_file

_FILMS = 36  # of each kind
_RATES = (10, 15, 30)
_AWAY = {
    Away.NOBODY: "",
    Away.BEHIND: ", the one behind away for a second",
    Away.IN_FRONT: ", the one in front away for a second",
}
_SCENES = 60
_FACES = 24
_MINUTES = 5
_TIES = 4
_CLEAR = 0.43  # lead of a change that docs/following.md promises to show in time
_SOON = 0.3


def identity() -> list[Row]:
    """Follow two who cross, also where one of them looks away for a second around their meeting."""
    return [_told_identity(away, name) for away, name in _AWAY.items()]


def _told_identity(away: Away, name: str) -> Row:
    classifier = load_model()
    films = (Crossing(_RATES[seed % 3], away, seed) for seed in range(_FILMS))
    results = [follow(film, classifier) for film in films]
    swaps = sum(result.swapped for result in results)
    right = mean_share([result.right for result in results])
    return (
        f"two faces that cross{name}",
        f"tracks swapped in {swaps} of {_FILMS} films, {right} of visible faces right",
    )


def flicker(data: Path | None) -> list[Row]:
    """Watch still faces under camera noise, and faces that change."""
    classifier = OnnxModel.load(model_file(), 1)
    faces = list(islice(film(scenes(data, _SCENES, seed=3), classifier), _FACES))
    threshold = classifier.metadata.uncertain_below
    ties = sorted(map(at_tie, faces), key=_spread)[-_TIES:]
    name = "changes of name a minute on a still face under noise"
    return [
        (f"{name}, the worst of {len(faces)}", _told_flicker(faces, threshold)),
        (f"{name}, the worst of {len(ties)} at an exact tie", _told_flicker(ties, threshold)),
        (
            f"a change that leads by {_CLEAR} or more: shown within {_SOON} s",
            ", ".join(_told_changes(faces, threshold)),
        ),
    ]


def _spread(scores: Scores) -> float:
    """Return how far the lead of the likeliest expression strays."""
    first, second = np.argsort(-scores.mean(axis=0))[:2]
    return float((scores[:, first] - scores[:, second]).std())


def _told_flicker(faces: Sequence[Scores], threshold: float) -> str:
    told = []
    for rate in (10, 30):
        viewer = Viewer(rate, threshold)
        by_itself, shown = zip(*(viewer.flicker(face, _MINUTES) for face in faces), strict=True)
        told.append(f"{max(shown):.1f} (unsmoothed {max(by_itself):.0f}) at {rate} frames/s")
    return ", ".join(told)


def _told_changes(faces: Sequence[Scores], threshold: float) -> Iterator[str]:
    for rate in _RATES:
        viewer = Viewer(rate, threshold)
        clear = [change for change in _changes(faces, viewer) if change.lead >= _CLEAR]
        soon = np.mean([change.seconds <= _SOON for change in clear])
        yield f"{soon:.1%} of {len(clear)} at {rate} frames/s"


def _changes(faces: Sequence[Scores], viewer: Viewer) -> Iterator[Change]:
    """Yield what comes of each face that turns into each other, or into what it is swapped."""
    others = [*faces, *map(swapped, faces)]
    for before in faces:
        for after in others:
            if before.mean(axis=0).argmax() != after.mean(axis=0).argmax():
                yield viewer.change(before, after)
