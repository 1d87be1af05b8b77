"""Every text of the window is translated, and the compiled files are those of the sources."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from desktop.settings.declared import DECLARATIONS
from desktop.settings.kinds import Choice
from tools.words import WORDS, compile_words, gather

LANGUAGES = sorted(WORDS.glob("*.ts"))
HINT = "run `make words`, translate what is new in assets/words/*.ts, and run it again"


def messages(file: Path) -> dict[str, str]:
    """The translations by their texts; empty for one that is missing."""
    found = ET.parse(file).iter("message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in found}


@pytest.fixture(params=LANGUAGES, ids=lambda file: file.stem)
def language(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_there_is_a_second_language() -> None:
    assert "de" in {file.stem for file in LANGUAGES}


def test_every_text_is_translated_and_none_is_stale(language: Path, tmp_path: Path) -> None:
    fresh = shutil.copy(language, tmp_path)
    gather(Path(fresh))
    kept, wanted = messages(language), messages(Path(fresh))
    assert wanted.keys() - kept.keys() == set(), HINT
    assert kept.keys() - wanted.keys() == set(), HINT
    assert [text for text, said in kept.items() if not said] == [], HINT


def test_values_go_where_they_went(language: Path) -> None:
    for text, said in messages(language).items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", said)), text


def test_what_is_compiled_is_what_is_written(language: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "words.qm"
    compile_words(language, compiled)
    assert compiled.read_bytes() == language.with_suffix(".qm").read_bytes(), HINT


def test_every_language_can_be_chosen() -> None:
    kind = DECLARATIONS["language"].kind
    assert isinstance(kind, Choice)
    assert set(kind.options) == {"system", "en", *(file.stem for file in LANGUAGES)}
