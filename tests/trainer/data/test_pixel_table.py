import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.datasets import write_pixels
from trainer.data.dataset import read_dataset
from trainer.data.files import open_files
from trainer.data.pixel_table import PixelTable, find_table
from trainer.errors import DatasetError

ROWS = [(0, "Training"), (3, "Training"), (3, "PublicTest"), (0, "PrivateTest")]
PIXELS = " ".join(map(str, range(16)))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_pixels(tmp_path / "fer2013.csv", ROWS)


def files_of(path: Path) -> list[str]:
    with open_files(path) as files:
        return [entry.file for entry in PixelTable(files, files.names[0]).listing.entries]


def write(folder: Path, text: str) -> Path:
    path = folder / "faces.csv"
    path.write_text(text)
    return path


def test_rows_are_entries_named_as_fer_plus_names_them(table: Path) -> None:
    assert files_of(table) == [
        "train/angry/fer0000000.png",
        "train/happy/fer0000001.png",
        "validation/happy/fer0000002.png",
        "test/angry/fer0000003.png",
    ]


@pytest.mark.parametrize("channels", [1, 3])
def test_reads_the_pixels_of_the_rows_asked_for(table: Path, channels: int) -> None:
    with table.open(newline="") as stream:
        pixels = [np.array(row["pixels"].split(), np.uint8) for row in csv.DictReader(stream)]
    with open_files(table) as files:
        found = PixelTable(files, table.name)
        wanted = found.listing.entries[1:3]
        crops = [picture.crop for picture in found.read(wanted, (48, 48, channels))]
    assert len(crops) == 2
    for crop, flat in zip(crops, pixels[1:3], strict=True):
        np.testing.assert_array_equal(crop, np.dstack([flat.reshape(48, 48)] * channels))


def test_columns_may_stand_in_any_order_and_capitals(tmp_path: Path) -> None:
    """As in ``icml_face_data.csv``."""
    path = write(tmp_path, f"emotion, Usage, pixels\n6,PublicTest,{PIXELS}\n")
    assert files_of(path) == ["validation/neutral/fer0000000.png"]


def test_without_a_usage_all_rows_are_for_training(tmp_path: Path) -> None:
    assert files_of(write(tmp_path, f"emotion,pixels\n2,{PIXELS}\n\n4,{PIXELS}\n")) == [
        "train/fear/fer0000000.png",
        "train/sad/fer0000001.png",
    ]


def test_is_found_in_a_folder_by_its_columns(table: Path) -> None:
    (table.parent / "example_submission.csv").write_text("id,emotion\n1,2\n")
    (table.parent / "broken.csv").write_bytes(b"\xff\x00emotion,pixels")
    with open_files(table.parent) as files:
        assert find_table(files) == "fer2013.csv"


def test_refuses_two_tables(table: Path) -> None:
    (table.parent / "other.csv").write_text("pixels,emotion\n")
    with (
        open_files(table.parent) as files,
        pytest.raises(DatasetError, match=r"several tables \(fer2013.csv, other.csv\)"),
    ):
        find_table(files)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("0,1 2 3 4", "line 3 has 2 cells, not 3"),
        ("0,1 2 3 4,Training,more", "line 3 has 4 cells, not 3"),
        ("7,1 2 3 4,Training", "line 3 has '7' as its emotion"),
        ("happy,1 2 3 4,Training", "line 3 has 'happy' as its emotion"),
        ("0,1 2 3 4,Private", "line 3 has 'Private' as its Usage"),
        ("0,1 2 3,Training", "line 3 has 3 pixels"),
        ("0,,Training", "line 3 has 0 pixels"),
        ("0,1 2 3 x,Training", "line 3 has pixels that are no numbers"),
        ("0,1 2 3 256,Training", "line 3 has pixels that are not from 0 to 255"),
        ("0,1 2 3 -1,Training", "line 3 has pixels that are not from 0 to 255"),
        ('0,"1 2 3 4,Training', "cannot be read as a table"),
    ],
)
def test_names_the_line_that_is_wrong(tmp_path: Path, row: str, reason: str) -> None:
    path = write(tmp_path, f"emotion,pixels,Usage\n3,{PIXELS},Training\n{row}\n")
    with pytest.raises(DatasetError, match=f"faces.csv.*{reason}"):
        read_dataset(path)


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_table_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    path = tmp_path_factory.mktemp("table") / "faces.csv"
    with path.open("w", newline="", encoding="utf-8", errors="replace") as stream:
        writer = csv.writer(stream)
        writer.writerow(["emotion", "pixels", "Usage"])
        writer.writerow(["0", PIXELS, "Training"])
        writer.writerow(cells)
    with pytest.raises(DatasetError, match=r"faces\.csv"):  # one label at best
        read_dataset(path)
