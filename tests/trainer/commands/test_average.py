from pathlib import Path

import pytest

from tests.runs import train_tiny
from trainer.cli import main
from trainer.run import Run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    from tests.runs import tiny_backbone
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        return train_tiny(tmp_path_factory.mktemp("run"))[0]


def average(run: Run, target: Path) -> int:
    data = str(run.folder.parent / "faces")
    folder = str(run.folder)
    return main(["average", folder, folder, "--run", str(target), "--data", data])


def test_the_mean_becomes_a_run_of_its_own(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert average(run, tmp_path / "mean") == 0
    said = capsys.readouterr().out
    assert "validation accuracy: " in said
    assert f"The mean of 2 runs is in {tmp_path / 'mean'}." in said
    assert Run(tmp_path / "mean").read_card().labels == run.read_card().labels


def test_a_run_is_not_written_over(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = run.model.read_bytes()
    assert average(run, run.folder) == 2
    assert "holds a run: give another --run folder" in capsys.readouterr().err
    assert run.model.read_bytes() == before
