"""Text of an inspection, in sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.inspection.inspection import Inspection
from trainer.reporting.tables import percent, table

_FEW = 5
"""Cases that are named; the JSON names all."""


def to_text(found: Inspection) -> str:
    """Return the text that is printed, in the manner of Markdown."""
    return "\n\n".join(part for part in _parts(found) if part)


def _parts(found: Inspection) -> Iterator[str]:
    total = sum(sum(counts.values()) for counts in found.counts.values())
    yield f"{found.dataset}: {total:,} pictures, {_sizes(found)}."
    yield _counts(found)
    if found.validation_from == "train":
        yield "It has no validation split: a tenth of train is set aside, the same each time."
    yield _repeated(found)
    yield _left_out(found)
    yield _named("group(s) of near-duplicates have different labels", found.duplicates.conflicts)
    yield _agreement(found)
    yield _named("could not be used", [(reason,) for reason in found.skipped])


def _sizes(found: Inspection) -> str:
    (commonest, count), *others = found.sizes.items()
    if not others:
        return f"all of {commonest} pixels"
    return f"of {len(found.sizes):,} sizes, most often {commonest} pixels ({count:,})"


def _counts(found: Inspection) -> str:
    columns = [[*counts.values(), sum(counts.values())] for counts in found.counts.values()]
    names = [*found.counts["train"], "all"]
    rows = [
        (name, *map("{:,}".format, row))
        for name, row in zip(names, zip(*columns, strict=True), strict=True)
    ]
    return table(("label", *found.counts), rows)


def _repeated(found: Inspection) -> str:
    within = {f"{name}, a second time": one for name, one in found.duplicates.within.items()}
    across = {
        name.replace(" in ", ", also in "): one for name, one in found.duplicates.across.items()
    }
    rows = [(name, f"{one.copies:,}", f"{one.twins:,}") for name, one in (within | across).items()]
    return table(("pictures that are there again", "same pixels", "near-duplicates"), rows)


def _left_out(found: Inspection) -> str:
    shared = [f"{count:,} of {name}" for name, count in found.duplicates.left_out.items()]
    return (
        "Near-duplicates are all but the same picture, mirrored ones too. A training leaves out "
        f"what a split that measures it has too: {' and '.join(shared)}."
    )


def _agreement(found: Inspection) -> str:
    if not found.votes:
        return ""
    rows = [
        (
            label,
            f"{one.voted:,}",
            f"{one.clear:,}",
            percent(one.agreed / one.clear) if one.clear else "none",
            one.other or "none",
        )
        for label, one in found.agreement.items()
    ]
    header = ("label", "with votes", "with a majority", "for the label", "else mostly")
    return f"What the voters of {found.votes} say:\n\n{table(header, rows)}"


def _named(what: str, cases: Sequence[Sequence[str]]) -> str:
    if not cases:
        return ""
    lines = [f"  {', '.join(case)}" for case in cases[:_FEW]]
    more = [f"  and {len(cases) - _FEW:,} more (--json names all)"] if len(cases) > _FEW else []
    return "\n".join([f"{len(cases):,} {what}:", *lines, *more])
