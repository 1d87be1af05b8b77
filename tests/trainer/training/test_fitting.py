from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.datasets import write_dataset
from tests.runs import TINY, tiny_backbone, tiny_dataset
from tests.trainings import PRETRAINED, Killed, fine_tuning, losses, stop_in_epoch, train_tiny
from trainer.data.dataset import read_dataset
from trainer.errors import OutputError, RecipeError, RunError, WeightsError
from trainer.evaluation import metrics
from trainer.recipe_settings import HeadSettings, TargetSettings
from trainer.run import Run, write_json

if TYPE_CHECKING:
    pass


@pytest.fixture(autouse=True, scope="module")
def small_network() -> Iterator[None]:
    """Train a stand-in: what is tested here is how, not what, is trained."""
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        yield


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A training that nothing disturbed."""
    return train_tiny(tmp_path_factory.mktemp("whole"))[0]


def test_leaves_a_run_behind(whole: Run) -> None:
    card = whole.read_card()
    assert card.complete
    assert card.labels == ("angry", "happy", "neutral")
    assert card.epochs["trained"] == 3
    assert card.scores_mean == "labels"
    records = json.loads(whole.history.read_text())
    assert [record["phase"] for record in records] == ["head", "fine-tuning", "fine-tuning"]
    assert records[card.epochs["best"] - 1]["val_loss"] == min(losses(whole))
    assert whole.curves.read_bytes().startswith(b"\x89PNG")
    assert {path.name for path in whole.folder.iterdir()} == {
        "model.keras",
        "picture_digests.npz",
        "card.json",
        "history.json",
        "curves.png",
    }


def test_the_kept_model_is_the_best_epoch_s_calibrated(whole: Run, tmp_path: Path) -> None:
    import keras

    validation, card = tiny_dataset(tmp_path).validation, whole.read_card()
    scores = keras.models.load_model(whole.model).predict(validation.crops, verbose=0)
    kept = metrics.cross_entropy(scores, validation.targets)
    assert card.metrics["validation_cross_entropy"] == pytest.approx(kept, rel=1e-6)
    assert kept == pytest.approx(min(losses(whole)), rel=1e-4)
    assert set(card.offsets) == set(card.labels)


def test_learns(tmp_path: Path) -> None:
    _, card = train_tiny(tmp_path, fine_tuning(epochs=12, rate=3e-2))
    guessing = np.log(3)
    assert card.metrics["validation_cross_entropy"] < 0.85 * guessing


def test_killed_in_an_epoch_it_loses_at_most_that_epoch(
    whole: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_in_epoch(patch, 3, Killed)
        with pytest.raises(Killed):
            train_tiny(tmp_path)
    state = json.loads((tmp_path / "run" / "checkpoints" / "state.json").read_text())
    assert len(state["history"]) == 2
    killed, card = train_tiny(tmp_path)
    assert card.complete
    assert losses(killed) == pytest.approx(losses(whole), rel=1e-6)


def test_killed_while_saving_it_goes_on_from_the_epoch_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.training import checkpoints as checkpoints_module

    write = write_json

    def kill_second(path: Path, value: dict[str, Any]) -> None:
        if len(value["history"]) == 2:
            raise Killed
        write(path, value)

    with monkeypatch.context() as patch:
        patch.setattr(checkpoints_module, "write_json", kill_second)
        with pytest.raises(Killed):
            train_tiny(tmp_path)
    run, card = train_tiny(tmp_path)
    assert card.epochs["trained"] == 3
    assert [record["epoch"] for record in json.loads(run.history.read_text())] == [1, 2, 3]


def test_interrupted_it_keeps_the_best_so_far_and_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_in_epoch(patch, 2, KeyboardInterrupt)
        run, card = train_tiny(tmp_path)
    assert not card.complete
    assert card.epochs == {"trained": 1, "best": 1}
    assert run.read_card() == card
    _, card = train_tiny(tmp_path)
    assert card.complete
    assert card.epochs["trained"] == 3


def test_a_full_disk_keeps_the_last_epoch_and_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keras

    save = keras.Model.save
    saved: list[Path] = []

    def save_while_there_is_room(model: keras.Model, path: Path, **options: object) -> None:
        if len(saved) == 2:  # of an epoch there are the training, and the model to be kept
            path.write_bytes(b"a part of it")
            raise OSError(28, "No space left on device")
        saved.append(path)
        save(model, path, **options)

    told = r"checkpoints cannot be written \(No space left on device\): make room; the same comm"
    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "save", save_while_there_is_room)
        with pytest.raises(OutputError, match=told):
            train_tiny(tmp_path)
    run, card = train_tiny(tmp_path)
    assert card.complete
    assert [record["epoch"] for record in json.loads(run.history.read_text())] == [1, 2, 3]
    assert not run.checkpoints.exists()


def test_interrupted_before_the_first_epoch_it_leaves_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_in_epoch(monkeypatch, 1, KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        train_tiny(tmp_path)
    with pytest.raises(RunError, match="not a finished run"):
        Run(tmp_path / "run").read_card()


def test_ends_early_when_it_no_longer_gets_better(tmp_path: Path) -> None:
    # Without a learning rate nothing changes but batch norm's statistics.
    _, card = train_tiny(tmp_path, fine_tuning(epochs=8, patience=2, rate=0.0))
    assert card.epochs["trained"] == card.epochs["best"] + 2 or card.epochs["trained"] == 8
    assert card.epochs["trained"] < 8


def test_refuses_to_go_on_with_other_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.training import fitting

    with monkeypatch.context() as patch:
        stop_in_epoch(patch, 2, Killed)
        with pytest.raises(Killed):
            train_tiny(tmp_path)
    other = dataclasses.replace(PRETRAINED, batches=dataclasses.replace(TINY.batches, size=4))
    with pytest.raises(RunError, match=r"batches\.size was 8 and is now 4"):
        fitting.fit(tiny_dataset(tmp_path), other, Run(tmp_path / "run"))


def test_goes_on_alike_with_averages_a_second_head_and_blending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.networks.loading import load_run
    from trainer.training import fitting

    recipe = dataclasses.replace(
        fine_tuning(averaging=0.9, rate=1e-2),
        batches=dataclasses.replace(TINY.batches, mixup=0.4, cutmix=0.4, class_weights=0.5),
        targets=TargetSettings(auxiliary=0.5),
    )
    voted = dataclasses.replace(tiny_dataset(tmp_path), votes="votes.csv")
    whole = Run(tmp_path / "whole")
    fitting.fit(voted, recipe, whole)
    broken = Run(tmp_path / "broken")
    with monkeypatch.context() as patch:
        stop_in_epoch(patch, 2, Killed)
        with pytest.raises(Killed):
            fitting.fit(voted, recipe, broken)
    fitting.fit(voted, recipe, broken)
    assert losses(broken) == pytest.approx(losses(whole), rel=1e-6)
    assert len(load_run(broken)[0].outputs) == 1


def test_starts_from_an_earlier_run(whole: Run, tmp_path: Path) -> None:
    from trainer.networks.loading import load_run
    from trainer.training import fitting
    from trainer.training.earlier_runs import EarlierRuns

    dataset = tiny_dataset(tmp_path)
    run = Run(tmp_path / "next")
    recipe = fine_tuning(epochs=1, rate=0.0)
    card = fitting.fit(dataset, recipe, run, EarlierRuns(init=whole))
    earlier, later = (load_run(each)[0].get_layer("mobilenet") for each in (whole, run))
    np.testing.assert_array_equal(earlier.get_weights()[0], later.get_weights()[0])
    assert card.parents == {"init": whole.read_card().keras_digest}


def test_refuses_a_parent_of_other_shapes(whole: Run, tmp_path: Path) -> None:
    from trainer.training import fitting
    from trainer.training.earlier_runs import EarlierRuns

    wide = dataclasses.replace(
        TINY, network=dataclasses.replace(TINY.network, architecture="mobilenet-dense")
    )
    with pytest.raises(WeightsError, match="holds a mobilenet of other shapes"):
        fitting.fit(tiny_dataset(tmp_path), wide, Run(tmp_path / "next"), EarlierRuns(init=whole))


@pytest.mark.parametrize("share", [0, 1])
def test_the_model_kept_has_its_share_of_the_start(
    whole: Run, tmp_path: Path, share: float
) -> None:
    from trainer.networks.loading import load_run
    from trainer.training import fitting
    from trainer.training.earlier_runs import EarlierRuns

    run = Run(tmp_path / "next")
    recipe = dataclasses.replace(fine_tuning(start_share=share), head=HeadSettings(epochs=0))
    card = fitting.fit(tiny_dataset(tmp_path), recipe, run, EarlierRuns(init=whole))
    earlier, later = (load_run(each)[0].get_layer("mobilenet") for each in (whole, run))
    assert np.array_equal(earlier.get_weights()[0], later.get_weights()[0]) == bool(share)
    assert ("mixed with 100% of the weights that it started from" in card.protocol) == bool(share)


def test_a_share_of_the_start_is_refused_before_anything_is_trained(tmp_path: Path) -> None:
    from trainer.training import fitting

    run = Run(tmp_path / "next")
    with pytest.raises(RecipeError, match="--init"):
        fitting.fit(tiny_dataset(tmp_path), fine_tuning(start_share=0.5), run)
    assert not run.folder.exists()


def test_refuses_a_teacher_of_other_labels(whole: Run, tmp_path: Path) -> None:
    from trainer.training import fitting
    from trainer.training.earlier_runs import EarlierRuns

    faces = read_dataset(write_dataset(tmp_path / "two", labels=("happy", "sad")))
    with pytest.raises(RunError, match="cannot teach here: it knows angry, happy, neutral"):
        fitting.fit(faces, TINY, Run(tmp_path / "next"), EarlierRuns(teachers=(whole,)))


def test_tells_watchers_of_every_epoch(tmp_path: Path) -> None:
    import keras

    from trainer.training import fitting

    seen: list[float] = []
    watcher = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda _, logs: seen.append(logs["val_loss"])
    )

    run = Run(tmp_path / "run")
    fitting.fit(tiny_dataset(tmp_path), TINY, run, watchers=(watcher,))
    assert seen == losses(run)


def test_halves_the_rate_on_a_plateau(tmp_path: Path) -> None:
    import keras

    from trainer.training import fitting

    rates: list[float] = []
    watcher = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda _, logs: rates.append(logs["learning_rate"])
    )

    recipe = fine_tuning(epochs=6, optimizer="sgd", schedule="plateau", rate=1e-12)
    fitting.fit(tiny_dataset(tmp_path), recipe, Run(tmp_path / "run"), watchers=(watcher,))
    assert rates[0] == pytest.approx(1e-12)
    assert rates[-1] < 0.6e-12
