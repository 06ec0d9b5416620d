"""``migrate``: open a file and write it anew in the present version (room: command line)."""

from __future__ import annotations

import argparse

from canvas_app.commands import DONE
from canvas_app.i18n import _


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", metavar="FILE", help=_("a project"))
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help=_("the new file"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing OUT"))


def run(options: argparse.Namespace) -> int:
    """Write the project in FILE to OUT; its content stays as it is."""
    from canvas_app.commands import results

    project = results.opened(options.file).project
    results.write_project(options.output, project, options.force)
    return DONE
