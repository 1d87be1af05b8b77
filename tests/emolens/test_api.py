"""The public API on pictures, arrays, videos and results, with a model that is always happy."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest
from PIL import Image as Pillow

import emolens
from emolens import api
from emolens.readings import Image
from tests.fakes import HAPPY, FakeClassifier
from tests.models import LABELS, write_model
from tests.source_code import ROOT
from tests.videos import grey_images, write_video

MODEL = FakeClassifier()


@pytest.fixture
def film(tmp_path: Path, astronaut: Image) -> Path:
    """Six frames of a face."""
    return write_video(tmp_path / "film.avi", [astronaut] * 6)


def boxes(analysed: emolens.AnalysedFrame) -> list[emolens.Box]:
    return [reading.face.box for reading in analysed.readings]


def test_a_picture_gives_one_frame(astronaut_png: Path) -> None:
    (analysed,) = emolens.analyze(astronaut_png, model=MODEL)
    (reading,) = analysed.readings
    assert analysed.source == str(astronaut_png)
    assert reading.expression == "happy"
    assert list(reading.scores.values()) == pytest.approx(HAPPY)
    assert reading.face.track is None


@pytest.mark.parametrize(
    ("frames", "fps", "tracks"),
    [(1, 25.0, [None]), (2, 25.0, [1, 1]), (4, 1.0, [1] * 4), (3, 0.1, [1] * 3)],
    ids=["one frame", "very short", "one a second", "time-lapse"],
)
def test_films_of_few_or_rare_frames_show_their_faces(
    tmp_path: Path, astronaut: Image, frames: int, fps: float, tracks: list[int | None]
) -> None:
    film = write_video(tmp_path / "film.avi", [astronaut] * frames, fps)
    found = [
        reading.face.track for one in emolens.analyze(film, model=MODEL) for reading in one.readings
    ]
    assert found == tracks


def test_an_animation_of_slow_pictures_shows_its_faces(tmp_path: Path, astronaut: Image) -> None:
    path = tmp_path / "slides.gif"
    pictures = [Pillow.fromarray(astronaut[:, :, ::-1]), Pillow.fromarray(astronaut[::-1, ::-1])]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=3000)
    first = next(emolens.analyze(path, model=MODEL))
    assert [reading.face.track for reading in first.readings] == [1]


def test_an_array_reads_as_its_file_does(astronaut_png: Path, astronaut: Image) -> None:
    files, bgr, rgb = (
        list(emolens.analyze(astronaut_png, model=MODEL)),
        list(emolens.analyze(astronaut, model=MODEL)),
        list(emolens.analyze(astronaut[:, :, ::-1], model=MODEL, color="RGB")),
    )
    assert boxes(files[0]) == boxes(bgr[0]) == boxes(rgb[0])
    assert np.array_equal(rgb[0].frame.image, astronaut)


@pytest.mark.parametrize("channels", [(), (1,)])
def test_grey_arrays_are_read(astronaut: Image, channels: tuple[int, ...]) -> None:
    grey = cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    (analysed,) = emolens.analyze(grey.reshape(*grey.shape, *channels), model=MODEL)
    assert len(analysed.readings) == 1


def test_many_arrays_are_many_pictures(astronaut: Image) -> None:
    for images in ([astronaut] * 2, np.stack([astronaut] * 2)):
        frames = list(emolens.analyze(images, model=MODEL))
        assert [analysed.source for analysed in frames] == ["image 0", "image 1"]
        assert [len(analysed.readings) for analysed in frames] == [1, 1]


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((8, 8, 3)),
        np.zeros((8, 8, 4), np.uint8),
        np.zeros((0, 8, 3), np.uint8),
        np.zeros(8, np.uint8),
    ],
)
def test_what_is_no_image_is_refused(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="no image"):
        list(emolens.analyze(array, model=MODEL))


def test_a_folder_is_its_files(tmp_path: Path, astronaut_png: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    frames = list(emolens.analyze(tmp_path, model=MODEL))
    assert [analysed.source for analysed in frames] == [str(astronaut_png)]


def test_faces_of_a_video_are_tracked_and_smoothed(film: Path) -> None:
    frames = list(emolens.analyze(str(film), model=MODEL))
    assert len(frames) == 6
    (reading,) = frames[-1].readings
    assert reading.face.track == 1
    assert reading.smoothed is not None


def test_nothing_is_read_before_it_is_asked_for(astronaut: Image) -> None:
    given: list[int] = []

    def pictures() -> Iterator[Image]:
        for number in range(3):
            given.append(number)
            yield astronaut

    frames = emolens.analyze(pictures(), model=MODEL)
    assert given == []
    next(frames)
    assert given == [0]


def test_a_missing_file_is_told_when_its_turn_comes(astronaut_png: Path) -> None:
    frames = emolens.analyze([astronaut_png, "missing.jpg"], model=MODEL)
    assert len(next(frames).readings) == 1
    with pytest.raises(emolens.SourceError, match=r"missing\.jpg"):
        next(frames)


def test_a_refused_model_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"no model")
    with pytest.raises(emolens.ModelError):
        emolens.analyze([], model=tmp_path / "broken.onnx")


def test_a_model_may_be_named(tmp_path: Path, astronaut: Image) -> None:
    (analysed,) = emolens.analyze(astronaut, model=write_model(tmp_path / "tiny.onnx"))
    assert tuple(analysed.readings[0].scores) == LABELS


def test_a_pipeline_takes_images_as_seen_at_this_moment(astronaut: Image) -> None:
    pipeline = emolens.Pipeline.of_video(MODEL)
    first, second = (pipeline.read(image).frame for image in (astronaut, astronaut[:, :, 0]))
    assert (first.index, first.time, second.index) == (0, 0.0, 1)
    assert 0 < second.time == second.captured - first.captured
    assert second.image.shape == astronaut.shape


def test_evidence_comes_where_it_is_wanted(astronaut: Image) -> None:
    (without,) = emolens.analyze(astronaut, model=MODEL)
    (analysed,) = emolens.analyze(astronaut, model=MODEL, evidence=True)
    assert without.evidence == {}
    assert analysed.evidence[analysed.readings[0].face].cells["happy"].shape == (6, 6)


def test_rows_are_those_of_a_result_file(film: Path, tmp_path: Path) -> None:
    result = tmp_path / "readings.csv"
    emolens.write_results(result, emolens.analyze(film, model=MODEL), MODEL)
    table = pd.DataFrame(emolens.to_rows(emolens.analyze(film, model=MODEL)))
    assert len(table) == 6
    again = io.StringIO(table.to_csv(index=False))
    pd.testing.assert_frame_equal(pd.read_csv(again), pd.read_csv(result))


def test_a_frame_without_a_face_has_a_row() -> None:
    (analysed,) = emolens.analyze(grey_images(1), model=MODEL)
    (row,) = emolens.to_rows(analysed)
    assert row["source"] == "image 0"
    assert row["box_x"] is None


def test_results_come_back(film: Path, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    emolens.write_results(path, emolens.analyze([film], model=MODEL), MODEL)
    rows = list(emolens.read_results(path))
    assert [row.frame for row in rows] == list(range(6))
    about = json.loads((tmp_path / "readings.about.json").read_text("utf-8"))
    assert about["state"] == "complete"
    assert about["sources"] == [str(film)]
    assert about["model"]["digest"] == MODEL.metadata.keras_digest


def test_what_was_read_before_trouble_is_kept(astronaut_png: Path, tmp_path: Path) -> None:
    path = tmp_path / "readings.csv"
    frames = emolens.analyze([astronaut_png, "missing.jpg"], model=MODEL)
    with pytest.raises(emolens.SourceError):
        emolens.write_results(path, frames, MODEL)
    assert len(list(emolens.read_results(path))) == 1
    about = json.loads((tmp_path / "readings.about.json").read_text("utf-8"))
    assert about["state"] == "failed"


def test_what_is_public_is_there() -> None:
    assert {*emolens.__all__} == {*api.__all__, "__version__"}
    assert {*emolens.__all__} <= {*dir(emolens)}
    for name in emolens.__all__:
        assert getattr(emolens, name)
    with pytest.raises(AttributeError, match="no_such_name"):
        emolens.no_such_name  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import emolens, sys; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {"cv2", "numpy", "onnxruntime"}.isdisjoint(result.stdout.split())
