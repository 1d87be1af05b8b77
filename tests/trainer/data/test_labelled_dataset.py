import csv
from pathlib import Path

import cv2
import numpy as np

from emolens.labelling.labelled_dataset import save_dataset
from emolens.labelling.tally import read_tally
from tests.labelling import label_all, write_pictures
from trainer.data.dataset import read_dataset, read_whole
from trainer.data.votes import read_votes, with_votes

LABELS = ("happy", "sad", "bored")


def test_the_trainer_takes_it_with_its_votes(tmp_path: Path) -> None:
    folder = write_pictures(tmp_path / "photos", [f"{n}.png" for n in range(1, 6)])
    label_all(folder, {"Anna": "hsb-h", "Bea": "hsh-h", "Carl": "hbs"}, LABELS)
    saved = save_dataset(read_tally(folder), folder, tmp_path / "data")
    with (saved.folder / "votes.csv").open() as stream:
        assert next(csv.reader(stream)) == ["file", "happiness", "sadness", "bored", "unknown"]
    votes = read_votes(saved.folder / "votes.csv")
    whole = with_votes(read_whole(saved.folder), votes, strays=True)
    assert whole.test is not None
    assert whole.labels == ("happy", "sad")
    np.testing.assert_allclose(whole.test.targets, [[1, 0], [1, 0], [0, 1]])
    assert set(whole.test.voters) == {2, 3}


def test_a_dataset_trains_as_it_is(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    folder = write_pictures(tmp_path / "photos", [f"{n}.png" for n in range(24)])
    for path in folder.glob("*.png"):  # near-duplicates would be one picture
        assert cv2.imwrite(str(path), rng.integers(0, 256, (60, 60), dtype=np.uint8))
    label_all(folder, {"Anna": "hb" * 12}, LABELS)
    saved = save_dataset(read_tally(folder), folder, tmp_path / "data")
    dataset = read_dataset(saved.folder)
    voted = with_votes(dataset, read_votes(saved.folder / "votes.csv"), strays=False)
    assert len(voted.training) + len(voted.validation) == 24
    assert voted.own_votes
