"""Journal of the photographs that a dataset is made from, so that work can go on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from emolens.atomic_write import atomic_write_text
from trainer.errors import DatasetError, OutputError

NAME = "photographs.jsonl"


@dataclass(frozen=True)
class Record:
    """Outcome for one photograph.

    Attributes:
        photograph: Its path below the folder of photographs.
        label: The expression.
        faces: How many were found.
        reason: Why there is no crop; none where there is one.
    """

    photograph: str
    label: str
    faces: int
    reason: str | None


class Journal:
    """A file of JSON lines in the folder of a dataset: settings, then records.

    Args:
        folder: Of the dataset; made if need be.
        settings: How it is made. A dataset is made with the same ones throughout.

    Attributes:
        records: By the photograph.

    Raises:
        DatasetError: The folder holds something else, or a dataset made with other settings.
    """

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        self._path = folder / NAME
        self.records: dict[str, Record] = {}
        try:
            if self._path.exists():
                self._read(settings)
            else:
                self._begin(folder, settings)
        except OSError as error:
            raise DatasetError(
                f"{folder} cannot be used for a dataset ({error.strerror}): give another folder."
            ) from error

    def add(self, record: Record) -> None:
        """Write a record down.

        Raises:
            OutputError: The disk is full.
        """
        try:
            self._append(asdict(record))
        except OSError as error:
            raise OutputError(
                f"{self._path} cannot be written ({error.strerror}): make room and give the same "
                "command again."
            ) from error
        self.records[record.photograph] = record

    def _begin(self, folder: Path, settings: Mapping[str, Any]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise DatasetError(
                f"{folder} holds something else, as it has no {NAME}: give another or an empty "
                "folder."
            )
        self._append(settings)

    def _read(self, settings: Mapping[str, Any]) -> None:
        try:
            *lines, rest = self._path.read_text(encoding="utf-8").split("\n")
            found, *records = map(json.loads, lines)
            self.records = {record["photograph"]: Record(**record) for record in records}
            odd = [f"{name} {found[name]}" for name in settings if found[name] != settings[name]]
        except (ValueError, TypeError, KeyError) as error:
            raise DatasetError(
                f"{self._path} is damaged ({error}): give another folder."
            ) from error
        if odd:
            raise DatasetError(
                f"{self._path.parent} was made with other settings ({', '.join(odd)}): give these, "
                "or another folder."
            )
        if rest:  # a line that was cut short
            atomic_write_text(self._path, "".join(f"{line}\n" for line in lines))

    def _append(self, values: Mapping[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(values) + "\n")
