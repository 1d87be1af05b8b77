import dataclasses
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings.declared import DECLARATIONS, Settings
from desktop.settings.file import SettingsError, SettingsFile

ODD = Settings(smoothing=2.5, mirror=False, recent=("a.png", "b\udcff.mp4"), theme="dark")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_what_was_written_is_read(path: Path) -> None:
    SettingsFile(path).write(ODD)
    assert SettingsFile(path).read() == (ODD, ())


def test_without_a_file_everything_is_usual(path: Path) -> None:
    assert SettingsFile(path).read() == (Settings(), ())


def test_only_what_differs_from_its_default_is_written(path: Path) -> None:
    SettingsFile(path).write(Settings(smoothing=2.0))
    assert json.loads(path.read_text()) == {"smoothing": 2.0}


def test_nonsense_is_told_in_a_sentence_each_and_replaced(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"smoothing": 99, "theme": "pink", "mirror": false, "colour": 3}')
    settings, remarks = SettingsFile(path).read()
    assert settings == Settings(mirror=False)
    assert tuple(map(str, remarks)) == (
        "The setting “smoothing” cannot be 99: it must be a number from 0 to 3, and is 1.0 now.",
        'The setting “theme” cannot be "pink": it must be "system" or "light" or "dark", '
        'and is "system" now.',
        "There is no setting “colour”; it is left out.",
    )


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[]", b"null", b"[" * 100_000])
def test_a_damaged_file_is_told_and_mended(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    settings, (remark,) = SettingsFile(path).read()
    assert settings == Settings()
    assert str(path) in str(remark)
    assert str(remark).endswith("settings.damaged.json.")
    assert path.with_name("settings.damaged.json").read_bytes() == data
    SettingsFile(path).write(ODD)
    assert SettingsFile(path).read() == (ODD, ())


@pytest.mark.parametrize("target", ["/dev/zero", "pipe"])
def test_what_never_ends_in_its_place_is_neither_read_nor_replaced(path: Path, target: str) -> None:
    path.parent.mkdir()
    os.mkfifo(path.parent / "pipe")
    path.symlink_to(target)
    settings, (remark,) = SettingsFile(path).read()
    assert settings == Settings()
    assert "no ordinary file" in str(remark)
    with pytest.raises(SettingsError, match="no ordinary file"):
        SettingsFile(path).write(ODD)
    assert not path.is_file()


def test_a_giant_in_its_place_is_not_read(path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(1 << 33)
    settings, (remark,) = SettingsFile(path).read()
    assert settings == Settings()
    assert "larger than 1 MB" in str(remark)


def test_two_windows_keep_what_the_other_one_changed(path: Path) -> None:
    SettingsFile(path).write(Settings(theme="dark", smoothing=2.0))
    first, second = SettingsFile(path), SettingsFile(path)
    ours, theirs = (file.read()[0] for file in (first, second))
    first.write(dataclasses.replace(ours, mirror=False, smoothing=1.0))
    second.write(dataclasses.replace(theirs, theme="light"))
    expected = Settings(theme="light", mirror=False)
    assert SettingsFile(path).read() == (expected, ())


def test_a_folder_in_its_place_is_told_at_both_ends(path: Path) -> None:
    path.mkdir(parents=True)
    settings, (remark,) = SettingsFile(path).read()
    assert settings == Settings()
    assert "no ordinary file" in str(remark)
    with pytest.raises(SettingsError, match="last until Emolens is closed"):
        SettingsFile(path).write(ODD)


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*DECLARATIONS, "strange"]), any_json))
def test_whatever_stands_there_it_is_settings_that_can_be_kept(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "settings.json"
    path.write_text(json.dumps(values))
    settings, remarks = SettingsFile(path).read()
    assert len(remarks) <= len(values)
    assert all(str(remark).endswith((".", "left out.")) for remark in remarks)
    SettingsFile(path).write(settings)
    assert SettingsFile(path).read() == (settings, ())
