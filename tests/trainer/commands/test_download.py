import argparse
from pathlib import Path

import pytest

from trainer.commands import download


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    download.add_arguments(parser)
    return download.run(parser.parse_args([str(argument) for argument in arguments]))


def test_says_where_the_dataset_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, Path]] = []
    monkeypatch.setattr(download, "download", lambda *given: asked.append(given))
    assert run("fer2013", "-o", tmp_path) == 0
    assert asked == [("fer2013", tmp_path)]
    assert f"The dataset is in {tmp_path}" in capsys.readouterr().out


def test_can_be_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(download, "download", interrupted)
    assert run("fer2013", "-o", tmp_path) == 130
    assert "the same command goes on" in capsys.readouterr().err
