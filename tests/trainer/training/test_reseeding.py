from pathlib import Path

import numpy as np

from tests.runs import TINY, tiny_dataset


def test_chance_depends_on_the_seed_and_the_epoch_alone(tmp_path: Path) -> None:
    import keras

    from trainer.training.batches import Batches
    from trainer.training.reseeding import Reseed

    crops = keras.Input((48, 48, 1))
    model = keras.Model(crops, keras.layers.RandomFlip()(keras.layers.Dropout(0.5)(crops)))
    batches = Batches(tiny_dataset(tmp_path).training, TINY.batches, seed=1)
    reseed = Reseed(5, batches)
    reseed.set_model(model)
    ones = np.ones((1, 48, 48, 1), np.float32)

    def drawn(epoch: int) -> tuple[np.ndarray, np.ndarray]:
        reseed.on_epoch_begin(epoch)
        return np.array(model(ones, training=True)), batches[0][0]

    first, second, again = drawn(0), drawn(1), drawn(0)
    for one, other, same in zip(first, second, again, strict=True):
        assert not np.array_equal(one, other)
        np.testing.assert_array_equal(one, same)
