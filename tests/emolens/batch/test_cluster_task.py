"""What a worker refuses to read, in the words that the user sees."""

from dataclasses import replace
from pathlib import Path

import pytest

from emolens.batch.cluster_task import (
    ClusterError,
    ClusterTask,
    ModelTicket,
    read_segments,
    versions,
)
from emolens.options import PipelineOptions
from tests.videos import grey_images, write_video


@pytest.fixture
def task(tmp_path: Path) -> ClusterTask:
    film = write_video(tmp_path / "film.avi", grey_images(3))
    ticket, options = ModelTicket.of(None), PipelineOptions()
    size = film.stat().st_size
    return ClusterTask(str(film), size, 0, 1, 1.0, ticket, options, "yunet", versions())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"versions": {"OpenCV": "1.0"}}, r"has OpenCV 4[\d.]+, this machine 1\.0; install the"),
        ({"versions": {"Emolens": "99"}}, r"has Emolens .*, this machine 99; install the same"),
        ({"detector": "other"}, "lacks the detector other; install Emolens there anew"),
        ({"film_bytes": 1}, r"has not this .*film\.avi; mount the folder there under the same"),
        ({"film": "/gone.mp4"}, r"has not this /gone\.mp4; mount"),
        ({"model": ModelTicket("", "0")}, "has not the same model .*; copy it there"),
        ({"model": ModelTicket("/gone.onnx", "0")}, r"has not the same model /gone\.onnx; copy"),
    ],
)
def test_a_worker_that_would_read_otherwise_says_so(
    task: ClusterTask, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(ClusterError, match=f"The worker on .* {said}"):
        read_segments(replace(task, **changed))  # type: ignore[arg-type]


def test_a_model_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.onnx", tmp_path / "b.onnx"
    one.write_bytes(b"a")
    other.write_bytes(b"b")
    assert ModelTicket.of(one).digest != ModelTicket.of(other).digest
    assert ModelTicket.of(one).file == str(one)
