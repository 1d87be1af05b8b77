"""The measurement of a crop rule in words: ``crop_rule.md``, and what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trainer.end_to_end.crop_variants import Framing
from trainer.end_to_end.results import Finding, Trial
from trainer.evaluation.report import Estimate
from trainer.evaluation.terms import percent, table

LIMITS = (
    "Three things bound what this can say. FER-2013's crops leave little around a face, so the "
    "detector finds fewer of them than of faces in photographs. What lies beyond a crop's border "
    "is made up, so wide margins fare worse here than on photographs. And a face enlarged from a "
    "small crop has no fine detail, so an interpolation that blurs or jags detail shows no fault."
)


def to_text(finding: Finding) -> str:
    """Return tables of what was found, and what follows from it, as Markdown."""
    here = finding.present.framing
    parts = [
        _whole_path(finding),
        _trials("margin", finding, lambda one: one.is_a_rule, lambda one: f"{one.margin:+.2f}"),
        _trials(
            "shift",
            finding,
            lambda one: one == Framing(here.margin, one.shift),
            lambda one: f"{one.shift:+.2f}",
        ),
        _trials(
            "interpolation",
            finding,
            lambda one: one == Framing(here.margin, 0.0, one.interpolation),
            lambda one: one.interpolation,
        ),
        verdict(finding),
        LIMITS,
    ]
    return "\n\n".join(parts)


def verdict(finding: Finding) -> str:
    """Say which framing is best, and whether it is better than the present rule."""
    best = finding.best
    tried = f"the best of {len(finding.trials)} framings"
    if best == finding.present:
        return f"The present rule is {tried}: it stays."
    gain = (
        f"{_name(best.framing).capitalize()} is {tried}: {_points(best.gained)} points against the "
        f"present rule. Chance alone gives the best of so many {100 * finding.luck:.1f} points"
    )
    if not finding.is_better(best):
        return f"{gain}, so this is no reason to change the rule."
    if best.framing.is_a_rule:
        return f"{gain}, so this margin is better."
    return f"{gain}, so it is better; but a crop rule has no word for it."


def _whole_path(finding: Finding) -> str:
    rows: list[tuple[str, Estimate]] = [
        (f"faces found, of {finding.faces:,}", finding.found),
        ("agreement of the dataset's crops, all faces", finding.direct_of_all),
        ("agreement of the dataset's crops, faces found", finding.direct),
        ("the same, cut out of the scene just where they lie", finding.in_place),
        ("the same, by the detector's box and the present rule", finding.present.agreement),
        ("lost on the whole way", finding.present.lost),
    ]
    cells = [(name, percent(one.value), _between(one)) for name, one in rows]
    return table(("figure", "value", "95 % interval"), cells)


def _trials(
    what: str, finding: Finding, kept: Callable[[Framing], bool], name: Callable[[Framing], str]
) -> str:
    chosen = [one for one in finding.trials if kept(one.framing)]
    ordered = chosen if what == "interpolation" else sorted(chosen, key=_place)
    rows = [(name(one.framing), *_cells(one, finding)) for one in ordered]
    return table((what, "agreement", "against the present rule", "cross-entropy"), rows)


def _place(trial: Trial) -> tuple[float, float]:
    return trial.framing.margin, trial.framing.shift


def _cells(trial: Trial, finding: Finding) -> Iterable[str]:
    gained = "present" if trial == finding.present else _points(trial.gained)
    return percent(trial.agreement.value), gained, f"{trial.cross_entropy:.3f}"


def _name(framing: Framing) -> str:
    parts = [f"margin {framing.margin:+.2f}", f"shift {framing.shift:+.2f}", framing.interpolation]
    return ", ".join(parts)


def _points(one: Estimate) -> str:
    return f"{100 * one.value:+.1f} ({100 * one.low:+.1f} to {100 * one.high:+.1f})"


def _between(one: Estimate) -> str:
    return f"{100 * one.low:.1f} to {percent(one.high)}"
