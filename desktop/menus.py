"""Table of the menus: every action with its place, text, keys and icon.

The features look their actions up by id (``core.menus.action("open")``) and connect them; nothing
is added to a menu anywhere else, so what a user finds where is decided here alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from desktop.widgets.menus.menu_bar import SEPARATOR, Menu, MenuAction, MenuEntry, Submenu
from desktop.widgets.style.icons import Icon
from emolens.messages import mark

_Keys = QKeySequence.StandardKey
_Role = QAction.MenuRole

_FILE = (
    MenuAction(
        "open",
        mark("&Open…"),
        (_Keys.Open,),
        tip=mark("Open a picture or a video"),
        icon=Icon.PICTURE,
        in_tool_bar=True,
    ),
    MenuAction("open_folder", mark("Open &folder…"), ("Ctrl+Shift+O",)),
    Submenu("open_recent", mark("Open &recent")),
    SEPARATOR,
    MenuAction("previous_in_folder", mark("&Previous in folder"), ("PgUp",), icon=Icon.PREVIOUS),
    MenuAction("next_in_folder", mark("&Next in folder"), ("PgDown",), icon=Icon.NEXT),
    SEPARATOR,
    MenuAction("analyze_shown", mark("Analyse t&his file…"), ("Ctrl+E",)),
    MenuAction(
        "analyze_files",
        mark("Ana&lyse files…"),
        ("Ctrl+Shift+E",),
        short=mark("Analyse"),
        tip=mark("Read every frame of files into a table of results"),
        icon=Icon.ANALYZE,
        in_tool_bar=True,
    ),
    MenuAction("analyze_folder", mark("Analys&e folder…")),
    MenuAction("analyze_part", mark("Analyse part of a f&ilm…")),
    MenuAction("open_results", mark("Open res&ults…"), ("Ctrl+Shift+R",)),
    MenuAction("result_sources", mark("Sources of the resul&ts…")),
    MenuAction("summary", mark("Summar&y of results…")),
    SEPARATOR,
    MenuAction("label_pictures", mark("La&bel pictures…")),
    SEPARATOR,
    MenuAction("open_events", mark("A&dd events…")),
    MenuAction("save_events", mark("S&ave events…")),
    SEPARATOR,
    MenuAction("save_results", mark("Sa&ve results…"), ("Ctrl+Shift+S",)),
    MenuAction("save_snapshot", mark("&Save snapshot…"), (_Keys.Save,)),
    MenuAction("save_timeline", mark("Save ti&meline…")),
    SEPARATOR,
    MenuAction("quit", mark("&Quit"), (_Keys.Quit,), role=_Role.QuitRole),
)
_EDIT = (
    MenuAction("undo", mark("&Undo"), (_Keys.Undo,)),
    MenuAction("redo", mark("&Redo"), ("Ctrl+Shift+Z",)),  # Ctrl+Y asks why
    SEPARATOR,
    MenuAction("copy_readings", mark("&Copy scores"), (_Keys.Copy,)),
    MenuAction("paste", mark("&Paste"), (_Keys.Paste,)),
    MenuAction("settings", mark("&Settings…"), ("Ctrl+,",), role=_Role.PreferencesRole),
)
_CAMERA = (
    MenuAction(
        "webcam",
        mark("&Webcam"),
        ("Ctrl+Shift+C",),
        tip=mark("Turn the webcam on or off"),
        icon=Icon.WEBCAM,
        checkable=True,
        in_tool_bar=True,
    ),
    Submenu("choose_camera", mark("&Camera")),
    Submenu("resolution", mark("Re&solution")),
    MenuAction("mirror", mark("&Mirror"), checkable=True),
    SEPARATOR,
    MenuAction(
        "record",
        mark("&Record"),
        ("Ctrl+R",),
        tip=mark("Record the scores, and the video if that is set"),
        icon=Icon.RECORD,
        checkable=True,
        in_tool_bar=True,
    ),
    MenuAction("recordings_folder", mark("Folder for recor&dings…")),
    SEPARATOR,
    MenuAction("stream", mark("S&tream to other programs (LSL)"), checkable=True),
)
_PLAYBACK = (
    MenuAction("step_back", mark("Pre&vious frame"), (",",), icon=Icon.STEP_BACK),
    MenuAction("play", mark("&Play"), ("Space",), icon=Icon.PLAY),
    MenuAction("step", mark("&Next frame"), (".",), icon=Icon.STEP),
    SEPARATOR,
    MenuAction("skip_back", mark("&Back 5 seconds"), ("Shift+Left",)),
    MenuAction("skip_on", mark("&Forward 5 seconds"), ("Shift+Right",)),
    SEPARATOR,
    Submenu("speed", mark("&Speed")),
    MenuAction("slower", mark("Slo&wer"), ("<",)),
    MenuAction("faster", mark("F&aster"), (">",)),
    MenuAction("loop", mark("&Loop"), ("Ctrl+L",), checkable=True),
)
_EVENTS = (
    MenuAction(
        "mark_event",
        mark("&Mark"),
        ("M",),
        tip=mark("Mark what happens now, or in the stretch that is chosen"),
        icon=Icon.EVENT,
        in_tool_bar=True,
    ),
    MenuAction("event_goes_on", mark("&Begin, then end a stretch"), ("B",), checkable=True),
    MenuAction("exclude", mark("E&xclude"), ("X",), checkable=True),
    SEPARATOR,
    Submenu("event_names", mark("&Names")),
    MenuAction("rename_event", mark("&Rename…")),
    MenuAction("remove_event", mark("&Delete")),
    SEPARATOR,
    MenuAction("name_person", mark("Name the &person…")),
    MenuAction("split_person", mark("&Split the person here…")),
)
_VIEW = (
    # + lies behind the shift key on some keyboards, where = is on it
    MenuAction("zoom_in", mark("Zoom &in"), ("+", "=", _Keys.ZoomIn)),
    MenuAction("zoom_out", mark("Zoom &out"), ("-", _Keys.ZoomOut)),
    MenuAction("zoom_to_fit", mark("&Fit to window"), ("0", "Ctrl+0")),
    MenuAction("full_screen", mark("F&ull screen"), ("F11",), checkable=True),
    MenuAction("timeline", mark("&Timeline"), ("Ctrl+T",), checkable=True),
    MenuAction(
        "why",
        mark("&Why?"),
        ("Ctrl+Y",),
        tip=mark("Show where on the face this expression was read"),
        icon=Icon.WHY,
        checkable=True,
        in_tool_bar=True,
    ),
    SEPARATOR,
    MenuAction(
        "take_baseline",
        mark("&My neutral face"),
        ("Ctrl+Shift+N",),
        short=mark("My neutral"),
        tip=mark("Watch the selected face at rest, and show scores relative to that"),
        icon=Icon.NEUTRAL,
        in_tool_bar=True,
    ),
    MenuAction("remove_baseline", mark("&Remove my neutral face")),
    MenuAction("numbers_only", mark("&Numbers only"), ("Ctrl+H",), checkable=True),
)
_MODEL = (
    MenuAction("choose_model", mark("&Choose model…"), ("Ctrl+M",)),
    Submenu("recent_models", mark("&Recent models")),
    MenuAction("compare_models", mark("Compare &with…"), ("Ctrl+Shift+M",)),
    MenuAction("end_comparison", mark("&End the comparison")),
    SEPARATOR,
    MenuAction("about_model", mark("&About this model"), ("Ctrl+I",)),
)
_HELP = (
    MenuAction("tour", mark("Take the &tour")),
    MenuAction("example_picture", mark("Example &picture")),
    MenuAction("example_film", mark("Example &film")),
    SEPARATOR,
    MenuAction("documentation", mark("&Documentation")),
    MenuAction("shortcuts", mark("&Keyboard shortcuts"), ("F1",)),
    MenuAction("numbers_guide", mark("&What do these numbers mean?")),
    MenuAction("show_log", mark("Show &log")),
    SEPARATOR,
    MenuAction("about", mark("&About Emolens"), role=_Role.AboutRole),
)

MENUS: Mapping[Menu, Sequence[MenuEntry]] = {
    Menu.FILE: _FILE,
    Menu.EDIT: _EDIT,
    Menu.CAMERA: _CAMERA,
    Menu.PLAYBACK: _PLAYBACK,
    Menu.EVENTS: _EVENTS,
    Menu.VIEW: _VIEW,
    Menu.MODEL: _MODEL,
    Menu.HELP: _HELP,
}
"""The entries of each menu, from top to bottom."""

FACE_MENU = (
    "why",
    "take_baseline",
    "remove_baseline",
    "",
    "copy_readings",
    "save_snapshot",
)
"""What a click with the right button offers on a face, by the ids of the actions; an empty one is
a line between groups, as below."""

PICTURE_MENU = (
    "play",
    "",
    "zoom_in",
    "zoom_out",
    "zoom_to_fit",
    "full_screen",
    "numbers_only",
    "",
    "copy_readings",
    "save_snapshot",
    "save_results",
)
"""On the rest of the picture."""

BAR_MENU = ("copy_readings", "save_snapshot")
"""On a bar, below the question why."""

EVENT_MENU = ("rename_event", "remove_event")
"""On an event of the timeline, above what is offered there."""

LANE_MENU = ("play", "", "remove_baseline", "", "save_timeline", "save_results", "timeline")
"""On the timeline, below what has to do with the time there."""
