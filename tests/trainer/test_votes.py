import csv
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset
from trainer.dataset import Dataset, read_dataset
from trainer.errors import DatasetError
from trainer.votes import COLUMNS, OTHER_COLUMNS, Votes, read_votes, with_votes

SEVEN = tuple(sorted(COLUMNS.values()))


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    return read_dataset(write_dataset(tmp_path / "faces", SEVEN, training=2, validation=1))


def write_table(path: Path, rows: dict[str, dict[str, int]]) -> Path:
    names = ("split", "file", *COLUMNS, *OTHER_COLUMNS)
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval=0)
        writer.writeheader()
        for file, votes in rows.items():
            writer.writerow({"split": file.split("/")[0], "file": file, **votes})
    return path


def voted(faces: Dataset, path: Path, **votes: int) -> Dataset:
    """Return ``faces`` where every picture got the same votes."""
    rows = {file: votes for split in (faces.training, faces.validation) for file in split.files}
    return with_votes(faces, read_votes(write_table(path / "votes.csv", rows)))


def test_targets_are_the_voters_shares_in_the_order_of_the_labels(
    faces: Dataset, tmp_path: Path
) -> None:
    dataset = voted(faces, tmp_path, neutral=4, sadness=6)
    shares = dict(zip(dataset.labels, dataset.training.targets[0].tolist(), strict=True))
    assert shares == pytest.approx(dict.fromkeys(SEVEN, 0.0) | {"neutral": 0.4, "sad": 0.6})
    assert dataset.labels[dataset.training.majority[0]] == "sad"
    assert dataset.votes == "votes.csv"


def test_stray_votes_count_in_validation_alone(faces: Dataset, tmp_path: Path) -> None:
    dataset = voted(faces, tmp_path, happiness=9, fear=1)
    happy = dataset.labels.index("happy")
    assert dataset.training.targets[0, happy] == pytest.approx(1.0)
    assert dataset.validation.targets[0, happy] == pytest.approx(0.9)


@pytest.mark.parametrize(
    "votes",
    [
        {"happiness": 5, "neutral": 5},  # half is not more than half
        {"happiness": 4, "neutral": 3, "sadness": 3},
        {"happiness": 4, "NF": 4},  # no more than another count
        {"happiness": 3, "unknown": 4},
    ],
)
def test_without_a_clear_majority_there_is_none(
    faces: Dataset, tmp_path: Path, votes: dict[str, int]
) -> None:
    assert (voted(faces, tmp_path, **votes).validation.majority == -1).all()


def test_pictures_without_votes_are_left_out(faces: Dataset, tmp_path: Path) -> None:
    files = [*faces.training.files[:3], *faces.validation.files[:1]]
    rows = {file: {"anger": 10} for file in files} | {faces.training.files[0]: {"NF": 10}}
    dataset = with_votes(faces, read_votes(write_table(tmp_path / "v.csv", rows)))
    assert dataset.training.files == faces.training.files[1:3]
    np.testing.assert_array_equal(dataset.training.crops, faces.training.crops[1:3])


def test_refuses_votes_of_another_dataset(faces: Dataset) -> None:
    with pytest.raises(DatasetError, match="another one"):
        with_votes(faces, Votes("v.csv", {"elsewhere.png": np.ones(10, np.int64)}))


def test_refuses_a_dataset_with_other_labels(tmp_path: Path) -> None:
    other = read_dataset(write_dataset(tmp_path / "faces"))
    with pytest.raises(DatasetError, match="train without --votes"):
        with_votes(other, Votes("v.csv", {}))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file,neutral\n", "lacks the column"),
        ("", "lacks the column"),
        (
            "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\na,1\n",
            "line 2",
        ),
        (
            "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"
            "a,-1,0,0,0,0,0,0,0,0,0\n",
            "negative",
        ),
    ],
)
def test_refuses_a_table_that_is_not_of_votes(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(text)
    with pytest.raises(DatasetError, match=reason):
        read_votes(path)


def test_refuses_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"gone\.csv cannot be read"):
        read_votes(tmp_path / "gone.csv")
