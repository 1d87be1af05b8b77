"""Byte mutation of files that come from strangers: run `python -m tools.fuzz SECONDS [SEED]`.

Pictures of every format and the files of a run are mutated and read in a process of their own, a
hundred at a time. Whatever is neither read nor refused in a sentence is kept in the folder `fuzzed`
and named: a traceback, a process that ended, more than 10 s, more than 1 GB.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from emolens.errors import EmolensError
from emolens.sources.files import open_file
from trainer.history import read_history
from trainer.run import Run

_RUN = Path(__file__).parents[1] / "assets" / "run"
_FORMATS = ("jpeg", "png", "gif", "bmp", "tiff", "webp", "avif", "jp2", "ppm")
_PIECES = (
    b"\0",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"1e308",
    b"NaN",
    b"-1",
    b"[",
    b"}",
    b'"',
    b"\n",
)
_BATCH = 100
_LONGEST = 10.0  # seconds for one file
_MOST_KB = 1_000_000  # of memory beyond what the process began with

_Read = Callable[[Path], object]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return bytes with up to six changes: overwritten, put in, taken out, doubled or cut off."""
    for _ in range(rng.randint(1, 6)):
        at, more = rng.randrange(len(data) + 1), rng.randint(1, 50)
        piece = rng.choice((*_PIECES, rng.randbytes(1)))
        data = rng.choice(
            (
                data[:at] + piece + data[at + len(piece) :],
                data[:at] + piece + data[at:],
                data[:at] + data[at + more :],
                data[: at + more] + data[at:],
                data[: max(at, 1)],
            )
        )
    return data


def seeds() -> Mapping[str, tuple[bytes, _Read]]:
    """Return whole files, by name, and what reads each."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    files: dict[str, tuple[bytes, _Read]] = {}
    for suffix in _FORMATS:
        file = io.BytesIO()
        Image.fromarray(noise).save(file, Image.registered_extensions()[f".{suffix}"])
        files[f"picture.{suffix}"] = file.getvalue(), _read_picture
    readers: dict[str, _Read] = {
        "card.json": lambda path: Run(path.parent).read_card(),
        "history.json": lambda path: read_history(Run(path.parent)),
    }
    files.update({name: ((_RUN / name).read_bytes(), read) for name, read in readers.items()})
    return files


def failure(path: Path, read: _Read) -> str:
    """Return what went wrong in reading a file; empty where it was read or refused."""
    began, memory = time.monotonic(), _memory()
    try:
        read(path)
    except EmolensError:
        pass
    except Exception as error:  # noqa: BLE001 - it is what is looked for
        return f"{type(error).__name__}: {error}"
    if time.monotonic() - began > _LONGEST:
        return "too slow"
    return "too large" if _memory() - memory > _MOST_KB else ""


def _read_picture(path: Path) -> None:
    source = open_file(path)
    try:
        while source.read() is not None:
            pass
    finally:
        source.close()


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _work(folder: Path, seed: int) -> None:
    rng, files = random.Random(seed), seeds()
    for number in range(_BATCH):
        name = rng.choice(list(files))
        data, read = files[name]
        path = folder / name
        path.write_bytes(mutated(data, rng))
        if said := failure(path, read):
            path.rename(folder / f"{seed}-{number}-{name}")
            print(f"{seed}-{number}-{name}: {said}", flush=True)


def main(seconds: float, seed: int = 0) -> None:
    """Mutate files for a while, and print what went wrong."""
    folder, end = Path("fuzzed"), time.monotonic() + seconds
    folder.mkdir(exist_ok=True)
    while time.monotonic() < end:
        process = multiprocessing.Process(target=_work, args=(folder, seed))
        process.start()
        process.join(_BATCH * _LONGEST)
        if process.is_alive():
            process.kill()
            process.join()
        if process.exitcode:
            print(f"seed {seed}: ended by {process.exitcode}", flush=True)
        seed += 1
    print(f"up to seed {seed}")


if __name__ == "__main__":
    main(float(sys.argv[1]), *map(int, sys.argv[2:3]))
