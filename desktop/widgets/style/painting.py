"""Paint events that let no exception out.

Qt ends the process by a segmentation fault where a painter is open when a paint event is left, and
the traceback of an exception keeps it open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)

_failing: WeakSet[QWidget] = WeakSet()


def painting(
    paint: Callable[[WidgetT, QPainter], None],
) -> Callable[[WidgetT, QPaintEvent], None]:
    """Make a paint event of a method that draws with the painter that it is given.

    Where it fails, the rest is left out and the exception is reported as a defect, once for as long
    as the widget fails.
    """

    @wraps(paint)
    def paint_event(widget: WidgetT, event: QPaintEvent) -> None:  # noqa: ARG001 - Qt's parameter
        painter = QPainter(widget)
        try:
            paint(widget, painter)
        except Exception:  # noqa: BLE001 - reported
            if widget not in _failing:
                _failing.add(widget)
                sys.excepthook(*sys.exc_info())
        else:
            _failing.discard(widget)
        finally:
            painter.end()

    return paint_event
