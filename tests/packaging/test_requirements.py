"""What is pinned in packaging/ can be installed safely by everybody."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ["requirements.txt", "requirements-dev.txt"]


def _entries(name: str) -> list[str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def _pins(name: str) -> dict[str, str]:
    return dict(entry.split()[0].split("==") for entry in _entries(name))


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_has_one_version_and_hashes(name: str) -> None:
    entries = _entries(name)
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[0-9.]+ ", entry), entry
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", FILES)
def test_requirements_name_no_registry(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("name", FILES)
def test_the_release_of_pyside_that_aborts_is_not_pinned(name: str) -> None:
    pins = _pins(name)
    for part in ("pyside6-essentials", "shiboken6"):
        assert (6, 10) <= tuple(map(int, pins[part].split(".")))[:2] < (6, 12)


def test_tests_run_with_the_versions_that_people_get() -> None:
    assert _pins("requirements.txt").items() <= _pins("requirements-dev.txt").items()


def test_every_declared_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    names = {re.split(r"[<>=]", line)[0] for line in declared}
    assert names <= set(_pins("requirements.txt"))
