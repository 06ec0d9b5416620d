"""Scores as lines, tiles and sentences for a person (room: widgets, without Qt)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from canvas_app.i18n import _, number
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring import emotion_curve, journey_score
from canvas_app.model.scoring.emotion_curve import EmotionCurve
from canvas_app.model.scoring.journey_score import JourneyScore, Share
from canvas_app.model.scoring.values import Scope, journey_personas, value
from canvas_app.theme import persona_role
from canvas_app.widgets import plain
from canvas_app.widgets.panels.score_rows import Feelings, Line, Number

NONE = "–"


def scope_of(view: JourneyView) -> Scope:
    """Return what the scores look at when this is shown."""
    return Scope(view.project, view.journey, view.lens, view.view)


def seen_with(view: JourneyView) -> str:
    """Return whose eyes and whose ratings the numbers come from, and of which journey."""
    names = {persona.id: persona.name for persona in view.project.personas}
    who = names.get(view.lens or "", _("All personas"))
    parts = (view.journey.name, who, heading("view", view.view))
    return " · ".join(plain.one_line(part) for part in parts)


def headline(scope: Scope, score: JourneyScore) -> str:
    """Return the one sentence the panel is about."""
    weakest = score.weakest
    if weakest is None:
        return _("No important touchpoint is rated yet; the score is the mean of the others.")
    words = _("“{name}” holds the journey back: quality {quality} of 100, importance {importance}.")
    unrated = _("“{name}” holds the journey back: quality {quality} of 100.")
    importance = value(scope, weakest.reading.touchpoint, "importance")
    return (unrated if importance is None else words).format(
        name=name_of(weakest), quality=number(weakest.quality, 1), importance=_whole(importance)
    )


def tiles(score: JourneyScore) -> tuple[Number, Number, Number]:
    """Return the three numbers: journey, weakest link, chain."""
    weakest = score.weakest
    journey = Number(
        _("Journey score"),
        _number(score.score),
        " / 100",
        _("{n} of {m} rated").format(n=len(score.shares), m=score.live),
        why=_("The mean quality of the rated touchpoints, weighted with their importance."),
    )
    chain = Number(
        _("Chain score"),
        _number(score.chain_score),
        " / 100",
        why=_(
            "The mean of the journey score and its weakest link: all efforts depend on the "
            "weakest moment."
        ),
    )
    link = Number(_("Weakest link"), NONE)
    if weakest:
        why = _("The lowest quality among the touchpoints that matter: importance 4 or more.")
        link = replace(
            link,
            value=number(weakest.quality, 1),
            below=name_of(weakest),
            role="warn",
            why=f"{name_of(weakest)}. {why}",
            ids=(weakest.id,),
        )
    return journey, link, chain


def drag_lines(score: JourneyScore) -> list[Line]:
    """Return what costs the journey most."""
    if score.drag is None or score.drag.loss is None:
        return []
    why = _("Points that this touchpoint costs the journey, by its weight and what it lacks.")
    lost = number(-score.drag.loss, 1)
    return [
        Line(name_of(score.drag), lost, caption=_("Biggest drag"), why=why, ids=(score.drag.id,))
    ]


def stage_lines(view: JourneyView, score: JourneyScore) -> list[Line]:
    """Return a bar for each phase, and below it one for each of its stages."""
    lines = []
    for phase in view.project.phases:
        role = f"phase.{phase.id}.band"
        stages = [stage for stage in view.project.stages if stage.phase == phase.id]
        ids = {stage.id for stage in stages}
        mean = score.by_phase.get(phase.id)
        lines.append(_bar(phase.name, mean, role, _worst(score, ids), strong=True))
        for stage in stages:
            found = score.by_stage.get(stage.id)
            line = _bar(stage.name, found, role, _worst(score, {stage.id}))
            lines.append(replace(line, indent=12))
    return lines


def persona_lines(view: JourneyView) -> list[Line]:
    """Return a bar for each persona of the journey."""
    lines = []
    for persona in journey_personas(view.project, view.journey):
        score = journey_score.panel(replace(scope_of(view), persona_id=persona.id))
        ids = (score.weakest.id,) if score.weakest else ()
        lines.append(_bar(persona.name, score.score, _role(view, persona, "line"), ids))
    return lines


def feelings_of(view: JourneyView, persona: Persona, curve: EmotionCurve) -> Feelings:
    """Return the curve of one persona."""
    marked = [i for i, p in enumerate(curve.points) if p in (curve.peak, curve.end)]
    points = tuple(float(point.value) for point in curve.points)
    said = ", ".join(
        f"{p.reading.touchpoint.name} {number(p.value, 1, True)}" for p in curve.points
    )
    return Feelings(points, _role(view, persona, "line"), said, tuple(marked))


def emotion_of(view: JourneyView, persona: Persona) -> EmotionCurve:
    """Return how the journey feels to one persona."""
    return emotion_curve.panel(replace(scope_of(view), persona_id=persona.id))


def remembered(curve: EmotionCurve) -> str:
    """Return what stays in mind, in words."""
    if curve.remembered is None or curve.feeling is None:
        return _("not rated")
    words = _("remembered {value}, {feeling}").format(
        value=number(curve.remembered, 2, True), feeling=term("feeling", curve.feeling)
    )
    return f"{words} ({_('few points')})" if curve.few_points else words


def emotion_lines(curve: EmotionCurve) -> list[Line]:
    """Return peak, end and largest drop of a curve."""
    lines = []
    for caption, point in ((_("Peak"), curve.peak), (_("End"), curve.end)):
        if point:
            name = plain.one_line(point.reading.touchpoint.name)
            shown = _whole(point.value, sign=True)
            lines.append(Line(name, shown, caption=caption, ids=(point.id,)))
    if curve.drop:
        names = (curve.drop.start.reading.touchpoint.name, curve.drop.end.reading.touchpoint.name)
        start, end = (plain.one_line(name) for name in names)
        ids = (curve.drop.start.id, curve.drop.end.id)
        size = _whole(-curve.drop.size)
        lines.append(Line(start, size, caption=_("Largest drop"), below=f"→ {end}", ids=ids))
    return lines


def name_of(share: Share) -> str:
    """Return the name of a rated touchpoint."""
    return plain.one_line(share.reading.touchpoint.name)


def _worst(score: JourneyScore, stages: set[str]) -> tuple[str, ...]:
    there = [s for s in score.shares if s.reading.touchpoint.stage_id in stages]
    worst = min(there, key=lambda share: share.scaled_quality, default=None)
    return (worst.id,) if worst else ()


def _bar(
    name: str, mean: Fraction | None, role: str, ids: tuple[str, ...], *, strong: bool = False
) -> Line:
    share = None if mean is None else float(mean) / 100
    return Line(plain.one_line(name), _number(mean), share or 0.0, role, strong=strong, ids=ids)


def _role(view: JourneyView, persona: Persona, part: str) -> str:
    return persona_role(view.project.personas.index(persona), part)


def _number(exact: Fraction | None) -> str:
    return NONE if exact is None else number(exact, 1)


def _whole(exact: Fraction | None, *, sign: bool = False) -> str:
    return "" if exact is None else number(exact, 0 if exact.denominator == 1 else 1, sign)
