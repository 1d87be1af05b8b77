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
