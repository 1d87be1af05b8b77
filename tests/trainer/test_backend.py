import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
from trainer.backend import load_keras
load_keras()
import keras, sys
keras.ops.zeros(3)  # wakes the backend
print("ours", file=sys.stderr)
"""


def test_only_our_own_words_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TF_CPP_MIN_LOG_LEVEL")
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "ours\n"
