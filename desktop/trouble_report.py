"""Report of a defect for whoever mends it: what runs where, and the newest lines of the log.

It is shown and copied by the user alone; nothing is sent.
"""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion

from emolens import __version__

_LINES = 200


def report_of(log_file: Path, home: Path | None = None) -> str:
    """Return the report, in English, with ``~`` for the user's home folder.

    Args:
        log_file: One that cannot be read is told as such.
        home: The user's home folder; None for the system's answer.
    """
    try:
        lines = log_file.read_text("utf-8", "replace").splitlines()[-_LINES:]
    except OSError as error:
        lines = [f"The log cannot be read: {error.strerror}."]
    head = f"Emolens {__version__}, Qt {qVersion()}, Python {platform.python_version()}"
    text = "\n".join((head, platform.platform(), "", *lines))
    return text.replace(str(home or Path.home()), "~")
