"""Text of an end-to-end evaluation: ``crop_rule.md``, and what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from trainer.end_to_end.crop_variants import CropVariant
from trainer.end_to_end.results import EndToEndResults, VariantResult
from trainer.evaluation.report import Estimate
from trainer.reporting.tables import percent, table

LIMITS = (
    "Three things bound what this can say. FER-2013's crops leave little around a face, so the "
    "detector finds fewer of them than of faces in photographs. What lies beyond a crop's border "
    "is made up, so wide margins fare worse here than on photographs. And a face enlarged from a "
    "small crop has no fine detail, so an interpolation that blurs or jags detail shows no fault."
)


def to_text(results: EndToEndResults) -> str:
    """Return tables of the results, and what follows from it, as Markdown."""
    here = results.present.variant
    parts = [
        _whole_path(results),
        _table("margin", results, lambda one: one.is_a_rule, lambda one: f"{one.margin:+.2f}"),
        _table(
            "shift",
            results,
            lambda one: one == replace(here, shift=one.shift),
            lambda one: f"{one.shift:+.2f}",
        ),
        *([] if here.aligned else [_interpolations(results)]),
        verdict(results),
        LIMITS,
    ]
    return "\n\n".join(parts)


def _interpolations(results: EndToEndResults) -> str:
    here = results.present.variant
    return _table(
        "interpolation",
        results,
        lambda one: one == replace(here, interpolation=one.interpolation),
        lambda one: one.interpolation,
    )


def verdict(results: EndToEndResults) -> str:
    """Say which crop variant is best, and whether it is better than the present rule."""
    best = results.best
    tried = f"the best of {len(results.variants)} variants"
    if best == results.present:
        return f"The present rule is {tried}: it stays."
    gain = (
        f"{_name(best.variant).capitalize()} is {tried}: {_points(best.gained)} points against the "
        "present rule. Chance alone gives the best of so many "
        f"{100 * results.chance_gain:.1f} points"
    )
    if not results.is_better(best):
        return f"{gain}, so this is no reason to change the rule."
    if best.variant.is_a_rule:
        return f"{gain}, so this margin is better."
    return f"{gain}, so it is better; but a crop rule has no word for it."


def _whole_path(results: EndToEndResults) -> str:
    rows: list[tuple[str, Estimate]] = [
        (f"faces found, of {results.faces:,}", results.found),
        ("agreement of the dataset's crops, all faces", results.direct_of_all),
        ("agreement of the dataset's crops, faces found", results.direct),
        ("the same, cut out of the scene just where they lie", results.oracle),
        ("the same, by the detector's box and the present rule", results.present.agreement),
        ("lost on the whole way", results.present.lost),
    ]
    cells = [(name, percent(one.value), _between(one)) for name, one in rows]
    return table(("figure", "value", "95 % interval"), cells)


def _table(
    what: str,
    results: EndToEndResults,
    kept: Callable[[CropVariant], bool],
    name: Callable[[CropVariant], str],
) -> str:
    chosen = [one for one in results.variants if kept(one.variant)]
    ordered = chosen if what == "interpolation" else sorted(chosen, key=_place)
    rows = [(name(one.variant), *_cells(one, results)) for one in ordered]
    return table((what, "agreement", "against the present rule", "cross-entropy"), rows)


def _place(one: VariantResult) -> tuple[float, float]:
    return one.variant.margin, one.variant.shift


def _cells(one: VariantResult, results: EndToEndResults) -> Iterable[str]:
    gained = "present" if one == results.present else _points(one.gained)
    return percent(one.agreement.value), gained, f"{one.cross_entropy:.3f}"


def _name(variant: CropVariant) -> str:
    parts = [f"margin {variant.margin:+.2f}", f"shift {variant.shift:+.2f}", variant.interpolation]
    return ", ".join(parts)


def _points(one: Estimate) -> str:
    return f"{100 * one.value:+.1f} ({100 * one.low:+.1f} to {100 * one.high:+.1f})"


def _between(one: Estimate) -> str:
    return f"{100 * one.low:.1f} to {percent(one.high)}"
