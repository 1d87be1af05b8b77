"""Weights of a bundle's parts as a table, for docs/releasing.md.

python -m tools.release.weights dist/emolens
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

_PARTS = {
    "PySide6": "Qt and PySide6",
    "shiboken6": "Qt and PySide6",
    "cv2": "OpenCV",
    "opencv_python_headless": "OpenCV's other libraries",
    "av": "PyAV, with FFmpeg",
    "numpy": "NumPy, with OpenBLAS",
    "onnxruntime": "ONNX Runtime",
    "PIL": "Pillow",
    "pillow": "Pillow",
    "emolens": "models, weights of the detector, the program itself",
    "desktop": "models, weights of the detector, the program itself",
    "python3": "Python",
    "libpython3": "Python",
    "base_library": "Python",
    "licenses": "licence texts",
}
_REST = "libraries of the system (X11, GLib, fonts)"


def table_of_weights(bundle: Path) -> str:
    """Return a table in Markdown: each part and its megabytes (10^6 bytes), the largest first."""
    weights: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            weights[_part(path.relative_to(bundle))] += path.stat().st_size
    rows = [(name, f"{size / 1e6:.1f}") for name, size in weights.most_common()]
    rows.append(("all", f"{weights.total() / 1e6:.1f}"))
    return "| part | MB |\n| --- | ---: |\n" + "".join(f"| {n} | {mb} |\n" for n, mb in rows)


def _part(path: Path) -> str:
    top = path.parts[1] if path.parts[0] == "_internal" else path.parts[0]
    return _PARTS.get(top.partition(".")[0], _REST)


if __name__ == "__main__":
    print(table_of_weights(Path(sys.argv[1])), end="")
