from pathlib import Path

import pytest

from emolens.labelling.errors import LabellingError
from emolens.labelling.labelled_dataset import save_dataset
from emolens.labelling.rater_answers import answers_file
from emolens.labelling.tally import read_tally
from tests.labelling import label_all, write_pictures

LABELS = ("happy", "sad", "bored")
NAMES = ["1.png", "2.png", "3.png", "4.png", "below/1.png"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_pictures(tmp_path / "photos", NAMES)
    label_all(folder, {"Anna": "hsb-h", "Bea": "hsh-h", "Carl": "hbs"}, LABELS)
    return folder


def test_votes_of_all_raters_are_counted(folder: Path) -> None:
    tally = read_tally(folder)
    assert tally.raters == ("Anna", "Bea", "Carl")
    assert tally.pictures == ("1.png", "2.png", "3.png", "4.png", "below/1.png")
    assert tally.counts.tolist() == [
        [3, 0, 0, 0],
        [0, 2, 1, 0],
        [1, 1, 1, 0],
        [0, 0, 0, 2],
        [2, 0, 0, 0],
    ]
    assert tally.names().tolist() == [0, 1, -1, -1, 0]


def test_pictures_go_to_the_label_that_most_gave_them(folder: Path, tmp_path: Path) -> None:
    saved = save_dataset(read_tally(folder), folder, tmp_path / "data")
    files = sorted(path.relative_to(saved.folder).as_posix() for path in saved.folder.rglob("*.*"))
    assert files == ["happy/1.png", "happy/below_1.png", "sad/2.png", "votes.csv"]
    assert (saved.folder / "happy/below_1.png").read_bytes() == (folder / NAMES[4]).read_bytes()
    assert (dict(saved.pictures), saved.undecided) == ({"happy": 2, "sad": 1}, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "photos"]


def test_a_picture_that_is_gone_is_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "2.png").unlink()
    saved = save_dataset(read_tally(folder), folder, tmp_path / "data")
    assert dict(saved.pictures) == {"happy": 2}


def test_an_empty_folder_is_used_and_any_other_left_alone(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "data"
    target.mkdir()
    save_dataset(read_tally(folder), folder, target)
    before = sorted(target.rglob("*"))
    with pytest.raises(LabellingError, match="is there already and not empty"):
        save_dataset(read_tally(folder), folder, target)
    assert sorted(target.rglob("*")) == before


def test_refuses_a_place_within_the_pictures(folder: Path) -> None:
    with pytest.raises(LabellingError, match="lies within the pictures themselves"):
        save_dataset(read_tally(folder), folder, folder / "data")


def test_nothing_is_left_of_what_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    tally = read_tally(folder)
    (folder / "2.png").unlink()  # gone since
    with pytest.raises(LabellingError, match="data cannot be written"):
        save_dataset(tally, folder, tmp_path / "data")
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_refuses_what_nobody_agrees_on(tmp_path: Path) -> None:
    folder = write_pictures(tmp_path / "photos", ["1.png"])
    with pytest.raises(LabellingError, match="has a label yet; label some first"):
        read_tally(folder)
    label_all(folder, {"Anna": "h", "Bea": "s"}, LABELS)
    with pytest.raises(LabellingError, match="agree on no picture"):
        save_dataset(read_tally(folder), folder, tmp_path / "data")


def test_a_damaged_file_of_a_rater_is_named(folder: Path) -> None:
    answers_file(folder, "Bea").write_text("no")
    with pytest.raises(LabellingError, match=r"rater-bea\.json is damaged"):
        read_tally(folder)
