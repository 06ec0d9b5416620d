"""The screen as somebody before it sees it: what is shown, and a mouse to move and turn.

Speaks to the X server straight, so that what is measured is the whole way from the device
to the pixel, without a line of the program that is measured.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.measure import CannotMeasure

SIZE = (1920, 1080)
ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
Z_PIXMAP = 2
WAIT = 30.0

Area = tuple[int, int, int, int]


class _Image(ctypes.Structure):
    """The head of Xlib's XImage, as far as it is read."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    )


class Screen:
    """A connection to an X server."""

    def __init__(self, name: str) -> None:
        """Connect to a display (":7"). Raises CannotMeasure without the X libraries."""
        self._x, self._test = _library("X11"), _library("Xtst")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.POINTER(_Image)
        opened = self._x.XOpenDisplay(name.encode())
        if not opened:
            raise CannotMeasure(f"no X server answers at {name}")
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def pixels(self, area: Area) -> bytes:
        """Return what the screen shows in an area (x, y, width, height)."""
        x, y, width, height = area
        image = self._x.XGetImage(
            self._display, self._root, x, y, width, height, ALL_PLANES, Z_PIXMAP
        )
        found = image.contents
        data = ctypes.string_at(found.data, found.bytes_per_line * height)
        self._x.XDestroyImage(image)
        return data

    def move(self, x: int, y: int) -> None:
        """Move the mouse."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def turn(self, button: int) -> None:
        """Turn the wheel by a notch: 4 and 5 are up and down, 6 and 7 left and right."""
        for pressed in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, button, pressed, ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def until_same(self, area: Area, wanted: bytes) -> None:
        """Wait until an area shows this again."""
        start = time.perf_counter()
        while self.pixels(area) != wanted:
            if time.perf_counter() - start > WAIT:
                raise TimeoutError("a window stays on the screen")
            time.sleep(0.01)

    def until_changed(self, area: Area, before: bytes, wait: float = WAIT) -> float:
        """Return how many seconds pass until an area shows something else."""
        start = time.perf_counter()
        while time.perf_counter() - start < wait:
            if self.pixels(area) != before:
                return time.perf_counter() - start
        raise TimeoutError("nothing changed on the screen")


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name)
    if found is None:
        raise CannotMeasure(f"lib{name} is not installed")
    return ctypes.CDLL(found)


@contextmanager
def server() -> Iterator[str]:
    """Run an X server without a screen and give its display. Raises CannotMeasure without one."""
    program = shutil.which("Xvfb")
    if program is None:
        raise CannotMeasure("Xvfb is not installed")
    read, write = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    command = (
        program,
        "-displayfd",
        str(write),
        "-screen",
        "0",
        screen,
        "-nolisten",
        "tcp",
        "-noreset",
    )
    running = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise CannotMeasure("Xvfb did not start")
        yield f":{number}"
    finally:
        running.terminate()
        running.wait()
