"""The real program over AT-SPI, as a screen reader on Linux meets it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from canvas_app import paths
from canvas_app.layout.board import layout
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.panels.spoken import Speech

HERE = Path(__file__).parent
TOOLS = ("Xvfb", "xdotool", "dbus-run-session")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
SYSTEM_PYTHON = shutil.which("python3", path=os.defpath)
TIMES = 300
"""How often a card comes or goes; 1 600 were tried."""
SAMPLE = "samples/a_maschinenbau_b2b.json"


def _lacks_bindings() -> bool:
    if SYSTEM_PYTHON is None:
        return True
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return subprocess.run(asked, capture_output=True, check=False).returncode != 0


pytestmark = pytest.mark.skipif(
    bool(MISSING) or _lacks_bindings(),
    reason="needs Xvfb, xdotool, dbus, at-spi2-core, python3-pyatspi and gir1.2-atspi-2.0",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own, whose number the server chooses."""
    read, write = os.pipe()
    screen = ["-screen", "0", "1680x1020x24", "-nolisten", "tcp", "-noreset"]
    command = ["Xvfb", "-displayfd", str(write), *screen]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    own = {name: str(tmp_path / name) for name in names}
    (tmp_path / "XDG_RUNTIME_DIR").mkdir(mode=0o700)
    keep = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    wish = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    root = {"PYTHONPATH": str(paths.resource(".").parent)}
    return {**keep, **own, **wish, **root, "DISPLAY": display}


SESSION = """
"$@" &
program=$!
"$READER" $LISTEN
heard=$?
kill -0 $program || heard=70
kill $program
wait $program 2> /dev/null
exit $heard
"""
"""Runs a program and the reader in one session; 70 when the program died meanwhile."""


def heard(environment: dict[str, str], program: list[str], *arguments: str) -> Any:
    """Return what the reader hears of a program that runs beside it."""
    listen = " ".join([str(HERE / "reader.py"), *arguments])
    told = {**environment, "READER": SYSTEM_PYTHON or "", "LISTEN": listen}
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", sys.executable, *program]
    found = subprocess.run(command, env=told, capture_output=True, timeout=120, check=False)
    assert found.returncode == 0, found.stderr.decode()[-3_000:]
    return json.loads(found.stdout.splitlines()[-1])


def test_a_screen_reader_hears_every_card_and_follows_the_focus(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "a.tpcanvas"
    shutil.copy(paths.resource(SAMPLE), file)
    program = ["-m", "canvas_app", "open", str(file), "--language", "en"]
    keys = ("Right", "Right", "alt+Right", "Delete", "ctrl+z", "period")
    found = heard(environment, program, *keys)

    project = load(file).project
    view = JourneyView(project, project.journeys[0].id)
    speech = Speech(view, layout(view))
    nodes = [node for cards in speech.cards.values() for node in cards]
    assert [each["name"] for each in found["cards"]] == [speech.card(node) for node in nodes]
    assert [each["description"] for each in found["cards"]] == [speech.about(n) for n in nodes]
    assert all("focusable" in each["states"] for each in found["cards"])
    assert all(each["actions"] for each in found["cards"])
    assert all(min(each["area"][2:]) > 0 for each in found["cards"])

    events = found["events"]
    second = next(card.name for card in project.journeys[0].touchpoints if card.id == "t03")
    assert events["Right"][-1][0] == "state-changed"
    assert events["Right"][-1][1].startswith(second)
    said = [words for key in keys for kind, words in events[key] if kind == "announcement"]
    assert said == [
        "Moved to Wahrnehmung, Everyone, 2 of 4",
        f"Deleted {second}. Ctrl+Z brings it back.",
        "Undone: Deletion of a touchpoint",
        "Persona: Petra Lang",
    ]


def test_cards_come_and_go_while_a_reader_walks(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file, done = tmp_path / "a.tpcanvas", tmp_path / "done"
    shutil.copy(paths.resource(SAMPLE), file)
    program = [str(HERE / "restless.py"), str(file), str(done), str(TIMES)]
    found = heard(environment, program, "--until", str(done))
    assert done.exists()
    assert found["names"] > 50
