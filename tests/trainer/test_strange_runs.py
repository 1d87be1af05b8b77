"""Run folders whose files are links, pipes, devices, bombs or of wrong kinds."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.runs import write_bare_card
from trainer.errors import RunError
from trainer.evaluation.report_io import read_report
from trainer.history import read_history
from trainer.picture_digests import read_digests
from trainer.run import Run
from trainer.run_files import MOST_MODEL


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(tmp_path)
    run.model.write_bytes(b"a model")
    write_bare_card(run)
    return run


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("labels", [1, 2]),
        ("labels", ["happy"]),
        ("labels", ["happy", ["sad"]]),
        ("crop", []),
        ("crop", {"size": 2**31, "channels": 1, "margin": 0}),
        ("crop", {"size": "a", "channels": 1, "margin": 0}),
        ("temperature", "warm"),
        ("temperature", 0),
        ("temperature", float("inf")),
        ("temperature", float("nan")),
        ("uncertain_below", None),
        ("data", [1]),
        ("recipe", "x"),
        ("parents", {"init": 5}),
        ("epochs", {"best": {}}),
        ("metrics", {"accuracy": "high"}),
        ("scores_mean", ["votes"]),
        ("keras_digest", 3),
        ("face", ["x"]),
        ("face", {"no_face_below": "x", "protocol": 1, "digest": None}),
    ],
)
def test_a_card_of_wrong_kinds_is_damaged(run: Run, name: str, value: object) -> None:
    run.card.write_text(json.dumps({**json.loads(run.card.read_text()), name: value}))
    with pytest.raises(RunError, match=r"card\.json is damaged \(.*\): train the run again\.$"):
        run.read_card()


def test_json_nested_without_end_is_damaged(run: Run) -> None:
    for path in (run.card, run.history):
        path.write_text("[" * 100_000)
    with pytest.raises(RunError, match="is damaged"):
        run.read_card()
    with pytest.raises(RunError, match="damaged"):
        read_history(run)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_pipe, _endless, _folder])
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(
    make: Callable[[Path], None], run: Run
) -> None:
    from trainer.training.checkpoints import CheckpointManager

    for path in (run.history, run.digests, run.folder / "report.json"):
        make(path)
    run.checkpoints.mkdir()
    make(run.checkpoints / "state.json")
    with pytest.raises(RunError, match="history"):
        read_history(run)
    with pytest.raises(RunError, match="picture_digests"):
        read_digests(run)
    with pytest.raises(RunError, match="report"):
        read_report(run.folder)
    with pytest.raises(RunError, match="state"):
        CheckpointManager(run.checkpoints, {})
    for path in (run.model, run.card):
        path.unlink()
        make(path)
        with pytest.raises(RunError, match=r"missing|not a finished run"):
            run.read_card()
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        path.write_bytes(b"a model")
        if path == run.model:
            write_bare_card(run)


def test_a_sparse_model_is_not_read(run: Run) -> None:
    os.truncate(run.model, MOST_MODEL * 4)
    with pytest.raises(RunError, match="larger than 2 GB"):
        run.read_card()


def test_a_model_that_is_a_bomb_or_no_zip_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.networks.loading import load_run

    with pytest.raises(RunError, match="it is no Keras file"):
        load_run(run)
    with zipfile.ZipFile(run.model, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model.weights.h5", bytes(100_000))
    write_bare_card(run)
    monkeypatch.setattr("trainer.run_files.MOST_MODEL", 99_999)
    with pytest.raises(RunError, match=r"it unpacks to .* GB"):
        load_run(run)


def test_a_layer_of_two_thousand_million_units_takes_no_memory(run: Run) -> None:
    import keras

    from trainer.networks.loading import load_run

    sound = run.folder / "sound.keras"
    keras.Sequential([keras.Input((8,)), keras.layers.Dense(3)]).save(sound)
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(run.model, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "config.json":
                assert b'"units": 3' in text
                text = text.replace(b'"units": 3', b'"units": 2000000000')
            new.writestr(name, text)
    write_bare_card(run)
    with pytest.raises(RunError, match=r"cannot be loaded \(its weights would take more than 2 GB"):
        load_run(run)
    run.model.write_bytes(sound.read_bytes())
    write_bare_card(run)
    assert load_run(run)[0].count_params() == 27, "and others are loaded as ever"


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"config.json": "[]"},
        {"config.json": "[" * 10_000},
        {"config.json": '{"class_name": 5}', "metadata.json": "{}", "model.weights.h5": "x"},
        {"config.json": '{"class_name": "Functional", "config": {"layers": 3}}'},
        {"config.json": '{"module": "os", "class_name": "system", "config": {}}'},
    ],
)
def test_a_model_of_odd_members_is_one_sentence(run: Run, members: dict[str, str]) -> None:
    from trainer.networks.loading import load_run

    with zipfile.ZipFile(run.model, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    write_bare_card(run)
    with pytest.raises(RunError, match=r"model\.keras cannot be loaded \(.*\): train"):
        load_run(run)
