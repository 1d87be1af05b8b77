import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.errors import EmolensError
from tests.datasets import LABELS, write_dataset
from tests.evaluations import write_run
from tests.models import write_model
from trainer.commands import crop_rule
from trainer.run import Run

FACE = (slice(66, 161), slice(177, 272))
"""Rows and columns of the astronaut's face, as the cascade draws its box."""


@pytest.fixture
def faces(astronaut: np.ndarray, tmp_path: Path) -> Path:
    """A dataset whose validation faces a detector can find, and whose training has none."""
    folder = write_dataset(tmp_path / "faces", validation=1)
    grey = cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY)
    face = cv2.resize(grey[FACE], (48, 48), interpolation=cv2.INTER_AREA)
    for index, label in enumerate(LABELS):
        for number in range(3):
            lit = face * (0.5 + 0.25 * index) + number
            path = folder / "validation" / label / f"face {number}.png"
            assert cv2.imwrite(str(path), np.clip(lit, 0, 255).astype(np.uint8))
    return folder


def measure(model: Path, faces: Path, *options: str) -> int:
    parser = argparse.ArgumentParser()
    crop_rule.add_arguments(parser)
    return crop_rule.run(parser.parse_args([str(model), "--data", str(faces), *options]))


def refusal(model: Path, faces: Path, *options: str) -> str:
    with pytest.raises(EmolensError) as caught:
        measure(model, faces, *options)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_model_file_is_led_through_the_app(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert measure(model, faces, "--faces", "11") == 0
    folder = tmp_path / "tiny-evaluation" / "crop-rule"
    assert {path.name for path in folder.iterdir()} == {
        "crop_rule.json",
        "crop_rule.md",
        "scenes.png",
    }
    values = json.loads((folder / "crop_rule.json").read_text())
    assert values["faces"] == 11
    assert 0.3 < values["found"]["value"] < 1
    said = capsys.readouterr().out
    assert "tiny.onnx, led through the app" in said
    assert f"{100 * values['found']['value']:.1f} %" in said
    assert f"These tables and some scenes are in {folder}." in said


def test_a_run_s_card_keeps_the_figures_only_when_told(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_run(tmp_path / "run", labels=LABELS)
    before = run.read_card()
    assert measure(run.folder, faces, "--faces", "4") == 0
    assert run.read_card() == before
    assert (run.folder / "evaluation" / "crop-rule" / "crop_rule.json").is_file()
    assert "crop_rule.json is there already" in refusal(run.folder, faces)
    options = ("--faces", "4", "--keep", str(run.folder), "-o", str(tmp_path / "out"))
    assert measure(run.folder, faces, *options) == 0
    values = json.loads((tmp_path / "out" / "crop_rule.json").read_text())
    metrics = run.read_card().metrics
    assert metrics["validation_end_to_end_found"] == values["found"]["value"]
    assert (
        f"The card of {run.folder} has the figures now, with the margin +0.06."
        in capsys.readouterr().out
    )


def test_the_same_seed_repeats_and_another_does_not(faces: Path, tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    texts = []
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        options = ("--faces", "4", "--seed", seed, "-o", str(tmp_path / name))
        assert measure(model, faces, *options) == 0
        texts.append((tmp_path / name / "crop_rule.json").read_text().replace('"seed": 2', ""))
    assert texts[0] == texts[1] != texts[2]


def test_figures_of_a_model_file_go_into_the_card_of_its_run(faces: Path, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", labels=LABELS)
    metadata = run.read_card().metadata().to_json()
    model = write_model(tmp_path / "tiny.onnx", LABELS, metadata=metadata)
    assert measure(model, faces, "--faces", "4", "--keep", str(run.folder)) == 0
    assert "validation_end_to_end_lost" in run.read_card().metrics


def test_another_model_s_card_is_left_alone(faces: Path, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", labels=LABELS)
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert "run has another model than tiny.onnx" in refusal(
        model, faces, "--keep", str(run.folder)
    )
    assert not (tmp_path / "tiny-evaluation").exists()


def test_a_card_speaks_of_its_own_dataset(faces: Path, tmp_path: Path) -> None:
    run: Run = write_run(tmp_path / "run", labels=LABELS)
    other = faces.rename(tmp_path / "others")
    text = run.card.read_text()
    assert "was not trained on others" in refusal(run.folder, other, "--keep", str(run.folder))
    assert run.card.read_text() == text


def test_faces_that_no_detector_finds_are_one_sentence(tmp_path: Path) -> None:
    stripes = write_dataset(tmp_path / "stripes", validation=1)
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert "found none of the 3 faces" in refusal(model, stripes)


@pytest.mark.parametrize("detector", ["yunet", "haar"])
def test_either_detector_can_be_led_through_tilted_faces(
    faces: Path, tmp_path: Path, detector: str
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    shares = {}
    for tilt in ("0", "45"):
        options = ("--detector", detector, "--tilt", tilt, "-o", str(tmp_path / tilt))
        assert measure(model, faces, *options) == 0
        values = json.loads((tmp_path / tilt / "crop_rule.json").read_text())
        assert (values["detector"], values["tilt"]) == (detector, float(tilt))
        assert values["chosen"]["aligned"] == (detector == "yunet")
        shares[tilt] = values["found"]["value"]
    assert shares["45"] > 0.6 if detector == "yunet" else shares["45"] < shares["0"]


def test_a_card_speaks_of_upright_faces(faces: Path, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", labels=LABELS)
    options = ("--tilt", "45", "--keep", str(run.folder))
    assert "speaks of upright faces" in refusal(run.folder, faces, *options)


def test_other_labels_are_one_sentence(faces: Path, tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny.onnx", ("happy", "sad"))
    assert "the model knows happy, sad" in refusal(model, faces)


@pytest.mark.parametrize("option", [("--faces", "0"), ("--faces", "x"), ("--seed", "-1")])
def test_numbers_that_make_no_sense_are_refused_at_once(
    tmp_path: Path, option: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        measure(tmp_path / "a", tmp_path / "b", *option)
    assert stop.value.code == 2
