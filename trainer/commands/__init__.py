"""Command modules, each called as its command, with ``_`` for ``-``.

A module adds its arguments to a parser, and its ``run`` returns the exit code and raises an
:class:`~emolens.errors.EmolensError` for bad input. Only that of the command asked for is imported;
what loads Keras is imported when it runs, so that ``--help`` and bad options answer at once.
"""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "download": "get a public dataset from Kaggle",
    "prepare": "make a dataset of faces from photographs",
    "inspect": "say what is in a dataset, what it repeats, and what people say of its labels",
    "fit": "train on a dataset, into a run",
    "average": "average the weights of finished runs into a new one",
    "adjust": "let a finished run name each expression as often as people do, as a new one",
    "tune": "search for a better recipe",
    "evaluate": "measure a run or a model file on a dataset",
    "predict": "show pictures with what a model reads in them",
    "crop-rule": "measure how the app should cut faces out for a model",
    "face-unit": "teach a finished run to tell what is not a face",
    "digests": "keep with a run which pictures it was trained on",
    "card": "write the model card of a run",
}
"""Each one's name and its line of help, in the order of their use."""
