import subprocess
import sys
from pathlib import Path

_GIVE = """
import sys
from PySide6.QtGui import QFileOpenEvent
from desktop.application import Application
app, given = Application([]), []
app.file_given.connect(given.append)
app.sendEvent(app, QFileOpenEvent(sys.argv[1]))
app.sendEvent(app, QFileOpenEvent(""))
print([str(path) for path in given])
"""


def test_a_file_that_finder_gives_is_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "Grüße.jpg"  # in a process of its own, since there is one application in each
    told = subprocess.run(
        [sys.executable, "-c", _GIVE, file], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout.strip() == str([str(file)])
