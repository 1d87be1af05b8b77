from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest

from export.crops import striped_crops
from export.parity_check import check_parity
from export.quantize import observe_ranges, quantize
from tests.export.networks import mapped_model
from tests.models import make_metadata
from trainer.recipe_settings import NetworkSettings, shipped_recipes

if TYPE_CHECKING:
    import keras

    from trainer.networks.face_head import FaceHead

CALCULATING = {"Conv", "Clip", "Relu", "MaxPool", "GlobalAveragePool", "Gemm", "MatMul", "Softmax"}
OF_LAYOUT = {"Reshape", "Squeeze", "Cast", "Resize", "Pad"}


def untrained(architecture: str, channels: int = 1) -> keras.Model:
    """Return a narrow network with batch norms and biases that do something."""
    import keras

    from export.convert import with_outputs
    from trainer.networks import network
    from trainer.networks.architectures import find_architecture

    keras.utils.set_random_seed(1)
    resolution = 96 if architecture == "mobilenet" else 64  # the others' maps may be coarse
    plan = NetworkSettings(architecture, weights="none", width=0.25, resolution=resolution)
    model = network.build(plan, (48, 48, channels), labels=3)
    rng = np.random.default_rng(1)
    for weight in model.weights:
        if weight.ndim == 1:
            weight.assign(rng.uniform(0.8, 1.2, weight.shape))
    return with_outputs(model, evidence=find_architecture(architecture).evidence)


@pytest.mark.parametrize("architecture", shipped_recipes())
def test_every_architecture_becomes_a_small_graph(architecture: str) -> None:
    from export.convert import convert
    from export.model_builder import build

    model = untrained(architecture)
    proto = convert(model)
    assert {node.op_type for node in proto.graph.node} <= CALCULATING | OF_LAYOUT
    assert ("evidence" in model.output) == (architecture == "mobilenet")
    metadata = make_metadata()
    crops = striped_crops(metadata.crop)
    assert check_parity(model, build(proto, metadata).classifier, crops) < 1e-5
    small = build(quantize(proto, observe_ranges(proto, crops)), metadata).classifier
    scores = model.predict(crops, verbose=0)["scores"]
    np.testing.assert_allclose(small.predict(crops), scores, atol=0.02)


@pytest.mark.parametrize("architecture", ["mobilenet", "cnn4"])
def test_colours_cost_one_transposition(architecture: str) -> None:
    from export.convert import convert
    from export.model_builder import build

    model = untrained(architecture, channels=3)
    proto = convert(model)
    assert [node.op_type for node in proto.graph.node].count("Transpose") == 1
    metadata = make_metadata(channels=3)
    assert (
        check_parity(model, build(proto, metadata).classifier, striped_crops(metadata.crop)) < 1e-5
    )


def test_a_map_too_coarse_to_show_anything_is_left_out() -> None:
    from export.convert import with_outputs

    assert set(with_outputs(mapped_model(cells=6), evidence=True).output) == {"scores", "evidence"}
    assert set(with_outputs(mapped_model(cells=5), evidence=True).output) == {"scores"}


def test_evidence_lies_as_the_face_does() -> None:
    from export.convert import convert, with_outputs
    from export.model_builder import build

    model = with_outputs(mapped_model(), evidence=True)
    crops = striped_crops(make_metadata().crop)
    crops[1] = crops[0]
    crops[1, 40:, :8] ^= 255  # the lower left corner
    evidence = build(convert(model), make_metadata()).classifier.explain(crops[:2])
    changed = np.abs(evidence[1] - evidence[0]).max(axis=0) > 1e-4
    assert changed[5, 0]
    assert not changed[:4].any()
    assert not changed[:, 2:].any()


def test_the_same_model_gives_the_same_bytes() -> None:
    from export.convert import convert, to_bytes, with_outputs

    model, metadata = with_outputs(mapped_model(), evidence=True), make_metadata()
    assert to_bytes(convert(model), metadata) == to_bytes(convert(model), metadata)


def test_the_proto_itself_stays_without_metadata() -> None:
    from export.convert import convert, to_bytes, with_outputs

    proto = convert(with_outputs(mapped_model(), evidence=True))
    described = onnx.ModelProto.FromString(to_bytes(proto, make_metadata()))
    assert [entry.key for entry in described.metadata_props] == ["emolens"]
    assert not proto.metadata_props


def some_face_head() -> FaceHead:
    from trainer.networks.face_head import FaceHead

    return FaceHead(np.linspace(-1, 1, 16, dtype=np.float32), 0.25)


def test_which_crops_hold_faces_is_told_in_both_precisions() -> None:
    from export.convert import convert, with_outputs
    from export.model_builder import build

    model = with_outputs(mapped_model(), some_face_head(), evidence=True)
    metadata = dataclasses.replace(make_metadata(), no_face_below=0.5)
    crops = striped_crops(metadata.crop)
    proto = convert(model)
    assert check_parity(model, build(proto, metadata).classifier, crops) < 1e-5
    face = model.predict(crops, verbose=0)["face"]
    small = build(quantize(proto, observe_ranges(proto, crops)), metadata).classifier
    np.testing.assert_allclose(np.asarray(small.infer(crops).face), face, atol=0.05)


def test_the_face_unit_changes_no_bit_of_the_scores() -> None:
    from export.convert import convert, with_outputs
    from export.model_builder import build

    crops = striped_crops(make_metadata().crop)
    metadata = dataclasses.replace(make_metadata(), no_face_below=0.5)
    without = convert(with_outputs(mapped_model(), evidence=True))
    able = convert(with_outputs(mapped_model(), some_face_head(), evidence=True))
    scores = build(without, make_metadata()).classifier.predict(crops)
    np.testing.assert_array_equal(build(able, metadata).classifier.predict(crops), scores)
    before = build(quantize(without, observe_ranges(without, crops)), make_metadata()).classifier
    after = build(quantize(able, observe_ranges(able, crops)), metadata).classifier
    np.testing.assert_array_equal(after.predict(crops), before.predict(crops))
