import sys
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import EmolensError, ModelError
from tests.datasets import LABELS
from tests.evaluations import change_card, write_run
from tests.models import write_model
from trainer.errors import RunError
from trainer.evaluation.trained_model import load_trained_model
from trainer.run import Run, digest

CROPS = np.random.default_rng(0).integers(0, 256, (300, 48, 48, 1), dtype=np.uint8)
"""More than are scored at once."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return write_run(tmp_path_factory.mktemp("scorers") / "mine")


def test_a_run_and_its_model_file_give_the_same_scores(run: Run, tmp_path: Path) -> None:
    of_run = load_trained_model(run.folder)
    of_file = load_trained_model(write_model(tmp_path / "tiny.onnx", LABELS))
    assert (of_run.name, of_run.kind, of_run.run) == ("mine", "run", run)
    assert (of_file.name, of_file.kind, of_file.run) == ("tiny.onnx", "model file", None)
    assert of_run.metadata.labels == of_file.metadata.labels == LABELS
    scores = of_run.predict_all(CROPS)
    assert scores.shape == (300, 3)
    assert np.allclose(scores, of_file.predict_all(CROPS), atol=1e-5)


def test_knows_the_dataset_that_it_was_made_with(run: Run) -> None:
    model = load_trained_model(run.folder)
    assert model.made_with("faces")
    assert not model.made_with("face")
    assert not model.made_with("faces.zip")


def test_a_run_is_named_even_from_within(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(run.folder)
    assert load_trained_model(Path()).name == "mine"


def test_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"gone does not exist: give the folder of a run or"):
        load_trained_model(tmp_path / "gone")


def test_refuses_a_folder_that_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a finished run"):
        load_trained_model(tmp_path)


def test_refuses_a_bare_network(run: Run) -> None:
    with pytest.raises(
        RunError, match=r"model.keras is only the network of a run: give the folder"
    ):
        load_trained_model(run.model)


def test_refuses_another_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no model")
    with pytest.raises(ModelError, match=r"notes.txt cannot be used"):
        load_trained_model(tmp_path / "notes.txt")


def test_refuses_a_network_that_can_run_code(tmp_path: Path) -> None:
    import keras

    run = write_run(tmp_path / "run")
    inputs = keras.Input((48, 48, 1))
    keras.Model(inputs, keras.layers.Lambda(lambda x: x + 1)(inputs)).save(run.model)
    with pytest.raises(RunError, match="not the model that"):
        load_trained_model(run.folder)
    text = run.card.read_text()
    run.card.write_text(text.replace(text.split('"keras_digest": "')[1][:71], digest(run.model)))
    with pytest.raises(RunError, match="cannot be loaded"):
        load_trained_model(run.folder)


def test_a_model_file_needs_no_keras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_model(tmp_path / "tiny.onnx")
    monkeypatch.setitem(sys.modules, "keras", None)
    assert load_trained_model(path).predict_all(CROPS[:1]).shape == (1, 3)


def test_every_refusal_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.onnx").touch()
    for path in (tmp_path, tmp_path / "gone", tmp_path / "empty.onnx"):
        with pytest.raises(EmolensError) as caught:
            load_trained_model(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
        assert str(caught.value).endswith(".")


def test_a_card_can_change_without_the_model(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    change_card(run, uncertain_below=0.7)
    assert load_trained_model(run.folder).metadata.uncertain_below == 0.7
