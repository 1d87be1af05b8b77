from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.segment import Segment, seconds_of
from emolens.model.output import ModelOutput
from emolens.observation import Observation
from emolens.readings import Box, Detection, FaceQuality
from emolens.sources.anchor import Anchor

KEY = {"model": "a", "source_file": {"bytes": 3}}


def observation(faces: int, seed: int, landmarks: bool = True) -> Observation:
    if not faces:
        return Observation()
    random = np.random.default_rng(seed)
    detections = tuple(
        Detection(
            Box(*map(int, random.integers(0, 9999, 4))),
            float(random.random()),
            random.random((5, 2)).astype(np.float32) if landmarks else None,
        )
        for _ in range(faces)
    )
    scores = random.random((faces, 7)).astype(np.float32)
    face = random.random(faces).astype(np.float32) if landmarks else None
    roll = 1.5 if landmarks else None
    qualities = [
        FaceQuality(roll, roll, float(random.random()), one.box.x % 2 == 0, roll and 0.25)
        for one in detections
    ]
    return Observation(detections, qualities, ModelOutput(scores, face))


def numbers(one: Observation | None) -> list[object] | None:
    """Return all numbers of an observation, for comparison."""
    if one is None:
        return None
    marks = [None if face.landmarks is None else face.landmarks.tolist() for face in one.detections]
    output = one.output
    scores = None if output is None else output.scores.tolist()
    face = None if output is None or output.face is None else output.face.tolist()
    return [one.detections, list(one.qualities), marks, scores, face]


def segment(*observations: Observation, anchored: bool = True) -> Segment:
    frames = [(number / 3, (48, 64, 3)) for number in range(len(observations))]
    last = Anchor(frames[-1][0] if frames else 0.0, "ab", 1 / 3) if anchored else None
    return Segment.of(frames, observations, None, last)


@given(counts=st.lists(st.integers(0, 3), max_size=7), landmarks=st.booleans())
def test_a_segment_comes_back_to_the_bit(counts: list[int], landmarks: bool) -> None:
    added = segment(*(observation(count, seed, landmarks) for seed, count in enumerate(counts)))
    with TemporaryDirectory() as folder:
        Checkpoint(Path(folder) / "segments", KEY).keep(3, added)
        checkpoint = Checkpoint(Path(folder) / "segments", KEY)
        assert checkpoint.find(2) is None
        found = checkpoint.find(3)
    assert found is not None
    assert list(map(numbers, found.observations)) == list(map(numbers, added.observations))
    assert found.times.tolist() == added.times.tolist()
    assert [frame.image.shape for frame in found.frames(range(len(counts)))] == len(counts) * [
        (48, 64, 3)
    ]
    assert (found.before, found.last) == (None, added.last)
    assert found.last is not None
    assert added.last is not None
    assert found.last.reached == added.last.reached


@pytest.mark.parametrize(("key", "frames"), [(KEY | {"model": "b"}, 1000), (KEY, 500)])
def test_what_was_kept_for_other_settings_is_removed(
    tmp_path: Path, key: dict[str, object], frames: int
) -> None:
    folder = tmp_path / "segments"
    Checkpoint(folder, KEY).keep(0, segment(observation(1, 0)))
    assert Checkpoint(folder, KEY).find(0) is not None
    assert Checkpoint(folder, key, frames).find(0) is None
    assert not folder.exists()


def test_a_damaged_segment_counts_for_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "segments"
    Checkpoint(folder, KEY).keep(0, segment(observation(1, 0)))
    (file,) = folder.glob("*.npz")
    file.write_bytes(file.read_bytes()[:-30])
    assert Checkpoint(folder, KEY).find(0) is None


def test_segments_have_so_many_frames_but_last_no_longer_than_a_minute() -> None:
    assert seconds_of(25) == 40
    assert seconds_of(0.5) == 60
