"""Labelling of pictures by people: answers, votes of several raters, and a dataset of them."""
