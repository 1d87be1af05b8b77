"""Report of an evaluation, as values; ``report_io`` keeps them in ``report.json``."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from emolens.readings import ScoresMeaning

SplitName = Literal["train", "validation", "test", "all"]
"""A part of a dataset, or all of one that the model was not made with."""

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Estimate:
    """A metric and its 95 % confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, config=_STRICT)
class EvaluatedModel:
    """Run or model file that was evaluated.

    Attributes:
        name: Of the run's folder or of the model file.
        kind: Which of the two it is.
        architecture: Name of the network.
        precision: Of the weights.
        scores_mean: What its scores stand for, and so what it learnt.
        keras_digest: Of the Keras model that it is or came from.
        protocol: How it was trained, in words.
    """

    name: str
    kind: Literal["run", "model file"]
    architecture: str
    precision: str
    scores_mean: ScoresMeaning
    keras_digest: str
    protocol: str


@dataclass(frozen=True, config=_STRICT)
class EvaluatedFaces:
    """Faces that it was evaluated on.

    Attributes:
        dataset: Its name.
        votes: Name of the file with the votes; none where the labels are the truth.
        split: The part of the dataset.
        standing: What this split was to the model, in words.
        count: All of them.
        agreed: Those that have a majority, against which accuracy is measured.
        judged: Those on which the calibration was measured.
        left_out: Those of labels that the model does not know, where the labels are the truth.
        omitted: Labels of the dataset whose faces were left out before votes were counted.
    """

    dataset: str
    votes: str | None
    split: SplitName
    standing: str
    count: int
    agreed: int
    judged: int
    left_out: int
    omitted: tuple[str, ...] = ()


@dataclass(frozen=True, config=_STRICT)
class ClassMetrics:
    """Metrics of one class; none where no face can tell.

    Attributes:
        faces: How many have it as their truth.
        precision: Share of the faces given this name that have it.
        recall: Share of the faces with it that were given this name.
        f1: Harmonic mean of both.
    """

    faces: int
    precision: Estimate | None
    recall: Estimate | None
    f1: Estimate | None


@dataclass(frozen=True, config=_STRICT)
class Bin:
    """Faces whose top score lies in one of the equal bins.

    Attributes:
        faces: How many they are.
        score: Their mean top score; none without faces.
        share: Mean share that people, or the labels, give to the expression on top.
    """

    faces: int
    score: float | None
    share: float | None


@dataclass(frozen=True, config=_STRICT)
class Report:
    """All that is kept of an evaluation; the names are those in ``report.json``.

    Attributes:
        subject: What was evaluated.
        faces: What it was evaluated on.
        figures: Headline metrics by name.
        expressions: By label, in the order of the scores.
        confusion: How many faces of each label (rows) were named what (columns).
        bins: Of the reliability diagram.
    """

    subject: EvaluatedModel
    faces: EvaluatedFaces
    figures: dict[str, Estimate]
    expressions: dict[str, ClassMetrics]
    confusion: tuple[tuple[int, ...], ...]
    bins: tuple[Bin, ...]
