import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import icon_file, icons_folder
from desktop.widgets.style.colors import switched_off
from desktop.widgets.style.icons import Icon, tinted

pytestmark = pytest.mark.usefixtures("qapp")

INK = QColor("#c01020")


@pytest.fixture
def palette() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.ButtonText, INK)
    return palette


def painted(icon: QIcon, state: QIcon.State = QIcon.State.Off) -> QImage:
    return icon.pixmap(QSize(20, 20), QIcon.Mode.Normal, state).toImage()


def inked(image: QImage) -> list[QColor]:
    """The pixels that are quite covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in pixels if pixel.alpha() == 255]


def test_every_icon_has_a_file_and_every_file_an_icon() -> None:
    names = {file.stem.removesuffix("-on") for file in icons_folder().glob("*.svg")}
    assert names - {icon_file().stem} == set(Icon)
    assert all(QSvgRenderer(str(file)).isValid() for file in icons_folder().glob("*.svg"))


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_is_drawn_in_the_themes_color(icon: Icon, palette: QPalette) -> None:
    image = painted(tinted(icon, palette))
    assert {pixel.name() for pixel in inked(image)} <= {INK.name()}
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(20) for y in range(20))


@pytest.mark.parametrize("icon", [Icon.WEBCAM, Icon.RECORD])
def test_what_is_on_is_filled(icon: Icon, palette: QPalette) -> None:
    both = tinted(icon, palette)
    assert len(inked(painted(both, QIcon.State.On))) > 2 * len(inked(painted(both)))


def test_what_has_no_other_look_keeps_its_own(palette: QPalette) -> None:
    play = tinted(Icon.PLAY, palette)
    assert painted(play, QIcon.State.On) == painted(play)


def test_what_records_is_red_whatever_the_theme(palette: QPalette) -> None:
    image = painted(tinted(Icon.RECORD, palette), QIcon.State.On)
    assert image.pixelColor(10, 10) == QColor("#E0242B")


@pytest.mark.parametrize("icon", [Icon.NEXT, Icon.RECORD])
def test_what_cannot_be_chosen_is_paler(icon: Icon, palette: QPalette) -> None:
    off = tinted(icon, palette).pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()
    inks = {pixel.name() for pixel in inked(off)}
    assert inks <= {switched_off(palette, QPalette.ColorRole.ButtonText).name()}
