import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset, write_pixels, write_votes
from trainer.data.dataset import Dataset, read_dataset, read_whole
from trainer.data.votes import COLUMNS, OTHER_COLUMNS, Votes, read_votes, with_votes
from trainer.errors import DatasetError

SEVEN = tuple(sorted(COLUMNS.values()))
ELSEWHERE = Votes("v.csv", (*SEVEN, *OTHER_COLUMNS), {"elsewhere.png": np.ones(10, np.int64)})


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    return read_dataset(write_dataset(tmp_path / "faces", SEVEN, training=2, validation=1))


def voted(faces: Dataset, path: Path, **votes: int) -> Dataset:
    """Return ``faces`` where every picture got the same votes."""
    rows = {file: votes for split in (faces.training, faces.validation) for file in split.files}
    return with_votes(faces, read_votes(write_votes(path / "votes.csv", rows)), strays=False)


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


def test_stray_votes_can_count_in_training(faces: Dataset, tmp_path: Path) -> None:
    rows = {file: {"happiness": 9, "fear": 1} for file in faces.training.files}
    rows |= {file: {"sadness": 1} for file in faces.validation.files}
    votes = read_votes(write_votes(tmp_path / "v.csv", rows))
    fear = faces.labels.index("fear")
    kept, dropped = (with_votes(faces, votes, strays=strays) for strays in (True, False))
    assert kept.training.targets[0, fear] == pytest.approx(0.1)
    assert dropped.training.targets[0, fear] == 0
    for dataset in (kept, dropped):
        np.testing.assert_array_equal(dataset.validation.targets.max(axis=1), 1)


def test_voters_are_the_votes_cast_for_the_labels(faces: Dataset, tmp_path: Path) -> None:
    dataset = voted(faces, tmp_path, neutral=4, sadness=3, unknown=2, NF=1)
    assert set(dataset.training.voters) == set(dataset.validation.voters) == {7}
    assert set(faces.training.voters) == {0}


def test_votes_for_labels_that_were_not_asked_for_are_others(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces", SEVEN, training=2, validation=1)
    some = read_dataset(folder, labels=["happy", "sad", "neutral"])
    dataset = voted(some, tmp_path, happiness=3, sadness=1, fear=6)
    assert dataset.validation.targets[0].tolist() == [0.75, 0, 0.25]
    assert dataset.validation.voters[0] == 4
    assert dataset.validation.majority[0] == -1


def test_a_test_split_has_votes_too_or_keeps_its_labels(faces: Dataset, tmp_path: Path) -> None:
    part = replace(faces.validation, files=tuple(f"test/{i}.png" for i in range(7)))
    tested = replace(faces, test=part)
    unvoted = voted(tested, tmp_path, fear=10)
    assert unvoted.test is part
    with_test = replace(tested, test=faces.validation)
    dataset = voted(with_test, tmp_path, fear=10)
    assert dataset.test is not None
    assert set(dataset.test.majority) == {dataset.labels.index("fear")}


def test_reads_the_table_as_fer_plus_publishes_it(tmp_path: Path) -> None:
    rows = [(emotion, usage) for usage in ("Training", "PublicTest") for emotion in range(7)]
    faces = read_dataset(write_pixels(tmp_path / "fer2013.csv", rows))
    header = ("Usage", "Image name", *COLUMNS, *OTHER_COLUMNS)
    lines = [("Training", f"fer{index:07}.png", 10, *[0] * 9) for index in range(13)]
    lines.append(("PublicTest", "", 0, *[0] * 9))  # the last one is no face
    with (tmp_path / "fer2013new.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([header, *lines])
    dataset = with_votes(faces, read_votes(tmp_path / "fer2013new.csv"), strays=False)
    assert (len(dataset.training), len(dataset.validation)) == (7, 6)
    assert set(dataset.training.majority) == {dataset.labels.index("neutral")}


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
    dataset = with_votes(faces, read_votes(write_votes(tmp_path / "v.csv", rows)), strays=False)
    assert dataset.training.files == faces.training.files[1:3]
    np.testing.assert_array_equal(dataset.training.crops, faces.training.crops[1:3])


def test_refuses_votes_of_another_dataset(faces: Dataset) -> None:
    with pytest.raises(DatasetError, match="it is about another one"):
        with_votes(faces, ELSEWHERE, strays=False)


def test_refuses_a_dataset_with_labels_that_nobody_could_vote_for(tmp_path: Path) -> None:
    other = read_dataset(write_dataset(tmp_path / "faces", ("bored", "happy", "tired")))
    with pytest.raises(DatasetError, match="no column of votes for bored, tired, which faces has"):
        with_votes(other, ELSEWHERE, strays=False)


def test_votes_for_labels_that_a_small_dataset_lacks_are_others(tmp_path: Path) -> None:
    faces = read_dataset(write_dataset(tmp_path / "faces", ("happy", "neutral")))
    dataset = voted(faces, tmp_path, happiness=3, neutral=1, fear=2)
    assert dataset.labels == ("happy", "neutral")
    assert dataset.validation.targets[0].tolist() == [0.75, 0.25]
    assert not dataset.own_votes


def test_labels_of_ones_own_have_votes(tmp_path: Path) -> None:
    faces = read_dataset(write_dataset(tmp_path / "faces", ("bored", "focused"), 2, 1))
    lines = [f"{file},1,2,0" for split in faces.splits.values() for file in split.files]
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(["file,Focused,bored,unknown", *lines]) + "\n")
    dataset = with_votes(faces, read_votes(path), strays=False)
    np.testing.assert_allclose(dataset.training.targets, np.tile([2 / 3, 1 / 3], (4, 1)))
    assert set(dataset.validation.majority) == {dataset.labels.index("bored")}
    assert dataset.own_votes


def test_a_single_vote_among_few_is_no_outlier(faces: Dataset, tmp_path: Path) -> None:
    dataset = voted(faces, tmp_path, happiness=2, fear=1, unknown=1)
    fear = dataset.labels.index("fear")
    assert dataset.training.targets[0, fear] == pytest.approx(1 / 3)
    alone = voted(faces, tmp_path, sadness=1)
    assert len(alone.training) == len(faces.training)


def test_photographs_are_found_when_they_were_prepared(tmp_path: Path) -> None:
    faces = read_dataset(write_dataset(tmp_path / "faces", ("happy", "sad"), 2, 1))
    places = range(len(faces.training))
    cut = replace(faces.training, files=tuple(f"train/happy/IMG_{i}.JPG.png" for i in places))
    rows = {f"happy/IMG_{i}.JPG": {"sadness": 3} for i in places}
    rows |= {file: {"sadness": 3} for file in faces.validation.files}
    votes = read_votes(write_votes(tmp_path / "v.csv", rows))
    dataset = with_votes(replace(faces, training=cut), votes, strays=False)
    assert set(dataset.training.majority) == {dataset.labels.index("sad")}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file,neutral\n", "lacks columns for two labels"),
        ("file,unknown,NF,neutral\n", "lacks columns for two labels"),
        ("", "lacks the column file"),
        ("file,neutral,happy,happiness\n", "two columns that mean happy"),
        ("file,neutral,happy,happy\n", "two columns that mean happy"),
        (
            "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\na,1\n",
            "line 2",
        ),
        (
            "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"
            "a,-1,0,0,0,0,0,0,0,0,0\n",
            "negative",
        ),
        (
            "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"
            "a,1,0,0,0,0,0,0,0,0,0,9\n",
            "line 2 has more cells",
        ),
        ("neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n", "file"),
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


def test_a_whole_dataset_is_measured_with_its_votes(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "faces", SEVEN, 1, 1)
    whole = read_whole(folder)
    assert whole.test is not None
    rows = {file: {"happiness": 10} for file in whole.test.files[:5]}
    voted = with_votes(whole, read_votes(write_votes(tmp_path / "v.csv", rows)), strays=True)
    assert voted.test is not None
    assert voted.test.files == whole.test.files[:5]


def test_refuses_votes_of_another_dataset_for_a_whole_one(tmp_path: Path) -> None:
    whole = read_whole(write_dataset(tmp_path / "faces", SEVEN, 1, 1))
    with pytest.raises(DatasetError, match=r"has no votes for the pictures of faces, it is about"):
        with_votes(whole, ELSEWHERE, strays=True)
