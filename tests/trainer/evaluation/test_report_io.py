import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.evaluations import change_card, make_report, write_run
from trainer.errors import RunError
from trainer.evaluation.report import Report
from trainer.evaluation.report_io import NAME, own_reports, read_report, reports_of, to_json
from trainer.run import Run


def write_report(folder: Path, report: Report) -> Path:
    folder.mkdir(parents=True)
    (folder / NAME).write_text(to_json(report))
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return write_run(tmp_path / "run")


def test_reads_what_it_wrote(tmp_path: Path) -> None:
    report = make_report()
    assert read_report(write_report(tmp_path / "evaluation", report)) == report
    absent = replace(report.expressions["happy"], recall=None)
    report = replace(report, expressions={"happy": absent})
    assert read_report(write_report(tmp_path / "another", report)) == report


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00", '{"subject": 3}'])
def test_refuses_a_damaged_report(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(RunError, match=r"report.json is damaged: make it again"):
        read_report(tmp_path)


def test_refuses_a_report_with_something_unknown(tmp_path: Path) -> None:
    values = {**json.loads(to_json(make_report())), "extra": 1}
    (tmp_path / NAME).write_text(json.dumps(values))
    with pytest.raises(RunError, match="is damaged"):
        read_report(tmp_path)


def test_refuses_a_folder_without_a_report(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="holds no evaluation"):
        read_report(tmp_path / "gone")


def test_a_run_finds_its_own_evaluations(run: Run) -> None:
    card = run.read_card()
    assert own_reports(run, card) == []
    validation = make_report(keras_digest=card.keras_digest)
    test = replace(validation, faces=replace(validation.faces, split="test"))
    write_report(run.folder / "evaluation" / "validation", validation)
    write_report(run.folder / "evaluation" / "test", test)
    assert own_reports(run, card) == [test, validation]


def test_refuses_the_evaluation_of_another_model(run: Run, tmp_path: Path) -> None:
    folder = write_report(tmp_path / "evaluation", make_report())
    with pytest.raises(RunError, match="is the evaluation of another model"):
        reports_of(run.read_card(), [folder])
    change_card(run, complete=False)
    assert reports_of(run.read_card(), []) == []
