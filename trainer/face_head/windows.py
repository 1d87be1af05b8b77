"""Windows of synthetic scenes, as the detector sees them: on a face, or on none.

What the detector takes for a face where there is none is what must be told from faces. So it is
asked for much, by little evidence, in scenes with a face, and in scenes with one that is turned by
quarters and thus none that the app looks for. Windows at random are added: beside a face, far
smaller or far larger than it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emolens.detection.detectors import file_detector
from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face, cut
from emolens.options import PipelineOptions
from emolens.readings import Box
from trainer.data.dataset import Split
from trainer.progress_bar import bar
from trainer.synthetic.scenes import SIDES, SIZE, Scene, compose

_ON = 0.4  # overlap with a face from which a window is on it; YuNet's box is narrower than a crop
_OFF = 0.1  # and up to which it is on none
_AT_RANDOM = 4  # windows in each scene
_TURNED = 3  # one face in so many is turned


@dataclass(frozen=True, eq=False)
class Windows:
    """Crops of N windows.

    Attributes:
        crops: uint8 ``[N, S, S, C]``.
        faces: Whether each is on a face, bool ``[N]``.
    """

    crops: NDArray[np.uint8]
    faces: NDArray[np.bool_]


def training_windows(split: Split, rule: CropFraming, count: int, seed: int) -> Windows:
    """Return ``count`` crops of a split, as faces, and windows of scenes of them."""
    detector = file_detector(PipelineOptions(), lenient=True)
    pairs = [(np.asarray(split.crops[place]), True) for place in _draw(split, count, seed)]
    for turn, scene, rng in _scenes(split, count, seed, turned=True):
        for found in detector.detect(scene.image):
            overlap = 0.0 if turn else found.box.overlap(scene.face)
            if not _OFF <= overlap < _ON:
                pairs.append((crop_face(scene.image, found, rule), overlap >= _ON))
        for box in _at_random(rng):
            if turn or box.overlap(scene.face) < _OFF:
                pairs.append((cut(scene.image, box, rule), False))
    return _gathered(pairs, rule)


def validation_windows(split: Split, rule: CropFraming, count: int, seed: int) -> Windows:
    """Return what the app finds in scenes of ``count`` faces of a split."""
    detector = file_detector(PipelineOptions())
    pairs = [
        (crop_face(scene.image, found, rule), found.box.overlap(scene.face) >= _ON)
        for _, scene, _ in _scenes(split, count, seed, turned=False)
        for found in detector.detect(scene.image)
        if not 0 < found.box.overlap(scene.face) < _ON
    ]
    return _gathered(pairs, rule)


def _gathered(pairs: Sequence[tuple[NDArray[np.uint8], bool]], rule: CropFraming) -> Windows:
    crops = np.array([crop for crop, _ in pairs], np.uint8)
    shape = (-1, rule.size, rule.size, rule.channels)
    return Windows(crops.reshape(shape), np.array([face for _, face in pairs], bool))


def _draw(split: Split, count: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(len(split))[:count]


def _scenes(
    split: Split, count: int, seed: int, *, turned: bool
) -> Iterator[tuple[int, Scene, np.random.Generator]]:
    """Yield by how many quarters a face is turned, its scene, and the chance that made it."""
    for number, place in enumerate(_with_bar(_draw(split, count, seed))):
        turn = number // _TURNED % 4 if turned and number % _TURNED == 0 else 0
        rng = np.random.default_rng((seed, int(place)))
        crop = np.ascontiguousarray(np.rot90(split.crops[place], turn))
        yield turn, compose(crop, rng), rng


def _with_bar(places: NDArray[np.int64]) -> Iterator[int]:
    """Yield the places, showing a progress bar."""
    with bar("looking for faces", len(places), unit="scene") as progress:
        for place in places:
            yield int(place)
            progress.update()


def _at_random(rng: np.random.Generator) -> Iterator[Box]:
    """Yield windows anywhere in a scene, as large as faces may be."""
    for _ in range(_AT_RANDOM):
        side = round(float(np.exp(rng.uniform(*np.log(SIDES)))))
        left, top = (int(rng.integers(0, length - side + 1)) for length in SIZE[::-1])
        yield Box(left, top, side, side)
