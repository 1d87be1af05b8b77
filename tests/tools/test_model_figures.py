"""Figures in the documents: of the model that is shipped, and of no earlier one."""

from pathlib import Path

import pytest

from benchmarks.neutral_correction import read_figures
from tests.source_code import ROOT
from tools.model_figures import BLOCK, EVALUATION, PAGES, rewritten
from trainer.evaluation.report_io import read_report
from trainer.run import Run

CARD = Run(ROOT / "assets" / "run").read_card()


def test_what_was_measured_is_the_shipped_model_s() -> None:
    measured = (read_report(EVALUATION).subject.keras_digest, read_figures().keras_digest)
    assert measured == (CARD.keras_digest, CARD.keras_digest)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_tells_what_was_measured(page: Path) -> None:
    text = page.read_text("utf-8")
    assert rewritten(text) == text, "python -m tools.model_figures writes it anew"


@pytest.mark.parametrize("name", ["README.md", "docs/shipped-model.md", "docs/tracking.md"])
def test_figures_that_are_missing_are_written(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    emptied = BLOCK.sub(r"\1\3", text)
    assert emptied != text
    assert rewritten(emptied) == text


def test_the_way_through_the_app_is_told_as_the_card_has_it() -> None:
    page = " ".join((ROOT / "docs" / "shipped-model.md").read_text("utf-8").split())
    of_card = {name: 100 * value for name, value in CARD.metrics.items()}
    assert f"{of_card['validation_end_to_end_found']:.0f} % of these faces are found" in page
    assert f"falls by {of_card['validation_end_to_end_lost']:.1f} points" in page
    assert f"to {of_card['validation_end_to_end_agreement']:.1f} %" in page
