"""Images with ground truth of their faces: synthetic scenes, or photographs at hand."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from emolens.readings import Box, Image
from emolens.sources.images import read_picture
from trainer.data.dataset import read_dataset
from trainer.synthetic.scenes import compose

WITHOUT_FACES = (
    "brick", "cell", "chelsea", "clock", "coffee", "grass", "gravel", "hubble_deep_field",
    "immunohistochemistry", "moon", "page", "retina", "rocket", "text",
)  # fmt: skip
"""Pictures of scikit-image that show nobody; its coins do, in relief."""

_ASTRONAUT = Box(177, 66, 95, 95)
_CROP = CropFraming(size=48, channels=1, margin=0.0)


@dataclass(frozen=True, eq=False)
class LabelledImage:
    """An image with the ground truth of its faces.

    Attributes:
        kind: Pictures of one kind are counted together.
        image: BGR or grey.
        faces: Where they are.
    """

    kind: str
    image: Image
    faces: tuple[Box, ...]


def scenes(data: Path | None, count: int, seed: int) -> Iterator[LabelledImage]:
    """Yield faces laid into busy backgrounds.

    Args:
        data: Dataset whose validation faces are taken; the astronaut's where there is none.
        count: How many; fewer where the dataset has fewer.
        seed: Of their choice and of the scenes.
    """
    crops = read_dataset(data, None, 48, 1).validation.crops if data else _astronaut()
    order = np.random.default_rng(seed).permutation(max(count, len(crops)))[:count]
    for place in map(int, order):
        crop = np.asarray(crops[place % len(crops)])
        scene = compose(crop, np.random.default_rng((seed, place)))
        yield LabelledImage("scenes", scene.image, (scene.face,))


def empty_pictures() -> Iterator[LabelledImage]:
    """Yield scikit-image's pictures without faces."""
    for name in WITHOUT_FACES:
        yield LabelledImage("pictures without faces", _sample(name), ())


def photographs(folder: Path) -> Iterator[LabelledImage]:
    """Yield the photographs named in ``faces.csv`` (``file,x,y,w,h``), upright and turned.

    A face that lies on its side or stands on its head is none that the app looks for, so that
    turned photographs show how it takes what is not a face.
    """
    faces = defaultdict(list)
    with (folder / "faces.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            faces[row["file"]].append(Box(*(int(row[name]) for name in "xywh")))
    for name, boxes in faces.items():
        image = read_picture(folder / name)
        yield LabelledImage("photographs", image, tuple(boxes))
        for turns in (1, 2, 3):
            turned = np.ascontiguousarray(np.rot90(image, turns))
            yield LabelledImage("turned photographs", turned, ())


def _astronaut() -> Sequence[NDArray[np.uint8]]:
    return [cut(_sample("astronaut"), _ASTRONAUT, _CROP)]


def _sample(name: str) -> Image:
    """Return a picture of scikit-image."""
    from skimage import data  # noqa: PLC0415 - slow to import

    picture = getattr(data, name)()
    return picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 2::-1])
