"""The house stays as it was built: rooms, their doors, and what belongs into which."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "canvas_app"

GROUND = {"hyphenation", "i18n", "paths", "text", "theme"}
"""Rooms that know none of the others; everybody may use them, the model alone does not."""
DOORS: dict[str, set[str]] = {
    **dict.fromkeys(GROUND, GROUND),
    "model": {"model"},
    "layout": {"layout", "model"} | GROUND,
    "gestures": {"gestures", "layout", "model"} | GROUND,
    "panels": {"panels", "layout", "model"} | GROUND,
    "export": {"export", "panels", "layout", "model"} | GROUND,
    "preferences": {"model"} | GROUND,
    "widgets": {"widgets", "gestures", "export", "panels", "layout", "model", "preferences"}
    | GROUND,
    "commands": {"commands", "widgets", "export", "layout", "model", "preferences"} | GROUND,
    "cli": {"commands"} | GROUND,
    "__main__": {"cli"},
    "__init__": set(),
}
"""Which rooms each room may import from."""

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
LIMITS = {"file": 400, "class": 280, "function": 50}
"""The most lines of each."""
MOST_METHODS = 30
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
BANNED = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the program, parsed, by its path below ``canvas_app``."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
        if "resources" not in path.relative_to(SOURCE).parts
    }


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full names a module imports, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    """Return the room of a module, as "model" for "model/files/load.py"."""
    return module.removesuffix(".py").split("/")[0]


def rooms_behind(tree: ast.AST) -> set[str]:
    """Return the rooms a module imports from."""
    names = [name.split(".") for name in imports(tree)]
    return {parts[1] for parts in names if parts[0] == "canvas_app" and len(parts) > 1}


def from_outside(tree: ast.AST) -> set[str]:
    """Return the packages of others a module imports from."""
    return {name.split(".")[0] for name in imports(tree)} - {"canvas_app"}


def test_every_room_is_on_the_map() -> None:
    assert {room(module) for module in modules()} <= set(DOORS)


@pytest.mark.parametrize("name", sorted(DOORS))
def test_dependencies_run_one_way(name: str) -> None:
    wrong = {
        module: sorted(rooms_behind(tree) - DOORS[name])
        for module, tree in modules().items()
        if room(module) == name and rooms_behind(tree) - DOORS[name]
    }
    assert wrong == {}


def test_only_widgets_import_qt() -> None:
    wrong = [
        module
        for module, tree in modules().items()
        if "PySide6" in from_outside(tree) and room(module) != "widgets"
    ]
    assert wrong == []


def test_only_the_command_open_imports_widgets() -> None:
    wrong = [
        module
        for module, tree in modules().items()
        if "widgets" in rooms_behind(tree) and room(module) != "widgets"
    ]
    assert wrong == ["commands/open.py"]


def test_the_model_knows_pydantic_and_the_standard_library_only() -> None:
    import sys

    allowed = {*sys.stdlib_module_names, "pydantic", "pydantic_core", "typing_extensions"}
    wrong = {
        module: sorted(from_outside(tree) - allowed)
        for module, tree in modules().items()
        if room(module) == "model" and from_outside(tree) - allowed
    }
    assert wrong == {}


def test_colours_are_named_in_the_theme_only() -> None:
    wrong = [
        f"{module}:{node.lineno} {node.value}"
        for module, tree in modules().items()
        if module != "theme.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and COLOUR.search(node.value)
    ]
    assert wrong == []


def test_places_are_known_to_paths_only() -> None:
    wrong = [
        module
        for module, tree in modules().items()
        if module != "paths.py" and "platformdirs" in from_outside(tree)
    ]
    assert wrong == []


def test_no_module_is_called_after_nothing() -> None:
    names = {part for module in modules() for part in module.removesuffix(".py").split("/")}
    assert names & BANNED == set()


def test_every_module_says_in_which_room_it_is() -> None:
    assert [module for module, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    graph = {module: _first_hand(module, tree) for module, tree in modules().items()}
    while leaves := {module for module, others in graph.items() if not others & set(graph)}:
        for leaf in leaves:
            del graph[leaf]
    assert sorted(graph) == []


def _first_hand(module: str, tree: ast.Module) -> set[str]:
    """Return the modules imported when this one is imported."""
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {path for name in imports(node) for path in _files(name)}
    return found - {module}


def _files(name: str) -> Iterator[str]:
    """Yield the modules that a name means: itself and the one it stands in."""
    parts = name.split(".")[1:] if name.startswith("canvas_app.") else []
    for end in (len(parts), len(parts) - 1):
        path = "/".join(parts[:end])
        if path and f"{path}.py" in modules():
            yield f"{path}.py"
            return


def test_nothing_grows_beyond_what_can_be_read_at_once() -> None:
    measured = [each for module, tree in modules().items() for each in _lengths(module, tree)]
    assert [(name, lines) for kind, name, lines in measured if lines > LIMITS[kind]] == []


def test_no_class_has_more_methods_than_one_can_remember() -> None:
    wrong = {
        f"{module} {each.name}": count
        for module, tree in modules().items()
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef)
        and (count := sum(isinstance(part, FUNCTIONS) for part in each.body)) > MOST_METHODS
    }
    assert wrong == {}


def _lengths(module: str, tree: ast.Module) -> Iterator[tuple[str, str, int]]:
    """Yield what a module is made of, itself first: its kind, name and lines."""
    yield "file", module, len((SOURCE / module).read_text("utf-8").splitlines())
    for each in ast.walk(tree):
        if isinstance(each, (ast.ClassDef, *FUNCTIONS)):
            kind = "class" if isinstance(each, ast.ClassDef) else "function"
            yield kind, f"{module} {each.name}", (each.end_lineno or 0) - each.lineno + 1
