"""A small screen reader over AT-SPI, for the system's Python: what it hears goes to stdout as JSON.

Called with nothing it walks the canvas once and then hears what each key does that it is given;
called with ``--until FILE`` it makes ``FILE.awaited`` and walks until there is ``FILE``.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

PATIENCE = 30.0
KEY_MS = 350
EVENTS = ("object:state-changed:focused", "object:announcement")


def main() -> None:
    """Find the program and listen to it."""
    if sys.argv[1:2] == ["--until"]:
        print(json.dumps(walk_until(sys.argv[2])))
    else:
        board = wait_for_canvas()
        print(json.dumps({"cards": cards(board), "events": listen(sys.argv[1:])}))


def program() -> Any:
    """Return the program on the desktop, None as long as there is none."""
    for each in pyatspi.Registry.getDesktop(0):
        if each is not None and "touchpoint" in each.name.lower():
            return each
    return None


def wait_for_canvas() -> Any:
    """Return the canvas, as soon as it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for each in walk(program()):
            if each.name.startswith("Journey canvas: "):
                return each
        time.sleep(0.3)
    raise SystemExit("no canvas")


def walk(thing: Any) -> Iterator[Any]:
    """Yield a thing and all in it, without menus; what goes away meanwhile is left out."""
    try:
        if thing is None or thing.getRole() == pyatspi.ROLE_MENU_BAR:
            return
        children = [thing.getChildAtIndex(at) for at in range(thing.childCount)]
    except GLib.GError:
        return
    yield thing
    for child in children:
        yield from walk(child)


def cards(board: Any) -> list[dict[str, object]]:
    """Return name, description, states and place of every card."""
    found = []
    for each in walk(board):
        if each.getRole() == pyatspi.ROLE_LIST_ITEM:
            area = each.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            states = [state.value_nick for state in each.getState().getStates()]
            actions = [each.queryAction().getName(at) for at in range(each.queryAction().nActions)]
            found.append(
                {
                    "name": each.name,
                    "description": each.description,
                    "states": states,
                    "actions": actions,
                    "area": [area.x, area.y, area.width, area.height],
                }
            )
    return found


def listen(keys: list[str]) -> dict[str, list[list[str]]]:
    """Press the keys one after the other; return what is heard after each."""
    heard: dict[str, list[list[str]]] = {}
    waiting = list(keys)
    now = [""]

    def hear(event: Any) -> None:
        words = str(event.any_data) if event.type.endswith("announcement") else event.source.name
        if event.type.endswith("announcement") or event.detail1:
            heard.setdefault(now[0], []).append([event.type.split(":")[1], words])

    def press() -> bool:
        if not waiting:
            GLib.timeout_add(KEY_MS, pyatspi.Registry.stop)
            return False
        now[0] = waiting.pop(0)
        subprocess.run(["xdotool", "key", now[0]], check=True)
        return True

    for kind in EVENTS:
        pyatspi.Registry.registerEventListener(hear, kind)
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Touchpoint Canvas"]
    windows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["xdotool", "windowfocus", "--sync", windows[0]], check=True)
    GLib.timeout_add(KEY_MS, press)
    pyatspi.Registry.start()
    return heard


def walk_until(file: str) -> dict[str, int]:
    """Walk the canvas again and again until the file is there; return how much was heard."""
    walks = names = 0
    board = wait_for_canvas()
    Path(f"{file}.awaited").touch()
    end = time.monotonic() + 2 * PATIENCE
    while not Path(file).exists() and time.monotonic() < end:
        for each in walk(board):
            try:
                names += bool(each.name)
            except GLib.GError:
                continue
        walks += 1
    return {"walks": walks, "names": names}


if __name__ == "__main__":
    main()
