"""``new``: a new project from a template (room: command line)."""

from __future__ import annotations

import argparse
import uuid
from datetime import UTC, datetime

from canvas_app import i18n, paths
from canvas_app.commands import DONE, WRONG_USE
from canvas_app.i18n import N_, _

TEMPLATES = {
    "blank": N_("empty stages"),
    "b2b": N_("business customers"),
    "b2c": N_("consumers"),
    "b2b2c": N_("business customers and their customers"),
    "public": N_("public services"),
    "service": N_("services"),
}
"""Names, as in ``model.templates``, and what they are for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("output", metavar="OUT", nargs="?", help=_("the new file"))
    parser.add_argument(
        "--template", metavar="NAME", choices=[*TEMPLATES], default="blank", help=_("a template")
    )
    parser.add_argument("--list", action="store_true", help=_("name the templates"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing OUT"))


def run(options: argparse.Namespace) -> int:
    """Write a new project to OUT, or name the templates."""
    from canvas_app.commands import results

    if options.list:
        width = max(map(len, TEMPLATES))
        print(*(f"{name:{width}}  {_(words)}" for name, words in TEMPLATES.items()), sep="\n")
        return DONE
    if options.output is None:
        results.say(_("The name of the new file is missing."))
        return WRONG_USE
    from canvas_app.model.catalogue import read_catalogue
    from canvas_app.model.templates import new_project

    catalogue = read_catalogue(paths.resource("catalogue/catalogue.json").read_bytes())
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    project = new_project(options.template, i18n.language(), catalogue, now, str(uuid.uuid4()))
    results.write_project(options.output, project, options.force)
    return DONE
