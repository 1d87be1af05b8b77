from pathlib import Path

from desktop.workers.model_file import WatchedModelFile, stamp_of
from tests.fakes import FakeClassifier


def test_the_stamp_tells_a_file_that_was_written_anew_or_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "m.onnx"
    assert stamp_of(path) is None
    path.write_bytes(b"a")
    before = stamp_of(path)
    assert stamp_of(path) == before
    path.write_bytes(b"ab")
    assert stamp_of(path) not in (before, None)


def test_what_is_loaded_is_current_until_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "m.onnx"
    path.write_bytes(b"a")
    loaded = WatchedModelFile.at(path, FakeClassifier).loaded()
    assert loaded.is_current
    path.write_bytes(b"ab")
    assert not loaded.is_current


def test_a_file_that_changes_while_it_is_read_is_not_current(tmp_path: Path) -> None:
    path = tmp_path / "m.onnx"
    path.write_bytes(b"a")

    def load() -> FakeClassifier:
        path.write_bytes(b"ab")
        return FakeClassifier()

    assert not WatchedModelFile.at(path, load).loaded().is_current
