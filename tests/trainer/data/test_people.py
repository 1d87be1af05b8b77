"""Splits by person: nobody is both trained and measured on."""

import csv
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets import write_pixels
from trainer.cli import main
from trainer.data.dataset import Split, read_dataset
from trainer.data.deduplication import without_shared_people
from trainer.data.people import joined, person_in
from trainer.errors import DatasetError
from trainer.run import Run

PERSON = "(p[0-9]+)_"


def write_people(folder: Path, people: int, pictures: int) -> Path:
    """Write pictures of people who look different, and of whom each shows one expression only."""
    rng = np.random.default_rng(0)
    for person in range(people):
        cells = rng.integers(0, 256, (6, 6), dtype=np.uint8)
        look = cv2.resize(cells, (64, 64), interpolation=cv2.INTER_CUBIC)
        label = ("happy", "sad")[person % 2]
        (folder / label).mkdir(parents=True, exist_ok=True)
        for number in range(pictures):
            x, y = rng.integers(0, 9, 2)
            crop = look[y : y + 48, x : x + 48] + rng.normal(0, 25, (48, 48))
            path = folder / label / f"p{person:03}_{number}.png"
            assert cv2.imwrite(str(path), np.clip(crop, 0, 255).astype(np.uint8))
    return folder


def nearest_accuracy(training: Split, validation: Split) -> float:
    """Return how often the most similar training picture has the label: it learns who is shown."""
    known, asked = (
        np.stack([cv2.blur(crop[..., 0], (9, 9)).ravel() for crop in split.crops]).astype(float)
        for split in (training, validation)
    )
    nearest = ((asked[:, None] - known) ** 2).sum(axis=2).argmin(axis=1)
    return float((training.labels[nearest] == validation.labels).mean())


@pytest.mark.slow
def test_a_leak_by_person_flatters_and_is_gone_when_split_by_person(tmp_path: Path) -> None:
    """Their pictures tell nothing but who is shown; of strangers nothing can be known."""
    folder = write_people(tmp_path / "faces", people=400, pictures=3)
    leaking = read_dataset(folder)
    assert nearest_accuracy(leaking.training, leaking.validation) > 0.85
    dataset = read_dataset(folder, group_by=PERSON)
    assert dataset.training.people is not None
    assert dataset.validation.people is not None
    assert len(set(dataset.validation.people)) == 40
    assert not set(dataset.training.people) & set(dataset.validation.people)
    assert nearest_accuracy(dataset.training, dataset.validation) < 0.7


def test_splits_of_the_dataset_share_nobody_either(tmp_path: Path) -> None:
    people = {"train": ("p01", "p02", "p03"), "validation": ("p02", "p04"), "test": ("p04", "p05")}
    for split, names in people.items():
        for name in (*names, "somebody"):
            for label in ("happy", "sad"):
                path = tmp_path / "faces" / split / label / f"{name}_{split}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                assert cv2.imwrite(str(path), np.zeros((48, 48), np.uint8))
    dataset = without_shared_people(read_dataset(tmp_path / "faces", group_by=PERSON))
    assert dataset.test is not None
    files = {name: {Path(file).name for file in one.files} for name, one in dataset.splits.items()}
    assert files == {
        "train": {"p01_train.png", "p03_train.png", "somebody_train.png"},
        "validation": {"p02_validation.png", "somebody_validation.png"},
        "test": {"p04_test.png", "p05_test.png", "somebody_test.png"},
    }
    assert dataset.shared_people == 4


def test_a_column_of_a_table_may_say_it(tmp_path: Path) -> None:
    table = write_pixels(tmp_path / "faces.csv", [(3 + n % 2, "Training") for n in range(60)])
    rows = list(csv.reader(table.read_text().splitlines()))
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*rows[0], "Subject"])
        writer.writerows([*row, number // 3] for number, row in enumerate(rows[1:]))
    dataset = read_dataset(table, group_by="subject")
    assert dataset.validation.people is not None
    assert all((dataset.validation.people == name).sum() == 3 for name in dataset.validation.people)


def test_a_run_says_how_people_were_told_and_is_evaluated_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_people(tmp_path / "faces", people=20, pictures=2)
    run = Run(tmp_path / "run")
    options = ["--data", str(folder), "--run", str(run.folder), "--recipe", "cnn3"]
    assert main(["fit", *options, "--group-by", PERSON, "--set", "fine.epochs=1"]) == 0
    assert "18 people in train, 2 people in validation" in capsys.readouterr().err
    card = run.read_card()
    assert card.group_by == PERSON
    assert (card.data["train_people"], card.data["validation_people"]) == (18, 2)
    assert "no two splits show the same person" in card.protocol
    assert main(["evaluate", str(run.folder), "--data", str(folder), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["figures"]["accuracy"]["value"] == card.metrics["validation_accuracy"]


def test_who_is_never_named_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_people(tmp_path / "faces", people=4, pictures=2)
    options = ["fit", "--data", str(folder), "--run", str(tmp_path / "run"), "--group-by"]
    assert main([*options, "subject"]) == 2
    assert "says of no picture who it shows by --group-by 'subject'" in capsys.readouterr().err
    assert main([*options, "(p"]) == 2
    assert "'(p' is no regular expression" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("pattern", "person"),
    [("p[0-9]+", "p03"), ("(p[0-9]+)_", "p03"), ("(lab.)/(p[0-9]+)", "labA-p03"), ("q", "")],
)
def test_a_person_is_found_in_a_path(pattern: str, person: str) -> None:
    assert person_in("train/happy/labA/p03_7.png", pattern) == person


def test_a_pattern_must_be_one() -> None:
    with pytest.raises(DatasetError, match="is no regular expression"):
        person_in("a.png", "[")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_neither_a_picture_nor_a_person_is_parted(drawn: list[tuple[int, int]]) -> None:
    names = [group for group, _ in drawn]
    groups = np.array([names.index(group) for group in names], dtype=np.int64)
    people = np.array([str(person) for _, person in drawn])
    found = joined(groups, people)
    for one in range(len(drawn)):
        for other in range(len(drawn)):
            if groups[one] == groups[other] or people[one] == people[other]:
                assert found[one] == found[other]
