"""Figures of the shipped model in the documents: ``python -m tools.model_figures`` writes them.

They come from the evaluation that is kept with the shipped run, and stand between
``<!-- figures: NAME -->`` and ``<!-- end of figures -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.neutral_correction import AT_REST, read_figures
from trainer.evaluation.report import ClassMetrics, Estimate
from trainer.evaluation.report_io import read_report
from trainer.reporting.tables import percent, table
from trainer.reporting.wrapping import wrapped

_ROOT = Path(__file__).parents[1]
EVALUATION = _ROOT / "assets" / "run" / "evaluation" / "validation"
PAGES = [_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md"))]

BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(\n<!-- end of figures -->)", re.DOTALL)
"""What is written: begin, name and end."""
_FEW = 100
"""Faces below which a share would pretend to more than there is: they are counted out."""


def rewritten(text: str) -> str:
    """Return a page with the figures of the shipped model as they are now."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{_TEXTS[block[2]]()}{block[3]}", text)


def _agreement() -> str:
    agreement = read_report(EVALUATION).figures["agreement"]
    return wrapped(
        "On the faces of FER-2013's validation split on which most of ten voters agree, the "
        f"shipped model names what they name for {_with_interval(agreement)}, after validation "
        "had chosen it: other people, cameras and light will do worse."
    )


def _validation() -> str:
    report = read_report(EVALUATION)
    agreement, macro, error = (
        report.figures[name] for name in ("agreement", "macro_recall", "calibration_error")
    )
    found = ["named as the voters do", *map(_found, report.expressions.values())]
    return wrapped(
        f"On the {report.faces.agreed:,} faces of the validation split on which more than half "
        f"of the voters agree, it names what they name for {_with_interval(agreement)}:\n\n"
        f"{table(('', *report.expressions), [found])}\n\n"
        f"Over the seven expressions that is a macro recall of {percent(macro.value)}. The "
        f"calibration error of its top score is {error.value:.3f}."
    )


def _neutral() -> str:
    found = read_figures()
    rows = [
        (name, *map(_share, shares.values()))
        for name, shares in (("before", found.before), ("corrected", found.after))
    ]
    neutral, sad = map(_share, AT_REST.values())
    return wrapped(
        "Where most people call a face neutral, the shipped model gives "
        f"*{found.rival}*, the next expression, {found.odds:.3f} of neutral's share in the median "
        f"({found.faces:,} faces of the validation split). Applied to all faces of that split "
        "whose voters agree, most of which do not look sad at rest, the correction for a face that "
        f"reads {neutral} neutral and {sad} sad leaves so many of each expression to be read as "
        f"it:\n\n{table(('', *found.before), rows)}"
    )


_TEXTS: Mapping[str, Callable[[], str]] = {
    "agreement": _agreement,
    "validation": _validation,
    "neutral": _neutral,
}


def _with_interval(share: Estimate) -> str:
    low, high = 100 * share.low, 100 * share.high
    return f"{percent(share.value)} (95 % interval {low:.1f} to {high:.1f})"


def _found(one: ClassMetrics) -> str:
    share = one.recall.value if one.recall else 0.0
    return f"{round(share * one.faces)} of {one.faces}" if one.faces < _FEW else _share(share)


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def main() -> None:
    """Write the figures anew in every page that tells them."""
    for page in PAGES:
        page.write_text(rewritten(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
