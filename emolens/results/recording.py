"""Recording of one session: its readings in both formats, and its video if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emolens.readings import AnalysedFrame, Image
from emolens.results.metadata import Provenance, State
from emolens.results.rows import Row
from emolens.results.video_writer import RATE, SUFFIX, VideoWriter
from emolens.results.writer import ResultWriter

Paint = Callable[[AnalysedFrame], Image]
"""Returns the picture that the video is to show, BGR, uint8 ``[height, width, 3]``."""


@dataclass(frozen=True)
class RecordingConfig:
    """A recording to be made.

    Attributes:
        folder: Where; it is made where it is missing.
        name: Of all files, without a suffix.
        provenance: What produces the readings.
        paint: Makes the frames of the video; None for none.
    """

    folder: Path
    name: str
    provenance: Provenance
    paint: Paint | None = None

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
        self._paint = config.paint
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
            self._video.add(self._paint(analysed), analysed.frame.captured)
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
                self._video.close()
        finally:
            self._writer.close(state)

    def _describe_video(self, row: Row) -> None:
        assert self._video is not None
        metadata = self._writer.metadata
        begun = metadata.video.get("started") or (
            row.wall_time and row.wall_time.isoformat(timespec="milliseconds")
        )
        metadata.video = {
            "file": self._video.path.name,
            "started": begun,
            "frames_per_second": RATE,
            "frames": self._video.frames,
            "dropped": self.dropped,
        }
