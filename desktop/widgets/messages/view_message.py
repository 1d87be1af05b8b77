"""Messages of the view: shown where there is no frame, or over one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from emolens.errors import EmolensError
from emolens.messages import Message, mark


class Action(Enum):
    """Something that a message offers to do."""

    OPEN = auto()
    WEBCAM = auto()
    WEBCAM_OFF = auto()
    AGAIN = auto()
    REPLAY = auto()
    CHOOSE_MODEL = auto()
    LOCATE = auto()
    EXAMPLE_PICTURE = auto()
    EXAMPLE_FILM = auto()
    OWN_PHOTOS = auto()
    TOUR = auto()


class Tone(Enum):
    """The kind of a message, which decides its icon."""

    WELCOME = auto()
    WAITING = auto()
    TROUBLE = auto()


@dataclass(frozen=True)
class Offer:
    """What can be done besides, below the rest of a message.

    Attributes:
        text: What for.
        actions: As a message has them.
    """

    text: Message
    actions: tuple[tuple[str, Action], ...]


@dataclass(frozen=True)
class ViewMessage:
    """A title, a sentence or two, and what can be done.

    Attributes:
        title: What is the matter.
        text: What the user should know of it, if more.
        actions: The labels of buttons, marked for translation, and what they do; the first is the
            likeliest.
        tone: What kind of thing it says.
        offer: What can be done besides; None for nothing.
    """

    title: Message
    text: Message | None = None
    actions: tuple[tuple[str, Action], ...] = ()
    tone: Tone = Tone.TROUBLE
    offer: Offer | None = None


_OPEN = (mark("Open picture or video…"), Action.OPEN)
_OPEN_ANOTHER = (mark("Open another…"), Action.OPEN)
_TRY_AGAIN = (mark("Try again"), Action.AGAIN)
_CHOOSE_MODEL = (mark("Choose another model…"), Action.CHOOSE_MODEL)
_TURN_OFF = (mark("Turn off webcam"), Action.WEBCAM_OFF)

WELCOME = ViewMessage(
    Message(mark("See what a face expresses")),
    Message(
        mark(
            "Open a picture, a video or a folder, drop one here, or turn on the webcam.\n"
            "Nothing leaves this computer."
        )
    ),
    (_OPEN, (mark("Turn on webcam"), Action.WEBCAM)),
    Tone.WELCOME,
)
FIRST_WELCOME = replace(
    WELCOME,
    offer=Offer(
        Message(mark("New here? Begin with an example.")),
        (
            (mark("Example picture"), Action.EXAMPLE_PICTURE),
            (mark("Example film"), Action.EXAMPLE_FILM),
            (mark("Try it on your own photos…"), Action.OWN_PHOTOS),
            (mark("Take the tour"), Action.TOUR),
        ),
    ),
)
NO_FACE = ViewMessage(
    Message(mark("No face found in this picture.")),
    Message(mark("Faces are found when they look towards the camera and are not too small.")),
    (_OPEN_ANOTHER,),
)
ENDED = ViewMessage(
    Message(mark("The video has ended.")), actions=((mark("Play again"), Action.REPLAY),)
)
WEBCAM_STARTS = ViewMessage(Message(mark("Turning on the webcam…")), tone=Tone.WAITING)
WEBCAM_LOST = ViewMessage(
    Message(mark("The webcam was lost")),
    Message(
        mark("Plug it in again, or check its cable.\nEmolens goes on by itself when it is back.")
    ),
    (_TURN_OFF, _OPEN),
)
WEBCAM_SILENT = ViewMessage(
    Message(mark("The webcam does not answer")),
    Message(mark("Emolens goes on when it does. If it stays so, unplug it and plug it in again.")),
    (_TURN_OFF, _OPEN),
)


def camera_fault(remark: Message) -> ViewMessage:
    """Return the message over a camera's frames of which something is wrong."""
    return ViewMessage(remark)


def results(source: str) -> ViewMessage:
    """Return the message for a result whose video or picture is not where it was."""
    return ViewMessage(
        Message(mark("Results of {name}"), {"name": Path(source).name}),
        Message(mark("The file itself is not where it was. Show where it is to see it, too.")),
        ((mark("Show where it is…"), Action.LOCATE),),
        Tone.WELCOME,
    )


def opening(name: str) -> ViewMessage:
    """Return the message shown until the first frame of a file has been read."""
    return ViewMessage(Message(mark("Opening {name}…"), {"name": name}), tone=Tone.WAITING)


def camera_trouble(error: EmolensError, was_running: bool) -> ViewMessage:
    """Return the message for a camera that cannot be opened, or for a fault while it ran."""
    title = mark("The webcam stopped") if was_running else mark("No webcam")
    return ViewMessage(Message(title), error.message, (_TRY_AGAIN, _OPEN))


def file_silent(name: str) -> ViewMessage:
    """Return the message for a file that takes long."""
    return ViewMessage(
        Message(mark("{name} takes long to read"), {"name": name}),
        Message(mark("It is large, or its drive is slow. Emolens goes on when it comes.")),
        (_OPEN_ANOTHER,),
        Tone.WAITING,
    )


def file_trouble(path: Path, error: EmolensError, was_running: bool) -> ViewMessage:
    """Return the message for a picture or video that cannot be read, or no further."""
    title = mark("The video stopped") if was_running else mark("This file cannot be shown")
    said = error.message
    text = Message(said.template, _without_folder(said.values, path))
    return ViewMessage(Message(title), text, (_OPEN_ANOTHER, _TRY_AGAIN))


def model_trouble(error: EmolensError) -> ViewMessage:
    """Return the message for a model file that was refused."""
    return ViewMessage(
        Message(mark("The model cannot be used")), error.message, (_TRY_AGAIN, _CHOOSE_MODEL)
    )


def model_kept(error: EmolensError) -> ViewMessage:
    """Return the message for a model file that was refused while another reads, and goes on."""
    title = mark("The model cannot be used; Emolens goes on with the one that it has")
    return ViewMessage(Message(title), error.message, (_CHOOSE_MODEL,))


def _without_folder(values: Mapping[str, object], path: Path) -> Mapping[str, object]:
    """Return values in which a file is called by its name alone: its folder is long and known."""
    return {k: path.name if str(value) == str(path) else value for k, value in values.items()}
