"""Screenshots of every state of the window, in sizes, themes and languages, to be looked at.

``python -m tools.screens -o FOLDER`` takes them all; ``--only film_playing why`` takes some. They
are for the eyes of whoever changes the window, and stay out of the documents.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import cv2
import numpy as np

from tools.pictures import Pair, Photographer, astronaut, wait

# isort: split
from PySide6.QtWidgets import QApplication

from desktop.language import use_language
from desktop.widgets.messages import view_message
from desktop.window import MainWindow
from emolens.commands.main import main as emolens
from emolens.labelling.labelling_session import LabellingSession
from emolens.resources import int8_model_file

SIZES = {"small": (800, 600), "usual": (1400, 900), "4k": (3840, 2160)}
_RATE, _SECONDS = 15, 8
_TORN = 5000  # bytes


@dataclass(frozen=True)
class WindowState:
    """A state of the window.

    Attributes:
        file: Opened first; empty for none.
        act: Leads from there to the state, in the window with the folder of files.
    """

    file: str = ""
    act: Callable[[MainWindow, Path], None] = lambda _window, _home: None


def _after(
    *moments: tuple[int, Callable[[MainWindow], object]], last: int = 500
) -> Callable[[MainWindow, Path], None]:
    """Return an act that does things after so many milliseconds each, and waits at last."""

    def act(window: MainWindow, _home: Path) -> None:
        for milliseconds, do in moments:
            wait(milliseconds)
            do(window)
        wait(last)

    return act


def _read(window: MainWindow) -> None:
    """Wait until the video was read to its end, a minute at most."""
    for _ in range(300):
        film = window.core.controls.now.film
        if film is not None and film.index.ended:
            return
        wait(200)


def _play(window: MainWindow) -> None:
    _read(window)
    window.playback.jump(3.0)
    if not window.player.playing:
        window.playback.toggle()


def _stand(window: MainWindow) -> None:
    _play(window)
    wait(1000)
    window.playback.toggle()


def _why(window: MainWindow) -> None:
    window.evidence.why.trigger()


def _webcam(window: MainWindow) -> None:
    window.camera.webcam.trigger()


def _record(window: MainWindow, home: Path) -> None:
    window.core.settings.change(recordings=str(home / "recordings"))
    _after((0, _webcam), (3000, lambda window: window.recording.record.trigger()), last=2500)(
        window, home
    )


def _close(window: MainWindow, home: Path) -> None:
    _record(window, home)
    window.close()
    wait(300)


def _tour(window: MainWindow) -> None:
    window.tour.begin()
    wait(1500)
    _read(window)


def _next(window: MainWindow) -> None:
    window.tour.panel.advance()


def _lose_webcam(window: MainWindow) -> None:
    window.player.stop()
    window.stage.show_message(view_message.WEBCAM_LOST)


def _open_results(window: MainWindow, home: Path) -> None:
    emolens(["analyze", str(home / "film.mp4"), "-o", str(home / "film.csv"), "--force"])
    window.results.open_path(home / "film.csv")
    wait(2000)


def _analyze(window: MainWindow, home: Path) -> None:
    window.batch.analyze([home / "many"], home / "many.csv")
    wait(2500)


def _label(window: MainWindow, home: Path) -> None:
    session = LabellingSession(home / "many", "Anna")
    session.give("happy")
    session.go(-1)
    window.labelling.begun.emit(session)
    wait(1000)


def _compare(window: MainWindow, _home: Path) -> None:
    window.comparison.use(int8_model_file())
    wait(2500)


def _refuse(window: MainWindow, home: Path) -> None:
    window.model.use(home / "torn.jpg")
    wait(800)


STATES = {
    "start": WindowState(),
    "tour_box": WindowState(act=_after((0, _tour))),
    "tour_bars": WindowState(act=_after((0, _tour), *[(300, _next)] * 1)),
    "tour_timeline": WindowState(act=_after((0, _tour), *[(300, _next)] * 2)),
    "tour_end": WindowState(act=_after((0, _tour), *[(300, _next)] * 3)),
    "picture": WindowState("astronaut.png"),
    "why": WindowState("astronaut.png", _after((0, _why))),
    "many_faces": WindowState("many.png", _after((0, lambda w: w.neutral_baseline.take.trigger()))),
    "no_face": WindowState("grey.png"),
    "film_playing": WindowState("film.mp4", _after((0, _play), last=1000)),
    "film_paused_why": WindowState("film.mp4", _after((0, _stand), (0, _why), last=1000)),
    "film_ended": WindowState(
        "film.mp4", _after((0, _play), (0, lambda w: w.playback.jump(7.7)), last=2500)
    ),
    "full_screen": WindowState(
        "film.mp4", _after((0, _play), (0, lambda w: w.full_screen.full.trigger()))
    ),
    "live": WindowState(act=_after((0, _webcam), last=6000)),
    "live_ended": WindowState(act=_after((0, _webcam), (6000, _webcam))),
    "recording": WindowState(act=_record),
    "my_neutral": WindowState(
        act=_after((0, _webcam), (3000, lambda w: w.neutral_baseline.take.trigger()), last=1000)
    ),
    "webcam_lost": WindowState(act=_after((0, _webcam), (1500, _lose_webcam))),
    "results": WindowState(act=_open_results),
    "batch": WindowState("astronaut.png", _analyze),
    "labelling": WindowState(act=_label),
    "comparison": WindowState("astronaut.png", _compare),
    "settings": WindowState("astronaut.png", _after((0, lambda w: w.preferences.action.trigger()))),
    "model_card": WindowState("astronaut.png", _after((0, lambda w: w.model.about.trigger()))),
    "choose_model": WindowState("astronaut.png", _after((0, lambda w: w.model.choose.trigger()))),
    "model_refused": WindowState("astronaut.png", _refuse),
    "keys": WindowState(act=_after((0, lambda w: w.help.show_shortcuts()))),
    "numbers": WindowState(act=_after((0, lambda w: w.help.show_numbers_guide()))),
    "about": WindowState(act=_after((0, lambda w: w.help.about.trigger()))),
    "error": WindowState("torn.jpg"),
    "closing": WindowState(act=_close),
}


def make_files(home: Path) -> None:
    """Make the files that the states show, of the astronaut alone."""
    one = astronaut()
    cv2.imwrite(str(home / "astronaut.png"), one)
    cv2.imwrite(str(home / "grey.png"), np.full((480, 640, 3), 90, np.uint8))
    row = np.hstack([cv2.resize(one, (256, 256))[:, :: 1 - 2 * (n % 2)] for n in range(5)])
    cv2.imwrite(str(home / "many.png"), np.vstack([row] * 3))
    (home / "torn.jpg").write_bytes((home / "astronaut.png").read_bytes()[:_TORN])
    (home / "many").mkdir()
    for number in range(200):
        cv2.imwrite(str(home / "many" / f"{number:03}.jpg"), one)
    _make_film(home / "film.mp4")


def _make_film(file: Path) -> None:
    pair, codec = Pair(), cv2.VideoWriter.fourcc(*"mp4v")
    writer = cv2.VideoWriter(str(file), codec, _RATE, (800, 480))
    for number in range(_RATE * _SECONDS):
        writer.write(pair.image(number / _RATE))
    writer.release()


def main() -> None:
    """Take screenshots of the states of the window."""
    parser = argparse.ArgumentParser(prog="python -m tools.screens", description=main.__doc__)
    parser.add_argument("-o", type=Path, required=True, metavar="FOLDER", dest="folder")
    parser.add_argument("--only", nargs="+", choices=STATES, default=list(STATES))
    parser.add_argument("--size", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--theme", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    parser.add_argument("--language", nargs="+", choices=("en", "de"), default=["en", "de"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_files(home)
        for language, size, theme, name in product(
            options.language, options.size, options.theme, options.only
        ):
            use_language(app, language)
            photographer, state = Photographer(options.folder, SIZES[size]), STATES[name]
            with photographer.window(home / state.file if state.file else None, theme) as window:
                state.act(window, home)
                photographer.take(window, f"{name}-{size}-{theme}-{language}")


if __name__ == "__main__":
    main()
