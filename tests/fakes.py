"""Hand-written stand-ins for the camera, the model and the clock, and makers of frames."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from emolens.messages import Message
from emolens.model.contract import CropFraming, ModelMetadata
from emolens.model.output import ModelOutput
from emolens.protocols import EvidenceModel, SeekableSource, Source
from emolens.readings import AnalysedFrame, Box, Face, Frame, Image, Reading
from emolens.sources.camera_list import Camera, CameraConfig

EXPRESSIONS = ("angry", "disgust", "fear", "happy", "neutral", "sad", "surprise")
HAPPY = (0.02, 0.012, 0.03, 0.801, 0.094, 0.018, 0.025)
SOME_BOX = Box(10, 10, 20, 20)
UNCLEAR = (0.12, 0.07, 0.16, 0.27, 0.21, 0.12, 0.05)


def make_frame(index: int = 0, time: float = 0.0, image: Image | None = None) -> Frame:
    grey = np.full((60, 80, 3), 128, np.uint8)
    return Frame(grey if image is None else image, index, time, captured=time)


def make_reading(
    box: Box = SOME_BOX,
    track: int | None = None,
    scores: Iterable[float] = HAPPY,
    uncertain: bool = False,
    smoothed: Iterable[float] | None = None,
) -> Reading:
    named = dict(zip(EXPRESSIONS, scores, strict=True))
    expression = max(named, key=named.__getitem__)
    steady = None if smoothed is None else dict(zip(EXPRESSIONS, smoothed, strict=True))
    return Reading(0, 0.0, Face(box, track), expression, uncertain, named, steady)


def make_analysed(*readings: Reading, index: int = 0, image: Image | None = None) -> AnalysedFrame:
    return AnalysedFrame(make_frame(index, image=image), readings)


class FakeSource:
    """Delivers what it is given: frames, or an exception to raise; then ends.

    Attributes:
        closed: Set when the source has been closed.
        reading: Set when ``read`` has been called for the first time.
    """

    def __init__(
        self, items: Iterable[Frame | Exception], *, name: str = "fake", still: bool = False
    ) -> None:
        self.name = name
        self.still = still
        self.closed = threading.Event()
        self.reading = threading.Event()
        self._items = iter(items)

    def read(self) -> Frame | None:
        self.reading.set()
        item = next(self._items, None)
        if isinstance(item, Exception):
            raise item
        return item

    def close(self) -> None:
        self.closed.set()


class FakeVideo(FakeSource):
    """A video of so many frames; any place can be jumped to.

    Attributes:
        length: Seconds that it lasts.
        jumps: Where it was jumped to.
    """

    def __init__(self, count: int, rate: float = 100.0, image: Image | None = None) -> None:
        super().__init__((), name="video")
        self.length: float | None = count / rate
        self.jumps: list[float] = []
        self._rate, self._count, self._image = rate, count, image
        self._next = 0

    def read(self) -> Frame | None:
        self.reading.set()
        frame = self._frame(self._next)
        self._next = min(self._next + 1, self._count)
        return frame

    def seek(self, time: float) -> None:
        self.jumps.append(time)
        self._next = max(0, min(round(time * self._rate), self._count - 1))

    def read_before(self, time: float) -> Frame | None:
        self._next = round(time * self._rate)
        return self._frame(self._next - 1)

    def _frame(self, index: int) -> Frame | None:
        if not 0 <= index < self._count:
            return None
        return replace(
            make_frame(index, index / self._rate, self._image), captured=time.monotonic()
        )


class StallingSource(FakeSource):
    """A driver that blocks in ``read`` until ``answer`` is set, after the frames it is given.

    Attributes:
        stalled: Set when ``read`` blocks.
    """

    def __init__(self, items: Iterable[Frame] = (), then: Iterable[Frame] = ()) -> None:
        super().__init__(items, name="stalling")
        self.answer = threading.Event()
        self.stalled = threading.Event()
        self._then = iter(then)

    def read(self) -> Frame | None:
        frame = super().read()
        if frame is not None:
            return frame
        self.stalled.set()
        self.answer.wait()
        return next(self._then, None)


class FakeCamera(FakeSource):
    """A camera of a hundred frames a second that shows one image, for ever or until it is lost.

    Attributes:
        image: What it shows; may be replaced.
        remark: What it says of its frames; may be replaced.
        answering: Clear it to have ``read`` block until it is set again.
        lose: Call it to have the next ``read`` raise this exception.
    """

    def __init__(self, image: Image) -> None:
        super().__init__(self._frames(), name="Camera 1")
        self.image = image
        self.remark: Message | None = None
        self.answering = threading.Event()
        self.answering.set()
        self._trouble: Exception | None = None

    def lose(self, trouble: Exception) -> None:
        self._trouble = trouble

    def _frames(self) -> Iterator[Frame | Exception]:
        opened = time.monotonic()
        index = 0
        while self._trouble is None:
            self.answering.wait()
            # Time runs by the index, so that the pacer holds the frames to their rate.
            yield Frame(self.image, index, index / 100, opened + index / 100, self.remark)
            index += 1
        yield self._trouble


class FakeCameras:
    """The cameras that are connected.

    Attributes:
        names: What they are called.
        wishes: What was asked for at each opening.

    Args:
        open_one: Opens any of them.
        names: What they are called at first.
    """

    def __init__(self, open_one: Callable[[], Source], names: Sequence[str] = ()) -> None:
        self.names = list(names)
        self.wishes: list[CameraConfig] = []
        self._open_one = open_one

    def connected(self) -> list[Camera]:
        return [Camera(name, index) for index, name in enumerate(self.names)]

    def open(self, wish: CameraConfig) -> Source:
        self.wishes.append(wish)
        return self._open_one()


class FakeClassifier:
    """Finds every face happy, or whatever scores it is given."""

    def __init__(self, scores: Iterable[float] = HAPPY) -> None:
        self.metadata = ModelMetadata(
            labels=EXPRESSIONS,
            crop=CropFraming(size=48, channels=1, margin=0.0),
            scores_mean="labels",
            uncertain_below=0.4,
            temperature=1.0,
            training={},
            metrics={},
            precision="float32",
            keras_digest="sha256:" + 64 * "0",
        )
        self.map_shape: tuple[int, int] | None = (6, 6)
        self._scores = np.array(list(scores), np.float32)

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.tile(self._scores, (len(crops), 1))

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        return ModelOutput(self.predict(crops))

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """All evidence lies in the upper left cell."""
        maps = np.zeros((len(crops), len(EXPRESSIONS), 6, 6), np.float32)
        maps[:, :, 0, 0] = 36 * np.log(self._scores)
        return maps


class FakeAnalyser:
    """Sees one face in each frame, after whatever it is told to do first."""

    def __init__(self, first: Callable[[Frame], object] = id) -> None:
        self._first = first
        self.seen: list[int] = []

    def read(self, frame: Frame) -> AnalysedFrame:
        self._first(frame)
        self.seen.append(frame.index)
        return AnalysedFrame(frame, (make_reading(track=1),))


class FakeClock:
    """A clock that stands still but for those who wait on it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


# Fakes that no longer keep the library's protocols fail the type check here.
SOURCES: tuple[type[Source], ...] = (FakeSource, StallingSource, FakeCamera)
VIDEO: type[SeekableSource] = FakeVideo
MODEL: type[EvidenceModel] = FakeClassifier
