from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emolens.resources import int8_model_file, model_file
from export import cli
from tests.models import write_model
from trainer.run import Run

if TYPE_CHECKING:
    from export.exporting import ExportRequest

ROOT = Path(__file__).parents[2]


def test_a_run_is_exported_in_a_process_that_says_only_what_we_say(
    run: Run, tmp_path: Path
) -> None:
    output = tmp_path / "model.onnx"
    command = [sys.executable, "-m", "export", str(run.folder), "-o", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2
    assert output.is_file()


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[ExportRequest]:
    """What would have been exported."""
    from export import exporting

    given: list[ExportRequest] = []
    monkeypatch.setattr(exporting, "export", given.append)
    return given


def test_options_become_an_order(run: Run, orders: list[ExportRequest]) -> None:
    from export.exporting import ExportRequest

    options = ["-o", "m.onnx", "--precision", "int8", "--data", "d.zip", "--votes", "v.csv"]
    assert cli.main([str(run.folder), *options]) == 0
    votes = Path("v.csv")
    assert orders == [ExportRequest(run.folder, Path("m.onnx"), "int8", Path("d.zip"), votes)]


def test_by_itself_it_rebuilds_the_shipped_files(orders: list[ExportRequest]) -> None:
    from export.exporting import ExportRequest

    assert cli.main([]) == 0
    assert cli.main(["--precision", "int8"]) == 0
    run = ROOT / "assets" / "run"
    assert orders == [
        ExportRequest(run, model_file()),
        ExportRequest(run, int8_model_file(), "int8"),
    ]


def test_nothing_is_replaced_by_another_kind_unless_asked(
    run: Run, orders: list[ExportRequest], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, notes = write_model(tmp_path / "m.onnx"), tmp_path / "notes.txt"
    notes.write_text("dear to me", "utf-8")
    assert cli.main([str(run.folder), "-o", str(model)]) == 0
    for path in (model, notes):
        command = [str(run.folder), "-o", str(path), "--precision", "int8"]
        assert cli.main(command) == 2
        assert f"{path} is " in capsys.readouterr().err
        assert cli.main([*command, "--force"]) == 0
    assert [order.output for order in orders] == [model, model, notes]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["run"], "give both RUN and -o FILE, or neither"),
        (["-o", "m.onnx"], "give both RUN and -o FILE, or neither"),
        (["run", "-o", "m.onnx", "--votes", "v.csv"], "--votes needs --data"),
        (["run", "-o", "m.onnx", "--precision", "int4"], "invalid choice: 'int4'"),
        (["bench"], "are required: FILE.onnx|RUN"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(options)
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


def test_what_is_no_run_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(tmp_path), "-o", str(tmp_path / "model.onnx")]) == 2
    assert "is not a finished run" in capsys.readouterr().err


def test_an_interrupt_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from export import exporting

    def interrupted(_: ExportRequest) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "export", interrupted)
    assert cli.main([str(run.folder), "-o", "m.onnx"]) == 130
    assert capsys.readouterr().err == "Interrupted; nothing was written.\n"


@pytest.mark.parametrize("options", [["--help"], ["bench", "--help"]])
def test_help_comes_without_tensorflow(options: list[str]) -> None:
    code = (
        "import sys; from export.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print('loaded', *sys.modules)"
    )
    command = [sys.executable, "-c", code, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    text, _, modules = done.stdout.partition("loaded")
    assert "usage: python -m export" in text
    assert {"keras", "tensorflow", "onnx"}.isdisjoint(modules.split())
