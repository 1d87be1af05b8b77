"""Films that a cluster reads: real workers, in processes of their own, on the loopback."""

import gc
import os
import signal
import socket
import ssl
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import cv2
import numpy as np
import pytest
from distributed import Client, LocalCluster
from distributed.utils import _offload_executor
from numpy.typing import NDArray

from emolens.batch import cluster as cluster_module
from emolens.batch.checkpoint import Checkpoints
from emolens.batch.cluster import Cluster
from emolens.batch.cluster_checkpoint import ClusterCheckpoints
from emolens.batch.cluster_task import ClusterError, ModelTicket
from emolens.batch.index import IndexEntry
from emolens.batch.job import BatchJob
from emolens.batch.named_sources import NamedSource, named_sources
from emolens.batch.progress import BatchProgress, ProgressMeter
from emolens.batch.result_tree import planned
from emolens.batch.tree_analysis import TreeAnalysis
from emolens.loading import load_model
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.readings import Image
from tests.encoded_videos import Encoding, encode

FRAMES = 10
OPTIONS = PipelineOptions()


class LocalModel:
    """The shipped model, as the client has it, counting what is asked of it."""

    def __init__(self) -> None:
        self._model = load_model(precision="float32", threads=1)
        self.metadata = self._model.metadata
        self.asked = 0

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.asked += 1
        return self._model.infer(crops)


@pytest.fixture
def model() -> LocalModel:
    return LocalModel()


@contextmanager
def two_workers() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def _thread_of_dask() -> None:
    """Let Dask start the one thread that it keeps as long as the process lives."""
    _offload_executor.submit(int).result()


@pytest.fixture(autouse=True)
def _sockets_of_dask() -> Iterator[None]:
    """Collect the sockets that Dask leaves open where a scheduler or worker was killed."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with two_workers() as started:
        yield started


def moving(image: Image, frames: int) -> list[Image]:
    small = np.asarray(cv2.resize(image, (256, 256)), np.uint8)
    return [np.roll(small, number, axis=1) for number in range(frames)]


@pytest.fixture
def study(tmp_path: Path, astronaut: Image) -> Path:
    """A folder with a film of 65 frames and one without an index."""
    folder = tmp_path / "study"
    folder.mkdir()
    encode(folder / "film.mp4", moving(astronaut, 65), Encoding(options={"g": "12", "bf": "3"}))
    encode(folder / "short.ts", moving(astronaut, 25))
    return folder


def analyze(
    study: Path,
    out: Path,
    model: LocalModel,
    checkpoints: Checkpoints,
    show: Callable[[BatchProgress], None] = lambda _: None,
) -> Sequence[IndexEntry]:
    sources = [one for one in named_sources([str(study)], False) if isinstance(one, NamedSource)]
    plans = planned(sources, out, ".csv")
    out.mkdir(exist_ok=True)
    job = BatchJob([plan.source for plan in plans], OPTIONS, jobs=1)
    analysis = TreeAnalysis(job, plans, model, ProgressMeter(show, 0.0), out / "index.csv")
    return analysis.run(lambda _: None, checkpoints)


def on_this_machine(study: Path, tmp_path: Path) -> dict[str, bytes]:
    analyze(study, tmp_path / "here", LocalModel(), Checkpoints(FRAMES))
    return results(tmp_path / "here")


def on_a_cluster(cluster: Cluster, patience: float = 600.0) -> ClusterCheckpoints:
    return ClusterCheckpoints(cluster, ModelTicket.of(None), OPTIONS, FRAMES, patience)


def results(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.csv") if path.stem != "index"}


def connected(address: str) -> Cluster:
    return Cluster(address, 2, lambda _: None)


class AtFrame:
    """Does something once, when so many frames are done."""

    def __init__(self, frame: int, act: Callable[[], None]) -> None:
        self._frame, self._act, self.done = frame, act, False

    def __call__(self, progress: BatchProgress) -> None:
        if progress.frames >= self._frame and not self.done:
            self.done = True
            self._act()


def test_workers_read_as_one_machine_does(
    workers: LocalCluster, study: Path, tmp_path: Path, model: LocalModel, astronaut: Image
) -> None:
    cv2.imwrite(str(study / "picture.png"), astronaut)
    expected = on_this_machine(study, tmp_path)
    with connected(workers.scheduler_address) as cluster:
        entries = analyze(study, tmp_path / "out", model, on_a_cluster(cluster))
    assert [entry.state for entry in entries] == 3 * ["complete"]
    assert results(tmp_path / "out") == expected
    assert model.asked == 1  # the picture is read here


def test_a_worker_that_dies_loses_nothing(study: Path, tmp_path: Path, model: LocalModel) -> None:
    expected = on_this_machine(study, tmp_path)
    with two_workers() as started, connected(started.scheduler_address) as cluster:
        with Client(started.scheduler_address, set_as_default=False) as client:
            victim, *_ = client.run(os.getpid).values()
        kill = AtFrame(15, lambda: os.kill(victim, signal.SIGKILL))
        analyze(study, tmp_path / "out", model, on_a_cluster(cluster), kill)
    assert kill.done
    assert results(tmp_path / "out") == expected
    assert model.asked == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that stops a process")
@pytest.mark.slow
def test_what_a_hanging_worker_has_is_asked_of_another(
    study: Path, tmp_path: Path, model: LocalModel
) -> None:
    expected = on_this_machine(study, tmp_path)
    with two_workers() as started, connected(started.scheduler_address) as cluster:
        with Client(started.scheduler_address, set_as_default=False) as client:
            victim, *_ = client.run(os.getpid).values()
        stop = AtFrame(1, lambda: os.kill(victim, signal.SIGSTOP))
        try:
            analyze(study, tmp_path / "out", model, on_a_cluster(cluster, patience=2.0), stop)
        finally:
            os.kill(victim, signal.SIGCONT)
    assert stop.done
    assert results(tmp_path / "out") == expected
    assert model.asked == 0


def test_another_model_on_a_worker_is_refused(
    workers: LocalCluster, study: Path, tmp_path: Path, model: LocalModel
) -> None:
    other = replace(ModelTicket.of(None), digest="0")
    with connected(workers.scheduler_address) as cluster:
        checkpoints = ClusterCheckpoints(cluster, other, OPTIONS, FRAMES)
        with pytest.raises(ClusterError, match=r"has not the same model .*; copy it there"):
            analyze(study, tmp_path / "out", model, checkpoints)


@contextmanager
def scheduler_and_worker(address: str) -> Iterator[Callable[[], None]]:
    """Start both as programs, and yield what kills them."""
    python = [sys.executable, "-m"]
    port = address.rpartition(":")[2]
    host = ["--host", "127.0.0.1"]
    scheduler = [*python, "distributed.cli.dask_scheduler", *host, "--port", port]
    worker = [*python, "distributed.cli.dask_worker", address, *host, "--nthreads", "1"]
    programs = [
        subprocess.Popen(
            [*command, "--no-dashboard"], cwd=Path(__file__).parents[3], stderr=subprocess.DEVNULL
        )
        for command in (scheduler, [*worker, "--no-nanny"])
    ]

    def kill() -> None:
        for program in programs:
            program.kill()
            program.wait()

    try:
        yield kill
    finally:
        kill()


@pytest.mark.slow
def test_a_scheduler_that_is_started_again_loses_nothing(
    study: Path, tmp_path: Path, model: LocalModel
) -> None:
    expected = on_this_machine(study, tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    told: list[str] = []
    with ExitStack() as stack:
        kill_first = stack.enter_context(scheduler_and_worker(address))
        cluster = stack.enter_context(Cluster(address, 1, told.append))

        def start_again() -> None:
            kill_first()
            stack.enter_context(scheduler_and_worker(address))

        restart = AtFrame(15, start_again)
        analyze(study, tmp_path / "out", model, on_a_cluster(cluster), restart)
    assert restart.done
    assert f"The scheduler at {address} is away; waiting for it." in told
    assert results(tmp_path / "out") == expected
    assert model.asked == 0


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_CONNECT_SECONDS", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "host:8786"):
        with pytest.raises(ClusterError, match=f"scheduler at {address} does not answer"):
            connected(address)


def test_workers_that_are_started_here_obey_nobody_else() -> None:
    keyless = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    keyless.check_hostname, keyless.verify_mode = False, ssl.CERT_NONE
    with Cluster("local", 1, lambda _: None) as cluster:
        place = urlsplit(cluster.address)
        assert cluster.threads() == 1
        stranger = socket.create_connection((place.hostname, place.port))
        with (
            keyless.wrap_socket(stranger) as talk,
            pytest.raises(ssl.SSLError, match=r"(?i)certificate required"),
        ):
            talk.recv(1)


def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"install it with pip install 'emolens\[cluster\]'"):
        connected("local")
