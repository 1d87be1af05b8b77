from dataclasses import replace

import numpy as np
from matplotlib.patches import StepPatch

from tests.evaluations import make_report
from trainer.evaluation.plots import draw_confusion, draw_reliability
from trainer.evaluation.report import Bin


def test_the_confusion_matrix_tells_shares_and_numbers() -> None:
    (axes,) = draw_confusion(make_report()).axes
    assert [text.get_text() for text in axes.texts] == ["80.0 %\n8", "20.0 %\n2", "100.0 %\n30"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["angry (10)", "happy (30)"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["angry", "happy"]
    assert "voters" in axes.get_ylabel()


def test_an_expression_without_faces_has_an_empty_row() -> None:
    (axes,) = draw_confusion(replace(make_report(), confusion=((0, 0), (0, 30)))).axes
    assert [text.get_text() for text in axes.texts] == ["100.0 %\n30"]


def test_the_reliability_diagram_leaves_out_empty_bins() -> None:
    bins = (Bin(0, None, None), Bin(4, 0.4, 0.5), Bin(6, 0.9, 0.7))
    upper, lower = draw_reliability(replace(make_report(), bins=bins)).axes
    assert np.array_equal(np.asarray(upper.lines[1].get_xydata()), [[0.4, 0.5], [0.9, 0.7]])
    (steps,) = lower.patches
    assert isinstance(steps, StepPatch)
    values, _, _ = steps.get_data()
    assert np.array_equal(values, [0, 4, 6])
    assert "calibration error 0.950" in [text.get_text() for text in upper.texts]


def test_where_no_calibration_can_be_told_none_is() -> None:
    report = replace(make_report(), figures={}, bins=(Bin(0, None, None),))
    upper, _ = draw_reliability(report).axes
    assert not upper.texts
