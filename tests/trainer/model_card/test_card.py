import json
from pathlib import Path

import pytest

from tests.evaluations import change_card, make_report, write_run
from trainer.errors import RunError
from trainer.evaluation.report_io import NAME, read_report, to_json
from trainer.evaluation.report_text import confusion_table, headline, per_class, to_markdown
from trainer.model_card.card import AuthorNotes, model_card
from trainer.run import Run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return write_run(tmp_path / "ours")


def card_of(run: Run, *evaluations: Path, beside: tuple[Run, ...] = (), notes: str = "") -> str:
    return " ".join(model_card(run, evaluations, beside, AuthorNotes(failures=notes)).split())


def write_own(run: Run) -> Path:
    folder = run.folder / "evaluation" / "validation"
    folder.mkdir(parents=True)
    report = make_report(keras_digest=run.read_card().keras_digest)
    (folder / NAME).write_text(to_json(report))
    return folder


def test_tells_what_the_run_s_card_says(run: Run) -> None:
    text = card_of(run)
    assert text.startswith("# Model card: cnn3, trained on faces")
    assert "a grey crop of a face, 48 by 48 pixels" in text
    assert "angry, happy, neutral" in text
    assert "2 epochs, of which number 2 was kept" in text
    assert "temperature 1.000; added to the logits: happy +0.25, inside the model" in text
    assert "faces with the dataset's labels: 24 faces of training, 12 faces of validation." in text
    assert "2 training pictures were left out" in text
    assert "Trained on nothing." in text
    assert run.read_card().keras_digest in text
    assert "seed = 1 network.width = 0.5" in text
    assert "uncertain* where the top score is below 0.5" in text
    assert "the dataset's label for this crop is that expression" in text


def test_a_model_is_its_makers_and_never_ours(run: Run) -> None:
    text = card_of(run)
    assert "not said, with Emolens" in text
    assert "Emolens authors" not in text
    text = model_card(run, author=AuthorNotes("The Lab", "CC BY 4.0", "lab@example.org"))
    assert all(said in text for said in ("The Lab, with Emolens", "CC BY 4.0", "lab@example.org"))


def test_nothing_is_left_to_fill_in(run: Run) -> None:
    assert "$" not in card_of(run)
    assert "\n\n\n" not in model_card(run)


@pytest.mark.parametrize("section", ["Intended use", "Not intended", "The data", "Figures"])
def test_has_the_sections_of_a_model_card(run: Run, section: str) -> None:
    assert f"\n## {section}\n" in model_card(run)


def test_scores_learnt_from_votes_mean_votes(run: Run) -> None:
    change_card(run, scores_mean="votes", data={"dataset": "fer2013.zip", "votes": "ferplus.csv"})
    text = card_of(run)
    assert "seven of ten would call it happy" in text
    assert "fer2013.zip with the votes of ferplus.csv" in text


def test_facts_about_fer2013_are_told_where_its_votes_were_learnt(run: Run) -> None:
    change_card(run, data={"dataset": "FER2013.zip"})  # a name says nothing
    assert "67.4 %" not in card_of(run)
    assert "What this page cannot know" in card_of(run)
    change_card(run, data={"dataset": "faces.zip", "votes": "ferplus.csv"})
    assert "67.4 %" in card_of(run)
    assert "What this page cannot know" not in card_of(run)
    change_card(run, data={"dataset": "faces", "votes": "votes.csv", "own_votes": True})
    assert "What this page cannot know" in card_of(run)


def test_what_is_known_of_other_data_can_be_told(run: Run) -> None:
    text = model_card(run, author=AuthorNotes(about_data="They were actors."))
    assert "They were actors." in text
    assert "What this page cannot know" not in text


def test_an_interrupted_training_is_told(run: Run) -> None:
    assert "interrupted" not in card_of(run)
    change_card(run, complete=False)
    assert "The training was interrupted before its end." in card_of(run)


def test_the_run_s_own_evaluations_are_found(run: Run) -> None:
    assert "no evaluation was given" in card_of(run)
    write_own(run)
    text = card_of(run)
    assert "95.0 % | 90.0 to 100.0 %" in text
    assert "8 of 10 found; 2 taken for *happy*" in text
    assert "| angry | 8 | 2 |" in text


def test_without_an_evaluation_the_card_tells_what_was_taken_for_what(run: Run) -> None:
    labels = run.read_card().labels
    names = [f"validation_confusion/{true}/{named}" for true in labels for named in labels]
    change_card(run, metrics=dict.fromkeys(names, 7.0))
    assert "| angry | 7 | 7 | 7 |" in card_of(run)


def test_given_evaluations_replace_them(run: Run, tmp_path: Path) -> None:
    write_own(run)
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / NAME).write_text(to_json(make_report()))
    with pytest.raises(RunError, match="elsewhere is the evaluation of another model"):
        card_of(run, other)


def test_notes_and_other_runs_have_their_place(run: Run, tmp_path: Path) -> None:
    assert "Beside other runs" not in card_of(run)
    other = write_run(tmp_path / "theirs")
    text = card_of(run, beside=(other,), notes="Babies are taken for *sad*.")
    assert "| this model | cnn3 | labels |" in text
    assert "| theirs | cnn3 | labels |" in text
    assert "Babies are taken for *sad*. ## Ethics" in text


def test_refuses_what_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a finished run"):
        card_of(Run(tmp_path))


def test_the_card_in_docs_is_that_of_the_shipped_run() -> None:
    card = json.loads((ROOT / "assets" / "run" / "card.json").read_text())
    assert card["keras_digest"] in (ROOT / "docs" / "MODEL_CARD.md").read_text()


def test_figures_of_the_card_in_docs_are_those_of_the_shipped_model() -> None:
    folder = ROOT / "assets" / "run" / "evaluation" / "validation"
    report = read_report(folder)
    assert report.subject.keras_digest == Run(ROOT / "assets" / "run").read_card().keras_digest
    assert (folder / "report.md").read_text() == to_markdown(report)
    card = (ROOT / "docs" / "MODEL_CARD.md").read_text()
    confusions = confusion_table(report.expressions, report.confusion)
    assert all(told in card for told in (headline(report), per_class(report), confusions))
