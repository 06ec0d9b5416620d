"""The tool for people who have just cloned."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "packaging" / "dev.py"


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True)


def test_it_needs_nothing_but_the_standard_library() -> None:
    nodes = list(ast.walk(ast.parse(TOOL.read_bytes())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_understands_it_far_enough_to_be_refused() -> None:
    ast.parse(TOOL.read_bytes(), feature_version=(3, 8))


def test_a_project_that_is_not_there_is_named_before_anything_is_installed() -> None:
    done = _tool("run", "nowhere.tpcanvas")
    assert done.returncode == 1
    assert done.stderr == f"There is no file {Path('nowhere.tpcanvas').resolve()}.\n"


@pytest.mark.parametrize("arguments", [(), ("dance",), ("test", "--fast"), ("run", "a", "b")])
def test_wrong_use_is_told_in_plain_lines(arguments: tuple[str, ...]) -> None:
    done = _tool(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: dev.py")
    assert "Traceback" not in done.stderr


def test_what_a_machine_lacks_is_found_with_the_package_that_brings_it(dev: ModuleType) -> None:
    libraries = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    programs = {"sh": "dash", "no-such-program": "no-such-package"}
    lacks = dev.missing(libraries, programs)
    assert lacks.pop("libnowhere.so.9") == "libnowhere9"
    assert lacks.pop("no-such-program") == "no-such-package"
    assert not lacks


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_is_seen_in_the_environment(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv(variable, ":7")
    assert dev.has_display()


def test_the_continuous_integration_runs_the_second_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").rstrip().endswith('packaging/dev.py" test')
    assert "python3 packaging/dev.py test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_main_job_is_done_where_there_is_no_display(dev: ModuleType, tmp_path: Path) -> None:
    assert dev.without_window(dev.SAMPLE, tmp_path / "out") == 0
    scores = tmp_path / "out" / "a_maschinenbau_b2b.scores.json"
    paper = tmp_path / "out" / "a_maschinenbau_b2b.pdf"
    assert json.loads(scores.read_bytes())["project"] == "maschinenbau"
    assert paper.read_bytes().startswith(b"%PDF-")
