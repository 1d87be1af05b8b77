"""Analyses into a result tree, cut off and taken up again."""

import csv
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from av import VideoFrame
from numpy.typing import NDArray

from emolens.batch.checkpoint import Checkpoints
from emolens.batch.index import IndexEntry
from emolens.batch.job import BatchJob
from emolens.batch.named_sources import NamedSource, named_sources
from emolens.batch.progress import ProgressMeter
from emolens.batch.result_tree import planned
from emolens.batch.tree_analysis import TreeAnalysis
from emolens.errors import ModelError
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.protocols import Model
from emolens.readings import Image
from emolens.results.errors import ResultError
from emolens.sources.video_decoder import VideoDecoder
from tests.fakes import FakeClassifier
from tests.videos import write_video

SEGMENT = 10


class Counting(FakeClassifier):
    """Counts its batches, and fails at one if asked to."""

    def __init__(self, fails_at: int = -1) -> None:
        super().__init__()
        self.batches = 0
        self._fails_at = fails_at

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.batches += 1
        if self.batches == self._fails_at:
            raise ModelError("It fails.")
        return super().infer(crops)


@pytest.fixture
def study(tmp_path: Path, astronaut: Image) -> Path:
    """A folder with a film of 35 frames, a picture below, and something broken."""
    folder = tmp_path / "study"
    (folder / "below").mkdir(parents=True)
    small = np.asarray(astronaut[::2, ::2], np.uint8)
    images = [np.roll(small, number, axis=1) for number in range(35)]
    write_video(folder / "film.mp4", images)
    (folder / "below" / "film.mp4").write_bytes(b"no film")
    write_video(folder / "below" / "short.avi", images[:3])
    return folder


def analyze(
    study: Path, out: Path, model: Model, options: PipelineOptions | None = None
) -> tuple[Sequence[IndexEntry], list[str]]:
    """Return what came of each source, and what was told."""
    told: list[str] = []
    options = options or PipelineOptions()
    sources = [one for one in named_sources([str(study)], True) if isinstance(one, NamedSource)]
    plans = planned(sources, out, ".csv")
    job = BatchJob([plan.source for plan in plans], options, jobs=2)
    out.mkdir(exist_ok=True)
    progress = ProgressMeter(lambda _: None, pause=0.0)
    analysis = TreeAnalysis(job, plans, model, progress, out / "index.csv")
    return analysis.run(told.append, Checkpoints(SEGMENT)), told


def results(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.glob("*.mp4.csv")}


def states(entries: Sequence[IndexEntry]) -> dict[str, str]:
    return {"/".join(Path(one.source).parts[-2:]): one.state for one in entries}


def test_each_source_has_its_result_where_it_lies_itself(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    entries, told = analyze(study, out, FakeClassifier())
    assert states(entries) == {
        "study/film.mp4": "complete",
        "below/film.mp4": "failed",
        "below/short.avi": "complete",
    }
    assert len(told) == 1
    assert "film.mp4" in told[0]
    written = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert written == [
        "below/short.avi.about.json",
        "below/short.avi.csv",
        "film.mp4.about.json",
        "film.mp4.csv",
        "index.csv",
    ]
    with (out / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    film = rows[str(study / "film.mp4")]
    assert (film["result"], film["state"], film["frames"]) == ("film.mp4.csv", "complete", "35")
    assert rows[str(study / "below" / "film.mp4")]["reason"] == told[0]


def test_what_is_done_is_not_done_again(study: Path, tmp_path: Path) -> None:
    first, _ = analyze(study, tmp_path / "out", FakeClassifier())
    model = Counting()
    again, told = analyze(study, tmp_path / "out", model)
    assert again == first
    assert model.batches == 0
    assert len(told) == 1  # the broken one


def test_an_analysis_that_was_cut_off_goes_on_where_it_was(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze(study, tmp_path / "whole", FakeClassifier())
    out = tmp_path / "out"
    (study / "below" / "short.avi").unlink()
    with pytest.raises(ModelError):
        analyze(study, out, Counting(fails_at=28))
    assert results(out) == {}
    model, shown = Counting(), count_pictures(monkeypatch)
    entries, _ = analyze(study, out, model)
    assert states(entries)["study/film.mp4"] == "complete"
    assert model.batches == 35 - 2 * SEGMENT
    assert len(shown) == 1 + 35 - 2 * SEGMENT  # one by which the place is known again
    assert results(out) == results(tmp_path / "whole")
    assert not (out / ".unfinished").exists()


@pytest.mark.parametrize(("lost", "more"), [(0, 2), (1, 3), (2, 1)])
def test_a_segment_that_is_lost_is_read_alone(
    lost: int, more: int, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze(study, tmp_path / "whole", FakeClassifier())
    out = tmp_path / "out"
    shutil.rmtree(study / "below")
    with pytest.raises(ModelError):
        analyze(study, out, Counting(fails_at=35))
    (segment,) = out.rglob(f"{lost:06}.npz")
    segment.unlink()
    model, shown = Counting(), count_pictures(monkeypatch)
    analyze(study, out, model)
    assert results(out) == results(tmp_path / "whole")
    assert model.batches == SEGMENT + 35 - 3 * SEGMENT
    assert len(shown) == model.batches + more  # the last before each jump, the first of a kept one
    assert results(out) == results(tmp_path / "whole")


def count_pictures(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by every frame that is made a picture."""
    shown: list[object] = []
    make = VideoDecoder.image

    def image(self: VideoDecoder, frame: VideoFrame) -> Image:
        shown.append(frame.pts)
        return make(self, frame)

    monkeypatch.setattr(VideoDecoder, "image", image)
    return shown


@pytest.mark.parametrize(
    ("reason", "options"),
    [
        ("the file has changed", None),
        ("other settings are asked for", PipelineOptions(smoothing=0.0)),
    ],
)
def test_what_does_not_fit_any_longer_is_done_again(
    reason: str, options: PipelineOptions | None, study: Path, tmp_path: Path
) -> None:
    analyze(study, tmp_path / "out", FakeClassifier())
    film = study / "film.mp4"
    if options is None:
        os.utime(film, ns=(0, 0))
    _, told = analyze(study, tmp_path / "out", FakeClassifier(), options)
    assert f"{film} is read again: {reason}." in told


def test_two_sources_never_share_a_result(tmp_path: Path) -> None:
    sources = [NamedSource("/a/film.mp4"), NamedSource("/b/film.mp4")]
    with pytest.raises(ResultError, match="would have the same result"):
        planned(sources, tmp_path, ".csv")


def test_named_files_keep_the_folders_of_their_paths(tmp_path: Path) -> None:
    sources = [NamedSource("./p1/a.mp4"), NamedSource("p2/a.mp4"), NamedSource("../a.mp4")]
    places = [str(plan.place) for plan in planned(sources, tmp_path, ".jsonl")]
    assert places == ["p1/a.mp4.jsonl", "p2/a.mp4.jsonl", "a.mp4.jsonl"]
