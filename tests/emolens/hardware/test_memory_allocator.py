import subprocess
import sys

import pytest

FAULTS = """
import resource, sys
import numpy as np
from emolens.hardware.memory_allocator import keep_memory_between_steps

if sys.argv[1] == "keep":
    keep_memory_between_steps()

def step():
    np.ones(64 * 2**20, np.uint8)  # 64 MiB: 16,384 pages

step()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
step()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults_of_a_second_step(how: str) -> int:
    command = [sys.executable, "-c", FAULTS, how]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc only")
def test_a_second_step_finds_its_memory_where_it_was() -> None:
    kept = faults_of_a_second_step("keep")
    assert kept < faults_of_a_second_step("as it is") / 4
