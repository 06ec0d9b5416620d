"""Is there a screen? Asked before Qt is loaded, for Qt aborts without one (room: command line)."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

LOCAL_DISPLAY = re.compile(r"^(?:unix)?:(\d+)(?:\.\d+)?$")
NEEDS_SCREEN = ("", "xcb", "wayland", "wayland-egl")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can be opened, as far as can be told without Qt."""
    if platform in ("win32", "darwin"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen not in NEEDS_SCREEN:
        return True
    return _has_wayland(environment) or _has_x11(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return (Path(environment.get("XDG_RUNTIME_DIR", "/")) / name).exists()


def _has_x11(display: str) -> bool:
    local = LOCAL_DISPLAY.match(display)
    if not local:
        return bool(display)
    address = f"/tmp/.X11-unix/X{local[1]}"
    return any(_answers(name) for name in (address, "\0" + address))


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(1)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
