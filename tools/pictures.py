"""Pictures of the window for the documents, taken by ``python -m tools.pictures``.

Whoever is seen in them is scikit-image's astronaut, Eileen Collins, photographed by NASA and in the
public domain.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np

from emolens.loading import load_model

# isort: split
from PIL import Image as Pillow
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from desktop.language import use_language
from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from emolens.labelling.labelling_session import LabellingSession
from emolens.readings import Frame, Image
from emolens.sources.camera_list import Camera

_FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
_SIZE = (1120, 760)
_RATE = 30  # frames a second
_STEPS = 40  # of the animated picture
_STEP = 110  # milliseconds


def astronaut() -> Image:
    """Return the portrait, BGR."""
    from skimage import data  # noqa: PLC0415 - slow to import

    return np.ascontiguousarray(data.astronaut()[:, :, ::-1])


def wait(milliseconds: int) -> None:
    """Let the window and its threads go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Pair:
    """A camera that sees two people: the portrait, and beside it its smaller mirror image."""

    name = "Camera 1"
    still = False

    def __init__(self) -> None:
        one = astronaut()
        other = cv2.resize(one[:, ::-1], None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
        self._pictures = (one[:480, :430], np.asarray(other, np.uint8)[:, 60:])
        self._indices = count()
        self._opened = time.monotonic()

    def read(self) -> Frame:
        """Wait until the next frame is due, and return it."""
        index = next(self._indices)
        due = self._opened + index / _RATE
        time.sleep(max(0.0, due - time.monotonic()))
        return Frame(self.image(index / _RATE), index, index / _RATE, time.monotonic())

    def close(self) -> None:
        """Do nothing: there is no device."""

    def image(self, seconds: float) -> Image:
        """Return what is seen at a time, BGR."""
        frame = np.full((480, 800, 3), 96, np.uint8)
        for number, picture in enumerate(self._pictures):
            angle = 7 * np.sin(seconds * (1.1 + 0.5 * number) + number)
            light = 1 + 0.08 * np.sin(seconds * 0.9 + 2 * number)
            height, width = picture.shape[:2]
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.1)
            turned = cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REFLECT)
            lit = np.clip(turned * light, 0, 255).astype(np.uint8)
            left = 0 if number == 0 else 800 - width
            frame[480 - height :, left : left + width] = lit
        return frame


class Photographer:
    """Opens windows and takes their pictures.

    Args:
        folder: Where the pictures go.
        size: Of the windows, in pixels.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = _SIZE) -> None:
        self._folder, self._size = folder, size

    @contextmanager
    def window(self, path: Path | None = None, theme: str = "light") -> Iterator[MainWindow]:
        """Open a window, on a file if there is one."""
        window = MainWindow(
            WatchedModelFile(load_model),
            lambda _wish: Pair(),
            list_cameras=lambda: [Camera("Camera 1", 0)],
        )
        window.core.settings.change(theme=theme)
        window.resize(*self._size)
        window.start(path)
        wait(1500)
        yield window
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        window.close_anyway()

    def take(self, window: MainWindow, name: str) -> None:
        """Save what is seen of a window and its dialogs."""
        seen(window).save(self._folder / f"{name}.webp", quality=90, method=6)


def seen(window: MainWindow) -> Pillow.Image:
    """Return the picture of a window with its dialogs on it."""
    image = window.grab().toImage()
    painter = QPainter(image)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            place = window.rect().center() - dialog.rect().center()
            painter.drawPixmap(place, dialog.grab())
            painter.setPen(QColor("grey"))
            painter.drawRect(dialog.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()
    pixels = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (pixels.width(), pixels.height())
    return Pillow.frombuffer(
        "RGB", size, bytes(pixels.constBits()), "raw", "RGB", pixels.bytesPerLine()
    )


def of_pictures(photographer: Photographer, portrait: Path) -> None:
    """Show what is shown of a picture, and of none."""
    with photographer.window() as window:
        photographer.take(window, "first-run")
    with photographer.window(portrait) as window:
        photographer.take(window, "picture")
        window.evidence.why.trigger()
        wait(500)
        photographer.take(window, "why")
        window.evidence.why.trigger()
        window.model.about.trigger()
        wait(500)
        photographer.take(window, "model-card")
    torn = portrait.with_name("holiday.jpg")
    torn.write_bytes(portrait.read_bytes()[:5000])
    with photographer.window(torn) as window:
        photographer.take(window, "error")


def live(photographer: Photographer) -> None:
    """Show the live view, light and dark, and a face that is being calibrated."""
    for theme in ("light", "dark"):
        with photographer.window(theme=theme) as window:
            window.camera.webcam.trigger()
            wait(20_000)
            photographer.take(window, f"live-{theme}")
            if theme == "light":
                window.neutral_baseline.take.trigger()
                wait(1200)
                photographer.take(window, "calibrating")


def in_the_background(photographer: Photographer, portrait: Path) -> None:
    """Show a folder that is being analysed."""
    folder = portrait.parent / "holiday"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.png").write_bytes(portrait.read_bytes())
    with photographer.window(portrait) as window:
        window.batch.analyze([folder], portrait.with_name("holiday.csv"))
        wait(6000)
        photographer.take(window, "analysing")


def labelling(photographer: Photographer, portrait: Path) -> None:
    """Show a folder whose pictures are labelled."""
    folder = portrait.parent / "photos"
    folder.mkdir()
    for number in range(1, 61):
        (folder / f"IMG_{number:04}.png").write_bytes(portrait.read_bytes())
    session = LabellingSession(folder, "Anna")
    for _ in range(12):
        session.give("happy")
    session.go(-1)
    with photographer.window() as window:
        window.labelling.begun.emit(session)
        wait(1500)
        photographer.take(window, "labelling")


def in_german(photographer: Photographer, portrait: Path, app: QApplication) -> None:
    """Show the settings in the other language; it stays the program's."""
    use_language(app, "de")
    with photographer.window(portrait) as window:
        window.preferences.action.trigger()
        wait(300)
        photographer.take(window, "german")


def animate(photographer: Photographer, file: Path) -> None:
    """Show the live view in motion."""
    with photographer.window() as window:
        window.camera.webcam.trigger()
        wait(6000)
        frames = []
        for _ in range(_STEPS):
            frames.append(_halved(seen(window)))
            wait(_STEP)
    frames[0].save(
        file, save_all=True, append_images=frames[1:], duration=_STEP, loop=0, quality=60
    )


def main() -> None:
    """Take all pictures anew."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=main.__doc__)
    parser.add_argument("-o", type=Path, default=_FOLDER, metavar="FOLDER", dest="folder")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    use_language(app, "en")
    photographer = Photographer(folder)
    with tempfile.TemporaryDirectory() as home:
        portrait = Path(home, "astronaut.png")
        cv2.imwrite(str(portrait), astronaut())
        of_pictures(photographer, portrait)
        live(photographer)
        animate(photographer, folder / "live.webp")
        in_the_background(photographer, portrait)
        labelling(photographer, portrait)
        in_german(photographer, portrait, app)


def _halved(picture: Pillow.Image) -> Pillow.Image:
    return picture.resize((picture.width * 2 // 3, picture.height * 2 // 3))


if __name__ == "__main__":
    main()
