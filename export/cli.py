"""The command line: ``python -m export RUN -o FILE.onnx``, and ``python -m export bench``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from emolens.errors import EmolensError
from export.commands import bench, export

_BENCH = "bench"
_INTERRUPTED = 130  # what shells report after Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    given = list(sys.argv[1:] if argv is None else argv)
    timed = given[:1] == [_BENCH]
    command = bench if timed else export
    parser = _parser(timed)
    command.add_options(parser)
    arguments = parser.parse_args(given[timed:])
    command.check(parser, arguments)
    try:
        code: int = command.run(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        return _INTERRUPTED
    return code


def _parser(timed: bool) -> argparse.ArgumentParser:
    if timed:
        return argparse.ArgumentParser(prog="python -m export bench", description=bench.__doc__)
    return argparse.ArgumentParser(
        prog="python -m export",
        description=export.__doc__,
        epilog=f"'python -m export {_BENCH} --help' tells how to time model files.",
    )
