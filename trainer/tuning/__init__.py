"""Hyperparameter search: a study of trials for a better recipe."""
