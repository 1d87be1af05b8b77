import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.hardware.cache import HardwareCache, cache_key
from emolens.hardware.selection import HardwareChoice, PrecisionComparison

CHOICE = HardwareChoice(2, PrecisionComparison(difference=0.018, speed=2.9))
ALONE = HardwareChoice(4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "machine.json"


def test_what_was_kept_is_there_at_the_next_start(file: Path) -> None:
    HardwareCache(file, "here").put("shipped", CHOICE)
    HardwareCache(file, "here").put("mine", ALONE)
    assert HardwareCache(file, "here").get("shipped") == CHOICE
    assert HardwareCache(file, "here").get("mine") == ALONE
    assert HardwareCache(file, "here").get("other") is None
    assert [path.name for path in file.parent.iterdir()] == ["machine.json"]


def test_another_machine_or_version_begins_anew(file: Path) -> None:
    HardwareCache(file, "here").put("shipped", CHOICE)
    there = HardwareCache(file, "there")
    assert there.get("shipped") is None
    there.put("mine", ALONE)
    assert HardwareCache(file, "here").get("shipped") is None


def test_nothing_kept_is_no_choice(file: Path) -> None:
    assert HardwareCache(file, "here").get("shipped") is None


DAMAGED = [
    *(b"", b"\xff\xfe", b"{", b"[]", b"3", b"null", b"[" * 100_000),
    b'{"fingerprint": "here"}',
    b'{"fingerprint": "here", "choices": 3}',
    b'{"fingerprint": "here", "choices": {"shipped": 3}}',
    b'{"fingerprint": "here", "choices": {"shipped": {"threads": 2}}}',
]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_file_is_none_and_is_mended(file: Path, data: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    kept = HardwareCache(file, "here")
    assert kept.get("shipped") is None
    kept.put("shipped", CHOICE)
    assert kept.get("shipped") == CHOICE


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(threads=any_json, difference=any_json, speed=any_json)
def test_whatever_stands_there_no_choice_is_beyond_sense(
    tmp_path_factory: pytest.TempPathFactory, threads: object, difference: object, speed: object
) -> None:
    comparison = {"difference": difference, "speed": speed}
    values = {"shipped": {"threads": threads, "comparison": comparison}}
    file = tmp_path_factory.getbasetemp() / "machine.json"
    file.write_text(json.dumps({"fingerprint": "here", "choices": values}))
    choice = HardwareCache(file, "here").get("shipped")
    assert choice is None or (choice.threads in (1, 2, 3, 4) and choice.reason.endswith("."))


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    kept = HardwareCache(tmp_path / "config" / "machine.json", "here")
    kept.put("shipped", CHOICE)
    assert kept.get("shipped") is None


def test_without_a_home_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    HardwareCache(Path("~/.config/machine.json"), "here").put("shipped", CHOICE)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = HardwareCache(file, "here")
    kept.put("shipped", CHOICE)

    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    kept.put("mine", ALONE)
    assert kept.get("shipped") == CHOICE
    assert [path.name for path in file.parent.iterdir()] == ["machine.json"]


def test_a_key_stands_for_the_content_of_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("1")
    assert cache_key([one]) == cache_key([two])
    assert cache_key([one]) != cache_key([one, two])
    two.write_text("2")
    assert cache_key([one]) != cache_key([two])
    assert cache_key([tmp_path / "missing"]) == cache_key([tmp_path])


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a device")
def test_a_device_is_not_read() -> None:
    """One that never ends would take all memory before the model is refused."""
    assert cache_key([Path("/dev/null")]) == "unreadable"
