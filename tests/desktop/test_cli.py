import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desktop import cli
from desktop.cli import main
from emolens import __version__
from emolens.commands.main import COMMANDS
from tests.models import write_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


def test_analyze_needs_no_qt(model: Path, astronaut_png: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None; from desktop.cli import main; "
        f"sys.exit(main(['analyze', {str(astronaut_png)!r}, '--model', {str(model)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", [[], ["a.jpg"]])
def test_the_window_without_qt_says_what_to_install(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "find_spec", lambda _name: None)
    assert main(arguments) == 2
    assert "pip install 'emolens[app]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["analyze", "--nonsense"], ["a.jpg", "b.jpg"], ["--nonsense"]]
)
def test_wrong_arguments_exit_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: emolens" in capsys.readouterr().err


def test_the_help_lists_the_commands_without_a_window(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"emolens {name} " in said for name in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"emolens {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], (None, None)),
        (["a.jpg"], (Path("a.jpg"), None)),
        (["./analyze", "--model", "m.onnx"], (Path("analyze"), Path("m.onnx"))),
    ],
)
def test_without_analyze_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], opened: tuple[Path | None, Path | None]
) -> None:
    runs: list[tuple[Path | None, Path | None]] = []
    app = ModuleType("desktop.app")

    def run(path: Path | None, model: Path | None, screenshot: Path | None) -> int:
        assert screenshot is None
        runs.append((path, model))
        return 7

    monkeypatch.setattr(app, "run", run, raising=False)
    monkeypatch.setitem(sys.modules, "desktop.app", app)
    assert cli.main(arguments) == 7
    assert runs == [opened]
