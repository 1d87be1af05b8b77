"""The examples of docs/library.md run as they stand there, without Qt or a training framework."""

import re
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.readings import Image
from tests.models import write_model
from tests.source_code import ROOT
from tests.videos import write_video

PAGE = ROOT / "docs" / "library.md"
EXAMPLES = re.findall(r"^## (.*?)$|^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
WATCH = """
import sys
heavy = {"PySide6", "keras", "tensorflow", "desktop", "trainer", "export"}
assert heavy.isdisjoint(name.partition(".")[0] for name in sys.modules), sorted(sys.modules)
"""


def named_examples() -> list[tuple[str, str]]:
    """Return each example with the heading that it stands under."""
    found, heading = [], ""
    for title, code in EXAMPLES:
        heading = title or heading
        if code:
            found.append((heading, code))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the examples name."""
    from skimage import data  # noqa: PLC0415 - slow to import

    folder = tmp_path_factory.mktemp("examples")
    image: Image = np.ascontiguousarray(data.astronaut()[:, :, ::-1])
    assert cv2.imwrite(str(folder / "photo.jpg"), image)
    write_video(folder / "interview.avi", [image] * 90)
    write_model(folder / "mine.onnx")
    return folder


@pytest.mark.parametrize(
    "code", [pytest.param(code, id=heading) for heading, code in named_examples()]
)
def test_example_runs(code: str, folder: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "PYTHONWARNINGS": "error"}
    result = subprocess.run(
        [sys.executable, "-c", code + WATCH],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()
