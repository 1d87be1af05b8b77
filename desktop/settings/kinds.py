"""Kinds of settings, and the values that each takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import TypeVar

from emolens.messages import Message, mark

Value = bool | int | float | str | tuple[str, ...]
V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Switch:
    """On or off."""

    def takes(self, value: object) -> bool:
        """Return whether a value is one of this kind."""
        return isinstance(value, bool)

    @property
    def description(self) -> Message:
        """What a value of this kind is, within a sentence."""
        return Message(mark("true or false"))


@dataclass(frozen=True)
class Number:
    """A number from ``low`` to ``high``; a whole one where ``step`` is.

    Attributes:
        low: The lowest.
        high: The highest.
        step: From one that the user can choose to the next.
        unit: What it counts, as it is written after the number.
    """

    low: float
    high: float
    step: float
    unit: str = ""

    @property
    def whole(self) -> bool:
        """Whether it takes whole numbers only."""
        return isinstance(self.step, int)

    def takes(self, value: object) -> bool:
        """Return whether a value is one of this kind."""
        numbers = (int,) if self.whole else (int, float)
        # What is no number is in no range either.
        return (
            isinstance(value, numbers)
            and not isinstance(value, bool)
            and self.low <= value <= self.high
        )

    @property
    def description(self) -> Message:
        """What a value of this kind is, within a sentence."""
        return Message(
            mark("a whole number from {low} to {high}")
            if self.whole
            else mark("a number from {low} to {high}"),
            {"low": _short(self.low), "high": _short(self.high)},
        )


def _short(number: float) -> float:
    return int(number) if float(number).is_integer() else number


@dataclass(frozen=True)
class Choice:
    """One of several words.

    Attributes:
        options: How each is called in the dialog.
    """

    options: Mapping[str, str]

    def takes(self, value: object) -> bool:
        """Return whether a value is one of this kind."""
        return isinstance(value, str) and value in self.options

    @property
    def description(self) -> Message:
        """What a value of this kind is, within a sentence."""
        words = (Message(f'"{word}"') for word in self.options)
        return reduce(_either, words)


def _either(one: Message, other: Message) -> Message:
    return Message(mark("{one} or {other}"), {"one": one, "other": other})


@dataclass(frozen=True)
class Text:
    """Any text."""

    def takes(self, value: object) -> bool:
        """Return whether a value is one of this kind."""
        return isinstance(value, str)

    @property
    def description(self) -> Message:
        """What a value of this kind is, within a sentence."""
        return Message(mark("a text"))


@dataclass(frozen=True)
class Texts:
    """A list of texts.

    Attributes:
        most: How many it holds at most.
    """

    most: int

    def takes(self, value: object) -> bool:
        """Return whether a value is one of this kind."""
        return (
            isinstance(value, tuple)
            and len(value) <= self.most
            and all(isinstance(text, str) for text in value)
        )

    @property
    def description(self) -> Message:
        """What a value of this kind is, within a sentence."""
        return Message(mark("a list of at most {most} texts"), {"most": self.most})


Kind = Switch | Number | Choice | Text | Texts


@dataclass(frozen=True)
class DialogEntry:
    """How a setting appears in the dialog.

    Attributes:
        group: The heading that it stands under.
        label: What it is called.
        text: What it does, in a sentence or two.
    """

    group: str
    label: str
    text: str


@dataclass(frozen=True)
class Declaration:
    """What is known of a setting beside its name and default.

    Attributes:
        kind: Which values it takes.
        shown: How it appears in the dialog; None where the program keeps it by itself.
    """

    kind: Kind
    shown: DialogEntry | None


def declare(default: V, kind: Kind, *shown: str) -> V:
    """Declare a setting as a field of a frozen dataclass.

    Args:
        default: Its value until the user changes it.
        kind: Which values it takes.
        *shown: Its group, label and text in the dialog; nothing where it does not appear there.
    """
    declaration = Declaration(kind, DialogEntry(*shown) if shown else None)
    return field(default=default, metadata={"declaration": declaration})
