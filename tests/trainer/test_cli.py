import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.commands import COMMANDS

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from trainer.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print("loaded", *{name.partition(".")[0] for name in sys.modules})
"""


def help_of(*command: str) -> tuple[str, set[str]]:
    """Return what is printed, and the packages that were loaded for it."""
    call = [sys.executable, "-c", CODE, *command, "--help"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    text, _, modules = done.stdout.partition("loaded")
    return text, set(modules.split())


def test_help_names_every_command_and_loads_none() -> None:
    text, modules = help_of()
    assert set(COMMANDS) <= set(text.split())
    assert modules.isdisjoint({"keras", "tensorflow", "numpy", "matplotlib", "pydantic"})


@pytest.mark.parametrize("command", ["fit", "tune", "face-unit", "evaluate"])
def test_help_of_a_command_loads_no_keras(command: str) -> None:
    text, modules = help_of(command)
    assert f"python -m trainer {command}" in text
    assert modules.isdisjoint({"keras", "tensorflow", "optuna"})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_module(command: str) -> None:
    module = import_module(f"trainer.commands.{command.replace('-', '_')}")
    assert callable(module.run)
    assert callable(module.add_arguments)


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["train"])
    assert "invalid choice: 'train'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("room", "command", "library", "extra"),
    [
        ("trainer", ("inspect", "nowhere"), "matplotlib", "train"),
        ("trainer", ("fit", "--data", "nowhere"), "pydantic", "train"),
        ("trainer", ("fit", "--data", "nowhere"), "keras", "train"),
        ("trainer", ("tune", "--data", "nowhere", "--study", "s"), "optuna", "tune"),
        ("trainer", ("download", "fer2013", "-o", "new"), "kagglehub", "download"),
        ("export", ("assets/run", "-o", "never.onnx"), "keras", "export"),
        ("export", ("bench", "assets/run"), "keras", "export"),
    ],
)
def test_a_missing_library_is_told_with_what_installs_it(
    room: str, command: tuple[str, ...], library: str, extra: str
) -> None:
    code = f"import sys; sys.modules[{library!r}] = None; from {room}.cli import main; "
    call = [sys.executable, "-c", f"{code}sys.exit(main(sys.argv[1:]))", *command]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert library in sentence
    assert f"pip install 'emolens[{extra}]'" in sentence


@pytest.mark.parametrize("room", ["trainer", "export"])
def test_who_reads_no_further_is_no_trouble(room: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    call = [sys.executable, "-m", room, "--help"]
    done = subprocess.run(call, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
