"""Report rows on tracking and label jitter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.detection.pictures import scenes
from benchmarks.report import ReportRow, mean_share
from benchmarks.tracking.id_switch_scenarios import Away, CrossingScenario
from benchmarks.tracking.id_switches import follow
from benchmarks.tracking.label_jitter import Change, Viewer, at_tie, swapped
from benchmarks.tracking.still_faces import Scores, noisy_scores
from emolens.loading import load_model
from emolens.model.onnx_model import OnnxModel
from emolens.resources import model_file

_SCENARIOS = 36  # of each kind
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
_CLEAR = 0.43  # lead of a change that docs/tracking.md promises to show in time
_SOON = 0.3


def id_switches() -> list[ReportRow]:
    """Follow two who cross, also where one of them looks away for a second around their meeting."""
    return [_id_switch_row(away, name) for away, name in _AWAY.items()]


def _id_switch_row(away: Away, name: str) -> ReportRow:
    classifier = load_model()
    scenarios = (CrossingScenario(_RATES[seed % 3], away, seed) for seed in range(_SCENARIOS))
    results = [follow(scenario, classifier) for scenario in scenarios]
    swaps = sum(result.swapped for result in results)
    right = mean_share([result.right for result in results])
    return (
        f"two faces that cross{name}",
        f"tracks swapped in {swaps} of {_SCENARIOS} videos, {right} of visible faces right",
    )


def label_jitter(data: Path | None) -> list[ReportRow]:
    """Watch still faces under camera noise, and faces that change."""
    classifier = OnnxModel.load(model_file(), 1)
    faces = list(islice(noisy_scores(scenes(data, _SCENES, seed=3), classifier), _FACES))
    ties = sorted(map(at_tie, faces), key=_spread)[-_TIES:]
    name = "changes of name a minute on a still face under noise"
    return [
        (f"{name}, the worst of {len(faces)}", _jitter_text(faces)),
        (f"{name}, the worst of {len(ties)} at an exact tie", _jitter_text(ties)),
        (
            f"a change that leads by {_CLEAR} or more: shown within {_SOON} s",
            ", ".join(_change_texts(faces)),
        ),
    ]


def _spread(scores: Scores) -> float:
    """Return how far the lead of the likeliest expression strays."""
    first, second = np.argsort(-scores.mean(axis=0))[:2]
    return float((scores[:, first] - scores[:, second]).std())


def _jitter_text(faces: Sequence[Scores]) -> str:
    texts = []
    for rate in (10, 30):
        viewer = Viewer(rate)
        by_itself, shown = zip(
            *(viewer.label_jitter(face, _MINUTES) for face in faces), strict=True
        )
        texts.append(f"{max(shown):.1f} (unsmoothed {max(by_itself):.0f}) at {rate} frames/s")
    return ", ".join(texts)


def _change_texts(faces: Sequence[Scores]) -> Iterator[str]:
    for rate in _RATES:
        viewer = Viewer(rate)
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
