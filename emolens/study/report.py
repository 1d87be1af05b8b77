"""Report of a study for reviewers: one file of HTML, which fetches nothing from anywhere."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from emolens.atomic_write import atomic_write_text
from emolens.bounded_file import open_regular
from emolens.plain_text import plain
from emolens.results.errors import unwritable
from emolens.results.metadata import read_metadata
from emolens.study.figure import figures_of
from emolens.study.methods import literature_of, methods_paragraph
from emolens.study.source_quality import SourceQuality
from emolens.study.statistics import TURNED_AWAY
from emolens.study.summary import SummaryRow

_MADE_BY = ("emolens", "model", "settings")
"""Parts of the metadata that say how a result was made."""
_BLOCK = 2**20
_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Report of a study</title>
<style>
body { font-family: sans-serif; max-width: 60em; margin: 2em auto; line-height: 1.4; color: #111; }
table { border-collapse: collapse; margin: 1em 0; font-size: 90%; }
td, th { border: 1px solid #bbb; padding: .2em .6em; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
blockquote { border-left: 4px solid #888; margin-left: 0; padding-left: 1em; }
</style></head><body>
"""


@dataclass(frozen=True)
class StudyReport:
    """What a report tells.

    Attributes:
        results: The result files.
        rows: Of the summary.
        qualities: Of each source, by its name.
        expressions: In their order.
    """

    results: Sequence[Path]
    rows: Sequence[SummaryRow]
    qualities: Mapping[str, SourceQuality]
    expressions: Sequence[str]

    def write(self, path: Path) -> None:
        """Write the report; a file that is there is replaced.

        Raises:
            ResultError: It cannot be written.
        """
        try:
            atomic_write_text(path, self.to_html(), mode=0o600)
        except OSError as error:
            raise unwritable(path, error) from error

    def to_html(self) -> str:
        """Return the page. What comes from files is shown as text and does nothing."""
        methods = self._methods()
        parts = [
            "<h1>Report of a study</h1>",
            "<h2>What was analysed</h2>",
            _table(("source", "SHA-256 of the file"), self._digests()),
            "<h2>How it was read</h2>",
            *self._made(),
            "<h2>Quality of each source</h2>",
            f"<p>Turned away: to the side by more than {TURNED_AWAY:.0f} degrees. Excluded "
            "stretches are among these figures, and in no other.</p>",
            _table(*self._quality()),
            *self._unread(),
            "<h2>Figures</h2>",
            "<p>Mean scores by event and group: means over people, with 95 % intervals by the "
            "bootstrap over people. Point at a dot for its numbers.</p>",
            *self._figures(),
            "<h2>Methods, to paste</h2>",
            f"<blockquote>{_text(methods)}</blockquote>",
            "<h2>Literature</h2>",
            _bullets(literature_of(methods)),
        ]
        return _HEAD + "\n".join(parts) + "\n</body></html>\n"

    def _metadata(self) -> list[dict[str, Any]]:
        return [read_metadata(result) or {} for result in self.results]

    def _digests(self) -> Iterable[Sequence[str]]:
        for source in self.qualities:
            yield source, _digest(Path(source))

    def _made(self) -> Iterable[str]:
        made: dict[str, int] = {}
        for metadata in self._metadata():
            known = {name: metadata[name] for name in _MADE_BY if name in metadata}
            text = json.dumps(known, indent=1, ensure_ascii=False)
            made[text] = made.get(text, 0) + 1
        if len(made) > 1:
            yield (
                f"<p><strong>The results were made in {len(made)} ways.</strong> Compare them with "
                "care, or analyze all alike; the paragraph of methods tells the first.</p>"
            )
        for text, count in made.items():
            values = json.loads(text)
            yield f"<p>{count} of {len(self.results)} results:</p>"
            yield _table(("", ""), _flat(values))

    def _quality(self) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
        header = ("source", "frames", *SourceQuality().shares())
        lines = [
            (source, str(one.frames), *map(_percent, one.shares().values()))
            for source, one in self.qualities.items()
        ]
        return header, lines

    def _unread(self) -> Iterable[str]:
        said = [
            sentence
            for metadata in self._metadata()
            if isinstance(metadata.get("unread"), list)
            for sentence in metadata["unread"]
        ]
        if said:
            yield f"<p>Not read to the end:</p>{_bullets(said)}"

    def _figures(self) -> Iterable[str]:
        return (figure.to_svg() for _, figure in figures_of(self.rows, self.expressions))

    def _methods(self) -> str:
        seen = [row for row in self.rows if row.statistics.frames]
        people = {(r.group, r.participant) if r.participant else (r.source, r.person) for r in seen}
        kind = "people" if all(row.participant for row in seen) else "tracks of faces"
        events = sorted({row.window.event for row in self.rows if row.window.event})
        metadata = self._metadata()
        return methods_paragraph(
            metadata[0],
            len(self.qualities),
            f"{len(people)} {kind}",
            events,
            corrected=any(one.get("neutral") for one in metadata),
        )


def _digest(file: Path) -> str:
    try:
        with open_regular(file) as opened:
            digest = hashlib.sha256()
            while block := opened.read(_BLOCK):
                digest.update(block)
            return digest.hexdigest()
    except OSError:
        return "the file is not at hand"


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterable[Sequence[str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name} / ")
        elif isinstance(value, list) and not any(isinstance(one, dict) for one in value):
            yield f"{prefix}{name}", ", ".join(map(str, value))
        else:
            yield f"{prefix}{name}", str(value)


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{_text(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in line)}</tr>" for line in lines
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _bullets(texts: Iterable[object]) -> str:
    return f"<ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>"


def _percent(share: float) -> str:
    return "not known" if math.isnan(share) else f"{share:.1%}"


def _text(value: object) -> str:
    return escape(plain(value))
