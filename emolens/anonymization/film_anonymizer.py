"""Anonymizer of films: faces are found in every frame first, and covered in a second pass."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from emolens.anonymization.cover_plan import cover_plan
from emolens.anonymization.face_cover import CoverStyle, covered
from emolens.atomic_write import atomic_write
from emolens.batch.ordered_map import ordered_map
from emolens.batch.progress import ProgressMeter
from emolens.detection.detectors import file_detector
from emolens.errors import SourceError
from emolens.messages import mark
from emolens.options import PipelineOptions
from emolens.protocols import Detector
from emolens.readings import Box, Frame
from emolens.results.errors import ResultError, unwritable
from emolens.results.video_writer import SUFFIX, VideoWriter
from emolens.sources.files import FileSource, open_file


@dataclass(frozen=True)
class AnonymizationOutcome:
    """What came of a film.

    Attributes:
        frames: How many it has.
        bare: Stretches in which nothing is covered, begin and end in seconds.
    """

    frames: int
    bare: Sequence[tuple[float, float]]


class FilmAnonymizer:
    """Writes films in which faces are covered, without sound.

    Args:
        options: How faces are detected.
        style: How they are covered.
        progress: Told of every frame that was searched.
        threads: How many frames are searched at once; makes no difference to what is written.
    """

    def __init__(
        self,
        options: PipelineOptions,
        style: CoverStyle,
        progress: ProgressMeter,
        threads: int = 1,
    ) -> None:
        self._options = options
        self._style = style
        self._progress = progress
        self._threads = threads
        self._of_thread = threading.local()

    def write(self, film: Path, path: Path) -> AnonymizationOutcome:
        """Write a film with its faces covered, whole or not at all.

        Args:
            film: The film.
            path: Where to, a ``.mkv`` file; one that is there is replaced.

        Raises:
            ResultError: It cannot be written there.
            SourceError: The film cannot be read to its end, or is a picture.
        """
        if path.suffix.lower() != SUFFIX or path.resolve() == film.resolve():
            raise ResultError(
                mark("{file} is no name for the film; end it with .mkv, and let it be a new one."),
                file=path,
            )
        times, found = self._searched(film)
        plan = cover_plan(times, found)
        try:
            with atomic_write(path, mode=0o600) as part:
                self._cover(film, plan, part)
        except OSError as error:
            raise unwritable(path, error) from error
        return AnonymizationOutcome(len(plan), _bare(times, plan))

    def _searched(self, film: Path) -> tuple[list[float], list[Sequence[Box]]]:
        times: list[float] = []
        found: list[Sequence[Box]] = []
        with closing(_opened(film)) as source:
            frames = closing(ordered_map(self._search, _frames(source), self._threads))
            with frames as searched:
                for time, boxes in searched:
                    times.append(time)
                    found.append(boxes)
                    self._progress.report(0, len(times), source.frames)
        return times, found

    def _search(self, frame: Frame) -> Generator[tuple[float, Sequence[Box]], None, None]:
        if not hasattr(self._of_thread, "detector"):
            self._of_thread.detector = file_detector(self._options)
        detector: Detector = self._of_thread.detector
        yield frame.time, [face.box for face in detector.detect(frame.image)]

    def _cover(self, film: Path, plan: Sequence[Sequence[Box]], path: Path) -> None:
        writer, count = VideoWriter(path), 0
        with closing(_opened(film)) as source, closing(writer):
            for frame in _frames(source):
                if count < len(plan):
                    writer.add(covered(frame.image, plan[count], self._style), frame.time)
                count += 1
        if count != len(plan):
            raise SourceError(
                mark("{file} changed while it was read; leave it alone and try again."), file=film
            )


def _opened(film: Path) -> FileSource:
    source = open_file(film)
    if source.still:
        source.close()
        raise SourceError(mark("{file} is a picture; name a film."), file=film)
    return source


def _frames(source: FileSource) -> Iterator[Frame]:
    while (frame := source.read()) is not None:
        yield frame


def _bare(times: Sequence[float], plan: Sequence[Sequence[Box]]) -> list[tuple[float, float]]:
    stretches: list[tuple[float, float]] = []
    begun: float | None = None
    for time, boxes in zip(times, plan, strict=True):
        if boxes and begun is not None:
            stretches.append((begun, time))
            begun = None
        elif not boxes and begun is None:
            begun = time
    if begun is not None:
        stretches.append((begun, times[-1]))
    return stretches
