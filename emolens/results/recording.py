"""One recorded session: its readings in both forms, and its video if that is wanted."""

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
class Plan:
    """What is to be recorded.

    Attributes:
        folder: Where; it is made where it is missing.
        name: Of all files, without a suffix.
        production: What produces the readings.
        paint: Makes the frames of the video; None for none.
    """

    folder: Path
    name: str
    production: Provenance
    paint: Paint | None = None

    def path(self, suffix: str) -> Path:
        """Return the path of one of the files."""
        return self.folder / f"{self.name}{suffix}"


class Recording:
    """Writes what a plan says.

    Attributes:
        dropped: Frames that are not in the video because there was no time for them.

    Args:
        plan: What it says.
        changes: Settings that are changed on the way, each with its ``wall_time``; it may grow.

    Raises:
        ResultError: It cannot be written.
    """

    def __init__(self, plan: Plan, changes: Sequence[Mapping[str, Any]] = ()) -> None:
        self.dropped = 0
        self._paint = plan.paint
        self._film = VideoWriter(plan.path(SUFFIX)) if plan.paint else None
        self._writer = ResultWriter([plan.path(".csv"), plan.path(".jsonl")], plan.production)
        self._writer.about.changes = changes

    def add(self, rows: Sequence[Row], analysed: AnalysedFrame | None) -> None:
        """Write all rows of a frame, and the frame into the video.

        Args:
            rows: They are written in any case.
            analysed: None for a frame that is not to be in the video.

        Raises:
            ResultError: They cannot be written.
        """
        self._writer.add(rows)
        if analysed is not None and self._film is not None and self._paint is not None:
            self._film.add(self._paint(analysed), analysed.frame.captured)
            self._tell_of_film(rows[0])

    def check(self) -> None:
        """See from time to time whether all is well; to be called where no frames come, too.

        Raises:
            ResultError: A file was removed, or there is no room any more.
        """
        self._writer.check()
        if self._film is not None:
            self._film.check()

    def close(self, state: State) -> None:
        """Finish all files.

        Raises:
            ResultError: Something could not be written.
        """
        try:
            if self._film is not None:
                self._film.close()
        finally:
            self._writer.close(state)

    def _tell_of_film(self, row: Row) -> None:
        assert self._film is not None
        about = self._writer.about
        begun = about.video.get("started") or (
            row.wall_time and row.wall_time.isoformat(timespec="milliseconds")
        )
        about.video = {
            "file": self._film.path.name,
            "started": begun,
            "frames_per_second": RATE,
            "frames": self._film.frames,
            "dropped": self.dropped,
        }
