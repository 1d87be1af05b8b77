import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from trainer.data.kaggle import download
from trainer.errors import DatasetError, OutputError


class FakeKaggle(ModuleType):
    """Stands in for kagglehub: gives out a folder, or fails as it would."""

    class UnauthenticatedError(Exception): ...

    class CredentialError(Exception): ...

    class DataCorruptionError(Exception): ...

    def __init__(self, cache: Path) -> None:
        super().__init__("kagglehub")
        self.cache = cache
        self.error: Exception | None = None
        self.asked: list[str] = []

    def dataset_download(self, handle: str) -> str:
        self.asked.append(handle)
        if self.error:
            raise self.error
        return str(self.cache)


@pytest.fixture
def kaggle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeKaggle:
    (tmp_path / "cache" / "train" / "happy").mkdir(parents=True)
    (tmp_path / "cache" / "train" / "happy" / "0.png").write_bytes(b"data")
    fake = FakeKaggle(tmp_path / "cache")
    monkeypatch.setitem(sys.modules, "kagglehub", fake)
    monkeypatch.setitem(sys.modules, "kagglehub.exceptions", fake)
    return fake


def http_error(status: int) -> OSError:
    """Return what requests raises: an OSError with a response."""
    error = OSError("Client Error.\n\nYou don't have permission")
    error.response = SimpleNamespace(status_code=status)  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("name", "handle"), [("fer2013", "msambare/fer2013"), ("some.one/some-thing",) * 2]
)
def test_puts_the_dataset_into_the_folder(
    kaggle: FakeKaggle, tmp_path: Path, name: str, handle: str
) -> None:
    (tmp_path / "data").mkdir()
    download(name, tmp_path / "data")
    assert kaggle.asked == [handle]
    assert (tmp_path / "data" / "train" / "happy" / "0.png").read_bytes() == b"data"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "data"]
    assert (kaggle.cache / "train" / "happy" / "0.png").exists()


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (http_error(403), "put an API token .* into ~/.kaggle/kaggle.json"),
        (http_error(404), "has no such dataset, so check the name"),
        (http_error(500), "cannot be reached, or it broke off, so check the connection"),
        (OSError("Max retries exceeded"), "cannot be reached"),
        (OSError(28, "No space left on device"), "No space left on device, so check"),
        (FakeKaggle.UnauthenticatedError("User is not authenticated"), "put an API token"),
        (FakeKaggle.DataCorruptionError("The X-Goog-Hash header"), "give the same command again"),
    ],
)
def test_says_why_it_cannot_be_had(
    kaggle: FakeKaggle, tmp_path: Path, error: Exception, reason: str
) -> None:
    kaggle.error = error
    with pytest.raises(DatasetError, match=rf"^msambare/fer2013 cannot be downloaded: .*{reason}"):
        download("fer2013", tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_says_how_to_get_kagglehub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kagglehub", None)
    with pytest.raises(DatasetError, match=r"pip install 'emolens\[download\]'"):
        download("fer2013", tmp_path / "data")


def test_refuses_a_name_that_is_none(kaggle: FakeKaggle, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="give owner/dataset or one of fer2013, "):
        download("fer2014", tmp_path / "data")
    assert kaggle.asked == []


@pytest.mark.parametrize("inside", [True, False])
def test_refuses_a_folder_that_holds_something(
    kaggle: FakeKaggle, tmp_path: Path, *, inside: bool
) -> None:
    target = tmp_path / "data"
    if inside:
        target.mkdir()
    (target / "mine.txt" if inside else target).write_text("mine")
    with pytest.raises(DatasetError, match="holds something already"):
        download("fer2013", target)
    assert kaggle.asked == []


def test_leaves_nothing_half_written(kaggle: FakeKaggle, tmp_path: Path) -> None:
    (kaggle.cache / "broken").symlink_to(tmp_path / "gone")  # copying fails on it, midway
    with pytest.raises(OutputError, match="data cannot be written"):
        download("fer2013", tmp_path / "out" / "data")
    assert list((tmp_path / "out").iterdir()) == []
