"""Cutting of faces out of photographs, as the app does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.atomic_write import atomic_write
from emolens.detection.detectors import file_detector
from emolens.errors import SourceError
from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face
from emolens.options import PipelineOptions
from emolens.protocols import Detector
from emolens.sources.images import read_picture
from trainer.data.listing import Entry
from trainer.errors import OutputError
from trainer.preparation.journal import Journal, Record
from trainer.progress_bar import bar


@dataclass(frozen=True)
class Rule:
    """What becomes of a photograph.

    Attributes:
        crop: How a face is cut out.
        min_bytes: Smaller files are left out: thumbnails and placeholders.
    """

    crop: CropFraming
    min_bytes: int


def cut_faces(
    photographs: Path, entries: Sequence[Entry], target: Path, rule: Rule, journal: Journal
) -> None:
    """Cut the face out of each photograph that the journal does not know yet.

    The largest face is taken: it is the one that the photograph is about.

    Args:
        photographs: Their folder.
        entries: The photographs.
        target: Folder that receives ``<label>/<name of the photograph>.png``.
        rule: How.
        journal: Learns what became of each photograph when that is done.

    Raises:
        OutputError: A crop cannot be written.
        KeyboardInterrupt: Interrupted; what was done is kept.
    """
    detector = file_detector(PipelineOptions())
    left = [entry for entry in entries if entry.file not in journal.records]
    with bar("Finding faces", len(left), "photograph") as progress:
        for entry in left:
            crop, faces, reason = _cut_face(photographs / entry.file, rule, detector)
            name = f"{Path(entry.file).name}.png"  # photographs may differ in their endings alone
            if crop is not None:
                _write(crop, target / entry.label / name)
            journal.add(Record(entry.file, entry.label, faces, reason))
            progress.update()


def _cut_face(
    path: Path, rule: Rule, detector: Detector
) -> tuple[NDArray[np.uint8] | None, int, str | None]:
    """Return the crop, the number of faces, and the reason where there is no crop."""
    try:
        if path.stat().st_size < rule.min_bytes:
            return None, 0, "too small a file"
        image = read_picture(path)
    except (SourceError, OSError):
        return None, 0, "not a readable picture"
    faces = detector.detect(image)
    if not faces:
        return None, 0, "no face found"
    return crop_face(image, faces[0], rule.crop), len(faces), None


def _write(crop: NDArray[np.uint8], path: Path) -> None:
    picture = cv2.cvtColor(crop, cv2.COLOR_RGB2BGR) if crop.shape[2] == 3 else crop
    done, data = cv2.imencode(".png", picture)
    assert done, "OpenCV writes PNG"
    try:
        with atomic_write(path) as part:
            part.write_bytes(data.tobytes())
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}): make room and give the same command."
        ) from error
