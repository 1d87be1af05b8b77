"""Texts of the help: the keys of the menus, and what scores mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from desktop.i18n import tr
from desktop.widgets.menus.menu_bar import Menu, MenuAction, MenuEntry


def shortcuts_text(
    table: Mapping[Menu, Sequence[MenuEntry]], action_of: Callable[[str], QAction]
) -> str:
    """Return a line for each action of the table that has keys, under the name of its menu.

    Args:
        table: The menus.
        action_of: Returns the action of an id.
    """
    parts = []
    for menu, entries in table.items():
        actions = [action_of(entry.id) for entry in entries if isinstance(entry, MenuAction)]
        keyed = [(_plain(action.text()), _keys(action)) for action in actions if _keys(action)]
        if keyed:
            width = max(len(name) for name, _ in keyed) + 4
            lines = "\n".join(f"  {name:{width}}{keys}" for name, keys in keyed)
            parts.append(f"{_plain(tr(menu))}\n{lines}")
    parts.append(
        tr(
            "On the picture\n"
            "  ← and → select the next face; a double click shows all of the picture.\n"
            "On the timeline\n"
            "  ← and → move the cursor, Return goes there, + and - zoom, Home shows all.\n"
            "Events\n"
            "  1 to 9 mark what happens, held down for as long as it lasts. On the timeline,\n"
            "  Ctrl+← and Ctrl+→ choose an event, with Shift they move it, Delete removes it."
        )
    )
    return "\n\n".join(parts)


def numbers_text() -> str:
    """Return what scores are, what smoothing and a neutral face do to them, and what not to do."""
    return "\n\n".join(
        (
            tr(
                "Each bar is a share of 100 %. With the built-in models it is the share of people "
                "who, in the model's estimate, would give this face that name: Happy 70 % means "
                "that about 7 of 10 people would say happy. The bars of a face add up to 100 %."
            ),
            tr(
                "The name above is that of the longest bar, or of one nearly as long while they "
                "take turns. A question mark says that no bar is long enough to rely on."
            ),
            tr(
                "In videos and live, scores are smoothed over a moment, so that they can be read. "
                "“Smoothing” in the settings says how much. Result files hold the smoothed scores "
                "and the model's own."
            ),
            tr(
                "“My neutral face” watches a face at rest and shows scores relative to that. Many "
                "faces at rest read as sad or angry; this takes that away."
            ),
            tr(
                "A score says how a face looks, not what a person feels. It errs often, and more "
                "with faces, light and cameras unlike those it was trained on. Let no decision "
                "about a person depend on it."
            ),
        )
    )


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _keys(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(form) for keys in action.shortcuts())
