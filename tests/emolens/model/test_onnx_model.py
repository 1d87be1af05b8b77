import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from emolens.errors import ModelError
from emolens.model.onnx_model import OnnxModel
from tests.models import LABELS, make_metadata, write_model


def crops(*levels: int) -> np.ndarray:
    return np.stack([np.full((48, 48, 1), level, np.uint8) for level in levels])


def refusal(path: Path) -> str:
    """Return why a model file is refused, having checked the rest of the sentence."""
    with pytest.raises(ModelError) as caught:
        OnnxModel.load(path)
    begin, end = f"The model file {path} cannot be used: ", "; choose another or export it again."
    sentence = str(caught.value)
    assert sentence.startswith(begin)
    assert sentence.endswith(end)
    assert "\n" not in sentence
    return sentence.removeprefix(begin).removesuffix(end)


def test_a_model_file_says_what_it_is(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    assert classifier.metadata == make_metadata()


def test_scores_are_the_models(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    scores = classifier.predict(crops(0, 128, 255))
    assert scores.dtype == np.float32
    assert scores.shape == (3, 3)
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-6)
    assert [LABELS[best] for best in scores.argmax(axis=1)] == ["sad", "neutral", "happy"]


def test_no_crops_give_no_scores(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    assert classifier.predict(np.zeros((0, 48, 48, 1), np.uint8)).shape == (0, 3)


def test_a_batch_scores_as_its_crops_alone(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    alone = [classifier.predict(crops(level))[0] for level in (10, 90, 200)]
    np.testing.assert_allclose(classifier.predict(crops(10, 90, 200)), alone, atol=1e-6)


def test_models_for_colour_and_other_sizes_are_taken(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", labels=["no", "yes"], size=20, channels=3)
    scores = OnnxModel.load(path).predict(np.full((1, 20, 20, 3), 255, np.uint8))
    assert scores.argmax() == 1


@pytest.mark.parametrize(
    "wrong", [np.zeros((1, 48, 48, 1), np.float32), np.zeros((1, 40, 40, 1), np.uint8)]
)
def test_crops_of_another_form_are_a_defect_of_the_caller(tmp_path: Path, wrong: Any) -> None:  # noqa: ANN401
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    with pytest.raises(ValueError, match="crops must be uint8"):
        classifier.predict(wrong)


def test_the_file_may_go_once_it_is_loaded(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx")
    classifier = OnnxModel.load(path)
    path.unlink()
    assert len(classifier.predict(crops(1))) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in Unicode")
def test_a_file_whose_name_is_no_text_is_taken(tmp_path: Path) -> None:
    OnnxModel.load(write_model(tmp_path / "m.onnx").rename(tmp_path / os.fsdecode(b"\xff")))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "m.onnx") == "it cannot be read (No such file or directory)"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder"


@pytest.mark.parametrize("data", [b"", b"hello\n" * 50, b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_what_is_not_onnx_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.onnx"
    path.write_bytes(data)
    assert "ONNX" in refusal(path)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_model_cut_short_is_refused(tmp_path: Path, kept: float) -> None:
    path = write_model(tmp_path / "m.onnx")
    data = path.read_bytes()
    path.write_bytes(data[: int(kept * len(data))])
    refusal(path)


@pytest.mark.parametrize(
    "location", ["weights.bin", "./weights.bin", "../here/weights.bin", "../weights.bin"]
)
def test_weights_in_another_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, location: str
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    labels = [f"label {number}" for number in range(20)]  # ONNX Runtime reads few weights early
    path = write_model(folder / "m.onnx", labels, external_data="weights.bin")
    model = onnx.load(path, load_external_data=False)
    for tensor in model.graph.initializer:
        (entry,) = (entry for entry in tensor.external_data if entry.key == "location")
        entry.value = location
    path.write_bytes(model.SerializeToString())
    assert (folder / "weights.bin").exists()
    assert "not a valid ONNX model" in refusal(path)


def test_metadata_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx")
    data = path.read_bytes()
    assert b'"labels"' in data
    path.write_bytes(data.replace(b'"labels"', b'"labe\xffs"'))
    assert refusal(path) == "it is not a valid ONNX model"


def test_a_model_without_our_metadata_is_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", metadata=None)
    assert refusal(path) == "it lacks the metadata that Emolens needs"


def changed(**values: object) -> str:
    return json.dumps({**json.loads(make_metadata().to_json()), **values})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        (changed(contract=99), "contract version 99"),
        (changed(labels=["happy"]), "two or more labels"),
        (changed(crop={"size": 48, "channels": 2, "margin": 0}), "crop rule"),
    ],
)
def test_metadata_that_make_no_sense_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in refusal(write_model(tmp_path / "m.onnx", metadata=text))


WRONG_SIZE = make_metadata(size=40).to_json()
WRONG_CHANNELS = make_metadata(channels=3).to_json()
TOO_MANY_LABELS = make_metadata(labels=[*LABELS, "angry"]).to_json()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"input_name": "images"}, "its one input must be called faces"),
        ({"input_type": TensorProto.FLOAT}, "its input must be uint8 [N, 48, 48, 1]"),
        ({"metadata": WRONG_SIZE}, "its input must be uint8 [N, 40, 40, 1]"),
        ({"metadata": WRONG_CHANNELS}, "its input must be uint8 [N, 48, 48, 3]"),
        ({"batch": 2}, "its input must take any number of crops"),
        ({"scores_name": "probabilities"}, "it lacks the output scores"),
        ({"scores_type": TensorProto.DOUBLE}, "its scores must be float32 [N, 3]"),
        ({"metadata": TOO_MANY_LABELS}, "its scores must be float32 [N, 4]"),
        ({"activation": "Sigmoid"}, "its scores are not shares that sum to 1"),
        ({"activation": "Log"}, "its scores are not shares that sum to 1"),
        ({"activation": "Nonsense"}, "it is not a valid ONNX model"),
    ],
)
def test_a_graph_that_breaks_the_contract_is_refused(
    tmp_path: Path, wrong: dict[str, Any], reason: str
) -> None:
    assert reason in refusal(write_model(tmp_path / "m.onnx", **wrong))


def test_a_graph_that_takes_one_crop_only_is_found_out(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx")
    model = onnx.load(path)
    nodes = {node.op_type: node for node in model.graph.node}
    nodes["Flatten"].op_type = "Squeeze"  # [N, 1, 1, 1] becomes [N] and the product no matrix
    path.write_bytes(model.SerializeToString())
    assert refusal(path) == "it fails while it runs"


def test_evidence_is_the_models(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx", cells=(6, 8)))
    assert classifier.map_shape == (6, 8)
    evidence = classifier.explain(crops(0, 128, 255))
    assert evidence.dtype == np.float32
    assert evidence.shape == (3, 3, 6, 8)
    logits = evidence.mean(axis=(2, 3))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    scores = classifier.predict(crops(0, 128, 255))
    np.testing.assert_allclose(powers / powers.sum(axis=1, keepdims=True), scores, atol=1e-6)


def test_no_crops_give_no_evidence(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx", cells=(6, 6)))
    assert classifier.explain(np.zeros((0, 48, 48, 1), np.uint8)).shape == (0, 3, 6, 6)


def test_a_file_without_evidence_is_not_asked_for_it(tmp_path: Path) -> None:
    classifier = OnnxModel.load(write_model(tmp_path / "m.onnx"))
    assert classifier.map_shape is None
    with pytest.raises(ValueError, match="has no evidence"):
        classifier.explain(crops(1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"cells": (5, 6)},
        {"cells": (6, 5)},
        {"cells": (6,)},
        {"cells": (6, 6), "evidence_type": TensorProto.DOUBLE},
    ],
)
def test_evidence_of_another_form_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert refusal(write_model(tmp_path / "m.onnx", **wrong)) == (
        "its evidence must be float32 [N, 3, h, w], h and w at least 6"
    )


def test_evidence_for_other_labels_is_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", cells=(6, 6), evidence_from="four")
    model = onnx.load(path)
    model.graph.node.insert(5, helper.make_node("Concat", ["logits", "mean"], ["four"], axis=1))
    model.graph.output[1].type.tensor_type.shape.dim[1].dim_value = 4
    path.write_bytes(model.SerializeToString())
    assert "its evidence must be float32 [N, 3, h, w]" in refusal(path)


def test_evidence_of_no_fixed_size_is_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", cells=(6, 6))
    model = onnx.load(path)
    nodes = {node.op_type: node for node in model.graph.node}
    nodes["Expand"].input[1] = "dimensions"
    model.graph.node.insert(0, helper.make_node("Shape", ["faces"], ["dimensions"]))
    for side in model.graph.output[1].type.tensor_type.shape.dim[2:]:
        side.dim_param = "side"
    path.write_bytes(model.SerializeToString())
    assert "h and w at least 6" in refusal(path)


def test_evidence_that_does_not_add_up_is_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", cells=(6, 6), evidence_from="products")
    assert refusal(path) == "its evidence does not add up to its scores"


TELLS = dataclasses.replace(make_metadata(), no_face_below=0.75).to_json()


def test_which_crops_hold_faces_is_the_models(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", face="Sigmoid", metadata=TELLS)
    classifier = OnnxModel.load(path)
    judgement = classifier.infer(crops(0, 1, 255))
    assert judgement.face == pytest.approx([0.5, 1 / (1 + np.exp(-1)), 1])
    np.testing.assert_array_equal(judgement.scores, classifier.predict(crops(0, 1, 255)))
    assert classifier.infer(np.zeros((0, 48, 48, 1), np.uint8)).face == pytest.approx([])


def test_a_file_that_cannot_tell_faces_says_nothing_of_them(tmp_path: Path) -> None:
    assert OnnxModel.load(write_model(tmp_path / "m.onnx")).infer(crops(1)).face is None


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"face": "Sigmoid"}, "its output face and no_face_below must come together"),
        ({"metadata": TELLS}, "its output face and no_face_below must come together"),
        (
            {"face": "Sigmoid", "face_type": TensorProto.DOUBLE, "metadata": TELLS},
            "its face must be float32 [N]",
        ),
        ({"face": "Log", "metadata": TELLS}, "its face is no probability"),
    ],
)
def test_faces_that_break_the_contract_are_refused(
    tmp_path: Path, wrong: dict[str, Any], reason: str
) -> None:
    assert reason in refusal(write_model(tmp_path / "m.onnx", **wrong))


def test_the_threads_make_no_difference(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx")
    one, two = (OnnxModel.load(path, threads).predict(crops(77)) for threads in (1, 2))
    np.testing.assert_array_equal(one, two)


def test_nothing_is_written_to_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    OnnxModel.load(write_model(tmp_path / "m.onnx"))
    refusal(write_model(tmp_path / "sigmoid.onnx", activation="Sigmoid"))
    refusal(write_model(tmp_path / "nonsense.onnx", activation="Nonsense"))
    refusal(write_model(tmp_path / "wide.onnx", metadata=TOO_MANY_LABELS))
    assert capfd.readouterr().err == ""
