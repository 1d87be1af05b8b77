import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.runs import tiny_dataset
from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.picture_digests import digest_dataset, read_digests, write_digests
from trainer.run import Run


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return tiny_dataset(tmp_path)


def test_tells_what_was_learnt_from_what_was_chosen_on(dataset: Dataset) -> None:
    digests = digest_dataset(dataset)
    assert digests.learnt(dataset.training).all()
    assert digests.chosen_on(dataset.validation).all()
    assert not digests.learnt(dataset.validation).any()
    assert not digests.chosen_on(dataset.training).any()
    assert digests.validated_on(dataset)
    assert not digests.validated_on(dataclasses.replace(dataset, validation=dataset.training))


def test_eight_bytes_a_picture_come_back_from_the_disk(dataset: Dataset, tmp_path: Path) -> None:
    run, digests = Run(tmp_path), digest_dataset(dataset)
    assert read_digests(run) is None
    write_digests(run, digests)
    again = read_digests(run)
    assert again is not None
    np.testing.assert_array_equal(again.training, digests.training)
    np.testing.assert_array_equal(again.validation, digests.validation)
    assert again.training.nbytes == 8 * len(dataset.training)
    assert again.complete


def test_the_pictures_of_earlier_runs_were_learnt_too(dataset: Dataset) -> None:
    before = digest_dataset(dataclasses.replace(dataset, training=dataset.validation))
    both = digest_dataset(dataset, [before])
    assert both.learnt(dataset.validation).all()
    assert both.complete
    assert not digest_dataset(dataset, [before, None]).complete
    assert not digest_dataset(dataset, [digest_dataset(dataset, [None])]).complete


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"[]"])
def test_damage_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    run = Run(tmp_path)
    run.digests.write_bytes(data)
    with pytest.raises(RunError, match=r"picture_digests.npz is damaged .* trainer digests'\.$"):
        read_digests(run)
