"""Made-up films with known faces: boxes, scores and times frame by frame."""

from __future__ import annotations

from tests.films.expressions import EXPRESSIONS
from tests.films.film import Film
from tests.films.heads import HEADS
from tests.films.losses import LOSSES
from tests.films.motion import MOTION
from tests.films.no_faces import NO_FACES
from tests.films.times import TIMES

FILMS: tuple[Film, ...] = (*MOTION, *LOSSES, *TIMES, *EXPRESSIONS, *NO_FACES, *HEADS)
