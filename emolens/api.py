"""The public API: functions that read pictures and videos, and what they return.

:mod:`emolens` hands these names on; import them from there.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emolens.detection.detectors import settings_of
from emolens.errors import EmolensError, ModelError, SourceError
from emolens.loading import load_model
from emolens.model.onnx_model import OnnxModel
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel, Model, Source
from emolens.readings import AnalysedFrame, Box, Evidence, Face, FaceQuality, Frame, Reading
from emolens.results.errors import ResultError
from emolens.results.metadata import Provenance
from emolens.results.reader import read_rows
from emolens.results.rows import Row, flat_record, rows_of
from emolens.results.writer import ResultWriter
from emolens.sources.arrays import ColorOrder, image_of
from emolens.sources.files import FileSource, StillSource, is_sparse, open_file
from emolens.sources.film_part import WHOLE_FILM, FilmExcerpt, FilmPart
from emolens.sources.folders import files_named

__all__ = [
    "AnalysedFrame",
    "Box",
    "EmolensError",
    "Evidence",
    "Face",
    "FaceQuality",
    "FilmPart",
    "Frame",
    "ModelError",
    "OnnxModel",
    "Pipeline",
    "PipelineOptions",
    "Reading",
    "ResultError",
    "Row",
    "SourceError",
    "analyze",
    "load_model",
    "read_results",
    "to_rows",
    "write_results",
]

AnyPath: TypeAlias = str | os.PathLike[str]
PictureLike: TypeAlias = AnyPath | NDArray[Any]
"""A picture, video or folder by its path, or an image as an array."""

_DEFAULTS = PipelineOptions()


def analyze(  # noqa: PLR0913 - all but the first by name
    pictures: PictureLike | Iterable[PictureLike],
    *,
    model: EvidenceModel | AnyPath | None = None,
    color: ColorOrder = "BGR",
    options: PipelineOptions = _DEFAULTS,
    evidence: bool = False,
    part: FilmPart = WHOLE_FILM,
) -> Iterator[AnalysedFrame]:
    """Read the faces of pictures and videos, frame by frame as they are asked for.

    Faces of a video are tracked and smoothed over its frames; every picture is read for itself.

    Args:
        pictures: A path to a picture, a video or a folder of them; an image, uint8 ``[height,
            width]`` or ``[height, width, 3]``; or any number of these, lazily, so that a generator
            will do. For the images of a video or camera of your own, see :class:`Pipeline`.
        model: A model that was loaded, or a model file; None for the one that came with Emolens, in
            float32, which reads alike on every machine.
        color: The order of an image's channels; OpenCV has ``"BGR"``, nearly all others ``"RGB"``.
        options: How faces are detected and smoothed.
        evidence: Whether to say of each face what spoke for its expression.
        part: Which frames of videos are read.

    Yields:
        Each frame with its readings, one for each face, the largest first; also frames without a
        face. Its ``source`` is the path as it was given, the files of a folder below it, and
        ``image 0``, ``image 1``, ... for arrays.

    Raises:
        ModelError: The model file is refused; at once.
        SourceError: Something cannot be read; when its turn comes. What was read of it before is
            yielded first.
        ValueError: An array is no image; when its turn comes.
    """
    if model is None or isinstance(model, (str, os.PathLike)):
        model = load_model(model, precision="float32")
    return _analyzed(_sources(pictures, color), model, options, evidence, part)


def to_rows(frames: AnalysedFrame | Iterable[AnalysedFrame]) -> Iterator[dict[str, Any]]:
    """Turn readings into flat rows: ``pandas.DataFrame(emolens.to_rows(emolens.analyze(path)))``.

    Args:
        frames: Of :func:`analyze` or of a :class:`Pipeline`; taken as rows are asked for.

    Yields:
        For each face, and for each frame without one, a value for every column of a result in CSV
        (docs/results.md), None where there is none.
    """
    for analysed in [frames] if isinstance(frames, AnalysedFrame) else frames:
        yield from map(flat_record, rows_of(analysed.source, analysed))


def write_results(
    path: AnyPath,
    frames: Iterable[AnalysedFrame],
    model: Model,
    options: PipelineOptions = _DEFAULTS,
    part: FilmPart = WHOLE_FILM,
) -> None:
    """Write readings to a result file as they come, and beside it what produced them.

    Args:
        path: By its suffix ``.csv`` or ``.jsonl``; a file that is there is replaced.
        frames: Of :func:`analyze` or of a :class:`Pipeline`.
        model: What read them.
        options: As they were read.
        part: What was read of videos.

    Raises:
        ResultError: It cannot be written.
    """
    sources: list[str] = []
    settings = settings_of(options) | part.to_json()
    writer = ResultWriter([Path(path)], Provenance(sources, model.metadata, settings))
    try:
        for analysed in frames:
            if analysed.source not in sources[-1:]:
                sources.append(analysed.source)
            writer.add(rows_of(analysed.source, analysed))
    except BaseException as error:
        writer.close("cancelled" if isinstance(error, KeyboardInterrupt) else "failed")
        raise
    writer.close("complete")


def read_results(path: AnyPath) -> Iterator[Row]:
    """Read a result file again, row by row, lazily.

    A last line that is not whole, as a crash leaves it, is left out.

    Args:
        path: CSV or JSON Lines, by its suffix.

    Raises:
        ResultError: It cannot be read, or is no result.
    """
    return read_rows(Path(path))


def _each(pictures: PictureLike | Iterable[PictureLike]) -> Iterable[PictureLike]:
    if isinstance(pictures, np.ndarray):
        return pictures if pictures.ndim == 4 else [pictures]
    return [pictures] if isinstance(pictures, (str, os.PathLike)) else pictures


def _sources(
    pictures: PictureLike | Iterable[PictureLike], color: ColorOrder
) -> Iterator[FileSource]:
    """Yield what is to be read, each opened when its turn comes."""
    for number, picture in enumerate(_each(pictures)):
        if isinstance(picture, np.ndarray):
            yield StillSource(f"image {number}", image_of(picture, color))
        else:
            yield from (open_file(Path(name)) for name in files_named(os.fspath(picture)))


def _analyzed(
    sources: Iterable[FileSource],
    model: EvidenceModel,
    options: PipelineOptions,
    evidence: bool,
    part: FilmPart,
) -> Iterator[AnalysedFrame]:
    stills = Pipeline.of_stills(model, options)
    for opened in sources:
        source: Source = opened
        if not (opened.still or part.is_whole):
            source = FilmExcerpt(opened, part)
        sparse = is_sparse(opened, part)
        pipeline = stills if opened.still else Pipeline.of_video(model, options, sparse=sparse)
        pipeline.evidence_wanted = evidence
        with closing(source):
            while (frame := source.read()) is not None:
                yield dataclasses.replace(pipeline.read(frame), source=source.name)
