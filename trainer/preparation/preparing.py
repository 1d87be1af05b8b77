"""Preparation of a dataset from photographs, from the first picture to the last."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.data.files import open_files
from trainer.data.listing import Listing, list_labels, list_splits
from trainer.errors import DatasetError
from trainer.preparation.cutting import Rule, cut_faces
from trainer.preparation.journal import Journal, Record
from trainer.preparation.placing import UNPLACED, place


@dataclass(frozen=True)
class Prepared:
    """Outcome of a preparation.

    Attributes:
        photographs: How many there are.
        records: What became of each that was looked at.
        shared: Crops that are in neither train nor validation, as both have a near-duplicate of
            them.
        strays: ``folder: reason`` for each folder with files that have no expression.
        complete: Whether all were looked at; false where it was interrupted.
    """

    photographs: int
    records: tuple[Record, ...]
    shared: tuple[str, ...]
    strays: tuple[str, ...]
    complete: bool


def prepare(
    photographs: Path, dataset: Path, rule: Rule, share: float, group_by: str | None = None
) -> Prepared:
    """Cut the faces out of photographs, and place them in train and validation.

    What was done before is not done again: the same call goes on from there, and takes in
    photographs that were added. Interrupted with Ctrl-C, it keeps what it has.

    Args:
        photographs: Folder with a folder of them for each expression.
        dataset: Folder that receives ``train/<label>/`` and ``validation/<label>/``.
        rule: How faces are cut out.
        share: Of the faces of each expression, for validation; 0 for none.
        group_by: Regular expression that finds in a photograph's name who it shows, so that nobody
            is in both; see :func:`trainer.data.people.person_in`.

    Raises:
        DatasetError: There are no photographs, or too few, or the folder holds something else.
        OutputError: A crop cannot be written.
    """
    listing = list_photographs(photographs)
    name = photographs.resolve().name
    settings = {"photographs": name, "validation": share, "min_bytes": rule.min_bytes}
    people = {"group_by": group_by} if group_by else {}
    journal = Journal(dataset, settings | people | asdict(rule.crop))
    shared: list[str] = []
    complete = True
    try:
        cut_faces(photographs, listing.entries, dataset / UNPLACED, rule, journal)
        shared = place(
            dataset, share, (rule.crop.size, rule.crop.size, rule.crop.channels), group_by
        )
    except KeyboardInterrupt:
        complete = False
    return Prepared(
        photographs=len(listing.entries),
        records=tuple(journal.records.values()),
        shared=tuple(shared),
        strays=listing.strays,
        complete=complete,
    )


def list_photographs(folder: Path) -> Listing:
    """List the photographs of a folder that has a folder of them for each expression.

    Raises:
        DatasetError: It has none.
    """
    wanted = "give a folder with a folder of photographs for each expression"
    if not folder.is_dir():
        raise DatasetError(f"{folder} is no folder: {wanted}.")
    with open_files(folder) as files:
        if list_splits(files):
            raise DatasetError(f"{folder} is a dataset with splits already: {wanted}.")
        listing = list_labels(files)
    if not listing.entries:
        raise DatasetError(f"{folder} holds no photographs in folders named for them: {wanted}.")
    return listing
