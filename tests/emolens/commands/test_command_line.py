import argparse
import io
import logging
import sys
from pathlib import Path

import pytest

from emolens.commands.command_line import add_commands, log_shown

COMMANDS = {"read-all": "Read everything.", "never": "Is not loaded."}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package of two commands, of which one cannot be imported."""
    folder = tmp_path / f"of_{tmp_path.name}"  # modules are cached by their names
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "read_all.py").write_text(
        "def add_arguments(parser): parser.add_argument('path')\n"
        "def run(options): return len(options.path)\n"
    )
    (folder / "never.py").write_text("raise ImportError\n")
    monkeypatch.syspath_prepend(tmp_path)
    return folder.name


def parsed(package: str, *arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tool")
    add_commands(parser, package, COMMANDS, arguments[:1])
    return parser.parse_args(arguments)


def test_the_command_that_is_asked_for_is_loaded_alone(package: str) -> None:
    options = parsed(package, "read-all", "there")
    assert options.run_command(options) == 5
    assert f"{package}.never" not in sys.modules


def test_the_help_says_what_each_does(package: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(package, "--help")
    said = capsys.readouterr().out
    for name, sentence in COMMANDS.items():
        assert f"{name} " in said
        assert sentence in said


def test_an_unknown_command_is_refused(package: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(package, "nonsense")
    assert "invalid choice: 'nonsense'" in capsys.readouterr().err


def test_a_library_that_logs_to_the_root_does_not_show_all_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # pytest has some there
    shown = io.StringIO()
    with log_shown("tool", shown):
        logging.info("of a library")  # as onnxruntime.quantization does
        logging.getLogger("tool.part").info("of the tool")
    assert shown.getvalue() == "of the tool\n"
    assert "of the tool" not in capsys.readouterr().err
