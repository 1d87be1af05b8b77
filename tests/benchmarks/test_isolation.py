import os
from functools import partial

from benchmarks import isolation
from benchmarks.report import ReportRow


def measured(name: str) -> list[ReportRow]:
    return [(name, str(os.getpid())), (name, "again")]


def test_each_runs_in_a_process_of_its_own_and_rows_keep_their_order() -> None:
    rows = list(isolation.run([partial(measured, name) for name in "ab"], side_by_side=2))
    assert [name for name, _ in rows] == ["a", "a", "b", "b"]
    assert len({rows[0][1], rows[2][1], str(os.getpid())}) == 3
