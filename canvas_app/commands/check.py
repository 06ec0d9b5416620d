"""``check``: can files be opened, and what is missing or odd in them (room: command line)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, FINDINGS, REFUSED
from canvas_app.i18n import _, ngettext
from canvas_app.i18n.plain import plain

if TYPE_CHECKING:
    from canvas_app.model.files.load import Opened

Report = dict[str, object]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("files", metavar="FILE", nargs="+", help=_("a project"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object per file"))


def run(options: argparse.Namespace) -> int:
    """Report on each file in its order; the worst of them makes the exit status."""
    status = DONE
    for name in options.files:
        report = report_on(name)
        print(json.dumps(report) if options.json else _in_words(report), flush=True)
        found = REFUSED if not report["opens"] else FINDINGS if report["findings"] else DONE
        status = max(status, found)
    return status


def report_on(name: str) -> Report:
    """Return what ``check --json`` prints about one file."""
    from canvas_app.commands import results
    from canvas_app.i18n.errors import load_sentence
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.files.load import load

    try:
        result = load(results.named(name))
    except LoadError as error:
        message = load_sentence(error.kind, Path(name).name, error.facts, error.problems)
        refused = {"kind": error.kind, "message": message}
        counts = {"touchpoints": 0, "personas": 0, "journeys": 0}
        return {"file": name, "opens": False, "error": refused, "findings": [], "counts": counts}
    project = result.project
    return {
        "file": name,
        "opens": True,
        "error": None,
        "findings": _findings(result),
        "counts": {
            "touchpoints": sum(len(journey.touchpoints) for journey in project.journeys),
            "personas": len(project.personas),
            "journeys": len(project.journeys),
        },
    }


def _findings(result: Opened) -> list[dict[str, str]]:
    from canvas_app.i18n.errors import repair_sentences
    from canvas_app.i18n.findings import finding_sentence
    from canvas_app.i18n.places import place_words
    from canvas_app.model.checks import findings

    found = [
        {"rule": f.rule, "where": f.where, "message": finding_sentence(f.rule, f.facts)}
        for f in findings(result.project)
    ]
    repaired = [
        {
            "rule": "repaired",
            "where": place_words(repair.place),
            "message": repair_sentences([repair]),
        }
        for repair in result.repairs
    ]
    return found + repaired


def _in_words(report: Report) -> str:
    name = plain(str(report["file"]), 200)
    error = report["error"]
    if isinstance(error, dict):
        return f"{name}: {error['message']}"
    found = report["findings"]
    assert isinstance(found, list)
    if not found:
        return name + ": " + _("opens, nothing missing")
    head = name + ": " + ngettext("opens, {n} finding", "opens, {n} findings", len(found))
    return "\n".join([head, *(f"  {finding['message']}" for finding in found)])
