import argparse
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.errors import EmolensError
from tests.datasets import LABELS, write_dataset
from tests.evaluations import change_card, write_run
from tests.export import networks
from trainer.commands import face_unit
from trainer.evaluation.trained_model import load_trained_model
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
        lit = np.clip(face * (0.5 + 0.25 * index), 0, 255).astype(np.uint8)
        for number in range(3):
            assert cv2.imwrite(str(folder / "validation" / label / f"face {number}.png"), lit)
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run whose head reads a map."""
    like = write_run(tmp_path / "like", labels=LABELS)
    return networks.write_run(tmp_path / "run", networks.mapped_model(), like)


def add(run: Run, faces: Path, *options: str) -> int:
    parser = argparse.ArgumentParser()
    face_unit.add_arguments(parser)
    return face_unit.run(parser.parse_args([str(run.folder), "--data", str(faces), *options]))


def refusal(run: Run, faces: Path) -> str:
    with pytest.raises(EmolensError) as caught:
        add(run, faces, "--scenes", "2")
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_run_learns_to_tell_faces_and_scores_as_before(
    run: Run, faces: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crops = np.random.default_rng(0).integers(0, 256, (5, 48, 48, 1), dtype=np.uint8)
    before, model = load_trained_model(run.folder).infer(crops), run.model.read_bytes()
    assert add(run, faces, "--scenes", "8") == 0
    card, after = run.read_card(), load_trained_model(run.folder).infer(crops)
    assert before.face is None
    assert after.face is not None
    np.testing.assert_array_equal(after.scores, before.scores)
    assert run.model.read_bytes() == model
    assert card.face is not None
    assert card.metadata().no_face_below == card.face.no_face_below
    assert "8 scenes made of it (seed 1)" in card.metadata().training["face"]
    assert card.metrics["validation_faces_lost"] == 0
    assert f"{run.folder} tells what is not a face now" in capsys.readouterr().out


def test_the_same_seed_repeats(run: Run, faces: Path) -> None:
    digests = []
    for seed in ("1", "1", "2"):
        add(run, faces, "--scenes", "6", "--seed", seed)
        digests.append(run.read_card().face_digest)
    assert digests[0] == digests[1] != digests[2]


def test_a_unit_that_is_not_the_card_s_is_refused(run: Run, faces: Path) -> None:
    from trainer.networks.loading import load_run

    add(run, faces, "--scenes", "6")
    run.face.write_text(run.face.read_text() + " ")
    with pytest.raises(EmolensError, match=r"face.json cannot be used .*: run face-unit again\.$"):
        load_trained_model(run.folder)
    run.face.unlink()
    with pytest.raises(EmolensError, match=r"face.json cannot be used"):
        load_trained_model(run.folder)
    load_run(run)


def test_other_faces_than_the_run_s_are_refused(run: Run, faces: Path) -> None:
    change_card(run, data={"dataset": "others"})
    assert "was not trained on faces, but on others" in refusal(run, faces)


def test_an_architecture_without_a_map_is_refused(tmp_path: Path, faces: Path) -> None:
    run = write_run(tmp_path / "dense", labels=LABELS)
    assert "reads no map" in refusal(run, faces)
    assert run.read_card().face is None
