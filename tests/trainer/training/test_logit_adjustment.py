from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.runs import tiny_backbone, tiny_dataset, train_tiny
from trainer.cli import main
from trainer.data.dataset import Split
from trainer.errors import DatasetError
from trainer.run import FaceCard, Run, digest


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A run with a face unit, whose folder lies beside its dataset."""
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        run, card = train_tiny(tmp_path_factory.mktemp("run"))
        run.face.write_text('{"kernel": [], "bias": 0.0}', "utf-8")
        face = FaceCard(0.4, "fitted to nothing", digest(run.face))
        metrics = {**card.metrics, "validation_faces_lost": 0.25, "validation_end_to_end_lost": 0.1}
        run.write_card(replace(card, face=face, metrics=metrics))
        yield run


def faces(shares: NDArray[np.float64]) -> Split:
    """Return faces of these vote shares; who has more than half of the votes is the majority."""
    targets = shares.astype(np.float32)
    majority = np.where(targets.max(axis=1) > 0.5, targets.argmax(axis=1), -1)
    count = len(targets)
    return Split(
        files=tuple(map(str, range(count))),
        crops=np.zeros((count, 1, 1, 1), np.uint8),
        labels=targets.argmax(axis=1),
        targets=targets,
        majority=majority,
        voters=np.full(count, 10),
    )


def hedging(count: int = 4000) -> tuple[NDArray[np.float32], Split]:
    """Return logits of a model that lies between the shares of each face and those of all."""
    rng = np.random.default_rng(3)
    shares = rng.dirichlet((0.5, 0.25, 0.08), count)
    hedged = 0.5 * shares + 0.5 * shares.mean(axis=0)
    return np.log(hedged).astype(np.float32), faces(shares)


def test_each_label_is_named_as_often_as_people_name_it() -> None:
    from trainer.training.logit_adjustment import fit_logit_adjustment

    logits, split = hedging()
    known = split.majority >= 0
    wanted = np.bincount(split.majority[known], minlength=3)
    before = np.bincount(logits[known].argmax(axis=1), minlength=3)
    scores = fit_logit_adjustment(logits, split).apply(logits)
    named = np.bincount(scores[known].argmax(axis=1), minlength=3)
    assert np.abs(before - wanted).sum() > 200, "a model that hedges names what is common"
    assert np.abs(named - wanted).sum() < 10


def test_the_top_score_is_on_average_the_share_that_it_stands_for() -> None:
    from trainer.training.logit_adjustment import fit_logit_adjustment

    logits, split = hedging()
    scores = fit_logit_adjustment(logits, split).apply(logits)
    shares = split.targets[np.arange(len(scores)), scores.argmax(axis=1)]
    assert scores.max(axis=1).mean() == pytest.approx(shares.mean(), abs=1e-4)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_few_faces_do_no_harm(seed: int, count: int) -> None:
    from trainer.training.logit_adjustment import fit_logit_adjustment

    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 3, (count, 5)).astype(np.float32)
    split = faces(np.eye(5)[rng.integers(0, 3, count)])  # two labels never occur
    found = fit_logit_adjustment(logits, split)
    assert 0.25 <= found.temperature <= 4
    assert np.abs(found.offsets * found.temperature).max() < 40
    wanted = np.bincount(split.majority, minlength=5)

    def missing(scores: NDArray[np.float32]) -> int:
        return int(np.abs(np.bincount(scores.argmax(axis=1), minlength=5) - wanted).sum())

    assert missing(found.apply(logits)) <= missing(logits)


def test_faces_without_majorities_are_refused() -> None:
    from trainer.training.logit_adjustment import fit_logit_adjustment

    split = faces(np.full((4, 4), 0.25))
    with pytest.raises(DatasetError, match="more votes are needed"):
        fit_logit_adjustment(np.zeros((4, 4), np.float32), split)


def test_a_run_becomes_another_that_says_so(run: Run, tmp_path: Path) -> None:
    from trainer.networks.loading import load_run
    from trainer.networks.network import logits_model, scores_of
    from trainer.training.logit_adjustment import adjust, fit_logit_adjustment

    dataset = tiny_dataset(tmp_path)
    model, before = load_run(run)
    card = adjust(run, dataset, Run(tmp_path / "adjusted"))
    adjusted, read = load_run(Run(tmp_path / "adjusted"))
    assert read == card
    crops = dataset.validation.crops
    logits = scores_of(logits_model(model), crops)
    scores = fit_logit_adjustment(logits, dataset.validation).apply(logits)
    np.testing.assert_allclose(scores_of(adjusted, crops), scores, atol=1e-5)

    unscaled = before.temperature * (logits - np.array(list(before.offsets.values())))
    both = unscaled / card.temperature + np.array(list(card.offsets.values()))
    np.testing.assert_allclose(scores_of(logits_model(adjusted), crops), both, atol=1e-4)

    assert card.parents["adjusted"] == before.keras_digest
    assert "adjusted to name each expression as often as people do" in card.protocol
    assert card.face == before.face
    assert card.metrics["validation_faces_lost"] == 0.25, "the unit reads nothing that changed"
    assert "validation_end_to_end_lost" not in card.metrics, "that is to be measured again"
    assert run.read_card() == before


def test_the_command_fills_a_new_folder(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(run.folder.parent / "faces")
    target = tmp_path / "new"
    command = ["adjust", str(run.folder), "--run", str(target), "--data", data]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "validation accuracy: " in said
    assert f"The adjusted run is in {target}." in said
    before = Run(target).model.read_bytes()
    assert main(command) == 2
    assert "holds a run: give another --run folder" in capsys.readouterr().err
    assert Run(target).model.read_bytes() == before
