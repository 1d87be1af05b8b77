"""Evaluation of the whole path on synthetic scenes: faces detected, cut out and scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from emolens.alignment import FaceSquare
from emolens.model.contract import CropFraming
from emolens.model.crops import cut, cut_upright
from emolens.protocols import Detector
from emolens.readings import Box, Detection
from trainer.data.dataset import Split
from trainer.end_to_end.crop_variants import CropVariant
from trainer.errors import DatasetError
from trainer.evaluation.trained_model import TrainedModel
from trainer.progress_bar import bar
from trainer.synthetic.scenes import Scene, as_image, compose

_FOUND = 0.4
"""Least overlap of a box with the face. A detector frames a face by its features, a crop by its
outline, so that less than PASCAL VOC's half is asked for."""
_BLOCK = 32
"""Scenes held in memory at once."""


@dataclass(frozen=True, eq=False)
class EndToEndScores:
    """Scores of N faces after the whole path, by F crop variants.

    Attributes:
        faces: The faces.
        found: Which of them were detected, bool ``[N]``.
        direct: Scores of the dataset's own crops, float32 ``[N, K]``.
        oracle: Scores of the oracle crops, cut out just where the faces lie, likewise.
        cut: Scores of what was detected and cut out, ``[F, N, K]``; 0 where it was not detected.
    """

    faces: Split
    found: NDArray[np.bool_]
    direct: NDArray[np.float32]
    oracle: NDArray[np.float32]
    cut: NDArray[np.float32]


def sample_faces(split: Split, faces: int, seed: int) -> NDArray[np.int64]:
    """Return the places of so many faces that have a majority, in order; all if they are fewer.

    Raises:
        DatasetError: There is none.
    """
    known = np.flatnonzero(split.majority >= 0)
    if not len(known):
        raise DatasetError("No validation face has a majority to agree with: give other votes.")
    return np.sort(np.random.default_rng(seed).permutation(known)[:faces])


def scene_of(split: Split, place: int, seed: int, tilt: float = 0.0) -> Scene:
    """Return the scene of one face, the same one however many others are drawn.

    Args:
        split: Of the face.
        place: Of the face in it.
        seed: Of the scenes.
        tilt: Degrees up to which faces are tilted either way.
    """
    return compose(np.asarray(split.crops[place]), np.random.default_rng((seed, place)), tilt)


@dataclass(frozen=True, eq=False)
class ScenePath:
    """Detector, crop variants and model that the faces go through.

    Attributes:
        detector: Finds them.
        model: Scores them.
        variants: Ways to cut them out.
        seed: Of the scenes.
        tilt: Degrees up to which their faces are tilted either way.
    """

    detector: Detector
    model: TrainedModel
    variants: Sequence[CropVariant]
    seed: int
    tilt: float = 0.0

    def run(self, split: Split, places: NDArray[np.int64]) -> EndToEndScores:
        """Detect, cut out and score the faces at these places, in order, showing a progress bar."""
        scored = self._empty(split, places)
        with bar("leading through the app", len(places), unit="face") as progress:
            for start in range(0, len(places), _BLOCK):
                rows = np.arange(start, min(start + _BLOCK, len(places)))
                self._fill(scored, rows, split, places)
                progress.update(len(rows))
        return scored

    def _empty(self, split: Split, places: NDArray[np.int64]) -> EndToEndScores:
        kept = np.zeros(len(split), bool)
        kept[places] = True
        scores = np.zeros((len(places), len(self.model.metadata.labels)), np.float32)
        return EndToEndScores(
            faces=split.only(kept),
            found=np.zeros(len(places), bool),
            direct=scores,
            oracle=scores.copy(),
            cut=np.zeros((len(self.variants), *scores.shape), np.float32),
        )

    def _fill(
        self,
        scored: EndToEndScores,
        rows: NDArray[np.int64],
        split: Split,
        places: NDArray[np.int64],
    ) -> None:
        """Fill in these rows."""
        rule = self.model.metadata.crop
        predict = self.model.predict
        crops = [np.asarray(split.crops[place]) for place in places[rows]]
        scenes = [scene_of(split, place, self.seed, self.tilt) for place in places[rows]]
        scored.direct[rows] = predict(np.stack([_direct(crop, rule) for crop in crops]))
        scored.oracle[rows] = predict(np.stack([_oracle(scene, rule) for scene in scenes]))
        faces = [self._find(scene) for scene in scenes]
        found = [(scene.image, face) for scene, face in zip(scenes, faces, strict=True) if face]
        scored.found[rows] = [face is not None for face in faces]
        if not found:
            return
        for scores, variant in zip(scored.cut, self.variants, strict=True):
            cuts = [variant.cut(image, face, rule) for image, face in found]
            scores[rows[scored.found[rows]]] = predict(np.stack(cuts))

    def _find(self, scene: Scene) -> Detection | None:
        """Return what lies best on the face, if something lies on it well enough."""
        faces = self.detector.detect(scene.image)
        best = max(faces, key=lambda one: scene.face.overlap(one.box), default=None)
        return best if best and scene.face.overlap(best.box) >= _FOUND else None


def _direct(crop: NDArray[np.uint8], rule: CropFraming) -> NDArray[np.uint8]:
    """Return a dataset's crop as the model takes it: as it is, if it has its form."""
    whole = Box(0, 0, crop.shape[1], crop.shape[0])
    return cut(as_image(crop), whole, replace(rule, margin=0.0))


def _oracle(scene: Scene, rule: CropFraming) -> NDArray[np.uint8]:
    (x, y), side = scene.face.centre, scene.face.width
    return cut_upright(scene.image, FaceSquare(x - 0.5, y - 0.5, side, scene.roll), rule)
