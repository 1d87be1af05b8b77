import io
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.batch.job import BatchJob
from emolens.commands.analyze import LinesError, analyze
from emolens.errors import ModelError
from emolens.model.onnx_model import OnnxModel
from emolens.model.output import ModelOutput
from tests.models import LABELS, make_metadata, write_model
from tests.videos import grey_images, write_video


@pytest.fixture
def classifier(tmp_path: Path) -> OnnxModel:
    return OnnxModel.load(write_model(tmp_path / "model.onnx"))


@pytest.fixture
def face_video(tmp_path: Path, astronaut: np.ndarray) -> Path:
    """Ten frames with a face, two without, three with."""
    face = np.asarray(cv2.resize(astronaut, (320, 320)), np.uint8)
    images = [*(10 * [face]), *(2 * [np.zeros_like(face)]), *(3 * [face])]
    return write_video(tmp_path / "v.mp4", images)


class Run:
    """What one analysis left behind; every line of it strict JSON."""

    def __init__(self, classifier: OnnxModel, *paths: str | Path, jobs: int = 2) -> None:
        out, err = io.StringIO(), io.StringIO()
        job = BatchJob([str(path) for path in paths], jobs=jobs)
        self.unread = len(analyze(job, classifier, out, err).unread)
        self.out = out.getvalue()
        self.records: list[dict[str, Any]] = [
            json.loads(line, parse_constant=pytest.fail) for line in self.out.splitlines()
        ]
        self.remarks = err.getvalue().splitlines()


def test_a_face_in_a_picture_is_one_line(classifier: OnnxModel, astronaut_png: Path) -> None:
    run = Run(classifier, astronaut_png)
    (record,) = run.records
    assert (run.unread, run.remarks) == (0, [])
    assert record["source"] == str(astronaut_png)
    assert (record["frame"], record["time"], record["track"]) == (0, 0.0, None)
    assert record["box"] == pytest.approx([179, 63, 91, 111], abs=8)
    assert list(record["scores"]) == list(LABELS)
    assert record["expression"] == max(record["scores"], key=record["scores"].get)
    assert record["uncertain"] is False


def test_a_picture_without_a_face_is_one_empty_line_and_a_remark(
    classifier: OnnxModel, tmp_path: Path
) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), grey_images(2)[1])
    run = Run(classifier, path)
    (record,) = run.records
    assert run.unread == 0
    assert record.pop("source") == str(path)
    assert (record.pop("frame"), record.pop("time")) == (0, 0.0)
    assert set(record.values()) == {None}
    assert run.remarks == [f"{path} shows no face that could be found."]


def test_a_picture_that_is_read_reduced_is_named(
    classifier: OnnxModel, astronaut: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.jpg"
    cv2.imwrite(str(path), astronaut)
    monkeypatch.setattr("emolens.sources.images.MOST_PIXELS", 256 * 256)
    run = Run(classifier, path)
    (record,) = run.records
    assert run.unread == 0
    assert record["box"] == pytest.approx([88, 33, 48, 48], abs=8)
    (remark,) = run.remarks
    assert remark.startswith(f"{path}: The picture is so large that it is read at 1/2")


def test_a_video_is_a_line_a_frame_with_and_without_a_face(
    classifier: OnnxModel, face_video: Path
) -> None:
    run = Run(classifier, face_video)
    assert (run.unread, run.remarks) == (0, [])
    assert [record["frame"] for record in run.records] == list(range(15))
    assert [record["time"] for record in run.records[:4]] == [0.0, 0.04, 0.08, 0.12]
    assert {record["track"] for record in run.records[5:10]} == {1}
    assert [record["box"] for record in run.records[10:12]] == [None, None]


def test_every_video_counts_its_tracks_from_one(classifier: OnnxModel, face_video: Path) -> None:
    run = Run(classifier, face_video, face_video)
    assert {record["track"] for record in run.records} == {1, None}


def test_every_face_of_a_picture_has_a_line(
    classifier: OnnxModel, astronaut: np.ndarray, tmp_path: Path
) -> None:
    path = tmp_path / "twins.png"
    cv2.imwrite(str(path), np.hstack([astronaut, astronaut]))
    left, right = sorted(Run(classifier, path).records, key=lambda record: record["box"][0])
    assert right["box"][0] - left["box"][0] == pytest.approx(512, abs=8)


def test_a_folder_is_read_file_by_file_and_named_as_given(
    classifier: OnnxModel, astronaut: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "faces"
    folder.mkdir()
    for name in ("b.png", "a.png"):
        cv2.imwrite(str(folder / name), astronaut)
    (folder / "notes.txt").write_text("not a picture")
    monkeypatch.chdir(tmp_path)
    for given in ("faces", "./faces", "faces/"):
        run = Run(classifier, given)
        prefix = given.removesuffix("/")
        assert [r["source"] for r in run.records] == [f"{prefix}/a.png", f"{prefix}/b.png"]
        assert run.unread == 0


def test_bad_files_among_good_ones_are_named_and_passed_over(
    classifier: OnnxModel, astronaut_png: Path, tmp_path: Path
) -> None:
    empty, text, gone = tmp_path / "empty.jpg", tmp_path / "text.jpg", tmp_path / "gone.jpg"
    empty.touch()
    text.write_text("hello")
    run = Run(classifier, empty, text, gone, astronaut_png)
    assert run.unread == 3
    assert [record["source"] for record in run.records] == [str(astronaut_png)]
    assert len(run.remarks) == 3
    for path, remark in zip((empty, text, gone), run.remarks, strict=True):
        assert str(path) in remark


def test_an_unreadable_picture_in_a_folder_is_named_and_passed_over(
    classifier: OnnxModel, astronaut_png: Path
) -> None:
    (astronaut_png.parent / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 and no more")
    (astronaut_png.parent / "model.onnx").unlink()
    run = Run(classifier, astronaut_png.parent)
    assert run.unread == 1
    assert [record["source"] for record in run.records] == [str(astronaut_png)]
    (remark,) = run.remarks
    assert remark.startswith(f"{astronaut_png.parent / 'a.jpg'} is damaged or incomplete")


def test_a_folder_without_pictures_is_named(classifier: OnnxModel, tmp_path: Path) -> None:
    run = Run(classifier, tmp_path)
    assert (run.unread, run.records) == (1, [])
    assert run.remarks == [f"{tmp_path} holds no pictures and no videos; choose another folder."]


def test_a_name_too_long_is_named(classifier: OnnxModel) -> None:
    run = Run(classifier, "a" * 5000)
    assert (run.unread, len(run.remarks)) == (1, 1)


def test_a_video_cut_short_keeps_its_lines(classifier: OnnxModel, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    run = Run(classifier, path)
    assert run.unread == 1
    assert 0 < len(run.records) < 60
    (remark,) = run.remarks
    assert f"ends after 0:0{len(run.records) / 25:.1f} of 0:02.4" in remark


def test_any_number_of_jobs_prints_the_same(
    classifier: OnnxModel, face_video: Path, astronaut: np.ndarray, tmp_path: Path
) -> None:
    for number in range(6):
        picture = astronaut[:, : 512 - 20 * number]
        cv2.imwrite(str(tmp_path / f"{number}.png"), picture)
    (tmp_path / "3.jpg").write_text("no picture")
    cut = write_video(tmp_path / "cut.avi", grey_images(60))
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    (tmp_path / "model.onnx").unlink()
    paths: list[str | Path] = [face_video, tmp_path, "gone.png", face_video]
    one, two, many = (Run(classifier, *paths, jobs=jobs) for jobs in (1, 2, 9))
    assert one.out == two.out == many.out
    assert one.remarks == two.remarks == many.remarks
    assert sum("is named twice" in remark for remark in one.remarks) == 2  # also in the folder
    assert len(one.remarks) == 5
    assert {one.unread, two.unread, many.unread} == {3}


class Failing:
    """A model that fails on the seventh face."""

    metadata = make_metadata()

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.left = 6

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.left -= 1
        if self.left < 0:
            raise self.error
        return ModelOutput(np.tile(np.array([0.2, 0.3, 0.5], np.float32), (len(crops), 1)))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ModelError("It fails.")])
def test_what_was_printed_stays_when_it_ends_early(face_video: Path, error: BaseException) -> None:
    out = io.StringIO()
    with pytest.raises(type(error)):
        analyze(BatchJob([str(face_video)], jobs=2), Failing(error), out, io.StringIO())
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [record["frame"] for record in records] == list(range(len(records)))
    assert [record["box"] is not None for record in records][-2:] == [True, True]


class FlushCounter(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self.lines_at_flush: list[int] = []

    def flush(self) -> None:
        self.lines_at_flush.append(self.getvalue().count("\n"))


def test_every_frame_is_flushed(classifier: OnnxModel, face_video: Path) -> None:
    out = FlushCounter()
    analyze(BatchJob([str(face_video)], jobs=2), classifier, out, io.StringIO())
    assert out.lines_at_flush == list(range(1, 16))


class Full(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_the_users_to_mend(classifier: OnnxModel, astronaut_png: Path) -> None:
    with pytest.raises(LinesError, match=r"cannot be written \(No space left on device\)"):
        analyze(BatchJob([str(astronaut_png)], jobs=2), classifier, Full(), io.StringIO())
