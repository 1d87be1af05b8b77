"""Paths of the files shipped with the window, in a checkout, a wheel and a bundle, and its own."""

from pathlib import Path

from platformdirs import user_config_path

from emolens.resources import assets_of

APPLICATION_ID = "org.emolens.Emolens"
"""What desktops and installers know the program by."""


def icons_folder() -> Path:
    """Return where the icons lie, in SVG files."""
    return _assets("icons")


def icon_file() -> Path:
    """Return the path of the application's icon, a scalable SVG."""
    return icons_folder() / "emolens.svg"


def words_folder() -> Path:
    """Return where the words of each language lie, in a ``.qm`` file of its name."""
    return _assets("words")


def example_picture() -> Path:
    """Return the path of the picture to begin with: one smiling face."""
    return _assets("examples") / "astronaut.jpg"


def example_film() -> Path:
    """Return the path of the film to begin with: two faces that sway, for eight seconds."""
    return _assets("examples") / "astronaut.mp4"


def settings_file() -> Path:
    """Return where this user's settings are kept."""
    return user_config_path("Emolens", appauthor=False) / "settings.json"


def documentation() -> Path | None:
    """Return the first page of the documents; None where there are none.

    It is that of the site which a bundle carries, or which ``make docs`` built in a checkout, else
    the page as it is written there.
    """
    checkout = Path(__file__).resolve().parents[1]
    places = [_assets("site") / "index.html"]
    if (checkout / "pyproject.toml").is_file():  # else somebody else's files may lie there
        places += [checkout / "build" / "site" / "index.html", checkout / "docs" / "README.md"]
    return next((place for place in places if place.is_file()), None)


def licence_files() -> list[Path]:
    """Return the texts of our licence, of the notice and of the licences that it names."""
    above = Path(__file__).resolve().parents[1]
    # A checkout has ours at its top, a bundle among the others, a wheel beside its metadata.
    places = [above, above / "licenses", *above.glob("emolens-*.dist-info/licenses")]
    ours = (place / name for name in ("LICENSE", "NOTICE.md") for place in places)
    return [*(f for f in ours if f.is_file()), *sorted((above / "licenses").glob("*.txt"))]


def _assets(kind: str) -> Path:
    return assets_of(Path(__file__).resolve().parent, kind)
