"""``compare``: two journeys, of one project or of two (room: command line)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, WRONG_USE
from canvas_app.commands.parser import Stop
from canvas_app.i18n import _, number
from canvas_app.i18n.plain import plain, quoted

if TYPE_CHECKING:
    from fractions import Fraction

    from canvas_app.model.project import Journey, Project
    from canvas_app.model.scoring.comparison import Comparison, Pair


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("a", metavar="A", help=_("a project; stages and settings are its own"))
    parser.add_argument("b", metavar="B", nargs="?", help=_("another project"))
    parser.add_argument(
        "--journeys", metavar="ID", nargs=2, help=_("these journeys instead of the first ones")
    )
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(options: argparse.Namespace) -> int:
    """Print what differs between two journeys."""
    from canvas_app.commands import results
    from canvas_app.model.scoring import comparison

    project = results.opened(options.a).project
    other = results.opened(options.b).project if options.b else project
    a, b = _chosen(project, other, options)
    found = comparison.panel(project, a, b)
    if options.json:
        print(json.dumps(comparison.as_json(found)))
    else:
        print("\n".join(_summary(found)))
    return DONE


def _chosen(
    project: Project, other: Project, options: argparse.Namespace
) -> tuple[Journey, Journey]:
    from canvas_app.commands import results

    if options.journeys:
        one, two = options.journeys
        first, second = results.journey(project, one), results.journey(other, two)
        if first is second:
            results.say(_("A journey is compared with another one, not with itself."))
            raise Stop(WRONG_USE)
        return first, second
    if options.b:
        return project.journeys[0], other.journeys[0]
    if len(project.journeys) < 2:
        results.say(_("There is only one journey; name a second project to compare it with."))
        raise Stop(WRONG_USE)
    return project.journeys[0], project.journeys[1]


def _summary(found: Comparison) -> Iterator[str]:
    yield f"{plain(found.a.name, 120)} → {plain(found.b.name, 120)}"
    if found.verdict:
        yield _verdict(found, found.verdict)
    yield _pair(_("Journey score"), found.score)
    yield _pair(_("Chain score"), found.chain_score)
    yield _pair(_("Remembered feeling"), found.remembered)
    yield _pair(_("Mean gap"), found.mean_gap)
    for words, readings in ((_("Added"), found.added), (_("Removed"), found.removed)):
        if readings:
            names = (quoted(reading.touchpoint.name, 60) for reading in readings)
            yield f"{words}: {', '.join(names)}"


def _verdict(found: Comparison, kind: str) -> str:
    from canvas_app.i18n.reasons import verdict

    facts = {
        "a": quoted(found.a.name, 60),
        "b": quoted(found.b.name, 60),
        "score": _shown(found.score.difference, 1, sign=True),
        "chain": _shown(found.chain_score.difference, 1, sign=True),
    }
    return verdict(kind, facts)


def _pair(name: str, pair: Pair) -> str:
    a, b = _shown(pair.a, pair.decimals), _shown(pair.b, pair.decimals)
    return f"{name}: {a} → {b} ({_shown(pair.difference, pair.decimals, sign=True)})"


def _shown(value: Fraction | None, decimals: int, *, sign: bool = False) -> str:
    return "–" if value is None else number(value, decimals, sign)
