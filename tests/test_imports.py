"""Who may import whom: the walls between the rooms, read from the source and seen at run time."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models import write_model

ROOT = Path(__file__).parents[1]
TRAINING = {"keras", "tensorflow", "tf2onnx", "onnx", "onnx_ir", "matplotlib", "pydantic"}
WINDOW = {
    "PySide6",
    "shiboken6",
    *(
        f"desktop.{m}"
        for m in ("workers", "widgets", "features", "window", "app", "exception_hook", "screenshot")
    ),
}
FORBIDDEN = {
    "emolens": {"desktop", "trainer", "export", "benchmarks", "pandas", *TRAINING, *WINDOW},
    "desktop": {"trainer", "export", "benchmarks", *TRAINING},
    "desktop/settings": WINDOW,
    "desktop/workers": {"desktop.widgets", "desktop.features", "desktop.window"},
    "desktop/widgets": {"desktop.workers", "desktop.features", "desktop.window"},
    "desktop/features": {"desktop.window"},
    "trainer": {"desktop", "export", "benchmarks", "tensorflow", *WINDOW},
    "export": {"desktop", "benchmarks", *WINDOW},
    **{f"benchmarks/{room}": WINDOW for room in ("detection", "following", "memory", "speed")},
}
APP_PACKAGES = {
    "emolens",
    "desktop",
    "numpy",
    "cv2",
    "cv2_enumerate_cameras",
    "onnxruntime",
    "platformdirs",
    "PySide6",
}


def imported(source: str, package: str = "") -> Iterator[str]:
    """Yield every dotted name that the source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            outer = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*outer, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ("import_module", "__import__"):
                yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def within(name: str, forbidden: set[str]) -> bool:
    return any(name == wall or name.startswith(f"{wall}.") for wall in forbidden)


def imports_of(room: str) -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        package = ".".join(path.parent.relative_to(ROOT).parts)
        for name in imported(path.read_text("utf-8"), package):
            yield path.relative_to(ROOT), name


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_keeps_its_walls(room: str) -> None:
    names = list(imports_of(room))
    assert names
    assert [found for found in names if within(found[1], FORBIDDEN[room])] == []


def test_a_part_knows_no_other_part() -> None:
    strangers = [
        (path, name)
        for path, name in imports_of("desktop/features")
        if within(name, {"desktop.features"}) and not within(name, {"desktop.features.core"})
    ]
    assert strangers == []


def test_app_stands_on_its_few_packages() -> None:
    tops = {name.split(".")[0] for room in ("emolens", "desktop") for _, name in imports_of(room)}
    assert tops - set(sys.stdlib_module_names) <= APP_PACKAGES


@pytest.mark.parametrize(
    "violation",
    [
        "import tensorflow",
        "import tensorflow.keras as k",
        "from tensorflow import keras",
        "def f():\n    from tensorflow.python import eager",
        "import importlib\nimportlib.import_module('tensorflow')",
    ],
)
def test_violation_is_seen(violation: str) -> None:
    assert any(within(name, {"tensorflow"}) for name in imported(violation, "a.b"))


def test_relative_import_is_resolved() -> None:
    assert list(imported("from ..workers import latest_slot", "desktop.features")) == [
        "desktop.workers.latest_slot"
    ]


def test_like_named_package_is_no_violation() -> None:
    assert not any(within(name, {"onnx"}) for name in imported("import onnxruntime"))


def run_python(code: str, *args: object) -> list[str]:
    command = [sys.executable, "-c", code, *map(str, args)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def test_analyze_loads_neither_qt_nor_training(astronaut_png: Path, tmp_path: Path) -> None:
    code = """
import sys
from emolens.commands.main import main
assert main(["analyze", sys.argv[1], "--model", sys.argv[2]]) == 0
print(*{name.partition(".")[0] for name in sys.modules})
"""
    reading, modules = run_python(code, astronaut_png, write_model(tmp_path / "tiny.onnx"))
    assert '"box"' in reading
    assert "onnxruntime" in modules.split()
    assert {"PySide6", "shiboken6", "trainer", "export", *TRAINING}.isdisjoint(modules.split())


def test_onnxruntime_is_loaded_before_qt() -> None:
    """The other order breaks the loading of its libraries on Windows."""
    modules = run_python("import sys, desktop.app; print(*sys.modules)")[0].split()
    assert modules.index("onnxruntime") < modules.index("PySide6")
