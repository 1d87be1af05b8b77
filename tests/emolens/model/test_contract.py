import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.errors import ModelError
from emolens.model.contract import ALIGNED_MARGIN, CropFraming, ModelMetadata

METADATA = ModelMetadata(
    labels=("happy", "sad"),
    crop=CropFraming(size=48, channels=1, margin=0.1),
    scores_mean="votes",
    uncertain_below=0.5,
    temperature=1.0,
    training={"data": "faces.zip"},
    metrics={"validation_accuracy": 0.5},
    precision="float32",
    keras_digest="sha256:00",
)

json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(
    labels=st.lists(st.text(), min_size=2, unique=True),
    size=st.integers(1, 512),
    margin=st.floats(-0.49, 2),
    threshold=st.floats(0, 1),
)
def test_survives_the_way_through_the_file(
    labels: list[str], size: int, margin: float, threshold: float
) -> None:
    metadata = dataclasses.replace(
        METADATA,
        labels=tuple(labels),
        crop=CropFraming(size=size, channels=3, margin=margin),
        uncertain_below=threshold,
    )
    assert ModelMetadata.from_json(metadata.to_json()) == metadata


NAMES = [field.name for field in dataclasses.fields(ModelMetadata)]


@pytest.mark.parametrize("name", sorted({*NAMES} - {"no_face_below"}))
def test_names_what_is_missing(name: str) -> None:
    values = json.loads(METADATA.to_json())
    del values[name]
    with pytest.raises(ModelError, match=name):
        ModelMetadata.from_json(json.dumps(values))


def test_a_model_need_not_tell_faces_from_others() -> None:
    values = json.loads(METADATA.to_json())
    del values["no_face_below"]
    assert ModelMetadata.from_json(json.dumps(values)).no_face_below is None
    able = dataclasses.replace(METADATA, no_face_below=0.25)
    assert ModelMetadata.from_json(able.to_json()) == able


def test_refuses_another_contract_version() -> None:
    values = json.loads(METADATA.to_json()) | {"contract": 2}
    with pytest.raises(ModelError, match="contract version 2"):
        ModelMetadata.from_json(json.dumps(values))


@pytest.mark.parametrize(
    "change",
    [
        {"labels": ["happy"]},
        {"labels": ["happy", "happy"]},
        {"labels": ["happy", 3]},
        {"labels": ["happy", "\ud800"]},
        {"labels": [f"expression {number}" for number in range(256)]},
        {"labels": ["happy", 2000 * "a"]},
        {"crop": {"size": 8192, "channels": 1, "margin": 0}},
        {"crop": {"size": 2**31, "channels": 1, "margin": 0}},
        {"crop": {"size": 48, "channels": 2, "margin": 0}},
        {"crop": {"size": 48}},
        {"scores_mean": "guesses"},
        {"precision": "float64"},
        {"uncertain_below": 1.5},
        {"temperature": 0},
        {"no_face_below": 1.5},
        {"no_face_below": "low"},
        {"metrics": {"accuracy": "high"}},
    ],
)
def test_refuses_what_makes_no_sense(change: dict[str, object]) -> None:
    values = json.loads(METADATA.to_json()) | change
    with pytest.raises(ModelError):
        ModelMetadata.from_json(json.dumps(values))


@given(st.text() | json_values.map(json.dumps))
def test_refuses_any_other_text(text: str) -> None:
    with pytest.raises(ModelError):
        ModelMetadata.from_json(text)


@given(name=st.sampled_from(NAMES), value=json_values)
def test_a_changed_value_is_taken_or_refused_in_a_sentence(name: str, value: object) -> None:
    values = json.loads(METADATA.to_json()) | {name: value}
    try:
        metadata = ModelMetadata.from_json(json.dumps(values))
    except ModelError:
        return
    assert ModelMetadata.from_json(metadata.to_json()) == metadata


def test_an_older_file_frames_faces_with_landmarks_as_the_shipped_model_wants_them() -> None:
    values = json.loads(METADATA.to_json())
    del values["crop"]["aligned_margin"], values["crop"]["aligned"]
    crop = ModelMetadata.from_json(json.dumps(values)).crop
    assert crop.aligned_margin == ALIGNED_MARGIN
    assert not crop.aligned


@pytest.mark.parametrize("temperature", ["Infinity", "-Infinity", "NaN", "1e999", "0"])
def test_a_temperature_that_is_no_number_is_refused(temperature: str) -> None:
    text = json.dumps(json.loads(METADATA.to_json()) | {"temperature": 123.5})
    with pytest.raises(ModelError, match="its temperature is out of range"):
        ModelMetadata.from_json(text.replace("123.5", temperature))


@pytest.mark.parametrize("margin", [-0.5, 2.1, float("nan")])
def test_a_margin_that_makes_no_sense_is_refused(margin: float) -> None:
    with pytest.raises(ModelError, match="crop rule"):
        CropFraming(size=48, channels=1, margin=0.0, aligned_margin=margin)
