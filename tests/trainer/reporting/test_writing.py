from pathlib import Path

import pytest
from matplotlib.figure import Figure

from trainer.errors import OutputError
from trainer.reporting.writing import make_folder, write_figure, write_text


def test_makes_a_folder_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OutputError, match=r"a cannot be made \(File exists\): choose another\."):
        make_folder(tmp_path / "a")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(OutputError, match=r"a.md cannot be written \("):
        write_text(tmp_path / "a.md", "text")
    with pytest.raises(OutputError, match="cannot be written"):
        write_text(tmp_path / "gone" / "a.md", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_figure_that_cannot_be_drawn_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_figure(path, Figure())
    before = path.read_bytes()
    with pytest.raises(ValueError, match="too large"):
        write_figure(path, Figure(figsize=(1, 1e5)))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]
