"""Recording of what is read of a live source, and of its video if that is set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.settings.declared import Settings
from desktop.settings.pipeline_options import options_of
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_recordings
from desktop.widgets.status.recording_indicator import RecordingIndicator
from desktop.widgets.view.painted_frame import painted_frame
from desktop.widgets.view.qimage import frame_of
from desktop.workers.recorder import Recorder
from desktop.workers.task import TaskGroup
from emolens.anonymization.face_cover import CoverStyle
from emolens.anonymization.live_cover import LiveCover
from emolens.detection.detectors import settings_of
from emolens.errors import EmolensError
from emolens.options import PipelineOptions
from emolens.readings import AnalysedFrame, Image
from emolens.results.metadata import Provenance, now
from emolens.results.recording import Paint, RecordingConfig
from emolens.tracking.neutral_baseline import Baselines, described

_COVERS: Mapping[str, CoverStyle] = {"blocked": "block", "blurred": "blur"}
"""How faces are covered, by what is set."""


class RecordingFeature(QObject):
    """Records while its action is on; what is recorded ends with its source.

    Attributes:
        record: The action that turns it on and off.
        choose_folder: The action that asks where recordings go.
        recorders: Those that write, or finish their files.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._source = ""
        self._now = 0.0  # time of the source, in seconds
        self._options = PipelineOptions()
        self._baselines: Baselines = {}
        self._recorder: Recorder | None = None
        self.recorders: TaskGroup[Recorder] = TaskGroup("recording")
        core.close_with_window(self.recorders)
        core.ask_before_closing(self._under_way)
        self._mark = RecordingIndicator()
        core.status.addPermanentWidget(self._mark)
        self._add_actions()
        core.source_changed.connect(self._withdraw)
        core.player.analysed.connect(self._offer)
        core.player.ended.connect(self._withdraw)
        core.player.failed.connect(self._withdraw)
        core.settings.changed.connect(self._note_settings)
        core.events.changed.connect(self._note_marks)
        core.model_loader.changed.connect(
            self.stop
        )  # what a result is from must not change within it

    @property
    def folder(self) -> Path:
        """Where recordings go."""
        chosen = self._core.settings.values.recordings
        return Path(chosen) if chosen else _usual_folder()

    def start(self) -> None:
        """Record from the next frame on."""
        recorder = Recorder(self._config(), self._source, self, self._core.timeouts)
        recorder.succeeded.connect(self._tell_end)
        recorder.failed.connect(partial(self._tell_failure, recorder))
        self._recorder = recorder
        self._core.player.listen(recorder.put)
        self.recorders.start(recorder)
        self.record.setChecked(True)
        self._mark.begin()

    def stop(self) -> None:
        """Record no more; the files are finished in the background."""
        recorder, self._recorder = self._recorder, None
        self.record.setChecked(False)
        self._mark.end()
        if recorder is not None:
            self._core.player.unlisten(recorder.put)
            recorder.note_events(self._core.events.until(self._now))
            recorder.stop()

    def ask_for_folder(self) -> None:
        """Let the user choose where recordings go."""
        folder = ask_for_recordings(self._core.window, self.folder)
        if folder is not None:
            self._core.settings.change(recordings=str(folder))

    def _config(self) -> RecordingConfig:
        model = self._core.controls.now.model
        assert model is not None, "what can be recorded has been read"
        self._options = options_of(self._core.settings.values)
        settings = settings_of(self._options)
        self._baselines = self._core.controls.now.baselines
        neutral = described(self._source, self._baselines)
        provenance = Provenance([self._source], model.metadata, settings, neutral=neutral)
        cover = _COVERS.get(self._core.settings.values.film)
        return RecordingConfig(
            self.folder,
            self._fresh_name(),
            provenance,
            self._paint(),
            LiveCover(cover) if cover else None,
        )

    def _note_settings(self, settings: Settings) -> None:
        options = options_of(settings)
        if self._recorder is not None and options != self._options:
            self._options = options
            self._recorder.note_change(settings_of(options))

    def _note_baselines(self) -> None:
        """Let the files say that a neutral baseline was taken, given up or handed on."""
        baselines = self._core.controls.now.baselines
        if self._recorder is not None and baselines != self._baselines:
            self._baselines = baselines
            self._recorder.note_change({"neutral": described(self._source, baselines)})

    def _paint(self) -> Paint | None:
        settings = self._core.settings.values
        if settings.numbers_only:
            return None
        return {"none": None, "overlays": _with_overlays}.get(settings.film, _as_it_is)

    def _fresh_name(self) -> str:
        stem = f"Emolens {now():%Y-%m-%d %H-%M-%S}"
        taken = {recorder.config.name for recorder in self.recorders}
        names = chain([stem], (f"{stem} ({number})" for number in count(2)))
        return next(
            name
            for name in names
            if name not in taken and not (self.folder / f"{name}.csv").exists()
        )

    def _under_way(self) -> str:
        return tr("A recording is running; it would end here.") if self._recorder else ""

    def _note_marks(self) -> None:
        if self._recorder is not None:
            self._recorder.note_events(self._core.events.until(self._now))

    def _offer(self, analysed: AnalysedFrame) -> None:
        self._now = analysed.frame.time
        self.record.setEnabled(self._core.player.live)
        self._source = self._core.player.source_name
        self._note_baselines()

    def _withdraw(self) -> None:
        self.stop()
        self.record.setEnabled(False)

    def _tell_end(self, config: RecordingConfig) -> None:
        self._core.status.tell(with_names(tr("Recorded: {file}"), file=config.path(".csv")))

    def _tell_failure(self, recorder: Recorder, error: EmolensError) -> None:
        if recorder is self._recorder:
            self.stop()
        exists = recorder.config.path(".csv").exists()
        kept = tr("Everything until then is kept.") if exists else ""
        action = (tr("Choose another folder…"), self.ask_for_folder)
        title = tr("The recording has ended")
        warning_box(self._core.window, title, f"{translated(error)} {kept}".strip(), action).open()

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.record = menus.action("record")
        self.choose_folder = menus.action("recordings_folder")
        self.record.setEnabled(False)
        self.record.triggered.connect(lambda on: self.start() if on else self.stop())
        self.choose_folder.triggered.connect(self.ask_for_folder)


def _as_it_is(analysed: AnalysedFrame) -> Image:
    return analysed.frame.image


def _with_overlays(analysed: AnalysedFrame) -> Image:
    return frame_of(painted_frame(analysed))


def _usual_folder() -> Path:
    location = QStandardPaths.StandardLocation
    videos = QStandardPaths.writableLocation(location.MoviesLocation)
    return Path(videos or QStandardPaths.writableLocation(location.DocumentsLocation)) / "Emolens"
