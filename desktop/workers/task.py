"""Background tasks: work on threads of their own, each with the same three exits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.workers.closing import wait_for_all
from emolens.errors import EmolensError, internal_error


class Task(QObject):
    """Work on a thread of its own, with three exits that are heard on the thread that made it.

    Attributes:
        progressed: Carries whatever the work reports on its way.
        succeeded: Carries what the work returned.
        failed: Carries the :class:`~emolens.errors.EmolensError` for which it ended. A defect fails
            too, and reaches the exception hook besides.
        stopping: Set when the work is to end early; it is for the work to heed.

    Args:
        name: Of its thread.
        work: Called once, on that thread.
        parent: The parent in Qt.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(
        self, name: str, work: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stopping = threading.Event()
        self._work = work
        self._heard = True
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._told.connect(self._hear)

    @property
    def running(self) -> bool:
        """Whether its thread is at work."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end early, without waiting for it."""
        self.stopping.set()

    def forget(self) -> None:
        """Stop, and hear nothing more of it."""
        self._heard = False
        self.stop()

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, so many seconds at most; return whether it has."""
        self._thread.join(seconds)
        return not self.running

    def report(self, progress: object) -> None:
        """Tell how far it is; any thread may."""
        self._tell(partial(self.progressed.emit, progress))

    def _run(self) -> None:
        try:
            outcome = self._work()
        except EmolensError as error:
            self._tell(partial(self.failed.emit, error))
        except Exception:
            self._tell(partial(self.failed.emit, internal_error()))
            raise
        else:
            self._tell(partial(self.succeeded.emit, outcome))

    def _tell(self, exit_: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # it was left behind, and the window is gone
            self._told.emit(exit_)

    @Slot(object)
    def _hear(self, exit_: Callable[[], None]) -> None:
        if self._heard:
            exit_()


AnyTask = TypeVar("AnyTask", bound=Task)


class TaskGroup(Generic[AnyTask]):
    """Tasks that are closed together.

    Args:
        name: What they are, for the log.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._tasks: list[AnyTask] = []

    def __iter__(self) -> Iterator[AnyTask]:
        """Yield those that run."""
        return iter([task for task in self._tasks if task.running])

    def start(self, task: AnyTask) -> None:
        """Begin a task, beside those that run."""
        ended = [old for old in self._tasks if not old.running]
        for old in ended:
            old.deleteLater()  # after what it has still to tell
        self._tasks = [*(old for old in self._tasks if old not in ended), task]
        task.start()

    def close(self) -> None:
        """Ask all of them to end early."""
        for task in self._tasks:
            task.stop()

    def forget(self) -> None:
        """Hear nothing more of any of them."""
        for task in self._tasks:
            task.forget()

    def wait(self, seconds: float) -> bool:
        """Wait until all have ended, so many seconds at most; return whether they have."""
        return wait_for_all(self._tasks, seconds)


class LatestTask(QObject):
    """One piece of work after the other; of an older one that is still under way nothing is heard.

    Attributes:
        name: Of its threads.
        succeeded: As of a :class:`Task`.
        failed: Likewise.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._tasks: TaskGroup[Task] = TaskGroup(name)

    def run(self, work: Callable[[], object]) -> None:
        """Call ``work`` on a thread of its own, and tell what comes of it."""
        self.forget()
        task = Task(self.name, work, self)
        task.succeeded.connect(self.succeeded)
        task.failed.connect(self.failed)
        self._tasks.start(task)

    def forget(self) -> None:
        """Hear nothing of what is under way."""
        self._tasks.forget()

    def close(self) -> None:
        """Hear nothing more."""
        self.forget()

    def wait(self, seconds: float) -> bool:
        """Wait until all is over, so many seconds at most; return whether it is."""
        return self._tasks.wait(seconds)
