"""What the view says when there is no frame to show, or something to say of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from emolens.errors import EmolensError
from emolens.i18n import mark, tr


class Remedy(Enum):
    """An action that a notice offers."""

    OPEN = auto()
    WEBCAM = auto()
    WEBCAM_OFF = auto()
    AGAIN = auto()
    REPLAY = auto()


class Tone(Enum):
    """What kind of thing a notice says."""

    WELCOME = auto()
    WAITING = auto()
    TROUBLE = auto()


@dataclass(frozen=True)
class Notice:
    """A title, a sentence or two, and what can be done; the first remedy is the likeliest."""

    title: str
    text: str = ""
    remedies: tuple[tuple[str, Remedy], ...] = ()
    tone: Tone = Tone.TROUBLE

    def said(self) -> Notice:
        """Return it in the user's language."""
        remedies = tuple((tr(text), remedy) for text, remedy in self.remedies)
        return replace(self, title=tr(self.title), text=tr(self.text), remedies=remedies)


_OPEN = (mark("Open image…"), Remedy.OPEN)
_OPEN_ANOTHER = (mark("Open another…"), Remedy.OPEN)
_TRY_AGAIN = (mark("Try again"), Remedy.AGAIN)
_TURN_OFF = (mark("Turn off webcam"), Remedy.WEBCAM_OFF)

WELCOME = Notice(
    mark("What does a face express?"),
    mark(
        "Open a picture, a video or a folder, drop one here, or turn on the webcam.\n"
        "Nothing leaves this computer."
    ),
    (_OPEN, (mark("Turn on webcam"), Remedy.WEBCAM)),
    Tone.WELCOME,
)
NO_FACE = Notice(
    mark("No face found in this picture."),
    mark("Faces are found when they look towards the camera and are not too small."),
    (_OPEN_ANOTHER,),
)
ENDED = Notice(mark("The video has ended."), "", ((mark("Play again"), Remedy.REPLAY),))


def results(source: str) -> Notice:
    """Return the notice shown above the timeline of a result."""
    return Notice(
        tr("Results of {name}").format(name=Path(source).name),
        tr("The timeline below shows what was read of each face."),
        tone=Tone.WELCOME,
    )


def opening(name: str) -> Notice:
    """Return the notice shown until the first frame of a file has been read."""
    return Notice(tr("Opening {name}…").format(name=name), tone=Tone.WAITING)


WEBCAM_STARTS = Notice(mark("Turning on the webcam…"), tone=Tone.WAITING)


WEBCAM_LOST = Notice(
    mark("The webcam was lost"),
    mark("Plug it in again, or check its cable.\nEmolens goes on by itself when it is back."),
    (_TURN_OFF, _OPEN),
)
WEBCAM_SILENT = Notice(
    mark("The webcam does not answer"),
    mark("Emolens goes on when it does. If it stays so, unplug it and plug it in again."),
    (_TURN_OFF, _OPEN),
)


def camera_trouble(error: EmolensError, was_running: bool) -> Notice:
    """Return the notice of a camera that cannot be opened, or of a fault while it ran."""
    if was_running:
        return Notice(tr("The webcam stopped"), str(error), (_TRY_AGAIN, _OPEN))
    return Notice(tr("No webcam"), str(error), (_TRY_AGAIN, _OPEN))


def file_silent(name: str) -> Notice:
    """Return the notice of a file that takes long."""
    return Notice(
        tr("{name} takes long to read").format(name=name),
        tr("It is large, or its drive is slow. Emolens goes on when it comes."),
        (_OPEN_ANOTHER,),
        Tone.WAITING,
    )


def file_trouble(path: Path, error: EmolensError, was_running: bool) -> Notice:
    """Return the notice of a picture or video that cannot be read, or no further."""
    title = tr("The video stopped") if was_running else tr("This file cannot be shown")
    text = str(error).replace(str(path), path.name)  # its folder is long and known
    return Notice(title, text, (_OPEN_ANOTHER, _TRY_AGAIN))


def model_trouble(error: EmolensError) -> Notice:
    """Return the notice of a model file that was refused."""
    return Notice(tr("The model cannot be used"), str(error), (_TRY_AGAIN,))
