"""Cluster: a Dask scheduler that is running, or one that is started here, and what it is asked.

Dask comes with the extra ``cluster``, and is loaded only here.
"""

from __future__ import annotations

import importlib
import logging
import math
import secrets
import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from emolens.batch.cluster_task import ClusterError, ClusterTask, read_segments
from emolens.errors import EmolensError

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

LOCAL = "local"
"""For an address: start a cluster here, which nobody else can reach."""

_SCHEMES = ("tcp", "tls")
_CONNECT_SECONDS = 10.0
_POLL = 0.2
_GATHER_SECONDS = 30
_COUNT_SECONDS = 5.0
_AWAY = (OSError, TimeoutError, CancelledError, ValueError, RuntimeError)
"""What Dask raises while its scheduler is away."""
_PATIENCE_SECONDS = 600.0
"""How long a scheduler may be away, to be started again."""


class LostError(Exception):
    """What was asked is not known any longer; it must be asked again."""


class KilledError(LostError):
    """It is not, because workers died again and again while they were at it."""


class Cluster:
    """The workers of a scheduler. Several threads may use it at once.

    Attributes:
        address: Of the scheduler.

    Args:
        address: Of the scheduler, as ``tcp://host:8786``, or ``local``.
        workers: How many to start where it is local.
        remark: Told each sentence for the user.

    Raises:
        ClusterError: Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, address: str, workers: int, remark: Callable[[str], None]) -> None:
        self._dask = _dask()
        self._remark = remark
        self._lock = threading.Lock()  # guards the connection
        self._local = self._started(workers) if address == LOCAL else None
        self.address = self._local.scheduler_address if self._local else address
        self._lost_since: float | None = None
        self._threads, self._counted = 1, -math.inf
        try:
            self._client = self._connected()
        except (OSError, ValueError) as error:
            self.close()
            raise ClusterError(
                "The scheduler at {address} does not answer; see that it runs there, and write "
                "tcp://HOST:PORT.",
                address=address,
            ) from error
        if not self._client.nthreads():
            remark(f"{address} has no workers yet; waiting for the first.")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the scheduler, and end one that was started here."""
        self.close()

    def close(self) -> None:
        """Let go of the scheduler, and end one that was started here."""
        if hasattr(self, "_client"):
            self._client.close(timeout=_CONNECT_SECONDS)
        if self._local:
            self._local.close()

    def threads(self) -> int:
        """Return how many tasks the workers do at once, as was known some seconds ago."""
        now = time.monotonic()
        if now - self._counted >= _COUNT_SECONDS:
            self._counted = now
            with suppress(*_AWAY):
                self._threads = max(1, sum(self._client.nthreads().values()))
        return self._threads

    def ask(
        self, task: ClusterTask, elsewhere_than: Sequence[Future[list[bytes]]] = ()
    ) -> Future[list[bytes]]:
        """Ask for segments, and return the future that :meth:`answer` takes.

        Args:
            task: The segments.
            elsewhere_than: Futures of the same that do not come; another worker is asked.

        Raises:
            ClusterError: The scheduler has been away for too long.
            LostError: It is away.
        """
        client = self._connection()
        key = f"emolens-{secrets.token_hex(8)}"
        try:
            workers = self._others(client, elsewhere_than) if elsewhere_than else None
            return client.submit(read_segments, task, key=key, workers=workers, pure=False)
        except _AWAY as error:
            raise LostError from error

    def answer(self, future: Future[list[bytes]]) -> list[bytes] | None:
        """Return the segments that were asked for, None while they are not there.

        Raises:
            ClusterError, ModelError: As of :func:`~emolens.batch.cluster_task.read_segments`, or a
                worker fails otherwise.
            LostError: They must be asked for again.
        """
        if not future.done():
            return None
        try:
            segments: list[bytes] = future.result(timeout=_GATHER_SECONDS)
        except TimeoutError:  # its worker has died, and another one is at it
            return None
        except self._dask.scheduler.KilledWorker as error:
            raise KilledError from error
        except (CancelledError, OSError) as error:
            raise LostError from error
        except EmolensError:
            raise
        except Exception as error:
            raise ClusterError(
                "A worker of {address} fails ({reason}); install the same Emolens there.",
                address=self.address,
                reason=f"{type(error).__name__}: {error}",
            ) from error
        return segments

    def _others(self, client: Client, futures: Sequence[Future[list[bytes]]]) -> list[str] | None:
        """Return the workers that have none of these futures to do; None where there are none."""
        keys = {future.key for future in futures}
        busy = client.processing()
        others = [one for one in client.nthreads() if keys.isdisjoint(busy.get(one, ()))]
        return others or None

    def _connection(self) -> Client:
        """Return the client, connected anew where the scheduler was away."""
        with self._lock:
            if self._client.status == "running":
                return self._client
            now = time.monotonic()
            if self._lost_since is None:
                self._lost_since = now
                self._remark(f"The scheduler at {self.address} is away; waiting for it.")
            try:
                lost, self._client = self._client, self._connected()
                lost.close(timeout=_CONNECT_SECONDS)
            except (OSError, ValueError) as error:
                if now - self._lost_since < _PATIENCE_SECONDS:
                    raise LostError from error
                raise ClusterError(
                    "The scheduler at {address} has not come back; start it and give the "
                    "command again, which goes on where it was.",
                    address=self.address,
                ) from error
            self._lost_since = None
            return self._client

    def _connected(self) -> Client:
        if self._local is None:
            _knock(self.address)  # a client of Dask that cannot connect leaves a thread behind
        client: Client = self._dask.Client(
            self.address,
            timeout=_CONNECT_SECONDS,
            set_as_default=False,
            direct_to_workers=False,
            security=self._local.security if self._local else None,
        )
        return client

    def _started(self, workers: int) -> LocalCluster:
        """Start a cluster that only this process has the keys to: others use this machine, too."""
        try:
            cluster: LocalCluster = self._dask.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.ERROR,
                security=True,
            )
        except ImportError as error:  # it makes the keys with another package
            raise _not_installed() from error
        return cluster


def _knock(address: str) -> None:
    """Raise ``OSError`` or ``ValueError`` where nothing answers at an address."""
    parts = urlsplit(address)
    if parts.scheme not in _SCHEMES or not parts.hostname or not parts.port:
        raise ValueError(address)
    deadline = time.monotonic() + _CONNECT_SECONDS
    while True:
        try:
            socket.create_connection((parts.hostname, parts.port), _CONNECT_SECONDS).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_POLL)  # it may just be starting
        else:
            return


def _dask() -> ModuleType:
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise _not_installed() from error


def _not_installed() -> ClusterError:
    return ClusterError(
        "A cluster needs Dask and what it needs, which is not installed; install it with "
        "pip install 'emolens[cluster]'."
    )
