from dataclasses import replace

import pytest

from trainer.end_to_end.crop_variants import CropVariant
from trainer.end_to_end.results import EndToEndResults, VariantResult
from trainer.end_to_end.results_text import LIMITS, to_text, verdict
from trainer.evaluation.report import Estimate


def result(variant: CropVariant, gained: float) -> VariantResult:
    return VariantResult(
        variant,
        agreement=Estimate(0.8 + gained, 0.75, 0.9),
        lost=Estimate(0.1 - gained, 0.0, 0.12),
        gained=Estimate(gained, gained - 0.01, gained + 0.01),
        cross_entropy=0.5,
    )


def results(*variants: VariantResult, chance_gain: float = 0.02) -> EndToEndResults:
    figure = Estimate(0.9, 0.85, 0.95)
    return EndToEndResults(
        1200, Estimate(0.7, 0.6, 0.8), figure, figure, figure, variants, chance_gain
    )


PRESENT = result(CropVariant(0.0), 0.0)


def test_the_whole_path_and_every_part_of_the_rule_have_their_rows() -> None:
    text = to_text(
        results(
            PRESENT,
            result(CropVariant(0.1), -0.02),
            result(CropVariant(-0.1), 0.01),
            result(CropVariant(0.0, 0.03), 0.0),
            result(CropVariant(0.1, 0.03), 0.0),
            result(CropVariant(0.0, 0.0, "cubic"), 0.0),
        )
    )
    rows = [" ".join(line.replace("|", " ").split()) for line in text.splitlines()]
    assert "faces found, of 1,200 70.0 % 60.0 to 80.0 %" in rows
    assert "lost on the whole way 10.0 % 0.0 to 12.0 %" in rows
    margins = rows[rows.index("margin agreement against the present rule cross-entropy") + 2 :]
    assert margins[:4] == [
        "-0.10 81.0 % +1.0 (+0.0 to +2.0) 0.500",
        "+0.00 80.0 % present 0.500",
        "+0.10 78.0 % -2.0 (-3.0 to -1.0) 0.500",
        "",
    ]
    shifts = rows[rows.index("shift agreement against the present rule cross-entropy") + 2 :]
    assert [row.split(" ")[0] for row in shifts[:3]] == ["+0.00", "+0.03", ""]
    assert "cubic 80.0 % +0.0 (-1.0 to +1.0) 0.500" in rows
    assert LIMITS in text


@pytest.mark.parametrize(
    ("variant", "gained", "said"),
    [
        (CropVariant(0.1), -0.01, "The present rule is the best of 2 variants: it stays."),
        (
            CropVariant(0.1),
            0.01,
            "Margin +0.10, shift +0.00, area, linear is the best of 2 variants: +1.0 (+0.0 to "
            "+2.0) points against the present rule. Chance alone gives the best of so many 2.0 "
            "points, so this is no reason to change the rule.",
        ),
        (CropVariant(0.1), 0.03, "so this margin is better."),
        (CropVariant(0.1, 0.03), 0.03, "so it is better; but a crop rule has no word for it."),
    ],
)
def test_the_verdict_says_whether_the_best_is_better(
    variant: CropVariant, gained: float, said: str
) -> None:
    assert verdict(results(PRESENT, result(variant, gained))).endswith(said)


def test_the_present_rule_may_have_another_margin() -> None:
    own = replace(PRESENT, variant=CropVariant(0.07))
    assert "| +0.07" in to_text(results(own, result(CropVariant(0.0), -0.01)))
