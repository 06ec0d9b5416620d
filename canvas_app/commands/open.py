"""``open``: the window (room: command line; the only command that imports Qt)."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from canvas_app.commands import NOT_WRITTEN, REFUSED, WRONG_USE
from canvas_app.i18n import _, ngettext
from canvas_app.i18n.plain import quoted

MAX_FILES = 20
URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("files", metavar="FILE", nargs="*", help=_("a project"))


def run(options: argparse.Namespace) -> int:
    """Open the window with the files; without any it shows the start page."""
    from canvas_app.commands import results
    from canvas_app.commands.display import has_display

    if len(options.files) > MAX_FILES:
        results.say(
            ngettext(
                "At most {n} file can be opened at once.",
                "At most {n} files can be opened at once.",
                MAX_FILES,
            )
        )
        return WRONG_USE
    refusals = [sentence for name in options.files if (sentence := refusal(name))]
    if refusals:
        results.say("\n".join(refusals[:5]))
        return REFUSED
    if not has_display(os.environ):
        results.say(_("There is no display to open a window on; try the commands in --help."))
        return NOT_WRITTEN
    from canvas_app.widgets.app import run as run_window

    files = list(dict.fromkeys(str(Path(name).absolute()) for name in options.files))
    return run_window(files, options.language)


def refusal(name: str) -> str | None:
    """Return why ``name`` is no file that a window could open, or None."""
    path = Path(name)
    if URL.match(name):
        return _("{file} is an address, not a file.").format(file=quoted(name, 60))
    try:
        if path.is_file():
            return None
        folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):
        folder = exists = False
    from canvas_app.i18n.errors import load_sentence

    kind = "not_a_file" if exists else "not_found"
    return load_sentence(kind, path.name or name, {"folder": folder})
