"""Every text of the window is translated, and the compiled files are those of the sources."""

import ast
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings.declared import DECLARATIONS
from desktop.settings.kinds import Choice
from tests.source_code import modules_of
from tools.words import WORDS, compile_words, gather

LANGUAGES = sorted(WORDS.glob("*.ts"))
HINT = "run `make words`, translate what is new in assets/words/*.ts, and run it again"


def messages(file: Path) -> dict[str, list[str]]:
    """The translations by their texts, several where it is about a number; empty if missing."""
    return {m.findtext("source", ""): translations(m) for m in ET.parse(file).iter("message")}


def translations(message: ET.Element) -> list[str]:
    if message.get("numerus") == "yes":
        return [form.text or "" for form in message.iter("numerusform")]
    return [message.findtext("translation", "")]


@pytest.fixture(params=LANGUAGES, ids=lambda file: file.stem)
def language(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_is_a_second_language() -> None:
    assert "de" in {file.stem for file in LANGUAGES}


def test_every_text_is_translated_and_none_is_stale(language: Path, tmp_path: Path) -> None:
    fresh = shutil.copy(language, tmp_path)
    gather(Path(fresh))
    kept, wanted = messages(language), messages(Path(fresh))
    assert wanted.keys() - kept.keys() == set(), HINT
    assert kept.keys() - wanted.keys() == set(), HINT
    assert [text for text, said in kept.items() if not all(said)] == [], HINT


def test_values_go_where_they_went(language: Path) -> None:
    for text, forms in messages(language).items():
        for said in forms:
            assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", said)), text


def test_what_is_compiled_is_what_is_written(language: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "words.qm"
    compile_words(language, compiled)
    assert compiled.read_bytes() == language.with_suffix(".qm").read_bytes(), HINT


def test_every_language_can_be_chosen() -> None:
    kind = DECLARATIONS["language"].kind
    assert isinstance(kind, Choice)
    assert set(kind.options) == {"system", *(file.stem for file in LANGUAGES)}


def texts_in(tree: ast.AST) -> Iterator[ast.expr]:
    """What is said, or marked to be said later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("tr", "mark"):
            yield node.args[0]


def constants_of(text: ast.expr) -> Iterator[ast.expr]:
    """The texts that an expression may stand for, as far as it says."""
    if isinstance(text, ast.IfExp):
        yield from (*constants_of(text.body), *constants_of(text.orelse))
    else:
        yield text


MODULES = [module for room in ("desktop", "emolens") for module in modules_of(room)]


def test_no_text_is_made_up_where_it_is_said() -> None:
    named = ast.Constant | ast.Name | ast.Attribute | ast.Subscript
    made_up = [
        f"{module.path}:{text.lineno}"
        for module in MODULES
        for said in texts_in(module.tree)
        for text in constants_of(said)
        if not isinstance(text, named)
    ]
    assert made_up == [], "put the values in after tr(), and mark the texts"


def test_translators_see_every_text() -> None:
    seen = messages(WORDS / "de.ts")
    unseen = {
        text.value: f"{module.path}:{text.lineno}"
        for module in MODULES
        for said in texts_in(module.tree)
        for text in constants_of(said)
        if isinstance(text, ast.Constant) and text.value not in seen
    }
    assert unseen == {}, "lupdate reads neither f-strings nor choices: say the text by itself"


def test_no_text_stands_in_an_f_string() -> None:
    hidden = [
        f"{module.path}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        if any(isinstance(text, ast.Constant) for text in texts_in(node))
    ]
    assert hidden == [], "lupdate does not look into f-strings"
