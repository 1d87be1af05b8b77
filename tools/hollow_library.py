"""Hollow libraries: shared ones whose functions, as another library asks for them, do nothing.

PyAV's FFmpeg is linked to encoders that Emolens never calls, among them x264 and x265 under the
GPL, to GnuTLS, though it opens no connection, and to what plays sound, and does not load without
them. OpenCV is linked to an FFmpeg of its own, while films are read and written by PyAV's, and to
OpenBLAS, which it asks only for matrices of 25 rows and more. The packaged program carries hollow
ones in their place.
"""

from __future__ import annotations

import platform
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

ENCODERS = ("libx264", "libx265", "libSvtAv1Enc")
"""What the names of PyAV's encoders begin with."""
OPENCV_CODECS = ("libavcodec", "libavformat", "libavutil", "libswscale", "libavif")
"""What the names of the libraries begin with by which OpenCV would read films and AVIF."""
OPENCV_ALGEBRA = ("libopenblas",)
"""What the name of the library begins with by which OpenCV would compute with large matrices."""
CONNECTIONS, SOUND = ("libgnutls",), ("libasound",)
"""What the names of the libraries begin with by which FFmpeg would read from the web, and play."""
_HOLLOW: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "av.libs": {
        ENCODERS: "libavcodec*",
        CONNECTIONS: "libavformat*",
        SOUND: "libavdevice*",
    },
    "opencv_python_headless.libs": {(*OPENCV_CODECS, *OPENCV_ALGEBRA): "../cv2/cv2.*so"},
}
"""By folder: what is hollow there, and the library that asks for it."""
_RETURN_ZERO = {"x86_64": "xor %eax, %eax; ret", "aarch64": "mov x0, #0; ret"}
"""In the languages of processors: FFmpeg asks each encoder what it can do, and is told nothing."""
_END = {"x86_64": "ud2", "aarch64": "brk #1"}
"""Likewise, for what computes: rather no program than one that goes on with a wrong result."""


def is_to_be_hollow(library: Path) -> bool:
    """Return whether a library of a package of Python's is one of those."""
    return any(map(library.name.startswith, _HOLLOW.get(library.parent.name, {})))


def user_of(library: Path) -> Path:
    """Return the library that asks for one that is to be hollow."""
    folder = library.parent
    pattern = next(
        user
        for beginnings, user in _HOLLOW[folder.name].items()
        if library.name.startswith(beginnings)
    )
    while pattern.startswith("../"):
        folder, pattern = folder.parent, pattern.removeprefix("../")
    return next(folder.glob(pattern))


def hollowed(library: Path, user: Path, into: Path) -> Path:
    """Make the hollow form of a library, with the tools of binutils (Linux).

    Args:
        library: The library.
        user: The one that asks for names in it.
        into: Folder for the result, which has the library's own name.
    """
    asked, there = _names("--undefined-only", user), _names("--defined-only", library)
    names = {name: asked[name] for name in sorted(asked.keys() & there.keys())}
    answers = _END if library.name.startswith(OPENCV_ALGEBRA) else _RETURN_ZERO
    answer = answers[platform.machine()]
    code = "".join(f".globl {name}\n{name}: {answer}\n" for name in names)
    into.mkdir(parents=True, exist_ok=True)
    compiled, made = into / f"{library.name}.o", into / library.name
    versions = into / f"{library.name}.map"
    versions.write_text(_version_script(names), "utf-8")
    subprocess.run(["as", "-o", compiled, "-"], input=code, text=True, check=True)
    # Assembled code asks for a stack that can be executed, which newer systems refuse.
    link = ("ld", "-shared", "-z", "noexecstack", "-soname", library.name)
    subprocess.run([*link, "--version-script", versions, "-o", made, compiled], check=True)
    compiled.unlink()
    versions.unlink()
    return made


def _version_script(names: Mapping[str, str]) -> str:
    """Return in the linker's language which names have which version, some none."""
    by_version: dict[str, list[str]] = defaultdict(list)
    for name, version in names.items():
        by_version[version].append(name)
    return "".join(
        f"{version} {{ global: {' '.join(f'{name};' for name in those)} }};\n"
        for version, those in sorted(by_version.items())
    )


def _names(which: str, library: Path) -> dict[str, str]:
    """Return the names that a library asks others for, or has, and the version of each."""
    told = subprocess.run(
        ["nm", "-D", which, "--format=just-symbols", library],
        capture_output=True,
        text=True,
        check=True,
    )
    parted = (line.partition("@") for line in told.stdout.split())
    return {name: version.removeprefix("@") for name, _, version in parted}
