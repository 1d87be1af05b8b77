from typing import Any, get_args

import pytest

from desktop.settings.declared import DECLARATIONS, Settings
from desktop.settings.kinds import Choice
from desktop.settings.pipeline_options import options_of
from emolens.options import DetectorChoice, PipelineOptions, Sensitivity


def test_by_default_everything_is_as_it_was_measured() -> None:
    assert options_of(Settings()) == PipelineOptions()


def test_what_is_set_is_what_is_wanted() -> None:
    settings = Settings(smoothing=2.0, smallest_face=48)
    assert options_of(settings) == PipelineOptions(smoothing=2.0, smallest_face=48)


@pytest.mark.parametrize(
    ("name", "choices"), [("detector", DetectorChoice), ("sensitivity", Sensitivity)]
)
def test_a_setting_offers_each_choice_that_there_is(name: str, choices: object) -> None:
    kind = DECLARATIONS[name].kind
    assert isinstance(kind, Choice)
    assert tuple(kind.options) == get_args(choices)
    for word in kind.options:
        changes: dict[str, Any] = {name: word}
        assert getattr(options_of(Settings(**changes)), name) == word
