from pathlib import Path

import numpy as np
import pytest

from tests.datasets import LABELS, write_dataset
from trainer.data.dataset import Dataset, Split, read_dataset, read_whole
from trainer.data.label_selection import select_labels


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "faces", training=2, validation=1)


def facts(split: Split) -> dict[str, object]:
    return {
        "files": split.files,
        "labels": split.labels.tolist(),
        "targets": split.targets.tolist(),
        "majority": split.majority.tolist(),
        "voters": split.voters.tolist(),
    }


def test_it_is_as_if_read_with_these_labels_alone(folder: Path) -> None:
    few, read = (
        select_labels(read_dataset(folder), ("neutral", "sad", "angry")),
        read_dataset(folder, ["angry", "neutral"]),
    )
    assert (
        (few.labels, few.omitted)
        == (read.labels, read.omitted)
        == (("angry", "neutral"), ("happy",))
    )
    for name, split in few.splits.items():
        assert facts(split) == facts(read.splits[name])
        assert np.array_equal(split.crops, read.splits[name].crops)


def test_a_dataset_read_whole_is_narrowed_too(folder: Path) -> None:
    few = select_labels(read_whole(folder), ("happy", "neutral"))
    assert few.test is not None
    assert {Path(file).parts[1] for file in few.test.files} == {"happy", "neutral"}
    assert len(few.test) == 6


@pytest.mark.parametrize("known", [LABELS, ("sad", *LABELS), ("happy",), ("contempt", "sad")])
def test_one_with_all_or_hardly_any_of_them_stays_as_it_is(
    folder: Path, known: tuple[str, ...]
) -> None:
    dataset: Dataset = read_dataset(folder)
    assert select_labels(dataset, known) is dataset
