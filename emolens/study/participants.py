"""Participants of a study: who is seen in which source, and in which group they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from emolens.messages import mark
from emolens.study.errors import DesignError
from emolens.study.tables import is_missing, read_table, write_table

Membership = tuple[str, str]
"""A participant and their group; empty where it is not known."""
_NO_GROUPS: Mapping[str, str] = MappingProxyType({})
_NO_SOURCES: Mapping[str, Membership] = MappingProxyType({})
_COLUMNS = ("source", "participant", "group")


class Participants:
    r"""Takes the participant and the group of a source from its name, or from tables.

    Args:
        pattern: A regular expression with the groups ``participant`` and, if there is one,
            ``group``, as in ``(?P<group>control|patient)_(?P<participant>\d+)``; empty to look in
            the names for the participants of the table, with neither letter nor digit beside them.
        groups: The group of each participant of a table, where the names tell none; ``01`` may be
            ``sub-01`` there, as BIDS has it.
        of_sources: The participant and the group of sources, by their names or those of their
            files alone; what they say counts before all else.

    Raises:
        DesignError: It is no such expression.
    """

    def __init__(
        self,
        pattern: str = "",
        groups: Mapping[str, str] = _NO_GROUPS,
        of_sources: Mapping[str, Membership] = _NO_SOURCES,
    ) -> None:
        self._groups = groups
        self._of_sources = of_sources
        try:
            self._pattern = re.compile(pattern)
        except re.error as error:
            raise DesignError(
                mark("“{pattern}” is no regular expression ({reason}); mend it."),
                pattern=pattern,
                reason=error,
            ) from error
        if pattern and "participant" not in self._pattern.groupindex:
            raise DesignError(
                mark("“{pattern}” names no group (?P<participant>…); add one."), pattern=pattern
            )

    def of(self, source: str) -> Membership:
        """Return the participant and the group; empty where neither name nor table tells."""
        said = self._of_sources.get(source) or self._of_sources.get(Path(source).name)
        if said is not None:
            return said
        found = self._pattern.search(source)
        named = found.groupdict() if found else {}
        participant = named.get("participant") or ""
        if not self._pattern.pattern:
            participant = self._listed(source)
        own = self._groups.get(participant) or self._groups.get(f"sub-{participant}")
        return participant, named.get("group") or own or ""

    def _listed(self, source: str) -> str:
        for name in sorted(self._groups, key=len, reverse=True):
            if re.search(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", source):
                return name
        return ""


def read_participants(path: Path) -> dict[str, str]:
    """Read the group of each participant; empty where there is none.

    Args:
        path: A ``.tsv`` or ``.csv`` file with the column ``participant_id``, as BIDS has it in
            ``participants.tsv``, and ``group`` if there are groups.

    Raises:
        DesignError: It is no such table, or names a participant twice.
    """
    groups: dict[str, str] = {}
    for number, line in read_table(path, ("participant_id",)):
        name, group = line["participant_id"], line.get("group", "")
        if is_missing(name) or name in groups:
            raise DesignError(
                mark("{file}, line {line}: “{name}” is missing or named twice; mend it."),
                file=path,
                line=number,
                name=name or "participant_id",
            )
        groups[name] = "" if is_missing(group) else group
    return groups


def participants_file(result: Path) -> Path:
    """Return where it is said who takes part: ``p01.participants.csv`` beside ``p01.csv``."""
    return result.with_suffix(".participants.csv")


def recorded_participants(result: Path) -> dict[str, Membership]:
    """Return who takes part in the sources of a result by the table beside it, if there is one.

    Raises:
        DesignError: It is no such table.
    """
    path = participants_file(result)
    if not path.is_file():
        return {}
    return {
        line["source"]: (_said(line["participant"]), _said(line["group"]))
        for _, line in read_table(path, _COLUMNS)
    }


def record_participants(result: Path, members: Mapping[str, Membership]) -> None:
    """Keep beside a result who takes part in its sources.

    Args:
        result: The result.
        members: By the names of the sources.

    Raises:
        ResultError: It cannot be written.
    """
    lines = [dict(zip(_COLUMNS, (name, *said), strict=True)) for name, said in members.items()]
    write_table(participants_file(result), _COLUMNS, lines)


def _said(cell: str) -> str:
    return "" if is_missing(cell) else cell
