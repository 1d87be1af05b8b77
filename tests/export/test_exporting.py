from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest

from emolens.errors import EmolensError, ModelError
from emolens.model.contract import Precision
from emolens.model.onnx_model import OnnxModel
from export.quantize import Ranges, quantize
from tests.datasets import write_dataset
from tests.export.networks import mapped_model, write_run
from trainer.run import FaceCard, Run, digest, write_json

if TYPE_CHECKING:
    import keras


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    from export import accuracy_gate

    monkeypatch.setattr(accuracy_gate, "_ROUNDS", 1)
    caplog.set_level("INFO", "export")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("data") / "faces")


@pytest.fixture
def own_run(run: Run, tmp_path: Path) -> Run:
    """A copy of the run to write to."""
    return Run(shutil.copytree(run.folder, tmp_path / "run"))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "model.onnx"
    path.parent.mkdir()
    path.write_text("the old one")
    return path


def assert_nothing_written(output: Path) -> None:
    assert output.read_text() == "the old one"
    assert list(output.parent.iterdir()) == [output]


def test_the_file_says_what_the_card_says(
    run: Run, output: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from export.exporting import ExportRequest, export

    export(ExportRequest(run.folder, output))
    assert OnnxModel.load(output).metadata == run.read_card().metadata()
    assert list(output.parent.iterdir()) == [output]
    said = caplog.text
    assert "on 16 crops (a free picture and generated ones), in batches of 1 and 5" in said
    assert f"{output}: 2.7" in said


def test_scores_are_those_of_keras_whatever_the_batch(run: Run, output: Path) -> None:
    import keras

    from export.exporting import ExportRequest, export

    export(ExportRequest(run.folder, output))
    crops = np.random.default_rng(7).integers(0, 256, (11, 48, 48, 1), dtype=np.uint8)
    expected = keras.models.load_model(run.model).predict(crops, verbose=0)
    classifier = OnnxModel.load(output)
    np.testing.assert_allclose(classifier.predict(crops), expected, atol=1e-5)
    np.testing.assert_allclose(classifier.predict(crops[:1]), expected[:1], atol=1e-5)


def test_float32_is_compared_on_a_dataset(
    run: Run, output: Path, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from export.exporting import ExportRequest, export

    export(ExportRequest(run.folder, output, data=data))
    assert "12 validation crops of faces" in caplog.text
    rows = [message.split()[0] for message in caplog.messages]
    assert rows[-4:-1] == ["accuracy", "Keras", "float32"], "each a line of its own"


def test_int8_is_made_again_without_the_data(
    own_run: Run, output: Path, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from export.exporting import ExportRequest, export

    export(ExportRequest(own_run.folder, output, "int8", data))
    first, metadata = output.read_bytes(), OnnxModel.load(output).metadata
    assert metadata.precision == "int8"
    assert metadata.training["int8"] == "ranges seen on 24 training crops of faces"
    assert metadata.metrics["validation_agreement"] == 1
    assert any(message.startswith("int8 ") for message in caplog.messages)
    assert len(first) < 0.3 * own_run.model.stat().st_size
    export(ExportRequest(own_run.folder, output, "int8"))
    assert output.read_bytes() == first
    assert "scores as the one that passed the gate" in caplog.text


def test_evidence_is_exported(run: Run, tmp_path: Path, output: Path) -> None:
    from export.exporting import ExportRequest, export

    mapped = write_run(tmp_path / "mapped", mapped_model(), run)
    export(ExportRequest(mapped.folder, output))
    assert OnnxModel.load(output).map_shape == (6, 6)


def test_int8_without_data_needs_kept_ranges(run: Run, output: Path) -> None:
    from export.exporting import ExportRequest, export

    with pytest.raises(EmolensError, match="keeps no ranges"):
        export(ExportRequest(run.folder, output, "int8"))
    assert_nothing_written(output)


def test_other_ranges_than_the_measured_ones_are_refused(
    own_run: Run, tmp_path: Path, output: Path, data: Path
) -> None:
    from export.exporting import ExportRequest, export

    export(ExportRequest(own_run.folder, tmp_path / "first.onnx", "int8", data))
    file = own_run.folder / "ranges.json"
    values = json.loads(file.read_text())
    values["ranges"] = {name: (low, high / 3) for name, (low, high) in values["ranges"].items()}
    file.write_text(json.dumps(values))
    with pytest.raises(EmolensError, match="is not the one that was measured"):
        export(ExportRequest(own_run.folder, output, "int8"))
    assert_nothing_written(output)


def test_int8_that_reads_worse_is_refused_with_its_table(
    own_run: Run,
    output: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from export import int8
    from export.exporting import ExportRequest, export

    def crude(proto: onnx.ModelProto, ranges: Ranges) -> onnx.ModelProto:
        return quantize(
            proto, {name: (low / 50, high / 50) for name, (low, high) in ranges.items()}
        )

    monkeypatch.setattr(int8, "quantize", crude)
    with pytest.raises(EmolensError, match=r"int8 loses \d+\.\d\d points of accuracy"):
        export(ExportRequest(own_run.folder, output, "int8", data))
    assert_nothing_written(output)
    assert not (own_run.folder / "ranges.json").exists()
    assert "100.00%" in caplog.text


def test_a_wrong_conversion_is_refused(
    run: Run, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keras

    from export import job
    from export.convert import convert
    from export.exporting import ExportRequest, export

    def wrong(model: keras.Model) -> onnx.ModelProto:
        other = keras.models.clone_model(model)
        *weights, bias = model.get_weights()
        other.set_weights([*weights, bias + np.array([1e-3, 0, 0], np.float32)])
        return convert(other)

    monkeypatch.setattr(job, "convert", wrong)
    with pytest.raises(EmolensError, match="differ by"):
        export(ExportRequest(run.folder, output))
    assert_nothing_written(output)


def test_a_file_that_the_app_refuses_is_not_written(own_run: Run, output: Path) -> None:
    from export.exporting import ExportRequest, export

    card = own_run.read_card()
    own_run.write_card(dataclasses.replace(card, labels=(*card.labels, "sad")))
    with pytest.raises(ModelError, match=r"must be float32 \[N, 4\]"):
        export(ExportRequest(own_run.folder, output))
    assert_nothing_written(output)


def test_a_model_that_can_run_code_is_refused(run: Run, tmp_path: Path, output: Path) -> None:
    import keras

    from export.exporting import ExportRequest, export

    inputs = keras.Input((48, 48, 1))
    trick = keras.Model(inputs, keras.layers.Lambda(lambda x: x * 2)(inputs))
    with pytest.raises(EmolensError, match="cannot be loaded"):
        export(ExportRequest(write_run(tmp_path / "trick", trick, run).folder, output))
    assert_nothing_written(output)


def test_a_dataset_of_other_labels_is_refused(run: Run, tmp_path: Path, output: Path) -> None:
    from export.exporting import ExportRequest, export

    other = write_dataset(tmp_path / "others", labels=("angry", "sad", "fear"))
    with pytest.raises(EmolensError, match="happy"):
        export(ExportRequest(run.folder, output, data=other))
    assert_nothing_written(output)


def test_a_run_that_tells_faces_becomes_files_that_do(
    run: Run, tmp_path: Path, data: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from export import accuracy_gate
    from export.exporting import ExportRequest, export
    from trainer.evaluation.trained_model import load_trained_model

    for limit in ("MAY_LOSE_RIGHT", "MAY_LOSE_CALIBRATION", "MAY_LOSE_FACES"):
        monkeypatch.setattr(accuracy_gate, limit, 1)  # it is untrained, and right by chance
    able = write_run(tmp_path / "able", mapped_model(), like=run)
    write_json(able.face, {"kernel": np.linspace(-1, 1, 16).tolist(), "bias": 0.25})
    face = FaceCard(0.01, "a line drawn", digest(able.face))
    able.write_card(dataclasses.replace(able.read_card(), face=face))
    crops = np.random.default_rng(7).integers(0, 256, (3, 48, 48, 1), dtype=np.uint8)
    expected = load_trained_model(able.folder).infer(crops).face
    tolerances: dict[Precision, float] = {"float32": 1e-5, "int8": 0.05}
    for precision, tolerance in tolerances.items():
        export(ExportRequest(able.folder, output, precision, data))
        classifier = OnnxModel.load(output)
        assert classifier.metadata.no_face_below == 0.01
        assert classifier.metadata.training["face"] == "a line drawn"
        assert classifier.infer(crops).face == pytest.approx(expected, abs=tolerance)
    first = output.read_bytes()
    export(ExportRequest(able.folder, output, "int8"))
    assert output.read_bytes() == first
