"""Recording of one session: its readings in both formats, and its video if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from emolens.readings import AnalysedFrame, Image, Reading
from emolens.results.metadata import Provenance, State
from emolens.results.rows import Row
from emolens.results.video_writer import RATE, SUFFIX, VideoWriter
from emolens.results.writer import ResultWriter

Paint = Callable[[AnalysedFrame], Image]
"""Returns the picture that the video is to show, BGR, uint8 ``[height, width, 3]``."""


class FilmCover(Protocol):
    """What covers faces in the video; it may hold frames back for a while."""

    def put(
        self, image: Image, time: float, readings: Sequence[Reading]
    ) -> Iterable[tuple[Image, float]]:
        """Take a frame with its faces, and return those that are ready with their times."""

    def finish(self) -> Iterable[tuple[Image, float]]:
        """Return those that were held back."""

    def to_json(self) -> Mapping[str, Any]:
        """Return what is to be said of it beside the video."""


@dataclass(frozen=True)
class RecordingConfig:
    """A recording to be made.

    Attributes:
        folder: Where; it is made where it is missing.
        name: Of all files, without a suffix.
        provenance: What produces the readings.
        paint: Makes the frames of the video; None for none.
        cover: Covers the faces in them; None to leave them as they are.
    """

    folder: Path
    name: str
    provenance: Provenance
    paint: Paint | None = None
    cover: FilmCover | None = None

    def path(self, suffix: str) -> Path:
        """Return the path of one of the files."""
        return self.folder / f"{self.name}{suffix}"


class Recording:
    """The files of a recording while it is made.

    Attributes:
        dropped: Frames that are not in the video because there was no time for them.

    Args:
        config: What is to be recorded.
        changes: Settings that are changed on the way, each with its ``wall_time``; it may grow.

    Raises:
        ResultError: It cannot be written.
    """

    def __init__(self, config: RecordingConfig, changes: Sequence[Mapping[str, Any]] = ()) -> None:
        self.dropped = 0
        self._paint, self._cover = config.paint, config.cover
        self._video = VideoWriter(config.path(SUFFIX)) if config.paint else None
        self._writer = ResultWriter([config.path(".csv"), config.path(".jsonl")], config.provenance)
        self._writer.metadata.changes = changes

    def add(self, rows: Sequence[Row], analysed: AnalysedFrame | None) -> None:
        """Write all rows of a frame, and the frame into the video.

        Args:
            rows: They are written in any case.
            analysed: None for a frame that is not to be in the video.

        Raises:
            ResultError: They cannot be written.
        """
        self._writer.add(rows)
        if analysed is not None and self._video is not None and self._paint is not None:
            image, time = self._paint(analysed), analysed.frame.captured
            cover, readings = self._cover, analysed.readings
            self._film(cover.put(image, time, readings) if cover else [(image, time)])
            self._describe_video(rows[0])

    def check(self) -> None:
        """See from time to time whether all is well; to be called where no frames come, too.

        Raises:
            ResultError: A file was removed, or there is no room any more.
        """
        self._writer.check()
        if self._video is not None:
            self._video.check()

    def close(self, state: State) -> None:
        """Finish all files.

        Raises:
            ResultError: Something could not be written.
        """
        try:
            if self._video is not None:
                self._close_video(self._video)
        finally:
            self._writer.close(state)

    def _close_video(self, video: VideoWriter) -> None:
        try:
            if self._cover is not None:
                self._film(self._cover.finish())
        finally:
            video.close()
        if self._writer.metadata.video:
            self._describe_video()

    def _film(self, frames: Iterable[tuple[Image, float]]) -> None:
        assert self._video is not None
        for image, time in frames:
            self._video.add(image, time)

    def _describe_video(self, row: Row | None = None) -> None:
        """Say what there is of the video, and of its first row when it began."""
        assert self._video is not None
        metadata = self._writer.metadata
        begun = metadata.video.get("started")
        if begun is None and row is not None and row.wall_time is not None:
            begun = row.wall_time.isoformat(timespec="milliseconds")
        metadata.video = {
            "file": self._video.path.name,
            "started": begun,
            "frames_per_second": RATE,
            "frames": self._video.frames,
            "dropped": self.dropped,
            **(self._cover.to_json() if self._cover else {}),
        }
