import numpy as np

from tests.evaluations import make_report, make_scores, make_split
from trainer.evaluation.evaluation import Evaluation
from trainer.evaluation.mistakes import COLUMNS, ROWS, WARNING, draw_mistakes, worst_mistakes


def test_the_surest_mistakes_come_first() -> None:
    scores = np.array([[0.6, 0.4], [0.9, 0.1], [0.1, 0.9], [0.8, 0.2], [1.0, 0.0]], np.float32)
    split = make_split([1, 1, 1, 1, -1], voters=10)
    assert worst_mistakes(scores, split).tolist() == [1, 3, 0]


def test_a_mistake_that_voters_share_is_less_bad() -> None:
    split = make_split([1, 1], voters=10)
    split.targets[:] = [[0.4, 0.6], [0.0, 1.0]]
    assert worst_mistakes(make_scores([0, 0]), split).tolist() == [1, 0]


def drawn(majority: list[int], named: list[int], voters: int) -> list[str]:
    split = make_split(majority, voters=voters)
    figure = draw_mistakes(Evaluation(split, make_scores(named), make_report()))
    return [figure.get_suptitle(), *filter(None, (axes.get_title() for axes in figure.axes))]


def test_the_grid_says_what_was_named_and_what_people_say_and_warns() -> None:
    assert drawn([1, 0], [0, 0], voters=10) == [WARNING, "model: angry 0.90\nvoters: happy 1.00"]
    assert drawn([1, 0], [0, 0], voters=0) == [WARNING, "model: angry 0.90\nlabel: happy"]


def test_the_grid_shows_no_more_than_it_holds() -> None:
    assert len(drawn([1] * 50, [0] * 50, voters=10)) == 1 + ROWS * COLUMNS


def test_without_mistakes_the_grid_says_so() -> None:
    assert drawn([1, 0], [1, 0], voters=0) == ["No mistakes."]
