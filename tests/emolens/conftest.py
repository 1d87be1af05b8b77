"""A picture that many tests store in many ways."""

import numpy as np
import pytest
from PIL import Image as PillowImage


@pytest.fixture
def portrait(astronaut: np.ndarray) -> PillowImage.Image:
    """The astronaut in an oblong, so that a picture on its side is seen."""
    return PillowImage.fromarray(astronaut[:300, :, ::-1])
