"""Where the files shipped with the app lie, in a checkout, a wheel and a bundle."""

from pathlib import Path


def model_file() -> Path:
    """Return the path of the shipped model file."""
    return _assets() / "models" / "emolens.onnx"


def icon_file() -> Path:
    """Return the path of the application's icon, a scalable SVG."""
    return _assets() / "icons" / "emolens.svg"


def _assets() -> Path:
    """Return the folder that a wheel or bundle carries in the package, else the checkout's."""
    package = Path(__file__).resolve().parent
    carried = package / "assets"
    return carried if carried.is_dir() else package.parent / "assets"
