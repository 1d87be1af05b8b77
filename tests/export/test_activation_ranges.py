import dataclasses
import json
from pathlib import Path

import pytest

from export.activation_ranges import ActivationRanges, read_ranges, write_ranges
from export.errors import ExportError
from trainer.run import Card, FaceCard, Run


@pytest.fixture
def card(run: Run) -> Card:
    return run.read_card()


@pytest.fixture
def folder(tmp_path: Path) -> Run:
    return Run(tmp_path)


def ranges_of(card: Card) -> ActivationRanges:
    return ActivationRanges(
        keras_digest=card.keras_digest,
        data="ranges seen on 3 training crops of faces",
        ranges={"clip_4": (0.0, 6.0), "conv_3": (-1.25, 7.5)},
        metrics={"validation_accuracy": 0.75},
        reference_outputs=[[0.25, 0.75]],
    )


def refusal(run: Run, card: Card) -> str:
    with pytest.raises(ExportError) as caught:
        read_ranges(run, card)
    sentence = str(caught.value)
    assert sentence.endswith(": give --data with the dataset that the run was trained on.")
    assert "\n" not in sentence
    return sentence


def test_what_is_kept_comes_back(folder: Run, card: Card) -> None:
    write_ranges(folder, ranges_of(card))
    assert read_ranges(folder, card) == ranges_of(card)
    assert [path.name for path in folder.folder.iterdir()] == ["ranges.json"]


def test_nothing_kept_is_said(folder: Run, card: Card) -> None:
    assert "keeps no ranges for int8 (ranges.json is missing)" in refusal(folder, card)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        "null",
        '{"ranges": []}',
        '{"ranges": {"a": [1]}}',
        '{"ranges": {"a": 1}}',
        '{"ranges": {}, "more": 1}',
        "\x00",
    ],
)
def test_damage_is_said(folder: Run, card: Card, text: str) -> None:
    (folder.folder / "ranges.json").write_text(text)
    assert "ranges.json is damaged" in refusal(folder, card)


def test_ranges_of_another_model_are_refused(folder: Run, card: Card) -> None:
    write_ranges(folder, dataclasses.replace(ranges_of(card), keras_digest="sha256:00"))
    assert "belongs to another model" in refusal(folder, card)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, card: Card) -> None:
    (tmp_path / "file").touch()
    folder = Run(tmp_path / "file")
    with pytest.raises(ExportError, match="cannot be written"):
        write_ranges(folder, ranges_of(card))


def test_the_file_can_be_read_by_people(folder: Run, card: Card) -> None:
    write_ranges(folder, ranges_of(card))
    values = json.loads((folder.folder / "ranges.json").read_text())
    assert values["ranges"]["conv_3"] == [-1.25, 7.5]


def test_ranges_of_another_face_unit_are_refused(folder: Run, card: Card) -> None:
    write_ranges(folder, ranges_of(card))
    able = dataclasses.replace(card, face=FaceCard(0.5, "", "sha256:00"))
    assert "belongs to another model" in refusal(folder, able)
    write_ranges(folder, dataclasses.replace(ranges_of(card), face_digest="sha256:00"))
    assert read_ranges(folder, able).face_digest == "sha256:00"
