import pytest

from desktop.widgets.scores.people import people_text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.03, "Hardly anyone would say happy."),
        (0.06, "1 of 10 people would say happy."),
        (0.7, "7 of 10 people would say happy."),
        (0.94, "9 of 10 people would say happy."),
        (0.96, "Nearly everyone would say happy."),
        (1.0, "Nearly everyone would say happy."),
    ],
)
def test_shares_are_said_as_people(share: float, text: str) -> None:
    assert people_text("happy", share) == text
