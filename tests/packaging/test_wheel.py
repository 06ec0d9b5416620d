"""What people install carries everything that a clone has."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from canvas_app.paths import resource

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(folder),
    ]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def _files(*folders: Path) -> set[str]:
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_a_clone_uses_its_own_resources() -> None:
    assert resource("icons") == ROOT / "resources" / "icons"


@pytest.mark.slow
def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = _files(ROOT / "canvas_app", ROOT / "resources")
    wanted = {name.replace("resources/", "canvas_app/resources/", 1) for name in files}
    wanted |= {f"canvas_app/resources/manual.{language}.md" for language in ("de", "en")}
    assert {name for name in names if ".dist-info/" not in name} == wanted


@pytest.mark.slow
def test_the_wheel_holds_every_licence(wheel: Path) -> None:
    names = [name.partition(".dist-info/licenses/") for name in zipfile.ZipFile(wheel).namelist()]
    assert sorted(name for _, found, name in names if found) == [
        "LICENSE",
        "resources/fonts/LICENSE-DejaVu.txt",
        "resources/fonts/LICENSE-Inter.txt",
        "resources/fonts/LICENSE-NotoEmoji.txt",
        "resources/icons/LICENSE.txt",
    ]


@pytest.mark.slow
def test_the_program_finds_its_resources_when_installed(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    look = "from canvas_app.paths import resource; print(resource('icons/icons.json').resolve())"
    found = subprocess.run(
        [sys.executable, "-c", look], cwd=tmp_path, capture_output=True, text=True
    )
    assert found.stdout.strip() == str(tmp_path / "canvas_app" / "resources/icons/icons.json")
