"""Films of faces that change their expression, or of which the user changes how they are read."""

from __future__ import annotations

from collections.abc import Callable

from tests.films.film import Change, Model, Scores
from tests.films.making import ANGRY, HAPPY, NEUTRAL, Person, always, away, filmed, still, switched

_NARROW = (0.1, 0.48, 0.42)
_UNCLEAR = (0.3, 0.36, 0.34)
_RESTING = (0.3, 0.1, 0.6)  # a face that looks somewhat angry at rest


def _fading(begin: float, end: float) -> Callable[[float], Scores]:
    def scores(time: float) -> Scores:
        share = min(max(0.0, (time - begin) / (end - begin)), 1.0)
        old, new, _ = (
            round(one + share * (other - one), 4) for one, other in zip(HAPPY, ANGRY, strict=True)
        )
        return old, new, round(1 - old - new, 4)

    return scores


def _flickering(
    one: Scores, other: Scores, rate: float, every: int = 1
) -> Callable[[float], Scores]:
    return lambda time: (one, other)[round(time * rate) // every % 2]


def _one(scores: Callable[[float], Scores]) -> Person:
    return Person(still(), scores)


def _around(time: float) -> Scores:
    """Return scores of which the second always leads, now above, now at, now below 0.5."""
    lead = (0.62, 0.5, 0.38)[round(time * 15) // 10 % 3]
    rest = (1 - lead) / 2
    return rest, lead, rest


_SUDDEN = switched(HAPPY, ANGRY, 1, 2)
_CALIBRATED = {15: Change(track=1, rest=_RESTING), 35: Change(track=1)}
_OTHER = Model(uncertain_below=0.8, labels=("neutral", "surprised", "angry"))

EXPRESSIONS = (
    filmed("slow fade", _one(_fading(0.5, 3)), rate=15),
    filmed("sudden", _one(_SUDDEN), frames=90, seed=1),
    filmed("sudden, 10 a second", _one(_SUDDEN), rate=10, frames=30, seed=1),
    filmed("sudden, 2 a second", _one(switched(HAPPY, ANGRY, 5, 10)), rate=2, frames=30, seed=1),
    filmed("narrow lead", _one(switched(NEUTRAL, _NARROW, 1)), rate=15, seed=2),
    filmed("flicker", _one(_flickering(HAPPY, ANGRY, 30)), seed=3),
    filmed("slow flicker", _one(_flickering(HAPPY, ANGRY, 30, 4)), frames=80, seed=3),
    filmed("ties", _one(always((0.4, 0.4, 0.2))), frames=40, noise=0),
    filmed("ties of all", _one(always((1 / 3, 1 / 3, 1 / 3))), frames=30, noise=0),
    filmed("a tie comes", _one(switched(HAPPY, (0.5, 0.0, 0.5), 0.8)), noise=0),
    filmed("noisy tie", _one(always((0.4, 0.4, 0.2))), noise=0.1, seed=4),
    filmed("unclear", _one(always(_UNCLEAR)), noise=0.05, frames=40, seed=5),
    filmed("around the threshold", _one(_around), rate=15, frames=75, seed=6),
    filmed("on the threshold", _one(always((0.5, 0.3, 0.2))), noise=0, frames=30),
    filmed("unsmoothed", _one(_flickering(HAPPY, ANGRY, 15, 3)), rate=15, smoothing=0.0, seed=7),
    filmed("twice as smooth", _one(_SUDDEN), frames=90, smoothing=2.0, seed=8),
    filmed(
        "smoothing is changed",
        _one(_flickering(HAPPY, ANGRY, 30, 5)),
        changes={20: Change(smoothing=0.0), 40: Change(smoothing=2.0), 60: Change(smoothing=1.0)},
        frames=80,
        seed=9,
    ),
    filmed(
        "baseline",
        Person(still(), switched(_RESTING, ANGRY, 1.7, 2.7)),
        Person(still(220), always(_RESTING)),
        rate=15,
        changes=_CALIBRATED,
        seed=10,
    ),
    filmed(
        "baseline while unsmoothed",
        _one(always(_RESTING)),
        changes=_CALIBRATED,
        smoothing=0.0,
        seed=11,
    ),
    filmed(
        "baseline of one who is lost",
        Person(still(), always(_RESTING), seen=away(1.5, 2.2, 3, 4.5)),
        rate=15,
        frames=80,
        changes=_CALIBRATED | {35: Change(track=2, rest=_RESTING)},
        seed=12,
    ),
    filmed(
        "baseline, then a jump",
        _one(always(_RESTING)),
        changes={15: Change(track=1, rest=_RESTING)},
        cuts={25},
        frames=40,
        seed=13,
    ),
    filmed(
        "baseline before the face is shown",
        _one(always(_RESTING)),
        changes={1: Change(track=1, rest=_RESTING)},
        frames=30,
        seed=13,
    ),
    filmed(
        "another model",
        Person(still(), switched(HAPPY, NEUTRAL, 1.5)),
        Person(still(220), always(ANGRY), seen=away(0.9, 1.3)),
        changes={15: Change(track=1, rest=_RESTING), 30: Change(model=_OTHER)},
        seed=14,
    ),
    filmed(
        "another threshold",
        _one(always(HAPPY)),
        changes={20: Change(model=Model(0.9)), 40: Change(model=Model(0.2))},
        smoothing=0.5,
        seed=15,
    ),
)
