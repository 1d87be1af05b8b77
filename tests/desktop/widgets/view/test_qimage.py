import numpy as np

from desktop.widgets.view.qimage import translucent


def test_an_array_becomes_a_picture_of_its_own() -> None:
    pixels = np.zeros((3, 8, 4), np.uint8)
    pixels[1, 2] = (10, 20, 40, 255)
    image = translucent(pixels[:, 1:6])  # its rows do not lie one after the other
    pixels[:] = 0
    assert (image.width(), image.height()) == (5, 3)
    assert image.pixelColor(1, 1).getRgb() == (40, 20, 10, 255)
    assert image.pixelColor(0, 0).alpha() == 0
