"""Events: what the user marks in a film or a live source, by keys and on the timeline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.event_names import KeyNames, cleaned
from desktop.features.core import Core
from desktop.i18n import clock, tr, with_names
from desktop.settings.declared import EVENT_KEYS
from desktop.widgets.dialogs.name_dialog import ask_for_name
from desktop.widgets.timeline.view import TimelineView
from emolens.plain_text import plain
from emolens.readings import AnalysedFrame
from emolens.study.events import EXCLUDE, Event

_ENDS_HOLDING = (QEvent.Type.WindowDeactivate, QEvent.Type.Hide)


class EventsFeature(QObject):
    """Marks points and stretches of time, names, moves and removes them.

    A key from 1 to 9 marks a point, or a stretch while it is held; where a stretch of the timeline
    is chosen, that is marked.

    Attributes:
        mark: The action that marks what the last key marked.
        goes_on: The action that begins a stretch of that, and ends it.
        exclude: The action that begins a stretch that is to count for nothing, and ends it.

    Args:
        core: What all features share.
        timeline: The timeline.
    """

    def __init__(self, core: Core, timeline: TimelineView) -> None:
        super().__init__(core)
        self._core, self._log, self._timeline = core, core.events, timeline
        self._names = KeyNames(core.settings)
        self._now: float | None = None  # time of the frame that is shown, in seconds
        self._key = 1  # the last one
        self._held: dict[int, str] = {}  # keys that are held, and what they mark
        self._add_actions()
        core.player.analysed.connect(self._note)
        core.source_changed.connect(self._leave)
        core.settings.changed.connect(self._show)
        self._log.changed.connect(self._show)
        timeline.event_moved.connect(self._log.put)
        timeline.event_removed.connect(self._log.remove)
        timeline.event_opened.connect(self._rename)
        timeline.event_selected.connect(self._allow)
        core.window.installEventFilter(self)
        self._show()

    def mark_now(self, name: str) -> None:
        """Mark what happens now, or in the stretch that is chosen."""
        if self._now is None:
            return
        begin, end = self._timeline.stretch or (self._now, self._now)
        self._log.add(Event(begin, end - begin, name))
        told = with_names(tr("Marked: {name}, {time}"), name=plain(name), time=clock(begin, 1))
        self._core.status.tell(told)

    def toggle(self, name: str) -> None:
        """Begin a stretch of a name, or end it; one that is chosen on the timeline is marked."""
        if self._now is None:
            return
        if name in self._log.open:
            self._log.end(name, self._now)
        elif self._timeline.stretch is not None:
            self.mark_now(name)
        else:
            self._log.begin(name, self._now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys that no widget of the window has a use for."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            return self._release(event)
        if event.type() in _ENDS_HOLDING:
            self._let_go()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        number = _number_of(event)
        if number is None or self._now is None:
            return False
        if not event.isAutoRepeat() and number not in self._held:
            self._key, name = number, self._names.all[number - 1]
            if self._timeline.stretch is not None or name in self._log.open:
                self.toggle(name)
            else:
                self._held[number] = name
                self._log.begin(name, self._now)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        number = _number_of(event)
        if number is None or event.isAutoRepeat() or number not in self._held:
            return False
        self._end(self._held.pop(number), held=True)
        return True

    def _let_go(self) -> None:
        """End what is held where its key's release will not be heard."""
        for name in self._held.values():
            self._end(name, held=True)
        self._held.clear()

    def _end(self, name: str, *, held: bool) -> None:
        now = self._now
        if now is not None:
            self._log.end(name, now, held=held)

    def _note(self, analysed: AnalysedFrame) -> None:
        was_off = self._now is None
        self._now = analysed.frame.time if self._core.player.moves else None
        if was_off != (self._now is None):
            self._allow()

    def _leave(self) -> None:
        self._held.clear()
        self._now = None
        self._allow()

    def _name(self) -> str:
        """Return what the last key marked."""
        return self._names.all[self._key - 1]

    def _rename(self, event: Event) -> None:
        """Ask for another name for all events of a name, and for the key that marks them."""
        if not event.excludes:
            self._ask_for_name(event.trial_type)

    def _ask_for_name(self, name: str) -> None:
        ask_for_name(self._core.window, tr("Name of these events"), name, partial(self._take, name))

    def _take(self, name: str, text: str) -> None:
        other = cleaned(text)
        if other and other != name:
            self._log.rename(name, other)
            self._names.rename(name, other)

    def _show(self) -> None:
        """Show the events, and what the keys mark."""
        self._timeline.show_events(self._log.events, self._log.open, self._names.all)
        menu = self._core.menus.submenu("event_names")
        menu.clear()
        for number, name in enumerate(self._names.all, 1):
            text = f"&{number}  {plain(name).replace('&', '&&')}…"
            menu.addAction(text, partial(self._ask_for_name, name))
        self._allow()

    def _allow(self) -> None:
        """Let be done what can be done now."""
        can_mark = self._now is not None
        for action in (self.mark, self.goes_on, self.exclude):
            action.setEnabled(can_mark)
        self.goes_on.setChecked(self._name() in self._log.open)
        self.exclude.setChecked(EXCLUDE in self._log.open)
        chosen = self._timeline.selected_event
        self._remove.setEnabled(chosen is not None)
        self._rename_action.setEnabled(chosen is not None and not chosen.excludes)

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.mark, self.goes_on = menus.action("mark_event"), menus.action("event_goes_on")
        self.exclude = menus.action("exclude")
        self._remove, self._rename_action = map(menus.action, ("remove_event", "rename_event"))
        self.mark.triggered.connect(lambda: self.mark_now(self._name()))
        self.goes_on.triggered.connect(lambda: self._toggle_and_show(self._name()))
        self.exclude.triggered.connect(lambda: self._toggle_and_show(EXCLUDE))
        self._remove.triggered.connect(lambda: self._with_selected(self._log.remove))
        self._rename_action.triggered.connect(lambda: self._with_selected(self._rename))
        undo, redo = menus.action("undo"), menus.action("redo")
        stack = self._core.undoing
        for action, act, signal in (
            (undo, stack.undo, stack.canUndoChanged),
            (redo, stack.redo, stack.canRedoChanged),
        ):
            action.setEnabled(False)
            action.triggered.connect(act)
            signal.connect(action.setEnabled)

    def _toggle_and_show(self, name: str) -> None:
        self.toggle(name)
        self._allow()  # Qt has checked it by itself

    def _with_selected(self, act: Callable[[Event], None]) -> None:
        event = self._timeline.selected_event
        if event is not None:
            act(event)


def _number_of(event: QKeyEvent) -> int | None:
    """Return the digit of a key from 1 to 9, on the keypad or not; None for another."""
    plainly = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - int(Qt.Key.Key_0)
    no_modifier = plainly == Qt.KeyboardModifier.NoModifier
    return number if no_modifier and 1 <= number <= EVENT_KEYS else None
