"""``emolens analyze --out-dir``: a result for each source, and an index of them, resumed."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from emolens.batch.checkpoint import Checkpoints
from emolens.batch.cluster import Cluster
from emolens.batch.cluster_checkpoint import ClusterCheckpoints
from emolens.batch.cluster_task import ModelTicket
from emolens.batch.fault_record import faults_recorded
from emolens.batch.file_reader import BatchItem
from emolens.batch.index import IndexEntry
from emolens.batch.job import BatchJob
from emolens.batch.named_sources import NamedSource, named_sources
from emolens.batch.progress import ProgressLine
from emolens.batch.result_tree import PlannedResult, planned
from emolens.batch.tree_analysis import TreeAnalysis
from emolens.errors import EmolensError
from emolens.protocols import Model
from emolens.results.errors import unusable
from emolens.results.folder import UNFINISHED
from emolens.results.formats import FORMATS


class OptionsError(EmolensError):
    """Options say nothing that can be done."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what concerns many results."""
    parser.add_argument(
        "--out-dir",
        type=Path,
        metavar="DIR",
        help="write a result for each source into this folder, in folders like the sources' own, "
        "and index.csv, which says what came of each; given again, the command does what is "
        "missing or does not fit any longer",
    )
    parser.add_argument(
        "--format",
        choices=[suffix.removeprefix(".") for suffix in FORMATS],
        default="csv",
        help="of the results in --out-dir (default: %(default)s)",
    )
    parser.add_argument(
        "--files-from",
        metavar="FILE",
        help="read the paths that this file lists, too, one a line (or parted by NUL, as find "
        "-print0 does); - for standard input",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="with --out-dir: let the workers of a Dask scheduler read the films, as "
        "tcp://HOST:8786; local starts a worker here for each of --jobs",
    )
    parser.add_argument(
        "--shard",
        type=_shard,
        metavar="I/N",
        help="with --out-dir: do the I-th of N shares, each of which may run on another machine",
    )


def paths_of(options: argparse.Namespace) -> list[str]:
    """Return what is to be analyzed, after a look at whether the options go together.

    Raises:
        OptionsError: They do not, there is nothing to analyze, or a list cannot be read.
    """
    if options.out_dir and options.output:
        raise OptionsError("--output and --out-dir do not go together; choose one of them.")
    if options.shard and not options.out_dir:
        raise OptionsError("--shard needs --out-dir; name the folder for the results.")
    if options.cluster and not options.out_dir:
        raise OptionsError("--cluster needs --out-dir; name the folder for the results.")
    paths = [*options.paths, *_listed(options.files_from)]
    if not paths:
        raise OptionsError("There is nothing to read; name a picture, a video or a folder.")
    return paths


def analyze_into_tree(
    options: argparse.Namespace, job: BatchJob, model: Model, err: TextIO
) -> Sequence[IndexEntry]:
    """Write the results that are missing, and return what came of each source.

    Args:
        options: Of the command line.
        job: What to analyze.
        model: Reads the faces.
        err: For progress and remarks.

    Raises:
        ClusterError: The cluster cannot be used.
        ModelError: The model computes something that its contract does not allow.
        ResultError: A result or the index cannot be written, or two sources would have the same.
    """
    line = ProgressLine(err)
    sources, unnamed = _named(job, line)
    plans = planned(sources, options.out_dir, f".{options.format}")
    first, step = options.shard or (1, 1)
    mine = plans[first - 1 :: step]
    _make_folder(options.out_dir)
    job = dataclasses.replace(job, paths=[plan.source for plan in mine])
    name = f"index-{first}-of-{step}.csv" if options.shard else "index.csv"
    index = options.out_dir / name
    try:
        with (
            faults_recorded(options.out_dir / UNFINISHED / f"{name}.fault") as faulted,
            _checkpoints(options, job, line) as checkpoints,
        ):
            analysis = TreeAnalysis(job, mine, model, line.progress, index)
            done = analysis.run(line.remark, checkpoints, faulted=faulted)
    finally:
        line.clear()
    _sum_up(mine, done, err)
    return (*done, *unnamed)


@contextmanager
def _checkpoints(
    options: argparse.Namespace, job: BatchJob, line: ProgressLine
) -> Iterator[Checkpoints]:
    """Yield what keeps films that are under way, read by a cluster where one is named."""
    if not options.cluster:
        yield Checkpoints()
        return
    model = ModelTicket.of(options.model)
    with Cluster(options.cluster, job.jobs, line.remark) as cluster:
        yield ClusterCheckpoints(cluster, model, job.options)


def _listed(list_file: str | None) -> list[str]:
    if list_file is None:
        return []
    try:
        data = sys.stdin.buffer.read() if list_file == "-" else Path(list_file).read_bytes()
    except OSError as error:
        raise OptionsError(
            "{file} cannot be read as a list of paths ({reason}); check it.",
            file=list_file,
            reason=error.strerror,
        ) from error
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(part) for part in parts if part.strip()]


def _named(job: BatchJob, line: ProgressLine) -> tuple[list[NamedSource], list[IndexEntry]]:
    """Return the sources, and an entry for each path that stands for none."""
    sources, unread = [], []
    for named in named_sources(job.paths, job.recursive):
        if isinstance(named, BatchItem):
            line.remark(named.sentence)
            if named.error:
                unread.append(IndexEntry(named.source, "", "failed", reason=named.sentence))
        else:
            sources.append(named)
    return sources, unread


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(folder, error) from error


def _sum_up(plans: Sequence[PlannedResult], entries: Sequence[IndexEntry], err: TextIO) -> None:
    whole = sum(entry.state == "complete" for entry in entries)
    frames = sum(entry.frames for entry in entries)
    print(f"{whole} of {len(plans)} sources complete, {frames} frames.", file=err, flush=True)


def _shard(text: str) -> tuple[int, int]:
    first, slash, of = text.partition("/")
    if not (slash and first.isdecimal() and of.isdecimal() and 1 <= int(first) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text} is no share; write 2/5 for the second of five")
    return int(first), int(of)
