import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emolens.results.errors import ResultError
from emolens.results.formats import FORMATS
from emolens.results.reader import open_result, read_rows
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from tests.fakes import EXPRESSIONS
from tests.results import PRODUCTION, make_row, rows

READ = [make_row(0, 0.0), make_row(1, 0.5), Row("a.mp4", 2, 1.0), make_row(0, 0.0, 1, "b.mp4")]


def write(path: Path, written: list[Row]) -> Path:
    writer = ResultWriter([path], PRODUCTION)
    for row in written:
        writer.add([row])
    writer.close("complete")
    return path


@pytest.mark.parametrize("suffix", FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(written=st.lists(rows(), max_size=2))
def test_a_file_gives_back_what_went_in(suffix: str, tmp_path: Path, written: list[Row]) -> None:
    assert list(read_rows(write(tmp_path / f"a{suffix}", written))) == written


@pytest.mark.parametrize("suffix", FORMATS)
def test_tracks_have_their_history_by_source(suffix: str, tmp_path: Path) -> None:
    result = open_result(write(tmp_path / f"a{suffix}", READ))
    assert list(result.histories) == ["a.mp4", "b.mp4"]
    history = result.histories["a.mp4"]
    assert (history.tracks, history.begin, history.end) == ((1,), 0.0, 0.5)
    assert history.labels == EXPRESSIONS
    assert history.sampled(1, np.array([0.5]))[0, 3] == pytest.approx(0.801)
    assert not result.cut_short


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("time", [2e7, 1e15, 1e308, -1e308])
def test_a_time_that_no_film_reaches_is_refused(suffix: str, time: float, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", [make_row(0, 0.0), make_row(1, time)])
    with pytest.raises(ResultError, match=r"is damaged in line .* is no time"):
        open_result(path)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "name", ["=1+1.mp4", "-rf.mp4", "+1", "@x", "\t=1", "'=1", "''@", "'a.mp4", "\n=1", "\uff1d1"]
)
def test_no_name_is_run_as_a_formula(suffix: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", [make_row(source=name)])
    assert [row.source for row in read_rows(path)] == [name]
    if suffix == ".csv":
        cell = path.read_text("utf-8").splitlines()[1].lstrip('"')
        assert cell[0] not in "=+-@\t\r\n\uff1d"


@pytest.mark.parametrize("shares", ["{}", '{"happy": 1}', '{"happy": 0.5, "bored": 0.5}'])
@pytest.mark.parametrize("name", ["corrected", "smoothed"])
def test_shares_of_other_expressions_are_damage(name: str, shares: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [make_row(), make_row(1, 0.1)])
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    second[name] = json.loads(shares)
    path.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n")
    with pytest.raises(ResultError, match=r"is damaged in line 2"):
        open_result(path)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_line_without_end_is_read_no_further(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(3 * 10**9)
    with pytest.raises(ResultError, match="a line without end"):
        open_result(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_pipe_is_no_result(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    os.mkfifo(path)
    with pytest.raises(ResultError, match="it is no ordinary file"):
        open_result(path)


def test_pictures_have_no_history(tmp_path: Path) -> None:
    assert open_result(write(tmp_path / "a.csv", [make_row(track=None)])).histories == {}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_line_that_a_crash_cut_short_is_left_out(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", READ[:2])
    path.write_bytes(path.read_bytes()[:-9])
    assert list(read_rows(path)) == READ[:1]
    assert open_result(path).cut_short


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "harm",
    [
        b"nonsense\n",
        b'{"source": 1}\n',
        b"[]\n",
        b"\xff\n",
        b"\n",
        b"\r\0\n",
        b'"' + 200_000 * b"a" + b"\n",
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(suffix: str, harm: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", READ)
    path.write_bytes(path.read_bytes() + harm)
    with pytest.raises(ResultError, match=r"a\.\w+ is damaged in line \d+ \(.+\); restore it"):
        open_result(path)


@pytest.mark.parametrize("suffix", FORMATS)
@given(text=st.binary(min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_whatever_a_file_holds_it_is_opened_or_refused(
    suffix: str, text: bytes, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text + b"\n")
    with suppress(ResultError):
        open_result(path)


def test_what_is_no_result_is_told(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text("apples,pears\n1,2\n")
    with pytest.raises(ResultError, match=r"is not an Emolens results file .*“source” is missing"):
        open_result(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"a\.csv cannot be read \(No such file"):
        open_result(tmp_path / "a.csv")
