"""Memory of the neutral baselines that were taken, as long as the window is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.workers.analysis_controls import LiveControls
from emolens.options import PipelineOptions
from emolens.readings import Reading
from emolens.tracking.baseline_succession import BaselineSuccession
from emolens.tracking.neutral_baseline import Baselines, NeutralBaseline


class NeutralMemory:
    """Keeps the baselines in the controls: of what is shown, and of each file that has some.

    Those of a video belong to its tracks. That of a picture belongs to the folder: it counts for
    every picture in it that shows one face. Nothing of it is ever written.

    Args:
        controls: Where they are kept.
    """

    def __init__(self, controls: LiveControls) -> None:
        self._controls = controls
        self._path: Path | None = None
        self._succession = BaselineSuccession()
        self._options = _detecting(controls.now.options)
        self._has_any = False

    def turn_to(self, path: Path | None) -> None:
        """Bring back the baselines of what is shown from now on, if it is a file that has some."""
        self._path = None if path is None else path.resolve()
        self._succession = BaselineSuccession()
        kept = self._controls.now.neutral
        of_file: Baselines = {}
        if self._path is not None:
            of_file = {
                **kept.folders.get(self._path.parent, {}),
                **kept.files.get(self._path, {}),
            }
        self._change(of_file)

    def put(self, track: int | None, baseline: NeutralBaseline | None, *, still: bool) -> None:
        """Keep a track's baseline, or none; of a picture, that of the face alone in it.

        Args:
            track: None in a picture.
            baseline: None to give up what there is.
            still: Whether a picture is shown.
        """
        baselines = {**self._controls.now.baselines}
        baselines.pop(track, None)
        if baseline is not None:
            baselines[track] = baseline
        self._change(baselines)
        if self._path is not None:
            own: Baselines = {t: one for t, one in baselines.items() if (t is None) == still}
            now = self._controls.now.neutral
            self._controls.change(
                neutral=replace(now, folders={**now.folders, self._path.parent: own})
                if still
                else replace(now, files={**now.files, self._path: own})
            )

    def hand_on(self, readings: Sequence[Reading]) -> int | None:
        """Let a live face that comes back keep its baseline; return its track if it does now."""
        baselines = self._controls.now.baselines
        tracks = [one.face.track for one in readings if one.face.track is not None]
        heir = self._succession.heir(baselines, tracks)
        if heir is not None:
            self._change({heir: next(iter(baselines.values()))})
        return heir

    def review(self) -> bool:
        """Give up what no longer fits what reads; return whether that was anything.

        Another model reads otherwise, and has already forgotten them. Another way of detecting may
        give the faces of a video other tracks.
        """
        before, options = self._options, _detecting(self._controls.now.options)
        self._options = options
        if options != before:
            self._controls.change(neutral=replace(self._controls.now.neutral, files={}))
            if self._path is not None:
                now = self._controls.now.baselines
                self._controls.change(baselines={None: now[None]} if None in now else {})
        had, self._has_any = self._has_any, bool(self._controls.now.baselines)
        return had and not self._has_any

    def _change(self, baselines: Baselines) -> None:
        self._controls.change(baselines=baselines)
        self._has_any = bool(baselines)


def _detecting(options: PipelineOptions) -> PipelineOptions:
    """Return options without those that change no track."""
    return replace(options, smoothing=0.0)
