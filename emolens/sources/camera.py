"""Frames from a camera."""

from __future__ import annotations

import time

import cv2
import numpy as np

import emolens.sources.quiet  # noqa: F401 - its settings must come before the first capture
from emolens.errors import CameraLostError, SourceError
from emolens.messages import mark
from emolens.readings import Frame
from emolens.sources.camera_fault import ImageFault, LastingFault, fault_of

_BROKEN_BORNE = 5  # OpenCV fails alike on a camera that is gone and on a picture that is broken
_ANSWER_SECONDS = 1.0
"""A camera that fails after longer than that did not answer: it is lost, not one picture broken."""


class CameraSource:
    """A camera by its number, from 0; ``time`` counts seconds since it was opened.

    Args:
        index: Its number for OpenCV.
        name: What it is called in messages; by default by its number, from 1.
        size: Width and height wanted, in pixels; the camera gives what comes nearest. By default
            what it likes.

    Raises:
        SourceError: There is none, or another program holds it.
    """

    still = False

    def __init__(self, index: int = 0, name: str = "", size: tuple[int, int] | None = None) -> None:
        self.name = name or f"Camera {index + 1}"
        self._capture = cv2.VideoCapture(index)
        if not self._capture.isOpened():
            raise SourceError(
                mark(
                    "{camera} cannot be opened; connect it, close other programs that use it and "
                    "allow access to it."
                ),
                camera=self.name,
            )
        if size is not None:
            self._ask_for(*size)
        self._read = 0
        self._fault = LastingFault()
        self._opened = time.monotonic()

    def read(self) -> Frame | None:
        """Wait for the camera's next frame and return it, with a remark if it is at fault.

        Raises:
            CameraLostError: The camera sends no more.
        """
        begun = time.monotonic()
        for _ in range(_BROKEN_BORNE):
            done, image = self._capture.read()
            now = time.monotonic()
            if done:
                return self._frame(np.asarray(image, np.uint8), now)
            if now - begun > _ANSWER_SECONDS:
                break
            self._fault.note(ImageFault.BROKEN, now)
        if self._read == 0:
            raise CameraLostError(
                mark(
                    "{camera} sends no picture; close other programs that use it and check its "
                    "cable."
                ),
                camera=self.name,
            )
        raise CameraLostError(mark("{camera} was lost; check its cable."), camera=self.name)

    def close(self) -> None:
        """Release the device."""
        self._capture.release()

    def _ask_for(self, width: int, height: int) -> None:
        # Uncompressed, many webcams send large pictures only a few times a second.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)

    def _frame(self, image: np.ndarray, now: float) -> Frame:
        self._fault.note(fault_of(image), now)
        frame = Frame(image, self._read, now - self._opened, now, self._fault.remark(now))
        self._read += 1
        return frame
