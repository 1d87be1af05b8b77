import random
from pathlib import Path

from tools.fuzz import failure, mutated, seeds


def test_whole_and_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    rng = random.Random(1)
    for name, (data, read) in seeds().items():
        path = tmp_path / name
        for content in (data, *(mutated(data, rng) for _ in range(20))):
            path.write_bytes(content)
            assert failure(path, read) == "", name


def test_a_traceback_is_a_failure(tmp_path: Path) -> None:
    def broken(path: Path) -> None:
        raise IndexError(path.name)

    assert failure(tmp_path / "a", broken) == "IndexError: a"
