"""Smoke test of an installed program: it reads a face by its command and in its window.

python -m tools.release.smoke_test PROGRAM             runs /usr/bin/emolens or the like
python -m tools.release.smoke_test --portrait FILE     writes the portrait that it is tried on
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from skimage import data

from emolens.version import __version__

_PATIENCE = 300
"""Seconds; the first start on a slow machine measures which model suits it."""


def write_portrait(file: Path) -> None:
    """Write the portrait of an astronaut (NASA, public domain), who smiles."""
    Image.fromarray(data.astronaut()).save(file)


def try_program(command: Path, window: Path, folder: Path) -> None:
    """See that a program reads a face.

    Args:
        command: The program that prints.
        window: The program with a window; on Linux and macOS it is the same.
        folder: For the portrait, and a picture of the window.

    Raises:
        AssertionError: It does not.
        CalledProcessError: It fails.
        TimeoutExpired: It takes longer than five minutes.
    """
    portrait, screenshot = folder / "portrait.png", folder / "window.png"
    write_portrait(portrait)
    assert __version__ in _run(command, "--version")
    reading = json.loads(_run(command, "analyze", portrait))
    assert reading["expression"] == "happy", reading
    _run(window, "--screenshot", screenshot, portrait)
    with Image.open(screenshot) as picture:
        assert min(picture.size) > 300, picture.size


def _run(program: Path, *arguments: Path | str) -> str:
    ran = subprocess.run(
        [program, *arguments], check=True, timeout=_PATIENCE, stdout=subprocess.PIPE
    )
    return ran.stdout.decode("utf-8")


def main() -> None:
    """Try the program, or write the portrait."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("program", type=Path, nargs="?", metavar="PROGRAM")
    parser.add_argument("--window", type=Path, metavar="PROGRAM", help="where that is another")
    parser.add_argument("--portrait", type=Path, metavar="FILE", help="write it, and nothing else")
    options = parser.parse_args()
    if options.portrait:
        write_portrait(options.portrait)
        return
    if not options.program:
        parser.error("name the program to be tried")
    with TemporaryDirectory() as folder:
        try_program(options.program, options.window or options.program, Path(folder))
    print(f"{options.program} reads a face.")


if __name__ == "__main__":
    main()
