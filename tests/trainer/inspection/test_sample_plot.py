from pathlib import Path

import numpy as np
import pytest

from tests.datasets import LABELS, write_dataset
from trainer.data.dataset import read_dataset
from trainer.inspection.sample_plot import draw_samples


@pytest.mark.parametrize("channels", [1, 3])
def test_shows_pictures_of_each_label_in_its_row(tmp_path: Path, channels: int) -> None:
    dataset = read_dataset(write_dataset(tmp_path / "faces", validation=3), channels=channels)
    figure = draw_samples(dataset)
    train, validation = figure.axes
    assert [text.get_text() for text in train.get_yticklabels()] == [
        f"{label}\n8" for label in LABELS
    ]
    assert train.get_title() == "faces: train, 24 pictures"
    shown = np.asarray(validation.images[0].get_array()).reshape(3 * 48, 8 * 48, channels)
    happy = dataset.validation.crops[dataset.validation.labels == 1]
    row = [shown[48:96, start : start + 48] for start in range(0, 8 * 48, 48)]
    for crop in happy:
        assert sum(np.array_equal(crop, part) for part in row) == 1
    assert sum((part == 255).all() for part in row) == 5
