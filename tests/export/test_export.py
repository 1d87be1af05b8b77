import json
import shutil
from pathlib import Path

import keras
import numpy as np
import onnx
import pytest

from desktop.vision.classifier import Classifier
from desktop.vision.errors import EmolensError, ModelError
from export import cli, model_file
from export.convert import convert, describe
from export.proof import free_crops
from tests.datasets import write_dataset
from trainer.run import Run, digest


def test_exports_what_the_card_says(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "model.onnx"
    assert cli.main([str(run.folder), "-o", str(output)]) == 0
    assert "a free picture and generated ones" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [output]
    card = run.read_card()
    metadata = Classifier.load(output).metadata
    assert metadata.labels == card.labels
    assert metadata.crop == card.crop
    assert metadata.metrics == card.metrics
    assert metadata.keras_digest == digest(run.model)


def test_scores_are_those_of_keras_whatever_the_batch(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "model.onnx"
    assert cli.main([str(run.folder), "-o", str(output)]) == 0
    crops = np.random.default_rng(7).integers(0, 256, (11, 48, 48, 1), dtype=np.uint8)
    expected = keras.models.load_model(run.model).predict(crops, verbose=0)
    classifier = Classifier.load(output)
    np.testing.assert_allclose(classifier.classify(crops), expected, atol=1e-5)
    np.testing.assert_allclose(classifier.classify(crops[:1]), expected[:1], atol=1e-5)


def test_proves_on_a_dataset(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_dataset(tmp_path / "faces")
    output = tmp_path / "model.onnx"
    assert cli.main([str(run.folder), "-o", str(output), "--data", str(data)]) == 0
    assert "12 validation crops of faces" in capsys.readouterr().out


def test_a_wrong_conversion_is_refused_and_nothing_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(model: keras.Model, *rest: object) -> onnx.ModelProto:
        other = keras.models.clone_model(model)
        *weights, bias = model.get_weights()
        other.set_weights([*weights, bias + np.array([1e-3, 0, 0], np.float32)])
        return convert(other, *rest)

    monkeypatch.setattr(model_file, "convert", wrong)
    output = tmp_path / "model.onnx"
    output.write_text("the old one")
    assert cli.main([str(run.folder), "-o", str(output)]) == 2
    assert "differ by" in capsys.readouterr().err
    assert output.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [output]


def test_a_file_that_the_app_refuses_is_not_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_metadata(*given: object) -> onnx.ModelProto:
        proto = convert(*given)
        del proto.metadata_props[:]
        return proto

    monkeypatch.setattr(model_file, "convert", without_metadata)
    model, card = model_file.load_run(run)
    with pytest.raises(ModelError, match="metadata"):
        model_file.write_model_file(model, card, free_crops(card.crop), tmp_path / "model.onnx")
    assert list(tmp_path.iterdir()) == []


def test_the_input_is_one_node_away_from_the_network(run: Run) -> None:
    """No preprocessing may be left to the caller: the graph takes the crops as they are."""
    model, card = model_file.load_run(run)
    graph = convert(model, describe(card)).graph
    assert [tensor.name for tensor in graph.input] == ["faces"]
    assert graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.UINT8
    assert [tensor.name for tensor in graph.output] == ["scores"]


def test_refuses_a_model_that_can_run_code(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    shutil.copytree(run.folder, folder)
    inputs = keras.Input((48, 48, 1))
    trick = keras.Model(inputs, keras.layers.Lambda(lambda x: x * 2)(inputs))
    trick.save(Run(folder).model)
    card = json.loads(Run(folder).card.read_text())
    card["keras_digest"] = digest(Run(folder).model)
    Run(folder).card.write_text(json.dumps(card))
    with pytest.raises(EmolensError, match="cannot be loaded"):
        model_file.load_run(Run(folder))


def test_refuses_what_is_no_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(tmp_path), "-o", str(tmp_path / "model.onnx")]) == 2
    assert "is not a finished run" in capsys.readouterr().err


def test_refuses_a_place_that_cannot_be_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert cli.main([str(run.folder), "-o", str(tmp_path / "file" / "model.onnx")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_wants_both_run_and_output_or_neither(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([str(tmp_path)])
    assert stop.value.code == 2
