"""The project's own source as data: its modules, what they import, and what they call things."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("emolens", "desktop", "trainer", "export", "benchmarks", "tools")


@dataclass(frozen=True, eq=False)
class Module:
    """A file of source.

    Attributes:
        path: Where it lies, from the repository's root.
        tree: Its syntax.
    """

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """As one imports it: ``emolens.tracking.motion``; a package by its own name."""
        return ".".join(self.path.with_suffix("").parts).removesuffix(".__init__")

    @property
    def package(self) -> str:
        """What its relative imports start from."""
        return ".".join(self.path.parent.parts)

    @cached_property
    def imports(self) -> list[str]:
        """Every dotted name that it imports, wherever in it."""
        return list(imported(ast.walk(self.tree), self.package))

    @cached_property
    def imports_when_loaded(self) -> list[str]:
        """The dotted names that are imported as soon as it is: not in functions, not for types."""
        return list(imported(_run_when_loaded(self.tree.body), self.package))


@cache
def modules_of(room: str) -> tuple[Module, ...]:
    """Return the modules below a folder of the repository."""
    return tuple(
        Module(path.relative_to(ROOT), ast.parse(path.read_text("utf-8")))
        for path in sorted((ROOT / room).rglob("*.py"))
    )


def imported(nodes: Iterable[ast.AST], package: str = "") -> Iterator[str]:
    """Yield every dotted name that the nodes themselves import."""
    for node in nodes:
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


def _run_when_loaded(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            yield from _run_when_loaded(node.orelse)
            continue
        yield node
        yield from _run_when_loaded(ast.iter_child_nodes(node))


def known_module(name: str, known: Mapping[str, Module]) -> str | None:
    """Return the module that a dotted name lies in or is; None where it is not one of ours."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def import_graph(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Return for each module those of the others that it imports, wherever in it."""
    known = {module.name: module for module in modules}
    return {
        name: {found for i in module.imports if (found := known_module(i, known))} - {name}
        for name, module in known.items()
    }


def folder_graph(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the same between folders: ``emolens.tracking`` imports ``emolens.model``.

    A module right in a package, such as ``emolens.pipeline``, stands for itself.
    """
    folders: dict[str, set[str]] = {}
    for name, others in graph.items():
        folder = ".".join(name.split(".")[:2])
        folders.setdefault(folder, set()).update(".".join(o.split(".")[:2]) for o in others)
    return {folder: others - {folder} for folder, others in folders.items()}


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected components of more than one node (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in order:
                visit(other)
                lowest[node] = min(lowest[node], lowest[other])
            elif other in stack:
                lowest[node] = min(lowest[node], order[other])
        if lowest[node] == order[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                found.append(component)

    for node in graph:
        if node not in order:
            visit(node)
    return found
