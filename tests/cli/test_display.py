"""Whether there is a screen is asked before Qt is loaded."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from canvas_app.commands.display import has_display


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":987"}, False),
        ({"DISPLAY": "unix:987.0"}, False),
        ({"DISPLAY": "somewhere:10.0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "minimal:x=1"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nix"}, False),
    ],
)
def test_a_display_is_there_or_not(environment: dict[str, str], expected: bool) -> None:
    assert has_display(environment, "linux") is expected


def test_windows_and_macs_have_one() -> None:
    assert has_display({}, "win32")
    assert has_display({}, "darwin")


def test_a_wayland_socket_is_a_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("wayland-7")
        environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert has_display(environment, "linux")


def test_an_x_server_that_answers_is_a_display() -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("\0/tmp/.X11-unix/X9871")
        listener.listen()
        assert has_display({"DISPLAY": ":9871.0"}, "linux")
