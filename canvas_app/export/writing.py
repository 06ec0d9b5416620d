"""A journey made and put into its file, whole or not at all (room: export).

The command line and the window export in the same way; either may stop it at any time.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from canvas_app.export.formats import FORMATS, export
from canvas_app.export.progress import Cancelled
from canvas_app.layout.listening import Progress
from canvas_app.model.files import atomic
from canvas_app.model.files.errors import SaveError

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import Exported, Notice
    from canvas_app.layout.view import JourneyView

WRONG = ("no_name", "no_suffix", "itself")
"""Kinds of SaveError that blame the wish, not the disk."""


class Run:
    """An export under way: one thread makes the file, another watches and may stop it."""

    def __init__(self) -> None:
        self.so_far = (0, 0)
        """Pages (sheets, rows) done, and how many there are; 0 of 0 while nobody knows."""
        self._lock = Lock()
        self._stopped = self._too_late = False

    def stop(self) -> bool:
        """Stop it, unless it is too late; tell whether nothing will be written."""
        with self._lock:
            self._stopped = not self._too_late
            return self._stopped

    def progress(self, done: int, total: int) -> None:
        """Note how far it is. Raises Cancelled when it was stopped."""
        self.so_far = (done, total)
        if self._stopped:
            raise Cancelled

    def finish(self) -> None:
        """Pass the point of no return. Raises Cancelled when it was stopped before."""
        with self._lock:
            if self._stopped:
                raise Cancelled
            self._too_late = True


def write(view: JourneyView, target: Path, options: PdfOptions, run: Run) -> tuple[Notice, ...]:
    """Put a journey into a file, in the format of its suffix; return what should be said of it.

    Raises Cancelled, SaveError, TooManyPixelsError, and KeyError for an unknown journey.
    """
    exported = made(view, target, options, run.progress)
    run.progress(*run.so_far)
    atomic.write_whole(target, exported.data, run.finish)
    return exported.warnings


def made(
    view: JourneyView, target: Path, options: PdfOptions, progress: Progress | None = None
) -> Exported:
    """Return a journey in the format of a file's suffix; errors are those of ``write``."""
    try:
        return export(view, target.suffix, options, progress)
    except OSError as error:  # a workbook is gathered in temporary files
        raise SaveError(atomic.cause(error), code=atomic.code(error)) from None


def check(target: Path, *sources: Path) -> None:
    """Make sure, before it takes time, that a journey can be written there.

    ``sources`` are the files it comes from. Raises SaveError: no_suffix, with the ``known``
    ones; no_name, folder, itself; or what the disk has against it.
    """
    if target.name.lower() in FORMATS:
        raise SaveError("no_name")
    if os.path.isdir(target):  # noqa: PTH112  (pathlib's raises for long names)
        raise SaveError("folder")
    if target.suffix.lower() not in FORMATS:
        raise SaveError("no_suffix", known=", ".join(FORMATS))
    if any(same(target, source) for source in sources):
        raise SaveError("itself")
    atomic.check(target)


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by links, hard links or another spelling."""
    try:
        return os.path.realpath(one) == os.path.realpath(other) or one.samefile(other)
    except (OSError, ValueError):
        return False
