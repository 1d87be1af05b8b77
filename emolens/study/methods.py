"""Methods of a study: a paragraph to paste into a paper, with the literature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from emolens.study.bootstrap import RESAMPLES

_DETECTORS = {
    "yunet": "YuNet (Wu, Peng & Yu, 2023)",
    "haar": "Haar cascades (Viola & Jones, 2001)",
}
_SCORES = {
    "votes": "the share of people who would name the expression",
    "labels": "the probability of the dataset's label",
}
LITERATURE = (
    "Barrett, L. F., Adolphs, R., Marsella, S., Martinez, A. M. & Pollak, S. D. (2019). Emotional "
    "expressions reconsidered. Psychological Science in the Public Interest, 20(1), 1-68. "
    "https://doi.org/10.1177/1529100619832930",
    "Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics, "
    "7(1), 1-26. https://doi.org/10.1214/aos/1176344552",
    "Gorgolewski, K. J. et al. (2016). The brain imaging data structure, a format for organizing "
    "and describing outputs of neuroimaging experiments. Scientific Data, 3, 160044. "
    "https://doi.org/10.1038/sdata.2016.44",
    "Viola, P. & Jones, M. (2001). Rapid object detection using a boosted cascade of simple "
    "features. CVPR 2001. https://doi.org/10.1109/CVPR.2001.990517",
    "Wu, W., Peng, H. & Yu, S. (2023). YuNet: a tiny millisecond-level face detector. Machine "
    "Intelligence Research, 20, 656-665. https://doi.org/10.1007/s11633-023-1423-y",
)
"""What the paragraph may refer to."""


def literature_of(paragraph: str) -> list[str]:
    """Return the works that a paragraph refers to, by their first author's name."""
    return [work for work in LITERATURE if work.partition(",")[0] in paragraph]


def methods_paragraph(
    metadata: Mapping[str, Any],
    sources: int,
    people: str,
    events: Sequence[str],
    *,
    corrected: bool,
) -> str:
    """Return the paragraph.

    Args:
        metadata: Of a result; all are taken to be made alike.
        sources: How many there are.
        people: How many were seen in them, as ``12 people``.
        events: What happened, each once; empty where the sources were summed up whole or in bins.
        corrected: Whether neutral baselines corrected scores.
    """
    model, settings = _mapping(metadata, "model"), _mapping(metadata, "settings")
    detector = str(settings.get("detector", "a detector"))
    expressions = model.get("expressions")
    named = ", ".join(map(str, expressions)) if isinstance(expressions, list) else "unknown"
    sentences = [
        f"Facial expressions of {people} in {sources} sources were read with Emolens "
        f"{metadata.get('emolens')} (model {model.get('digest')}, {model.get('precision')}).",
        f"Faces were detected by {_DETECTORS.get(detector, detector)} in {_frames(settings)} and "
        "followed from frame to frame by position; nobody was recognised.",
        f"For each face the model gives a score for each of {named}: an "
        f"estimate of {_SCORES.get(str(model.get('scores_mean')), 'the expression')}.",
        "Names, shares of time, peaks and latencies follow from scores smoothed over time "
        f"(smoothing {settings.get('smoothing')}); means are of scores that are not smoothed.",
        "Scores were corrected by how faces read at rest." if corrected else "",
        f"Scores were averaged {_windows(events)}; means over people have 95 % intervals by the "
        f"percentile bootstrap over people ({RESAMPLES:,} resamples; Efron, 1979).",
        "Scores estimate what people would call an expression, not what was felt (Barrett et al., "
        "2019).",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _frames(settings: Mapping[str, Any]) -> str:
    every = settings.get("every", 1)
    frames = "every frame" if every == 1 else f"one of {every} frames"
    if "from" in settings:
        frames += f" from {settings['from']} s on"
    return f"{frames} up to {settings['to']} s" if "to" in settings else frames


def _windows(events: Sequence[str]) -> str:
    if not events:
        return "over each source or part of it"
    named = ", ".join(f"“{event}”" for event in events)
    return f"within the events {named} (times in the form of BIDS; Gorgolewski et al., 2016)"


def _mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = values.get(name)
    return found if isinstance(found, Mapping) else {}
