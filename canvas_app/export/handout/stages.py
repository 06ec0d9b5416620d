"""A stage of the hand-out: its cards in words (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from canvas_app.i18n import _, ngettext, number, percent
from canvas_app.i18n.terms import field, heading, term
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark
from canvas_app.layout.listening import going_on
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Note, Project, Rating, Source, Stage, Touchpoint
from canvas_app.model.scoring.values import RATING_FIELDS, VIEWS_IN_TURN, touchpoints
from canvas_app.panels.numbers import written
from canvas_app.panels.words import clean, day_words, scope_of
from canvas_app.text import width

BETWEEN = "  ·  "
WIDEST, LEAST_AIR = 0.24, 9.0
"""How wide the margin may be as a part of a column, and the air right of it in points."""
NAME = setting.Style(10, "semibold", above=4)
SIGNED = ("cognitive", "emotional")


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a project are called, and the notes of each card."""

    personas: dict[str, str]
    channels: dict[str, str]
    owners: dict[str, str]
    sources: dict[str, Source]
    goals: dict[str, str]
    notes: dict[str | None, list[Note]]
    margin: float = 0.0
    """The width of the names beside ratings and notes, points."""


def anchor(touchpoint_id: str) -> str:
    """Return the name by which other pages lead to a card."""
    return f"card {touchpoint_id}"


def names(project: Project, room: float = 0.0) -> Names:
    """Return the names of everything that cards refer to; ``room`` is the width of a column."""
    notes: dict[str | None, list[Note]] = {}
    for note in project.notes:
        notes.setdefault(note.touchpoint_id, []).append(note)
    return Names(
        {persona.id: persona.name for persona in project.personas},
        {channel.id: channel.name for channel in project.channels},
        {owner.id: owner.name for owner in project.departments},
        {source.id: source for source in project.sources},
        {goal.id: goal.label or heading("goal", goal.kind) for goal in project.goals},
        notes,
        min(room * WIDEST, max(map(_wide, _margins(project))) + LEAST_AIR),
    )


def _margins(project: Project) -> Iterator[str]:
    """Yield what stands in the margin beside ratings and notes."""
    people = [persona.name for persona in project.personas]
    yield from (
        _who(who, view) for who in (*people, _("Everyone")) for view in VIEWS_IN_TURN["best"]
    )
    yield from (heading("note", note.kind) for note in project.notes)
    yield field("message")


def _wide(words: str) -> float:
    return width(words, setting.NOTE.font)


def _who(name: str, view: str) -> str:
    return f"{name}, {term('view', view)}"


def numbers(view: JourneyView) -> dict[str, int]:
    """Return the numbers of the touchpoints of a journey, those of its table."""
    return {card.id: at for at, card in enumerate(touchpoints(scope_of(view)), 1)}


def chapters(view: JourneyView, room: float) -> Iterator[Chapter]:
    """Yield a chapter for each stage; ``room`` is the width of a column in points."""
    known = names(view.project, room)
    phases = {phase.id: phase.name for phase in view.project.phases}
    by_stage: dict[str, list[tuple[int, Touchpoint]]] = {}
    for at, card in enumerate(touchpoints(scope_of(view)), 1):
        by_stage.setdefault(card.stage_id, []).append((at, card))
    before = ""
    for stage in view.project.stages:
        cards = by_stage.get(stage.id, [])
        marks = [Mark(clean(stage.name), 1)]
        if stage.phase != before:
            marks.insert(0, Mark(clean(phases[stage.phase]), 0))
        before = stage.phase
        yield _chapter(view, stage, phases[stage.phase], cards, known, room, marks)


def _chapter(
    view: JourneyView,
    stage: Stage,
    phase: str,
    cards: Sequence[tuple[int, Touchpoint]],
    known: Names,
    room: float,
    marks: Sequence[Mark],
) -> Chapter:
    count = ngettext("{n} touchpoint", "{n} touchpoints", len(cards))
    words = BETWEEN.join((phase, count)) if cards else phase
    head = (
        setting.heading(stage.name, setting.CHAPTER, room, marks),
        setting.paragraph(words, setting.SMALL, room, keep=True),
    )
    if not cards:
        empty = setting.paragraph(_("No touchpoint stands in this stage."), setting.BODY, room)
        return Chapter((Group((*head, empty)),), "fit")
    groups = [Group(tuple(_card(view, at, card, known, room))) for at, card in going_on(cards)]
    first = Group((*head, *groups[0].blocks))
    return Chapter((first, *groups[1:]), again=setting.again(stage.name, room))


def _card(
    view: JourneyView, at: int, card: Touchpoint, known: Names, room: float
) -> Iterator[Block]:
    role = "warn" if card.moment_of_truth else "line.strong"
    yield setting.rule(room, 9, role, 1.4 if card.moment_of_truth else 0.6)
    yield replace(setting.numbered(at, card.name, NAME, room), anchor=anchor(card.id))
    yield setting.paragraph(BETWEEN.join(facts(card, known)), setting.SMALL, room, keep=True)
    if card.description.strip():
        yield setting.paragraph(card.description, setting.BODY, room)
    if card.message.strip():
        yield setting.pair(field("message"), card.message, room, setting.NOTE, known.margin)
    yield from _ratings(view, card, known, room)
    for note in known.notes.get(card.id, ()):
        if view.lens in (None, note.persona_id) or note.persona_id is None:
            yield note_block(note, known, room)


def facts(card: Touchpoint, known: Names) -> Iterator[str]:
    """Yield what a card says of itself besides its ratings, one fact after the other."""
    if card.moment_of_truth:
        yield field("moment_of_truth")
    if card.status != "active":
        yield heading("status", card.status)
    yield known.channels.get(card.channel_id or "", _("no channel"))
    yield term("environment", card.environment)
    yield term("form", card.form)
    who = [known.personas[id_] for id_ in card.persona_ids if id_ in known.personas]
    yield _named(field("persona_ids"), ", ".join(who) or _("Everyone"))
    if owner := known.owners.get(card.owner_id or ""):
        yield _named(field("owner_id"), owner)
    goals = [known.goals[id_] for id_ in card.goal_ids if id_ in known.goals]
    if goals:
        yield _named(field("goal_ids"), ", ".join(goals))
    if card.devices:
        yield _named(field("devices"), ", ".join(term("device", each) for each in card.devices))
    if card.votes:
        yield ngettext("{n} vote", "{n} votes", card.votes)


def _ratings(view: JourneyView, card: Touchpoint, known: Names, room: float) -> Iterator[Block]:
    shown = [
        rating
        for looked in VIEWS_IN_TURN[view.view]
        for rating in card.ratings
        if rating.view == looked and (view.lens is None or rating.persona_id in (None, view.lens))
    ]
    if not shown:
        yield setting.paragraph(_("Not rated"), setting.SMALL, room)
    for rating in shown:
        who = known.personas.get(rating.persona_id or "", _("Everyone"))
        words = _rating_words(rating, known)
        yield setting.pair(_who(who, rating.view), words, room, setting.NOTE, known.margin)


def _rating_words(rating: Rating, known: Names) -> str:
    parts = [
        _whole(f"{field(name)} {_value(name, held)}")
        for name in RATING_FIELDS
        if (held := getattr(rating, name)) is not None
    ]
    if source := known.sources.get(rating.source_id or ""):
        parts.append(_named(field("source_id"), source_words(source)))
    else:
        parts.append(_whole(_("No source")))
    return BETWEEN.join(parts)


def _whole(words: str) -> str:
    """Return words that no line break parts."""
    return words.replace(" ", "\u00a0")


def _value(name: str, held: float) -> str:
    if name == "success_chance":
        return percent(held, 0 if held == int(held) else 1)
    return ("+" if name in SIGNED and held > 0 else "") + written(held)


def source_words(source: Source) -> str:
    """Return a source as "Interviews 2025 (interview, n = 12)"."""
    facts = [term("source", source.kind), *([day_words(source.date)] if source.date else [])]
    if source.n is not None:
        facts.append(f"n\u00a0=\u00a0{number(source.n)}")
    return f"{source.name} ({', '.join(facts)})"


def note_block(note: Note, known: Names, room: float) -> Block:
    """Return a note: its kind in the margin, its text, and who says so."""
    facts = []
    if note.severity is not None:
        facts.append(_named(_("Severity"), number(note.severity)))
    if who := known.personas.get(note.persona_id or ""):
        facts.append(who)
    if source := known.sources.get(note.source_id or ""):
        facts.append(_named(field("source_id"), source_words(source)))
    if note.votes:
        facts.append(ngettext("{n} vote", "{n} votes", note.votes))
    text = "\n".join(filter(None, (note.text.strip("\n"), BETWEEN.join(facts))))
    return setting.pair(heading("note", note.kind), text, room, setting.NOTE, known.margin)


def _named(name: str, value: str) -> str:
    return f"{name}: {value}"
