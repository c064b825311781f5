"""Which module may import which: data flows one way, and nothing looks back."""

import ast
import graphlib
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "gongshu_geo"

LAYERS = (
    ("errors", "version"),
    ("_files", "_memory", "_nearest", "_progress"),
    ("_csv",),
    ("_vector",),
    ("text", "_toml", "resources"),
    ("crs", "look"),
    ("status",),
    ("register", "identity"),
    ("database",),
    ("intake",),
    ("corridors",),
    ("location",),
    ("accuracy", "fence"),
    ("store",),
    ("layers",),
    ("maps", "exports", "importers", "strips"),
    ("review", "quality"),
    ("screenshot",),
    ("project",),
    ("build",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
"""Modules and packages, lowest first: each imports from lower layers only."""

STRANGERS = [
    *permutations(("maps", "exports", "importers", "strips"), 2),
    *(("fence", "store"), ("register", "location")),
    *permutations(("register", "identity"), 2),
]

RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules():
    """Every module of the package by its dotted name below ``gongshu_geo``."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts), path


@cache
def imports(path):
    """Modules of the package that a module imports, wherever in it; dotted below the package."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                found.add("." * node.level)
                continue
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if is_module(inner) else str(node.module))
    return {
        name.removeprefix("gongshu_geo").lstrip(".") or "__init__"
        for name in found
        if name.split(".")[0] == "gongshu_geo"
    }


def is_module(name):
    """Whether a dotted name is a module or package of ours."""
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def part(module):
    """The top-level module or package that a module belongs to."""
    return module.split(".")[0]


MODULES = dict(modules())
EDGES = sorted(
    (module, other)
    for module, path in MODULES.items()
    for other in imports(path)
    if part(other) != part(module)
)


def test_every_module_has_its_layer():
    assert {part(module) for module in MODULES} <= set(RANK)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_below_only(module):
    up = [
        other
        for source, other in EDGES
        if source == module and RANK[part(other)] >= RANK[part(module)]
    ]
    assert up == []


@pytest.mark.parametrize(("first", "second"), STRANGERS, ids=["-".join(pair) for pair in STRANGERS])
def test_some_packages_do_not_know_each_other(first, second):
    assert [edge for edge in EDGES if (part(edge[0]), part(edge[1])) == (first, second)] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))


PRIVATE_ABROAD = {("project", "location"), ("build", "exports"), ("review", "maps")}
"""The facade reads gis/ once for gazetteer and layers, so it makes the gazetteer from tables; a
build writes all of its files or none by the plan of the exports; the page of the review is drawn
with the map's own parts."""


def test_private_modules_are_used_in_their_own_package_only():
    abroad = {
        (part(module), part(other))
        for module, other in EDGES
        if any(name.startswith("_") and name != "__init__" for name in other.split(".")[1:])
    }
    assert abroad <= PRIVATE_ABROAD


def top_level(path):
    """Imports of a module that run when it is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lazy = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.Lambda)
        for node in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if id(node) in lazy:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gongshu_geo"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if is_module(inner) else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("gongshu_geo"))


def test_no_module_imports_itself_in_a_circle():
    graph = {}
    for module, path in MODULES.items():
        below = {
            name.removeprefix("gongshu_geo").lstrip(".") or "__init__" for name in top_level(path)
        }
        # A package's own modules are not told to import the package that gathers their names.
        graph[module] = {other for other in below if other in MODULES and other != module}
    order = list(graphlib.TopologicalSorter(graph).static_order())
    assert set(order) == set(MODULES)
