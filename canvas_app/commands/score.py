"""``score``: the scores of a project, for people or as JSON (room: command line)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from canvas_app.commands import DONE
from canvas_app.i18n import _, number
from canvas_app.i18n.plain import plain, quoted

if TYPE_CHECKING:
    from canvas_app.model.project import Journey, Project
    from canvas_app.model.scoring.values import Scope


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", metavar="FILE", help=_("a project"))
    parser.add_argument("--journey", metavar="ID", help=_("only this journey"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(options: argparse.Namespace) -> int:
    """Print all panels of the project in FILE."""
    from canvas_app.commands import results

    project = results.opened(options.file).project
    chosen = [results.journey(project, options.journey)] if options.journey else project.journeys
    if options.json:
        from canvas_app.model.scoring.sheet import score_sheet

        sheet = {**score_sheet(project, options.journey)}
        print(json.dumps(sheet | {"comparisons": sheet.get("comparisons", [])}))
    else:
        print("\n".join([plain(project.title, 200), *_summary(project, chosen)]))
    return DONE


def _summary(project: Project, journeys: tuple[Journey, ...] | list[Journey]) -> Iterator[str]:
    from canvas_app.i18n.terms import term
    from canvas_app.model.scoring.values import Scope, journey_personas

    for journey in journeys:
        scope = Scope(project, journey)
        yield ""
        yield f"{plain(journey.name, 120)} ({term('journey_state', journey.state)})"
        yield from (f"  {line}" for line in _journey_lines(scope))
        for persona in journey_personas(project, journey):
            yield f"  {plain(persona.name, 60)}: " + _persona_line(
                Scope(project, journey, persona.id)
            )


def _journey_lines(scope: Scope) -> Iterator[str]:
    from canvas_app.model.scoring import journey_score

    panel = journey_score.panel(scope)
    names = {touchpoint.id: touchpoint.name for touchpoint in scope.journey.touchpoints}
    yield _("{live} live touchpoints, {rated} of them rated").format(
        live=number(panel.live), rated=number(len(panel.shares))
    )
    yield _score_line(scope)
    if panel.weakest:
        yield _("Weakest link: {name} ({value} of 100)").format(
            name=quoted(names[panel.weakest.id], 60), value=number(panel.weakest.quality, 1)
        )
    if panel.drag and panel.drag.loss is not None:
        yield _("Biggest drag: {name} (costs {value} points)").format(
            name=quoted(names[panel.drag.id], 60), value=number(panel.drag.loss, 1)
        )


def _score_line(scope: Scope) -> str:
    from canvas_app.model.scoring import journey_score

    panel = journey_score.panel(scope)
    if panel.score is None or panel.chain_score is None:
        return _("Journey score: none, nothing is rated yet")
    return _("Journey score {score} of 100, chain score {chain}").format(
        score=number(panel.score, 1), chain=number(panel.chain_score, 1)
    )


def _persona_line(scope: Scope) -> str:
    from canvas_app.model.scoring import emotion_curve

    curve = emotion_curve.panel(scope)
    if curve.remembered is None:
        return _score_line(scope)
    remembered = _("remembered emotion {value}").format(
        value=number(curve.remembered, 2, sign=True)
    )
    return f"{_score_line(scope)}, {remembered}"
