"""Streaming: live readings for other programs, and their markers, by the Lab Streaming Layer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.event_names import cleaned
from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.style.plain_text import PlainLabel
from desktop.workers.streaming import StreamingTask
from desktop.workers.task import TaskGroup
from emolens.errors import EmolensError
from emolens.readings import AnalysedFrame, Frame
from emolens.streaming.inlets import ReceivedMarker
from emolens.study.events import Event

_MOST = 5000
"""Events up to which markers are taken in."""
_LATE = 1.0
"""Seconds after its end for which an event is sent; what is moved later was sent before."""


class StreamingFeature(QObject):
    """Streams while its action is on; that ends with the live source, and is off at every start.

    Attributes:
        stream: The action that turns it on and off.
        tasks: Those that stream.
        sign: Says that it is on.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._task: StreamingTask | None = None
        self._frame: Frame | None = None  # the newest
        self._known: set[Event] = set()  # events that were sent, or came in
        self.tasks: TaskGroup[StreamingTask] = TaskGroup("streaming")
        core.close_with_window(self.tasks)
        self.sign = PlainLabel("● " + tr("On the network (LSL)"))
        self.sign.setContentsMargins(10, 4, 10, 5)
        self.sign.hide()
        core.status.addPermanentWidget(self.sign)
        self.stream = core.menus.action("stream")
        self.stream.setEnabled(False)
        self.stream.triggered.connect(lambda on: self.start() if on else self.stop())
        core.player.analysed.connect(self._note)
        core.events.changed.connect(self._send_events)
        for signal in (core.source_changed, core.player.ended, core.player.failed):
            signal.connect(self._withdraw)
        core.model_loader.changed.connect(self.stop)  # which may have other expressions

    def start(self) -> None:
        """Stream from the next frame on."""
        task = StreamingTask(self._core.player.source_name, self)
        task.progressed.connect(self._take_in)
        task.failed.connect(self._tell_failure)
        self._task, self._known = task, set(self._core.events.events)
        self._core.player.listen(task.put)
        self.tasks.start(task)
        self.stream.setChecked(True)
        self.sign.show()
        self._core.status.tell(
            tr("Other programs on the network can read the scores until you turn this off.")
        )

    def stop(self) -> None:
        """Stream no more."""
        task, self._task = self._task, None
        self.stream.setChecked(False)
        self.sign.hide()
        if task is not None:
            self._core.player.unlisten(task.put)
            task.forget()

    def _note(self, analysed: AnalysedFrame) -> None:
        self._frame = analysed.frame
        self.stream.setEnabled(self._core.player.live)

    def _withdraw(self) -> None:
        self.stop()
        self._frame = None
        self.stream.setEnabled(False)

    def _send_events(self) -> None:
        """Send what was marked just now."""
        task, frame = self._task, self._frame
        if task is None or frame is None:
            return
        for event in self._core.events.events:
            if event not in self._known and event.end >= frame.time - _LATE:
                task.send_marker(event.trial_type, frame.captured + event.onset - frame.time)
                if event.duration:
                    task.send_marker(
                        f"{event.trial_type} end", frame.captured + event.end - frame.time
                    )
        self._known.update(self._core.events.events)

    def _take_in(self, marker: ReceivedMarker) -> None:
        frame, name = self._frame, cleaned(marker.name)
        if frame is None or not name or len(self._core.events.events) >= _MOST:
            return
        event = Event(max(0.0, frame.time + marker.captured - frame.captured), 0.0, name)
        self._known.add(event)
        self._core.events.add(event)

    def _tell_failure(self, error: EmolensError) -> None:
        self.stop()
        title = tr("Nothing is streamed")
        warning_box(self._core.window, title, translated(error)).open()
