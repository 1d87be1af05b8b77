"""Hollow libraries: shared ones whose functions, as another library asks for them, return nothing.

PyAV's FFmpeg is linked to encoders that Emolens never calls, among them x264 and x265 under the
GPL, and does not load without them. The packaged program carries hollow ones in their place.
"""

from __future__ import annotations

import platform
import subprocess
from pathlib import Path

ENCODERS = ("libx264", "libx265", "libSvtAv1Enc")
"""What the names of the libraries to be replaced begin with."""
_RETURN_ZERO = {"x86_64": "xor %eax, %eax; ret", "aarch64": "mov x0, #0; ret"}
"""In the languages of processors: FFmpeg asks each encoder what it can do, and is told nothing."""


def hollowed(library: Path, user: Path, into: Path) -> Path:
    """Make the hollow form of a library, with the tools of binutils (Linux).

    Args:
        library: The library.
        user: The one that asks for names in it.
        into: Folder for the result, which has the library's own name.
    """
    names = _names("--undefined-only", user) & _names("--defined-only", library)
    answer = _RETURN_ZERO[platform.machine()]
    code = "".join(f".globl {name}\n{name}: {answer}\n" for name in sorted(names))
    into.mkdir(parents=True, exist_ok=True)
    compiled, made = into / f"{library.name}.o", into / library.name
    subprocess.run(["as", "-o", compiled, "-"], input=code, text=True, check=True)
    subprocess.run(["ld", "-shared", "-soname", library.name, "-o", made, compiled], check=True)
    compiled.unlink()
    return made


def _names(which: str, library: Path) -> set[str]:
    """Return the names that a library asks others for, or has."""
    told = subprocess.run(
        ["nm", "-D", which, "--format=just-symbols", library],
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.partition("@")[0] for line in told.stdout.split()}
