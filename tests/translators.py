"""A made-up language, to see what of the window is translated."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator


class _MadeUp(QTranslator):
    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self._say = say

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803
        disambiguation: str | bytes | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        ours = not context  # Qt's own texts have one
        return self._say(str(sourceText)) if ours and sourceText else None  # type: ignore[return-value]


@contextmanager
def spoken(say: Callable[[str], str]) -> Iterator[None]:
    """Let the window say every text of its own as ``say`` has it."""
    language = _MadeUp(say)
    QCoreApplication.installTranslator(language)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(language)
