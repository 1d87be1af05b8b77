import shutil
from pathlib import Path

import cv2
import pytest

from tests.datasets import write_folders
from trainer.errors import DatasetError, OutputError
from trainer.preparation.placing import place

SHAPE = (48, 48, 1)


def crops(folder: Path) -> dict[str, str]:
    """Return for each crop where it is."""
    found = {}
    for path in folder.rglob("*.png"):
        side, *name = path.relative_to(folder).parts
        found["/".join(name)] = side
    return found


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    counts = {"unplaced/sad": 10, "unplaced/happy": 20}
    return write_folders(tmp_path / "faces", counts)


def test_places_a_share_of_each_label_in_validation(faces: Path) -> None:
    assert place(faces, 0.2, SHAPE) == []
    found = crops(faces)
    assert len(found) == 30
    for label, count in (("sad", 2), ("happy", 4)):
        sides = [side for name, side in found.items() if name.startswith(label)]
        assert (sides.count("validation"), sides.count("train")) == (count, len(sides) - count)
    assert not (faces / "unplaced").exists()


def test_no_share_is_all_in_train(faces: Path) -> None:
    place(faces, 0, SHAPE)
    assert set(crops(faces).values()) == {"train"}


def test_twins_stay_together(faces: Path) -> None:
    for path in sorted(faces.rglob("*.png")):
        crop = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        assert crop is not None
        assert cv2.imwrite(str(path.with_stem(f"mirrored-{path.stem}")), crop[:, ::-1])
    place(faces, 0.2, SHAPE)
    found = crops(faces)
    for name, side in found.items():
        folder, file = name.split("/")
        if not file.startswith("mirrored"):
            assert found[f"{folder}/mirrored-{file}"] == side
    assert "validation" in found.values()


def test_a_person_is_in_one_part_alone(faces: Path) -> None:
    for number, path in enumerate(sorted(faces.rglob("*.png"))):
        path.rename(path.with_stem(f"p{number // 3:02}_{path.stem}"))
    place(faces, 0.2, SHAPE, "p[0-9]+")
    sides: dict[str, set[str]] = {}
    for name, side in crops(faces).items():
        sides.setdefault(name.split("/")[1][:3], set()).add(side)
    assert len(sides) == 10
    assert all(len(found) == 1 for found in sides.values())
    assert {"train"} in sides.values()
    assert {"validation"} in sides.values()


def test_what_is_placed_stays_and_twins_follow_it(faces: Path) -> None:
    place(faces, 0.2, SHAPE)
    before = crops(faces)
    (faces / "unplaced" / "sad").mkdir(parents=True)
    for name, side in before.items():
        if name.startswith("sad"):
            new = name.replace("sad/", "sad/new-")
            shutil.copy(faces / side / name, faces / "unplaced" / new)
    place(faces, 0.2, SHAPE)
    after = crops(faces)
    assert {name: after[name] for name in before} == before
    added = {name: side for name, side in after.items() if name not in before}
    assert len(added) == 10
    for name, side in added.items():
        assert side == before[name.replace("new-", "")]


def test_twins_of_both_sides_stay_out_of_both(faces: Path) -> None:
    place(faces, 0.2, SHAPE)
    found = crops(faces)
    train, validation = (
        next(name for name, side in found.items() if side == wanted and name.startswith("sad"))
        for wanted in ("train", "validation")
    )
    shutil.copy(faces / "train" / train, faces / "validation" / validation)  # as if by hand
    (faces / "unplaced" / "sad").mkdir(parents=True)
    shutil.copy(faces / "train" / train, faces / "unplaced" / "sad" / "new.png")
    assert place(faces, 0.2, SHAPE) == ["unplaced/sad/new.png"]
    assert (faces / "unplaced" / "sad" / "new.png").exists()


def test_refuses_a_label_with_one_face(tmp_path: Path) -> None:
    faces = write_folders(tmp_path / "faces", {"unplaced/sad": 1, "unplaced/happy": 5})
    with pytest.raises(DatasetError, match="too few different faces of sad"):
        place(faces, 0.2, SHAPE)
    assert set(crops(faces).values()) == {"unplaced"}


def test_refuses_a_damaged_crop(faces: Path) -> None:
    (faces / "unplaced" / "sad" / "0.png").write_text("no picture")
    with pytest.raises(DatasetError, match=r"unplaced/sad/0\.png is damaged: remove it"):
        place(faces, 0.2, SHAPE)


def test_says_that_a_crop_cannot_be_moved(faces: Path) -> None:
    (faces / "train").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        place(faces, 0.2, SHAPE)
    assert set(crops(faces).values()) <= {"unplaced", "validation"}


def test_nothing_is_placed_where_there_is_nothing(tmp_path: Path) -> None:
    assert place(tmp_path, 0.2, SHAPE) == []
