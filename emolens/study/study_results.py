"""Results of a study, which are summed up together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from emolens.messages import mark
from emolens.results.folder import results_in
from emolens.results.metadata import read_metadata
from emolens.results.reader import read_rows
from emolens.results.rows import Row
from emolens.results.source_files import MOST_NOTED
from emolens.study.errors import DesignError
from emolens.study.event_names import recorded_events
from emolens.study.participants import Participants, recorded_participants
from emolens.study.people_files import recorded_people
from emolens.study.source_quality import SourceQuality, noting
from emolens.study.summary import StudyDesign, SummaryRow, summarize
from emolens.study.summary_table import write_summary_file


class StudyResults:
    """Results with the same expressions.

    Attributes:
        files: The results, each by its first file.
        unfinished: Those of folders that are not complete, and are left out.
        expressions: Of the first face, in their order; none where there is no face.

    Args:
        paths: Of results, and of folders of them.

    Raises:
        ResultError: A folder holds no complete one, or a result cannot be read.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.files: list[Path] = []
        self.unfinished: list[Path] = []
        for path in paths:
            whole, others = results_in(path) if path.is_dir() else ([path], [])
            self.files += whole
            self.unfinished += others
        self.expressions = _expressions(self.files)

    def sources(self) -> dict[Path, tuple[str, ...]]:
        """Return the names of the sources of each result, in their order.

        Raises:
            ResultError: A result cannot be read.
        """
        return {file: _sources_of(file) for file in self.files}

    def summarized(
        self,
        design: StudyDesign,
        qualities: dict[str, SourceQuality] | None = None,
        *,
        own_events: bool,
        own_people: bool,
        own_participants: bool,
    ) -> Iterator[SummaryRow]:
        """Yield the rows of the summary, result by result.

        Args:
            design: By what they are summed up.
            qualities: Filled with the quality of each source.
            own_events: Whether the events that stand beside each result are taken; with bins,
                those that exclude.
            own_people: Whether each result's people are those of the table beside it.
            own_participants: Whether its participants are.

        Raises:
            DesignError: A result has other expressions than the first, or what stands beside it
                makes no sense.
            ResultError: A result cannot be read.
        """
        noted: dict[str, SourceQuality] = {} if qualities is None else qualities
        designs = [design for _ in self.files]
        if own_events:
            designs = [_with_own_events(design, file) for file in self.files]
        if own_people:
            designs = list(map(_with_own_people, designs, self.files))
        if own_participants:
            designs = list(map(_with_own_participants, designs, self.files))
        for file, own in zip(self.files, designs, strict=True):
            yield from summarize(noting(self._rows(file), noted), own)

    def write(self, path: Path, rows: Iterable[SummaryRow]) -> int:
        """Write a summary of them, and beside it what its columns say; return the number of rows.

        Args:
            path: A CSV file; one that is there is replaced.
            rows: Of the summary.

        Raises:
            DesignError: It would replace one of the results; or as for :meth:`summarized`.
            ResultError: It cannot be written; or likewise.
        """
        if path.resolve() in [file.resolve() for file in self.files]:
            raise DesignError(
                mark("{file} is one of the results; name another file for the summary."), file=path
            )
        return write_summary_file(path, rows, self.expressions)

    def _rows(self, file: Path) -> Iterator[Row]:
        wanted = set(self.expressions)
        for row in read_rows(file):
            if row.reading is not None and row.reading.scores.keys() != wanted:
                raise DesignError(
                    mark("{file} has other expressions than {other}; sum them up apart."),
                    file=file,
                    other=self.files[0],
                )
            yield row


def _with_own_events(design: StudyDesign, result: Path) -> StudyDesign:
    own = recorded_events(result)
    if math.isfinite(design.bins):
        own = tuple(event for event in own if event.excludes)
    return replace(design, events=own)


def _with_own_people(design: StudyDesign, result: Path) -> StudyDesign:
    return replace(design, people=design.people.named(recorded_people(result)))


def _with_own_participants(design: StudyDesign, result: Path) -> StudyDesign:
    return replace(design, participants=Participants(of_sources=recorded_participants(result)))


def _sources_of(file: Path) -> tuple[str, ...]:
    metadata = read_metadata(file) or {}
    noted = metadata.get("source_files")
    is_whole = metadata.get("state") == "complete" and isinstance(noted, dict)
    if noted and is_whole and len(noted) < MOST_NOTED:  # of more, only these are noted
        return tuple(noted)
    return tuple(dict.fromkeys(row.source for row in read_rows(file)))


def _expressions(files: Sequence[Path]) -> Sequence[str]:
    rows = (row for file in files for row in read_rows(file))
    first = next((row.reading for row in rows if row.reading is not None), None)
    return () if first is None else tuple(first.scores)
