import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.errors import DatasetError, OutputError
from trainer.preparation.journal import NAME, Journal, Record

SETTINGS = {"photographs": "web", "size": 48, "margin": 0.0}

records = st.builds(
    Record, st.text(), st.text(), st.integers(0, 9), st.none() | st.text(min_size=1)
)


@settings(deadline=None)
@given(st.lists(records), st.data())
def test_what_was_written_whole_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, written: list[Record], data: st.DataObject
) -> None:
    """Wherever a process was killed while it wrote."""
    folder = tmp_path_factory.mktemp("faces") / "new"
    journal = Journal(folder, SETTINGS)
    whole = [(folder / NAME).stat().st_size]
    for record in written:
        journal.add(record)
        whole.append((folder / NAME).stat().st_size)
    cut = data.draw(st.integers(whole[0], whole[-1]))
    (folder / NAME).write_bytes((folder / NAME).read_bytes()[:cut])
    done = written[: sum(size <= cut for size in whole) - 1]
    again = Journal(folder, SETTINGS)
    assert again.records == {record.photograph: record for record in done}
    again.add(Record("last.jpg", "sad", 1, None))
    assert Journal(folder, SETTINGS).records == again.records


def test_refuses_other_settings(tmp_path: Path) -> None:
    Journal(tmp_path, SETTINGS)
    with pytest.raises(DatasetError, match=r"other settings \(size 48\): give these, or another"):
        Journal(tmp_path, SETTINGS | {"size": 64})


def test_refuses_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(DatasetError, match="holds something else"):
        Journal(tmp_path, SETTINGS)
    with pytest.raises(DatasetError, match="cannot be used for a dataset"):
        Journal(tmp_path / "thesis.txt", SETTINGS)


@pytest.mark.parametrize(
    "lines", [(), ("{",), ("[]",), ("{}",), (json.dumps(SETTINGS), '{"photograph": "a"}')]
)
def test_refuses_a_damaged_journal(tmp_path: Path, lines: tuple[str, ...]) -> None:
    (tmp_path / NAME).write_text("".join(f"{line}\n" for line in lines))
    with pytest.raises(DatasetError, match=f"{NAME} is damaged"):
        Journal(tmp_path, SETTINGS)


def test_says_that_a_record_cannot_be_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path, SETTINGS)
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        journal.add(Record("a.jpg", "sad", 1, None))
