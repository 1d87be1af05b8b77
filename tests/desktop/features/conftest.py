"""Fixtures of the window's features."""

import pytest

from emolens.tracking import baseline_capture


@pytest.fixture
def shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a face at rest be watched for a moment only."""
    for name in (baseline_capture.__name__, "desktop.features.neutral_baseline"):
        monkeypatch.setattr(f"{name}.SECONDS", 0.3)
