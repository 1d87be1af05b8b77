"""Evaluation of a model: metrics with confidence intervals, reports, plots."""
