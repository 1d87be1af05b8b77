import json
from pathlib import Path

import pytest

from tests.datasets import LABELS, write_dataset, write_folders, write_votes
from tests.evaluations import write_run
from tests.models import write_model
from trainer.cli import main
from trainer.data.votes import COLUMNS
from trainer.run import Run

PICTURES = {"confusion.png", "reliability.png", "mistakes.png"}


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("evaluate") / "faces", training=2)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return write_run(tmp_path_factory.mktemp("evaluate") / "run")


def evaluate(model: Path, faces: Path, *options: str) -> int:
    return main(["evaluate", str(model), "--data", str(faces), *options])


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    line = capsys.readouterr().err.strip().splitlines()[-1]
    assert line.endswith(".")
    return line


def test_figures_for_programs_are_json(
    run: Run, faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(run.folder, faces, "--json", "-o", str(tmp_path / "report")) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))


def test_a_run_s_report_lies_in_its_folder(
    run: Run, faces: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(run.folder, faces) == 0
    folder = run.folder / "evaluation" / "validation"
    assert {path.name for path in folder.iterdir()} == {
        *PICTURES,
        "curves.png",
        "report.json",
        "report.md",
    }
    said = capsys.readouterr().out
    assert "run, measured on 12 faces of validation in faces" in said
    assert "were chosen on this split" in said
    assert f"The report and its pictures are in {folder}." in said
    figures = json.loads((folder / "report.json").read_text())["figures"]
    row = next(line for line in said.splitlines() if line.startswith("| accuracy "))
    assert f" {100 * figures['accuracy']['value']:.1f} % |" in row


def test_a_model_file_and_its_run_get_the_same_figures(
    run: Run, faces: Path, tmp_path: Path
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert evaluate(model, faces, "--split", "train") == 0
    folder = tmp_path / "tiny-evaluation" / "train"
    assert {path.name for path in folder.iterdir()} == {*PICTURES, "report.json", "report.md"}
    assert evaluate(run.folder, faces, "--split", "train", "-o", str(tmp_path / "of run")) == 0
    of_file, of_run = (
        json.loads((place / "report.json").read_text()) for place in (folder, tmp_path / "of run")
    )
    assert of_file["confusion"] == of_run["confusion"]
    for name, estimate in of_file["figures"].items():
        assert of_run["figures"][name] == pytest.approx(estimate, abs=1e-5)


def test_a_second_evaluation_replaces_the_first(faces: Path, tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "report.md").write_text("old")
    assert evaluate(model, faces, "-o", str(tmp_path / "here")) == 0
    assert "# Evaluation of tiny.onnx" in (tmp_path / "here" / "report.md").read_text()


def test_an_evaluation_on_other_pictures_is_not_replaced(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    here = tmp_path / "here"
    assert evaluate(model, faces, "-o", str(here)) == 0
    first = (here / "report.json").read_bytes()
    others = write_dataset(tmp_path / "others", training=2)
    assert evaluate(model, others, "-o", str(here)) == 2
    assert "holds the evaluation of tiny.onnx on faces" in last_line(capsys)
    assert (here / "report.json").read_bytes() == first


def test_a_dataset_without_a_test_split_is_one_sentence_and_2(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert evaluate(model, faces, "--split", "test") == 2
    assert "faces has no test split" in last_line(capsys)


def test_a_model_of_fewer_labels_is_held_against_the_votes_for_these(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seven = tuple(sorted(COLUMNS.values()))
    faces = write_dataset(tmp_path / "faces", seven, training=1, validation=2)
    files = [f"validation/{label}/{number}.png" for label in seven for number in (0, 1)]
    files += [f"train/{label}/0.png" for label in seven]
    votes = write_votes(tmp_path / "votes.csv", {file: {"happiness": 6} for file in files})
    model = write_model(tmp_path / "tiny.onnx", ("angry", "happy", "neutral"))
    assert evaluate(model, faces, "--votes", str(votes)) == 0
    said = capsys.readouterr().out
    assert "measured on 6 faces of validation in faces, with the votes of votes.csv (6 have" in said
    assert "; those labelled disgust, fear, sad or surprise were left out: " in said


def test_other_labels_are_one_sentence_and_2(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(write_model(tmp_path / "tiny.onnx", ("happy", "sad")), faces) == 2
    assert "the model knows happy, sad: evaluate it on" in last_line(capsys)


def test_an_output_that_cannot_be_is_heard_before_the_dataset_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    options = ("--split", "validation", "-o", str(model))
    assert evaluate(model, tmp_path / "no dataset", *options) == 2
    assert "tiny.onnx cannot be made (File exists)" in last_line(capsys)


def test_a_damaged_history_is_heard_before_the_dataset_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_run(tmp_path / "run")
    run.history.unlink()
    assert evaluate(run.folder, tmp_path / "no dataset", "--split", "validation") == 2
    assert "history.json is missing or damaged" in last_line(capsys)


@pytest.mark.parametrize("missing", ["card.json", "model.keras"])
def test_a_half_written_run_is_one_sentence_and_2(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    run = write_run(tmp_path / "run")
    (run.folder / missing).unlink()
    assert evaluate(run.folder, faces) == 2
    assert str(run.folder) in last_line(capsys)
    assert not (run.folder / "evaluation").exists()


def test_an_unknown_split_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        evaluate(tmp_path / "a", tmp_path / "b", "--split", "dev")
    assert stop.value.code == 2


def test_faces_are_read_as_the_model_takes_them(faces: Path, tmp_path: Path) -> None:
    model = write_model(tmp_path / "large.onnx", LABELS, size=64, channels=3)
    assert evaluate(model, faces) == 0
    assert (tmp_path / "large-evaluation" / "validation" / "report.json").is_file()


@pytest.mark.parametrize("split", ["", "test/"])
def test_all_of_another_dataset_is_measured_where_nothing_is_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], split: str
) -> None:
    others = write_folders(tmp_path / "others", {f"{split}{label}": 2 for label in LABELS})
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert evaluate(model, others) == 0
    assert "measured on 6 faces of others: another dataset" in capsys.readouterr().out
    assert (tmp_path / "tiny-evaluation" / "all" / "report.json").is_file()


def test_another_dataset_s_own_validation_is_taken(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(write_model(tmp_path / "tiny.onnx", LABELS), faces) == 0
    assert "measured on 12 faces of validation in faces" in capsys.readouterr().out


def test_all_of_its_own_dataset_is_said_to_be_learnt(
    run: Run, faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(run.folder, faces, "--split", "all", "-o", str(tmp_path / "all")) == 0
    assert "learnt from many of these pictures" in capsys.readouterr().out


def test_a_dataset_without_pictures_is_one_sentence_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for label in LABELS:
        (tmp_path / "empty" / label).mkdir(parents=True)
    model = write_model(tmp_path / "tiny.onnx", LABELS)
    assert evaluate(model, tmp_path / "empty") == 2
    assert "empty has no picture that can be read" in last_line(capsys)
