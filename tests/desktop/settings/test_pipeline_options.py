from desktop.settings.declared import DECLARATIONS, Settings
from desktop.settings.kinds import Choice
from desktop.settings.pipeline_options import options_of
from emolens.options import PipelineOptions


def test_by_default_everything_is_as_it_was_measured() -> None:
    assert options_of(Settings()) == PipelineOptions()


def test_what_is_set_is_what_is_wanted() -> None:
    settings = Settings(smoothing=2.0, smallest_face=48)
    assert options_of(settings) == PipelineOptions(smoothing=2.0, smallest_face=48)


def test_the_more_cautious_the_more_votes() -> None:
    kind = DECLARATIONS["sensitivity"].kind
    assert isinstance(kind, Choice)
    votes = [options_of(Settings(sensitivity=word)).caution for word in kind.options]
    assert votes == sorted(votes, reverse=True)
    assert len(set(votes)) == 3
