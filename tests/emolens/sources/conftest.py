"""Videos that a test opens and need not close."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Protocol

import pytest

from emolens.sources.video import VideoSource


class OpenVideo(Protocol):
    """Opens a video, which is closed when the test ends."""

    def __call__(self, path: Path) -> VideoSource: ...


@pytest.fixture
def open_video() -> Iterator[OpenVideo]:
    with ExitStack() as opened:
        yield lambda path: opened.enter_context(closing(VideoSource(path)))
