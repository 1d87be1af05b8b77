"""List of the files that are read and refused, for docs/files.md: `python -m tools.file_list`.

It opens every sample of `tests/sample_files.py`, and says of each kind what was read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from PIL import Image as Pillow

from emolens.errors import SourceError
from emolens.sources.file_kinds import FILE_KINDS, FileKind, Medium
from emolens.sources.file_type import kind_of
from emolens.sources.files import open_file
from emolens.sources.video_container import VideoContainer
from tests.sample_files import FILMS, PICTURES, REFUSED

PAGE = Path(__file__).parents[1] / "docs" / "files.md"
_BEGIN, _END = "<!-- kinds: python -m tools.file_list -->\n", "<!-- end of kinds -->\n"
_MODES = {
    "1": "black and white",
    "L": "grey",
    "LA": "grey and transparency",
    "P": "palette",
    "RGB": "colour",
    "RGBA": "colour and transparency",
    "I;16": "grey of 16 bits",
    "F": "floating point",
}
"""What people call what Pillow calls so."""

Samples = Mapping[str, Callable[[Path], object]]


def with_kinds(page: str) -> str:
    """Return a page with the lists in their place brought up to date.

    Raises:
        SourceError: A sample is not read.
        AssertionError: A sample is read that is to be refused.
    """
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    with tempfile.TemporaryDirectory() as folder:
        pictures = _table("picture", _read(PICTURES, Path(folder), _form))
        films = _table("video", _read(FILMS, Path(folder), _coding))
        refused = "".join(_refusals(Path(folder)))
    head = "| refused | what is said |\n| --- | --- |\n"
    return f"{before}{_BEGIN}\n{pictures}\n{films}\n{head}{refused}\n{_END}{after}"


def _read(
    samples: Samples, folder: Path, described: Callable[[Path], str]
) -> Mapping[str, list[str]]:
    """Return what was read of each kind, each once."""
    found: dict[str, list[str]] = {}
    for name, write in samples.items():
        path = folder / name
        write(path)
        with closing(open_file(path)) as source:
            assert list(iter(source.read, None)), name
        forms = found.setdefault(kind_of(path).name, [])
        if described(path) not in forms:
            forms.append(described(path))
    return found


def _form(path: Path) -> str:
    with Pillow.open(path) as picture:
        frames = getattr(picture, "n_frames", 1)
        several = {"TIFF": "pages", "MPO": "several views"}.get(picture.format or "", "animation")
        if frames > 1:
            return several
        layers = ", in layers" if picture.info.get("progressive") else ""
        packed = picture.info.get("compression") if picture.format == "TIFF" else None
        how = f", {packed.removeprefix('tiff_')}" if packed and packed != "raw" else ""
        return f"{_MODES.get(picture.mode, picture.mode)}{layers}{how}"


def _coding(path: Path) -> str:
    with closing(VideoContainer(path)) as container:
        stream = container.stream
        return f"{stream.codec_context.codec.canonical_name} {stream.pix_fmt}"


def _refusals(folder: Path) -> Iterator[str]:
    for name, write in REFUSED.items():
        path = folder / name
        write(path)
        try:
            open_file(path).close()
        except SourceError as error:
            yield f"| `{name}` | {str(error).replace(str(path), name)} |\n"
        else:
            raise AssertionError(f"{name} is to be refused")


def _table(medium: Medium, read: Mapping[str, list[str]]) -> str:
    kinds = (kind for kind in FILE_KINDS if kind.medium == medium)
    head = f"| {medium} | suffixes | the tests read |\n| --- | --- | --- |\n"
    return head + "".join(
        f"| {kind.name} | {_suffixes(kind)} | {_told(kind, read.get(kind.name, []))} |\n"
        for kind in kinds
    )


def _told(kind: FileKind, forms: list[str]) -> str:
    return "; ".join(forms) if kind.decoder else "nothing: it is named and not read"


def _suffixes(kind: FileKind) -> str:
    return ", ".join(f"`{suffix}`" for suffix in kind.suffixes)


if __name__ == "__main__":
    PAGE.write_text(with_kinds(PAGE.read_text("utf-8")), "utf-8")
