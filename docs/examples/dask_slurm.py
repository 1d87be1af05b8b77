"""A Dask scheduler whose workers are Slurm jobs, until it is ended (Ctrl-C).

pip install "emolens[cluster]" dask-jobqueue
python docs/examples/dask_slurm.py
emolens analyze films --recursive --out-dir results --cluster ADDRESS    # in another terminal
"""

from __future__ import annotations

import signal

from dask_jobqueue import SLURMCluster


def cluster() -> SLURMCluster:
    """Return a scheduler; each job has four workers of one core."""
    return SLURMCluster(cores=4, processes=4, memory="4GB", walltime="12:00:00")


if __name__ == "__main__":
    with cluster() as started:
        started.adapt(minimum_jobs=1, maximum_jobs=40)
        print(started.scheduler_address, flush=True)
        signal.sigwait([signal.SIGINT, signal.SIGTERM])
