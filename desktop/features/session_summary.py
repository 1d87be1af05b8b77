"""Summary of a live session, shown when it is over."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.features.core import Core
from desktop.i18n import clock, tr
from desktop.session_tally import SessionTally
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text
from emolens.readings import AnalysedFrame

_LEAST = 3.0  # seconds of faces, below which there is nothing to sum up
_MOST = 3  # expressions that are named


class SessionSummaryFeature(QObject):
    """Says at the end of a live session how long it was, and what was seen; until it is closed."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._tally = SessionTally()
        core.player.analysed.connect(self._count)
        core.player.ended.connect(self._tell)
        core.player.failed.connect(self._tell)
        core.source_changed.connect(self._tell)

    def _count(self, analysed: AnalysedFrame) -> None:
        if self._core.player.live:
            self._tally.add(analysed)

    def _tell(self) -> None:
        tally, self._tally = self._tally, SessionTally()
        if tally.seen >= _LEAST:
            title = tr("This session lasted {time}").format(time=clock(tally.seconds))
            self._core.stage.summary.show_text(title, summary_text(tally))


def summary_text(tally: SessionTally) -> str:
    """Return what a tally says, in sentences."""
    shares = [
        f"{expression_text(name)} {percent_text(100 * share)}"
        for name, share in list(tally.shares().items())[:_MOST]
    ]
    moments = [
        tr("{expression} {percent} at {time}").format(
            expression=expression_text(name), percent=percent_text(100 * score), time=clock(time)
        )
        for name, (score, time) in list(tally.clearest().items())[:_MOST]
    ]
    return " ".join(
        (
            tr("Of the time, the faces read as: {shares}.").format(shares=", ".join(shares)),
            tr("Clearest moments: {moments}.").format(moments=", ".join(moments)),
        )
    )
