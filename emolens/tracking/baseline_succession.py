"""Succession of a neutral baseline: from a face that was lost to the one that comes back."""

from __future__ import annotations

from collections.abc import Sequence

from emolens.tracking.neutral_baseline import Baselines


class BaselineSuccession:
    """Says to which new track the baseline of a lost one goes on.

    Tracks end when a face is out of sight for long or the camera is lost, and nobody can tell by
    its box who comes back. Only where one face has a baseline, and after its loss a new one is
    alone in view, it is taken for the same person.
    """

    def __init__(self) -> None:
        self._newest = 0  # track that was ever in view together with the face, or before

    def heir(self, baselines: Baselines, tracks: Sequence[int]) -> int | None:
        """Return the track that takes a baseline over; None where there is none to be taken.

        Args:
            baselines: As they are now.
            tracks: Those in the next frame.
        """
        if len(baselines) != 1 or any(track in baselines for track in tracks):
            self._newest = max((self._newest, *tracks))
            return None
        alone = tracks[0] if len(tracks) == 1 else 0
        return alone if alone > self._newest else None
