import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

import emolens
from desktop.i18n import tr
from desktop.language import use_language
from desktop.resources import words_folder

TROUBLE = {"EmolensError", "SourceError", "CameraLostError", "ModelError", "BaselineError"}
TROUBLE |= {"ResultError", "SettingsError", "SilentError", "_refusal"}

pytestmark = pytest.mark.usefixtures("english_again")


def test_german_is_spoken(qapp: QApplication, qtbot: QtBot) -> None:
    use_language(qapp, "de")
    assert tr("Happy") == "Fröhlich"
    assert tr("%Ln faces", "", 12345) == "12.345 Gesichter"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Abbrechen"  # Qt's own word


@pytest.mark.parametrize(("wanted", "one"), [("en", "1 face"), ("de", "1 Gesicht")])
def test_one_is_not_several(qapp: QApplication, wanted: str, one: str) -> None:
    use_language(qapp, wanted)
    assert tr("%Ln faces", "", 1) == one


@pytest.mark.parametrize("wanted", ["en", "xx"])
def test_what_nobody_translated_is_english(qapp: QApplication, wanted: str) -> None:
    use_language(qapp, wanted)
    assert tr("Happy") == "Happy"


def test_what_is_not_among_the_words_is_said_as_it_is(qapp: QApplication) -> None:
    use_language(qapp, "de")
    assert tr("") == ""
    assert tr("a.mp4 takes long to read") == "a.mp4 takes long to read"


def test_by_itself_it_is_the_systems(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    german = QLocale(QLocale.Language.German, QLocale.Country.Switzerland)
    monkeypatch.setattr(QLocale, "system", lambda: german)
    use_language(qapp, "system")
    assert tr("Happy") == "Fröhlich"
    assert QLocale().name() == "de_CH"  # which writes its numbers otherwise
    use_language(qapp, "en")
    assert QLocale().name() == "en_US"


@pytest.mark.parametrize(
    ("system", "spoken"), [("pt_BR", "Fröhlich"), ("pt_PT", "Happy"), ("zh_TW", "Happy")]
)
def test_a_language_may_be_that_of_one_country(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    system: str,
    spoken: str,
) -> None:
    shutil.copy(words_folder() / "de.qm", tmp_path / "pt_BR.qm")
    shutil.copy(words_folder() / "en.qm", tmp_path)
    monkeypatch.setattr("desktop.language.words_folder", lambda: tmp_path)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    use_language(qapp, "system")
    assert tr("Happy") == spoken


def plainly_told(file: Path) -> Iterator[str]:
    """Where trouble that the user can mend is told in text that nobody could translate."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            plain = isinstance(node.args[0], ast.Constant | ast.JoinedStr)
            if plain and node.func.id in TROUBLE:
                yield f"{file.name}:{node.lineno}"


def test_trouble_is_told_in_the_users_language() -> None:
    files = sorted(
        path
        for room in ("emolens", "desktop")
        for path in (Path(emolens.__file__).parents[1] / room).rglob("*.py")
    )
    of_the_window = [file for file in files if file.name != "analyze.py"]  # a command: English
    assert [where for file in of_the_window for where in plainly_told(file)] == []
