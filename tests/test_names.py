"""The names of things: a class name exists once, and a docstring begins with what its module is."""

import ast
from collections import defaultdict

import pytest

from tests.source_code import ROOMS, modules_of

_NO_THINGS = """
How What When Where Whether Which Who Whose Why
About After As At Before By For From In Of On To With
Ask Asks Bring Choose Compare Convert Count Cut Deal Describe Divide Draw Draws Evaluate Fetches
Find Finds Finish Flatten Follow Get Hands Keep Keeps Lay Lead Leave Let Lets Load Loads Make
Makes Measure Measures Open Opens Paints Place Plays Prove Read Reads Say Says Show Shows Take
Takes Teach Tell Tells Try Turn Turns Validate Work Write Writes
"""
NO_THINGS = {*_NO_THINGS.split()}
"""First words that name no thing. (*Analysing files* is one, *Analyses files* is seen below.)"""
AFTER_VERBS = {"a", "an", "each", "files", "its", "one", "the", "twice", "which"}
NOUNS = {"All", "Both", "Everything"}
"""First words that name a thing although one of those follows."""


def names_a_thing(docstring: str) -> bool:
    """Whether it begins with a noun phrase, as far as two words can tell."""
    first, second, *_ = [*docstring.split(), "", ""]
    if first.endswith(":"):
        return True
    return first not in NO_THINGS and (second not in AFTER_VERBS or first in NOUNS)


@pytest.mark.parametrize("room", ROOMS)
def test_module_says_what_thing_it_is(room: str) -> None:
    docstrings = {module.name: ast.get_docstring(module.tree) for module in modules_of(room)}
    assert [name for name, docstring in docstrings.items() if not docstring] == []
    wrong = [name for name, text in docstrings.items() if not names_a_thing(text or "")]
    assert wrong == []


@pytest.mark.parametrize(
    "docstring",
    [
        "What is told of speed.",
        "Reads a source on a thread of its own.",
        "Load the model of a run.",
        "From a frame to its readings.",
    ],
)
def test_docstring_that_names_no_thing_is_seen(docstring: str) -> None:
    assert not names_a_thing(docstring)


def test_a_class_name_exists_once() -> None:
    places = defaultdict(list)
    for room in ROOMS:
        for module in modules_of(room):
            for node in ast.walk(module.tree):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(module.name)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
