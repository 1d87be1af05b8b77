"""``emolens gather`` over what ``emolens analyze --out-dir`` wrote."""

import importlib
import json
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from emolens.commands.main import main
from emolens.readings import Image
from emolens.results.metadata import metadata_file
from tests.models import write_model
from tests.videos import write_video


@pytest.fixture
def tree(tmp_path: Path, astronaut: Image) -> Path:
    """Results of a film with a face, one without, and a picture."""
    films = tmp_path / "films"
    films.mkdir()
    small = np.asarray(astronaut[::2, ::2], np.uint8)
    write_video(films / "a.avi", 6 * [small])
    write_video(films / "b.avi", 3 * [np.zeros_like(small)])
    model = write_model(tmp_path / "model.onnx")
    command = ["analyze", str(films), "--out-dir", str(tmp_path / "tree"), "--model", str(model)]
    assert main(command) == 0
    return tmp_path / "tree"


def test_all_rows_are_gathered_with_their_types(tree: Path, tmp_path: Path) -> None:
    gathered = tmp_path / "all.parquet"
    assert main(["gather", str(tree), "-o", str(gathered)]) == 0
    table = pd.read_parquet(gathered)
    expected = pd.concat([pd.read_csv(tree / name) for name in ("a.avi.csv", "b.avi.csv")])
    assert list(table.columns) == list(expected.columns)
    assert len(table) == len(expected) == 9
    for name in table.columns:
        given, wanted = table[name].tolist(), expected[name].tolist()
        assert all(one == other or pd.isna(one) for one, other in zip(given, wanted, strict=True))
    assert table["frame"].dtype == np.int64
    assert table["expression"].notna().sum() > 0


def test_a_folder_parted_by_source_has_the_same_rows(tree: Path, tmp_path: Path) -> None:
    one, parted = tmp_path / "all.parquet", tmp_path / "parted"
    assert main(["gather", str(tree), "-o", str(one)]) == 0
    assert main(["gather", str(tree), "-o", str(parted), "--by-source"]) == 0
    assert len(list(parted.rglob("*.parquet"))) == 2
    expected = pd.read_parquet(one)
    found = pd.read_parquet(parted).astype({"source": object})
    pd.testing.assert_frame_equal(found[list(expected.columns)], expected, check_dtype=False)


def asked(query: str) -> list[tuple[str, int, float]]:
    answer = duckdb.sql(query)
    assert answer is not None
    return answer.fetchall()


def test_duckdb_reads_both(tree: Path, tmp_path: Path) -> None:
    one, parted = tmp_path / "all.parquet", tmp_path / "parted"
    assert main(["gather", str(tree), "-o", str(one)]) == 0
    assert main(["gather", str(tree), "-o", str(parted), "--by-source"]) == 0
    count = "SELECT source, count(*), avg(smoothed_happy) FROM {} GROUP BY source ORDER BY source"
    in_one = asked(count.format(f"'{one}'"))
    hive = f"read_parquet('{parted}/**/*.parquet', hive_partitioning = true)"
    assert asked(count.format(hive)) == in_one
    assert [rows for _, rows, _ in in_one] == [6, 3]
    assert in_one[0][0] == str(tmp_path / "films" / "a.avi")


def test_a_folder_that_is_there_is_left_alone(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "parted" / "mine.txt"
    kept.parent.mkdir()
    kept.touch()
    assert main(["gather", str(tree), "-o", str(kept.parent), "--by-source"]) == 2
    assert "is there already; name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.glob("parted/*")] == ["mine.txt"]
    assert not list(tmp_path.glob(".part-*"))


def test_tracks_are_summed_up_in_a_table_of_their_own(tree: Path, tmp_path: Path) -> None:
    tracks = tmp_path / "tracks.parquet"
    command = ["gather", str(tree), "-o", str(tmp_path / "all.parquet"), "--tracks", str(tracks)]
    assert main(command) == 0
    table = pd.read_parquet(tracks)
    said = json.loads(metadata_file(tree / "a.avi.csv").read_text("utf-8"))["tracks"]
    assert table["track"].tolist() == [track["track"] for track in said]
    assert table["frames"].tolist() == [track["frames"] for track in said]
    assert table["mean_happy"].tolist() == [track["mean_scores"]["happy"] for track in said]
    assert table["time_happy"].tolist() == [track["share_of_time"]["happy"] for track in said]


def test_what_is_not_complete_is_told_and_left_out(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = metadata_file(tree / "a.avi.csv")
    about.write_text(about.read_text("utf-8").replace('"complete"', '"running"'), "utf-8")
    gathered = tmp_path / "all.parquet"
    assert main(["gather", str(tree), "-o", str(gathered)]) == 2
    assert "a.avi.csv is not complete" in capsys.readouterr().err
    assert len(pd.read_parquet(gathered)) == 3


DAMAGED = "is damaged; analyze its source again."
OTHERS = "has other expressions"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"results": []}, "is not complete, and was left out"),
        ({"results": [""]}, "is not complete, and was left out"),
        ({"results": {"0": "a.avi.csv"}}, "is not complete, and was left out"),
        ({"results": [7]}, "is not complete, and was left out"),
        ({"model": "x"}, OTHERS),
        ({"model": {"expressions": [1, 2.5]}}, OTHERS),
        ({"model": {"expressions": {"happy": 1}}}, OTHERS),
        ({"model": {"expressions": ["happy", "happy"]}}, OTHERS),
        ({"tracks": "x"}, DAMAGED),
        ({"tracks": ["x", 1]}, DAMAGED),
        ({"tracks": [{"track": "one"}]}, DAMAGED),
        ({"tracks": [{"track": 10**30}]}, DAMAGED),
        ({"tracks": [{"mean_scores": ["x"]}]}, DAMAGED),
        ({"tracks": [{"share_of_time": {"happy": "x"}}]}, DAMAGED),
    ],
)
def test_metadata_of_other_kinds_are_told(
    tree: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    told: str,
) -> None:
    about = metadata_file(tree / "a.avi.csv")
    about.write_text(json.dumps(json.loads(about.read_text("utf-8")) | change), "utf-8")
    gathered, tracks = tmp_path / "all.parquet", tmp_path / "tracks.parquet"
    capsys.readouterr()
    command = ["gather", str(tree), "-o", str(gathered), "--tracks", str(tracks)]
    assert main(command) == 2
    assert told in capsys.readouterr().err


def test_results_of_other_expressions_are_refused(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for end in (".csv", ".about.json"):
        other = tree / f"c.avi{end}"
        text = (tree / f"a.avi{end}").read_text("utf-8")
        other.write_text(text.replace("_happy", "_glad").replace("a.avi", "c.avi"))
    gathered = tmp_path / "all.parquet"
    assert main(["gather", str(tree), "-o", str(gathered)]) == 2
    assert "has other expressions" in capsys.readouterr().err
    assert not gathered.exists()


def test_an_empty_folder_has_nothing_to_gather(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gather", str(tmp_path), "-o", str(tmp_path / "all.parquet")]) == 2
    assert "holds no complete results" in capsys.readouterr().err


def test_without_pyarrow_it_says_what_to_install(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert main(["gather", str(tree), "-o", str(tmp_path / "all.parquet")]) == 2
    assert "pip install 'emolens[parquet]'" in capsys.readouterr().err
