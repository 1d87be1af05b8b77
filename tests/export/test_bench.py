import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from export import bench, cli
from export.bench import Timing, as_json, as_table, time_all
from tests.models import write_model
from trainer.run import Run


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_ROUNDS", 2)


def test_files_and_runs_are_timed_by_batch_and_threads(run: Run, tmp_path: Path) -> None:
    grey, colour = write_model(tmp_path / "g.onnx"), write_model(tmp_path / "c.onnx", channels=3)
    timings = [timing for block in time_all([grey, colour, run.folder]) for timing in block]
    assert [(each.threads, each.batch) for each in timings[::3]] == [
        *((1, 1), (1, 2), (1, 4), (1, 8)),
        *((2, 1), (2, 2), (2, 4), (2, 8)),
    ]
    assert [each.name for each in timings[:3]] == ["g.onnx", "c.onnx", run.folder.name]
    for each in timings:
        assert 0 < each.low <= each.milliseconds <= each.high
        base = next(t for t in timings if (t.threads, t.batch) == (each.threads, each.batch))
        assert each.ratio == pytest.approx(each.milliseconds / base.milliseconds)


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [write_model(tmp_path / "m.onnx"), write_model(tmp_path / "other" / "m.onnx")]
    assert [each.name for each in next(time_all(paths))] == [str(path) for path in paths]


TIMINGS = [Timing("a.onnx", 1, 1, 2.0, 1.5, 2.5, 1.0), Timing("run", 1, 1, 50.0, 49.0, 60.25, 25.0)]


def test_the_table_lines_up() -> None:
    head, first, second = as_table(TIMINGS).splitlines()
    assert len(head) == len(first) == len(second)
    assert second.split() == ["1", "1", "run", "50.000", "49.000", "to", "60.250", "25.00"]


def test_json_has_it_all() -> None:
    assert Timing(**json.loads(as_json(TIMINGS))[1]) == TIMINGS[1]


def test_the_command_prints_a_table_or_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write_model(tmp_path / "m.onnx"))
    assert cli.main(["bench", path]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 9
    assert cli.main(["bench", path, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 8


def test_an_interrupt_keeps_what_was_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> Iterator[list[Timing]]:
        yield TIMINGS
        raise KeyboardInterrupt

    monkeypatch.setattr(bench, "time_all", interrupted)
    assert cli.main(["bench", "m.onnx"]) == 130
    said = capsys.readouterr()
    assert said.out == as_table(TIMINGS) + "\n"
    assert "measured so far" in said.err


def test_what_cannot_be_timed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", str(tmp_path / "none.onnx")]) == 2
    assert "none.onnx cannot be used" in capsys.readouterr().err
    assert cli.main(["bench", str(tmp_path)]) == 2
    assert "is not a finished run" in capsys.readouterr().err
