import io
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.readings import Box, Face, FaceQuality, Reading
from emolens.results.errors import ResultError
from emolens.results.formats import FORMATS, CsvFormat, JsonLinesFormat, format_of, table_of
from emolens.results.rows import Row, row_of
from emolens.results.schema import FIELDS, columns
from tests.fakes import EXPRESSIONS, make_reading
from tests.results import NOON, make_row, rows

HAPPY = Row(
    "a.mp4",
    frame=3,
    time=0.12,
    wall_time=NOON,
    reading=Reading(
        frame=3,
        time=0.12,
        face=Face(
            Box(10, 20, 30, 40), track=1, quality=FaceQuality(-3.25, 12.5, 0.125, False, 0.75)
        ),
        expression="happy",
        uncertain=False,
        scores={"angry": 0.25, "happy": 0.75},
        smoothed={"angry": 0.125, "happy": 0.875},
    ),
    event="joke; noise",
)
NOBODY = Row("a.mp4", frame=7, time=0.28)


def lines_of(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


def test_a_line_of_json_has_this_format() -> None:
    assert JsonLinesFormat().text([HAPPY]) == (
        '{"source": "a.mp4", "frame": 3, "time": 0.12, '
        '"wall_time": "2025-06-01T12:00:00.250+02:00", "event": "joke; noise", "track": 1, '
        '"box": [10, 20, 30, 40], '
        '"roll": -3.2, "yaw": 12.5, "sharpness": 0.125, "cut_off": false, '
        '"face_probability": 0.75, '
        '"expression": "happy", "uncertain": false, "scores": {"angry": 0.25, "happy": 0.75}, '
        '"corrected": null, "smoothed": {"angry": 0.125, "happy": 0.875}}\n'
    )


def test_a_frame_without_a_face_has_the_same_keys() -> None:
    record = json.loads(JsonLinesFormat().text([NOBODY]))
    assert list(record) == [field.name for field in FIELDS]
    assert {name for name, value in record.items() if value is not None} == {
        *("source", "frame", "time")
    }


def test_csv_has_this_format() -> None:
    format_, expressions = CsvFormat(), ("angry", "happy")
    assert format_.header(expressions) + format_.text([HAPPY, NOBODY], expressions) == (
        "source,frame,time,wall_time,event,track,box_x,box_y,box_width,box_height,"
        "roll,yaw,sharpness,cut_off,face_probability,expression,uncertain,"
        "scores_angry,scores_happy,corrected_angry,corrected_happy,smoothed_angry,smoothed_happy"
        "\r\n"
        "a.mp4,3,0.12,2025-06-01T12:00:00.250+02:00,joke; noise,1,10,20,30,40,-3.2,12.5,"
        "0.125,false,0.75,happy,false,"
        "0.25,0.75,,,0.125,0.875\r\n"
        "a.mp4,7,0.28,,,,,,,,,,,,,,,,,,,,\r\n"
    )


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=30)
@given(st.lists(rows(), max_size=3))
def test_what_is_written_is_read_again(suffix: str, written: list[Row]) -> None:
    format_ = FORMATS[suffix]
    text = format_.header(EXPRESSIONS) + format_.text(written, EXPRESSIONS)
    again = [row_of(record) for record in format_.records(lines_of(text))]
    assert again == written
    assert qualities(again) == qualities(written)


def qualities(rows: Sequence[Row]) -> list[FaceQuality | None]:
    return [None if row.reading is None else row.reading.face.quality for row in rows]


@pytest.mark.parametrize("format_", FORMATS.values())
def test_what_is_no_number_is_refused(format_: JsonLinesFormat | CsvFormat) -> None:
    broken = Reading(0, 0.0, Face(Box(1, 1, 1, 1)), "happy", False, {"happy": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        format_.text([Row("a", 0, 0.0, None, broken)], ("happy",))


def test_pandas_reads_csv_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    format_, written = CsvFormat(), [make_row(0, 0.0), make_row(1, 0.5), Row("a.mp4", 2, 1.0)]
    path.write_text(format_.header(EXPRESSIONS) + format_.text(written, EXPRESSIONS), newline="")
    table = pd.read_csv(path)
    assert list(table.columns) == columns(EXPRESSIONS)
    assert table["scores_happy"].tolist()[:2] == [0.801, 0.801]
    assert table["track"].tolist()[:2] == [1, 1]
    assert table["expression"].isna().tolist() == [False, False, True]
    assert table["time"].tolist() == [0.0, 0.5, 1.0]


def test_what_pandas_saves_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    format_, written = CsvFormat(), [make_row(0, 0.0), Row("a.mp4", 1, 0.5)]
    path.write_text(format_.header(EXPRESSIONS) + format_.text(written, EXPRESSIONS), newline="")
    pd.read_csv(path).assign(note="mine").to_csv(path, index=False)
    assert [row_of(r) for r in format_.records(lines_of(path.read_text("utf-8")))] == written


def test_pandas_flattens_json_lines_to_the_same_columns() -> None:
    record = json.loads(JsonLinesFormat().text([make_row()]))
    flat = pd.json_normalize(record, sep="_").columns
    assert {c for c in columns(EXPRESSIONS) if c.startswith("scores_")} <= set(flat)


def test_lines_from_before_a_field_was_added_are_read() -> None:
    line = json.dumps({"source": "a", "frame": 0, "time": 0.5, "box": None})
    assert [row_of(record) for record in JsonLinesFormat().records([line])] == [Row("a", 0, 0.5)]


def test_a_table_from_before_columns_were_added_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    format_ = CsvFormat()
    path.write_text(format_.header(EXPRESSIONS) + format_.text([make_row()], EXPRESSIONS))
    added = [column for field in FIELDS if field.added for column in field.columns(())]
    pd.read_csv(path).drop(columns=added).to_csv(path, index=False)
    assert [row_of(one) for one in format_.records(lines_of(path.read_text()))] == [make_row()]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["nonsense\n"], "source"),
        ([], "source"),
        ([",".join(columns(EXPRESSIONS)) + "\n", "a,0\n"], "2 cells"),
        ([",".join(columns(("happy",)[:0])) + "\n"], "scores_"),
    ],
)
def test_what_is_no_csv_of_ours_is_refused(lines: Sequence[str], reason: str) -> None:
    with pytest.raises((KeyError, ValueError), match=reason):
        list(CsvFormat().records(lines))


def test_the_suffix_says_the_form() -> None:
    assert format_of(Path("A.CSV")) is FORMATS[".csv"]
    with pytest.raises(ResultError, match=r"a\.txt is no name for a result; end it with \.csv"):
        format_of(Path("a.txt"))


def test_a_table_can_be_pasted_whatever_the_source_is_called() -> None:
    text = table_of([make_row(source="a\tb\n.png"), Row("c", 1, 0.5)], EXPRESSIONS)
    table = pd.read_csv(io.StringIO(text), sep="\t")
    assert table["source"].tolist() == ["a b .png", "c"]
    assert list(table.columns) == [name for name in columns(EXPRESSIONS) if name in table]
    assert table.notna().any().all()
    assert "scores_happy" in table
    assert "corrected_happy" not in table


def test_columns_without_any_value_are_not_pasted() -> None:
    assert table_of([Row("c", 1, 0.5)], EXPRESSIONS) == "source\tframe\ttime\nc\t1\t0.5\n"


def test_a_frame_without_a_face_is_pasted_where_no_expression_is_known() -> None:
    assert table_of([Row("c", 1, 0.5)], ()) == "source\tframe\ttime\nc\t1\t0.5\n"


@pytest.mark.parametrize("name", ["=1", " =1", "\n=1", "\t@x", "\uff1d1"])
def test_no_name_that_is_pasted_is_run_as_a_formula(name: str) -> None:
    line = table_of([make_row(source=name)], EXPRESSIONS).splitlines()[1]
    assert line.startswith(f"'{name.strip()}\t")


def test_numbers_below_zero_are_pasted_as_such() -> None:
    reading = make_reading(Box(-4, 2, 20, 20), track=1)
    line = table_of([Row("a.mp4", 0, 0.0, None, reading)], EXPRESSIONS).splitlines()[1]
    assert "\t-4\t2\t20\t20\t" in line
