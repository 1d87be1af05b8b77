"""Language of the window: the user's, as far as there are words for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.resources import words_folder

SYSTEM = "system"


def use_language(app: QCoreApplication, wanted: str) -> None:
    """Let a program speak a language, and write numbers so; call it before there is a window.

    Args:
        app: The program.
        wanted: A name such as ``de`` or ``pt_BR``, or ``system`` for the first of the user's
            languages that is translated. Without any it is English.
    """
    for earlier in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(earlier)
        earlier.deleteLater()
    system = QLocale.system()
    ours = QTranslator(app)
    words = str(words_folder())
    if not ours.load(system if wanted == SYSTEM else QLocale(wanted), "", "", words, ".qm"):
        ours.load("en", words)
    language = QLocale(ours.language())
    # The system knows of its own language also how this country writes it.
    QLocale.setDefault(system if system.language() == language.language() else language)
    QCoreApplication.installTranslator(ours)
    qts = QTranslator(app)  # what Qt's own dialogs say
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(language, "qtbase", "_", folder):
        QCoreApplication.installTranslator(qts)
