"""Record of a fault of memory that ended an analysis, and of the source that it ended at.

The frames of a film after the first are decoded in the program itself, and a decoder that crashes
ends it. Given again, an analysis would end at the same film each time and never reach those after
it. So the fault handler of the system leaves a word, which neither ``kill`` nor a power cut does.
"""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from emolens.batch.result_tree import PlannedResult, why_again
from emolens.results.metadata import metadata_file, metadata_in, read_metadata

_FAULT = b"Fatal Python error"
"""How it begins. Windows tells of exceptions, too, which end nothing."""


@contextmanager
def faults_recorded(record: Path) -> Iterator[bool]:
    """Record a fault that ends the process meanwhile; yield whether the last one ended so.

    Where another fault handler is in use, as under ``python -X faulthandler``, it stays so, and
    nothing is recorded.

    Args:
        record: The file for it, in a folder that is removed if it is empty at the end.

    Raises:
        OSError: It cannot be written.
    """
    record.parent.mkdir(parents=True, exist_ok=True)
    faulted = record.exists() and record.read_bytes().startswith(_FAULT)
    if faulthandler.is_enabled():
        yield faulted
    else:
        with record.open("wb") as file:
            faulthandler.enable(file)
            try:
                yield faulted
            finally:
                faulthandler.disable()
    record.unlink(missing_ok=True)
    with suppress(OSError):  # something in it is unfinished
        record.parent.rmdir()


def suspects(plans: Sequence[PlannedResult], *, faulted: bool) -> list[PlannedResult]:
    """Return what was under way when a fault ended the last run, and forget what was.

    A single one has ended it, and is noted as such; of several that were read at the same time
    nobody knows which.

    Args:
        plans: All sources.
        faulted: Whether a fault ended it. Else it was ended from outside, by no fault of a source.
    """
    found = [
        plan for plan in plans if (read_metadata(plan.unfinished) or {}).get("state") == "running"
    ]
    for plan in found:
        about = metadata_file(plan.unfinished)
        if faulted and len(found) == 1:
            about.replace(_note(plan))
        else:
            about.unlink(missing_ok=True)
    return found if faulted else []


def ended_the_last(plan: PlannedResult, wanted: Mapping[str, Any]) -> bool:
    """Return whether a source was noted, and is as it was then, as is what reads it.

    Args:
        plan: Where its result belongs.
        wanted: What it is to be read with.
    """
    noted = metadata_in(_note(plan))
    return noted is not None and not why_again({**noted, "events": wanted.get("events")}, wanted)


def _note(plan: PlannedResult) -> Path:
    return plan.unfinished.with_name("fault.json")
