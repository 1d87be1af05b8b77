"""Output of a study, in the background: its table, its report and its figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from emolens.study.events import read_events
from emolens.study.figure import write_figures
from emolens.study.participants import (
    Membership,
    Participants,
    record_participants,
    recorded_participants,
)
from emolens.study.people import People
from emolens.study.report import StudyReport
from emolens.study.source_quality import SourceQuality
from emolens.study.study_results import StudyResults
from emolens.study.summary import StudyDesign, SummaryRow

Members = Mapping[Path, Mapping[str, Membership]]
"""Who takes part in each source of each result."""


@dataclass(frozen=True)
class StudyChoices:
    """What the user wants summed up, and how; the words are those of ``emolens summarize``.

    Attributes:
        members: Of the results, in their order.
        events: A table of events; None for those that the results were made with.
        bins: Seconds of the pieces that sources are parted into; infinite for events.
        after: Seconds that count after an event without duration; None until the next one.
        largest: Whether the largest face of each frame alone counts.
        at_most: How many faces of a frame count, the largest; None for all.
    """

    members: Members = field(default_factory=dict)
    events: Path | None = None
    bins: float = math.inf
    after: float | None = None
    largest: bool = False
    at_most: int | None = None

    def design(self) -> StudyDesign:
        """Return by what is summed up.

        Raises:
            DesignError: The table of events makes no sense.
        """
        of_sources = {name: said for of in self.members.values() for name, said in of.items()}
        return StudyDesign(
            read_events(self.events) if self.events else (),
            self.bins,
            self.after,
            People(largest=self.largest, at_most=self.at_most),
            Participants(of_sources=of_sources),
        )


@dataclass(frozen=True)
class FoundResults:
    """Results that may be summed up.

    Attributes:
        members: Of them, as it was said before.
        unfinished: How many are left out, for they are not complete.
    """

    members: Members
    unfinished: int

    @classmethod
    def of(cls, paths: Sequence[Path]) -> FoundResults:
        """Find results, and those in folders.

        Raises:
            DesignError: What was said of who takes part makes no sense.
            ResultError: A result cannot be read, or a folder holds none.
        """
        results = StudyResults(paths)
        members: dict[Path, dict[str, Membership]] = {}
        for file, names in results.sources().items():
            recorded = Participants(of_sources=recorded_participants(file))
            members[file] = {name: recorded.of(name) for name in names}
        return cls(members, len(results.unfinished))


class StudyOutput:
    """What is written of a study; who takes part is kept beside the results first.

    Raises:
        DesignError: The results do not go together, or what is said of them makes no sense.
        ResultError: A result cannot be read, or something cannot be written.
    """

    def __init__(self, choices: StudyChoices) -> None:
        for result, members in choices.members.items():
            recorded = Participants(of_sources=recorded_participants(result))
            if any(recorded.of(name) != said for name, said in members.items()):
                record_participants(result, members)
        self._results = StudyResults(list(choices.members))
        self._qualities: dict[str, SourceQuality] = {}
        self._rows: list[SummaryRow] = list(
            self._results.summarized(
                choices.design(),
                self._qualities,
                own_events=not choices.events,
                own_people=True,
                own_participants=False,
            )
        )

    def write_table(self, path: Path) -> int:
        """Write the table and its dictionary; return the number of its rows."""
        return self._results.write(path, self._rows)

    def write_report(self, path: Path) -> int:
        """Write the report; return the number of sources."""
        results = self._results
        StudyReport(results.files, self._rows, self._qualities, results.expressions).write(path)
        return len(self._qualities)

    def write_figures(self, folder: Path) -> int:
        """Write the figures; return how many there are."""
        return write_figures(folder, self._rows, self._results.expressions)
