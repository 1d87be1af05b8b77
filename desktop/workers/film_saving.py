"""Saving of a film's readings into a result, as the analysis of files writes it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktop.workers.film import Film
from emolens.detection.detectors import settings_of
from emolens.results.errors import ResultError
from emolens.results.metadata import Provenance
from emolens.results.source_files import source_file_of
from emolens.results.writer import ResultWriter
from emolens.study.event_names import EventNames, events_to_json
from emolens.study.events import Event
from emolens.tracking.neutral_baseline import described


def save_film(film: Film, result: Path, events: Sequence[Event] = ()) -> float | None:
    """Write what was read of a film until now, and say beside it what produced it.

    Args:
        film: The film, of which at least one frame was read.
        result: A CSV or JSON Lines file, by its suffix; one that is there is replaced.
        events: Of the film, for the rows to say and to be kept beside it.

    Returns:
        The time up to which it was read, in seconds; None where that is all there is to read.

    Raises:
        ResultError: The file cannot be written.
    """
    assert film.model is not None, "what was read has a model"
    whole, end = film.whole, film.index.end
    settings = settings_of(film.options)
    neutral = described(film.source, film.baselines)
    provenance = Provenance([film.source], film.model.metadata, settings, neutral=neutral)
    writer = ResultWriter([result], provenance)
    own = [replace(event, source=film.source) for event in events]
    writer.metadata.events = events_to_json(own)
    names = EventNames(own, film.source)
    writer.metadata.source_files = {film.source: source_file_of(film.source)}
    if film.error is not None:
        writer.metadata.unread = [str(film.error)]
    try:
        for rows in film.index.rows(film.source):
            writer.add([replace(row, event=names.at(row.time)) for row in rows])
    except BaseException:
        with suppress(ResultError):  # the first trouble is the one to tell
            writer.close("failed")
        raise
    writer.close("complete" if whole else "cancelled")
    return None if whole else end
