"""Films of what the detector takes for faces and the model does not."""

from __future__ import annotations

import math

from tests.films.film import Change, Model
from tests.films.making import ANGRY, Person, always, away, filmed, still, switched

_MODEL = Model(no_face_below=0.4)
_FACE = Person(still(), face=always(0.98))


def _wavering(time: float) -> float:
    return round(0.4 + 0.25 * math.sin(3 * time) + 0.1 * math.sin(40 * time), 4)


NO_FACES = (
    filmed("never a face", Person(still(), face=always(0.05)), model=_MODEL, frames=40),
    filmed(
        "a face and none",
        _FACE,
        Person(still(220, side=60), always(ANGRY), always(0.1)),
        Person(still(160, 180), face=always(0.9), seen=away(0, 1)),
        model=_MODEL,
        seed=1,
    ),
    filmed(
        "none for half a second",
        Person(still(), face=switched(0.95, 0.05, 0.8, 1.3)),
        model=_MODEL,
        seed=2,
    ),
    filmed(
        "none for two seconds",
        Person(still(), face=switched(0.95, 0.05, 1, 3)),
        model=_MODEL,
        rate=15,
        frames=75,
        seed=3,
    ),
    filmed("a face only later", Person(still(), face=switched(0.1, 0.9, 1)), model=_MODEL, seed=4),
    filmed("borderline", Person(still(), face=_wavering), model=_MODEL, frames=90, seed=5),
    filmed("borderline, 2 a second", Person(still(), face=_wavering), model=_MODEL, rate=2, seed=5),
    filmed(
        "none for long, 2 a second",
        Person(still(), face=switched(0.95, 0.15, 6)),
        model=_MODEL,
        rate=2,
        seed=5,
    ),
    filmed("on the borderline", Person(still(), face=always(0.4)), model=_MODEL, frames=30),
    filmed(
        "extreme probabilities",
        Person(still(), face=switched(1.0, 0.0, 1, 1.5)),
        model=_MODEL,
        seed=6,
    ),
    filmed(
        "no face is lost and back",
        Person(still(), face=switched(0.95, 0.2, 0.9), seen=away(0.8, 1.9)),
        model=_MODEL,
        frames=75,
        seed=7,
    ),
    filmed(
        "false for two frames, none",
        _FACE,
        Person(still(220), face=always(0.02), seen=lambda time: 0.5 <= time < 0.56),
        model=_MODEL,
        frames=30,
        seed=8,
    ),
    filmed(
        "jump onto a face and none",
        _FACE,
        Person(still(220, side=60), always(ANGRY), face=always(0.3)),
        model=_MODEL,
        cuts={20},
        frames=40,
        seed=9,
    ),
    filmed(
        "faces by other models",
        _FACE,
        Person(still(220), always(ANGRY), face=always(0.3)),
        model=_MODEL,
        changes={
            20: Change(model=Model()),
            35: Change(model=Model(no_face_below=0.25)),
            50: Change(model=_MODEL),
        },
        frames=75,
        seed=10,
    ),
    filmed(
        "times run back among faces",
        Person(still(), face=switched(0.95, 0.1, 1, 1.4), seen=away(0.5, 0.7)),
        times=lambda index: index / 30 if index < 18 else index / 30 - 0.5,
        model=_MODEL,
        seed=11,
    ),
)
