"""Language of the window: the user's, as far as there are words for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.resources import words_file


def use_language(app: QCoreApplication, wanted: str) -> None:
    """Let a program speak a language; call it before there is a window.

    Args:
        app: The program.
        wanted: Its two letters, or ``system``. One that nobody has translated is English.
    """
    code = QLocale.system().name()[:2] if wanted == "system" else wanted
    ours = QTranslator(app)
    if not ours.load(str(words_file(code))):
        return
    app.installTranslator(ours)
    qts = QTranslator(app)  # what Qt's own dialogs say
    if qts.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
