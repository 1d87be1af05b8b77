from pathlib import Path

from tests.datasets import write_dataset, write_votes
from tests.trainer.data.test_votes import SEVEN
from trainer.data.dataset import read_dataset
from trainer.data.votes import read_votes, with_votes
from trainer.inspection.agreement import LabelAgreement, agreement_of


def test_holds_labels_against_votes(tmp_path: Path) -> None:
    faces = read_dataset(write_dataset(tmp_path / "faces", SEVEN, training=2, validation=1))
    rows = {
        "train/sad/0.png": {"neutral": 9, "sadness": 1},
        "train/sad/1.png": {"sadness": 10},
        "validation/sad/0.png": {"sadness": 5, "fear": 5},
        "train/happy/0.png": {"happiness": 10},
    }
    votes = read_votes(write_votes(tmp_path / "votes.csv", rows))
    found = agreement_of(with_votes(faces, votes, strays=True))
    assert found["sad"] == LabelAgreement(voted=3, clear=2, agreed=1, other="neutral")
    assert found["happy"] == LabelAgreement(voted=1, clear=1, agreed=1, other=None)
    assert found["fear"] == LabelAgreement(voted=0, clear=0, agreed=0, other=None)
