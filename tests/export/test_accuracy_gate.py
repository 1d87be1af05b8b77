import dataclasses

import numpy as np
import pytest

from emolens.errors import EmolensError
from emolens.model.output import ModelOutput
from export import accuracy_gate as gate
from export.accuracy_gate import Candidate, CandidateMetrics, check, compare, table
from tests.datasets import write_dataset
from trainer.data.dataset import Dataset, read_dataset


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read_dataset(write_dataset(tmp_path_factory.mktemp("gate") / "faces"))


def rows(difference: float = 1e-7, lost: float = 0.0, worse: float = 0.0) -> list[CandidateMetrics]:
    base = {"agreement": 0.9, "calibration_error": 0.02}
    less = {"agreement": 0.9 - lost, "calibration_error": 0.02 + worse}
    return [
        CandidateMetrics("Keras", base, 0.0, 13_000_000, 0.02),
        CandidateMetrics("float32", base, difference, 12_000_000, 0.002),
        CandidateMetrics("int8", less, 0.1, 3_300_000, 0.0008),
    ]


@pytest.mark.parametrize(("lost", "worse"), [(0, 0), (0.0049, 0.0099), (-0.1, -0.1)])
def test_what_is_as_good_passes(lost: float, worse: float) -> None:
    check(rows(lost=lost, worse=worse))


@pytest.mark.parametrize(
    ("lost", "worse", "said"),
    [
        (0.0051, 0, "loses 0.51 points of accuracy and 0.0000"),
        (0, 0.0101, "loses 0.00 points of accuracy and 0.0101 of calibration"),
        (float("nan"), 0, "nan"),
    ],
)
def test_int8_that_reads_worse_is_refused(lost: float, worse: float, said: str) -> None:
    with pytest.raises(EmolensError, match=said):
        check(rows(lost=lost, worse=worse))


@pytest.mark.parametrize("difference", [1.1e-5, float("nan")])
def test_float32_that_differs_is_refused(difference: float) -> None:
    with pytest.raises(EmolensError, match="conversion is wrong"):
        check(rows(difference=difference)[:2])


@pytest.mark.parametrize(("taken", "passes"), [(0.998, True), (0.9955, False), (1.0, True)])
def test_int8_that_takes_fewer_faces_for_faces_is_refused(taken: float, passes: bool) -> None:
    keras, float32, int8 = rows()
    given = [
        keras,
        dataclasses.replace(float32, faces=0.999),
        dataclasses.replace(int8, faces=taken),
    ]
    if passes:
        check(given)
    else:
        with pytest.raises(EmolensError, match=r"takes 0.35 points fewer faces for faces.*\.$"):
            check(given)


def test_float32_alone_passes() -> None:
    check(rows()[:2])


def test_the_table_compares_with_float32(dataset: Dataset) -> None:
    head, keras, float32, int8 = table(rows(lost=0.004), dataset)
    assert head.split() == ["accuracy", "calib.", "error", "largest", "diff.", "size", "latency"]
    assert keras.split() == ["Keras", "90.00%", "0.0200", "0.0e+00", "13.00", "MB", "10.00"]
    assert float32.split()[-1] == "1.00"
    assert int8.split() == ["int8", "89.60%", "0.0200", "1.0e-01", "3.30", "MB", "0.40"]
    assert len({len(line) for line in (head, keras, float32, int8)}) == 1


def test_votes_are_agreed_with(dataset: Dataset) -> None:
    voted = dataclasses.replace(dataset, votes="votes.csv")
    assert table(rows(), voted)[0].split()[0] == "agreement"


def test_candidates_are_measured_on_validation(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_ROUNDS", 1)
    right = np.eye(3, dtype=np.float32)[dataset.validation.labels]
    seen: list[int] = []

    def all_right(crops: np.ndarray) -> ModelOutput:
        seen.append(len(crops))
        return ModelOutput(right[: len(crops)])

    def all_happy(crops: np.ndarray) -> ModelOutput:
        return ModelOutput(np.tile(np.array([[0.0, 1.0, 0.0]], np.float32), (len(crops), 1)))

    candidates = [Candidate("Keras", all_right, 7), Candidate("float32", all_happy, 5)]
    keras, happy = compare(candidates, dataset)
    assert keras.metrics["agreement"] == 1.0
    assert happy.metrics["agreement"] == pytest.approx(1 / 3)
    first = dataset.labels[0]
    faces = np.count_nonzero(dataset.validation.labels == 0)
    assert happy.metrics[f"confusion/{first}/{dataset.labels[1]}"] == faces
    assert (keras.difference, happy.difference) == (0.0, 1.0)
    assert (keras.size, happy.size) == (7, 5)
    assert max(seen) == len(dataset.validation)
    assert seen[-1] == 1  # timed on one face


def test_faces_are_compared_where_they_can_be_told(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_ROUNDS", 1)
    count = len(dataset.validation)
    shares = np.linspace(0, 1, count, dtype=np.float32)

    def infer(crops: np.ndarray, shift: float = 0.0) -> ModelOutput:
        scores = np.full((len(crops), 3), 1 / 3, np.float32)
        return ModelOutput(scores, shares[: len(crops)] * np.float32(1 - shift))

    candidates = [
        Candidate("Keras", infer, 7),
        Candidate("float32", lambda crops: infer(crops, 0.25), 5),
    ]
    keras, float32 = compare(candidates, dataset, no_face_below=0.5)
    assert keras.faces == pytest.approx((shares >= 0.5).mean())
    assert float32.faces == pytest.approx((0.75 * shares >= 0.5).mean())
    assert float32.difference == pytest.approx(0.25)
