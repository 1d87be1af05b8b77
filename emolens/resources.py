"""Paths of what is shipped beside the code, and of what the library keeps for the user."""

from pathlib import Path

from platformdirs import user_config_path


def model_file() -> Path:
    """Return the path of the shipped model file, in float32."""
    return _models() / "emolens.onnx"


def int8_model_file() -> Path:
    """Return the path of the same model in int8."""
    return _models() / "emolens-int8.onnx"


def detection_folder() -> Path:
    """Return the folder in which a bundle carries a detector's weights; elsewhere there is none."""
    return _package() / "assets" / "detection"


def hardware_cache_file() -> Path:
    """Return where it is kept what was measured of the machine."""
    return user_config_path("Emolens", appauthor=False) / "machine.json"


def assets_of(package: Path, kind: str) -> Path:
    """Return a folder of assets: a wheel or bundle carries it in a package, a checkout beside it.

    Args:
        package: The package's folder.
        kind: The folder's name, as in ``assets`` and in pyproject.toml.
    """
    carried = package / "assets" / kind
    return carried if carried.is_dir() else package.parent / "assets" / kind


def _models() -> Path:
    return assets_of(_package(), "models")


def _package() -> Path:
    return Path(__file__).resolve().parent
