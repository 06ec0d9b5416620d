"""What a filter asks for in words, and what it can ask for (room: panels)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from canvas_app.i18n import N_, _
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import NO_FILTER, Filter, filter_of, toggled
from canvas_app.model.matching import matches
from canvas_app.model.project import Channel, Department, Persona, Project, Stage
from canvas_app.model.scoring.memo import Memory
from canvas_app.model.scoring.values import Scope, canonical

FIELDS: Mapping[str, str] = {
    "channels": N_("Channel"),
    "owners": N_("Owner"),
    "statuses": N_("Status"),
    "stages": N_("Stage"),
    "personas": N_("Persona"),
    "note_kinds": N_("With a note"),
    "environments": N_("Environment"),
    "evidence": N_("Source"),
}
"""The fields of a filter that have values, as a person knows them."""
FLAGS: Mapping[str, str] = {
    "moment_of_truth": N_("Moments of truth"),
    "success": N_("Success touchpoints"),
    "unrated": N_("Without rating"),
}
EVIDENCE: Mapping[str, str] = {"with": N_("from a source"), "without": N_("only assumed")}
PRESETS: tuple[tuple[str, str, Filter], ...] = (
    ("success", N_("Success touchpoints only"), Filter(success=True)),
    ("pains", N_("Pains only"), Filter(note_kinds=frozenset({"pain"}))),
    ("moments", N_("Moments of truth only"), Filter(moment_of_truth=True)),
    ("unrated", N_("Without rating"), Filter(unrated=True)),
    (
        "planned",
        N_("Planned and to be retired"),
        Filter(statuses=frozenset({"planned", "retire"})),
    ),
)
"""Filters that are always at hand."""
STATUSES = ("active", "unmanaged", "unused", "planned", "retire")
_found: Memory[tuple[str, ...]] = Memory(2)
_order: Memory[tuple[str, ...]] = Memory(2)
NOTE_KINDS = ("pain", "opportunity", "quote", "question", "decision", "note")
ENVIRONMENTS = ("online", "offline", "both")


class Part(NamedTuple):
    """One thing a filter asks for: a member of a field, or a field that is set; in words."""

    name: str
    value: str | None
    words: str


class Option(NamedTuple):
    """One thing a filter can ask for, and how many touchpoints of the journey have it."""

    name: str
    value: str | None
    words: str
    n: int | None


class Section(NamedTuple):
    """Options of one field."""

    title: str
    options: tuple[Option, ...]


def parts(wanted: Filter, project: Project) -> tuple[Part, ...]:
    """Return what a filter asks for, in the order of its fields."""
    return tuple(_parts(wanted, project))


def _parts(wanted: Filter, project: Project) -> Iterator[Part]:
    if text := wanted.text.strip():
        yield Part("text", None, quoted(text, 40))
    for name, title in FIELDS.items():
        if name == "evidence":
            continue
        own = getattr(wanted, name)
        for value, words in _values(name, project, own):
            if value in own:
                yield Part(name, value, f"{_(title)}: {words}")
        if (name == "channels" and wanted.no_channel) or (name == "owners" and wanted.no_owner):
            yield Part(name, None, f"{_(title)}: {_none(name)}")
    if wanted.evidence != "any":
        words = _(EVIDENCE[wanted.evidence])
        yield Part("evidence", wanted.evidence, f"{_(FIELDS['evidence'])}: {words}")
    for name, words in FLAGS.items():
        if getattr(wanted, name):
            yield Part(name, None, _(words))


def _none(name: str) -> str:
    return _("no channel") if name == "channels" else _("nobody")


def _values(name: str, project: Project, more: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the members a field can have with their words; ``more`` are among them anyway."""
    lists: dict[str, Sequence[Channel | Department | Stage | Persona]] = {
        "channels": project.channels,
        "owners": project.departments,
        "stages": project.stages,
        "personas": project.personas,
    }
    if name in lists:
        return [(record.id, record.name) for record in lists[name]]
    kinds = {"statuses": STATUSES, "note_kinds": NOTE_KINDS, "environments": ENVIRONMENTS}
    kind = {"statuses": "status", "note_kinds": "note", "environments": "environment"}[name]
    every = (*kinds[name], *sorted(set(more) - set(kinds[name])))
    return [(id_, term(kind, id_)) for id_ in every]


def without(wanted: Filter, part: Part) -> Filter:
    """Return a filter that no longer asks for one of its parts."""
    if part.name == "text":
        return replace(wanted, text="")
    if part.name == "evidence":
        return replace(wanted, evidence="any")
    return toggled(wanted, part.name, part.value)


def with_option(wanted: Filter, name: str, value: str | None) -> Filter:
    """Return a filter that asks for one thing more, or no longer."""
    if name == "evidence":
        return replace(wanted, evidence="any" if wanted.evidence == value else value)  # type: ignore[arg-type]
    return toggled(wanted, name, value)


def asks_for(wanted: Filter, name: str, value: str | None) -> bool:
    """Tell whether a filter asks for one thing."""
    if name == "evidence":
        return wanted.evidence == value
    if value is not None:
        return value in getattr(wanted, name)
    flag = {"channels": "no_channel", "owners": "no_owner"}.get(name, name)
    return bool(getattr(wanted, flag))


def sections(view: JourneyView) -> tuple[Section, ...]:
    """Return what can be asked for, each with how many touchpoints have it.

    Channels, departments, stages and personas that no touchpoint has are left out.
    """
    project, counts = view.project, _counts(view)
    marks = tuple(
        Option(name, None, _(words), len(matches(_scope(view), toggled(NO_FILTER, name))))
        for name, words in FLAGS.items()
    )
    found = [Section(_("Only"), marks)]
    for name, title in FIELDS.items():
        if name != "evidence":
            options = tuple(_options(name, project, counts[name], getattr(view.filter, name)))
            found.append(Section(_(title), options))
    told = tuple(
        Option("evidence", value, _capital(_(words)), _count(view, Filter(evidence=value)))  # type: ignore[arg-type]
        for value, words in EVIDENCE.items()
    )
    found.append(Section(_("Ratings"), told))
    return tuple(section for section in found if section.options)


def _options(
    name: str, project: Project, counts: Mapping[str | None, int], own: frozenset[str]
) -> Iterator[Option]:
    for value, words in _values(name, project, own):
        if counts[value] or value in own:
            yield Option(name, value, _capital(words), counts[value])
    if name in ("channels", "owners") and counts[None]:
        yield Option(name, None, _capital(_none(name)), counts[None])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _counts(view: JourneyView) -> dict[str, Counter[str | None]]:
    cards = view.journey.touchpoints
    here = {card.id for card in cards}
    notes = {(n.touchpoint_id, n.kind) for n in view.project.notes if n.touchpoint_id in here}
    everyone = [persona.id for persona in view.project.personas]
    return {
        "channels": Counter(card.channel_id for card in cards),
        "owners": Counter(card.owner_id for card in cards),
        "statuses": Counter(card.status for card in cards),
        "stages": Counter(card.stage_id for card in cards),
        "personas": Counter(id_ for card in cards for id_ in card.persona_ids or everyone),
        "note_kinds": Counter(kind for _id, kind in notes),
        "environments": Counter(card.environment for card in cards),
    }


def _count(view: JourneyView, wanted: Filter) -> int:
    return len(matches(_scope(view), wanted))


def _scope(view: JourneyView) -> Scope:
    return Scope(view.project, view.journey, view.lens, view.view)


def found(view: JourneyView) -> tuple[str, ...]:
    """Return the ids of the touchpoints that match, in the order in which people read them."""
    ids = matches(_scope(view), view.filter)
    key = (view.project.id, view.journey_id)
    records = (ids, view.journey.touchpoints, view.project.stages)
    known = _found.get(key, records)
    if known is None:
        known = _found.put(key, records, tuple(filter(ids.__contains__, _read(view))))
    return known


def _read(view: JourneyView) -> tuple[str, ...]:
    """Return the ids of all touchpoints in the order in which people read them."""
    key, cards = (view.project.id, view.journey_id), view.journey.touchpoints
    records = (cards, view.project.stages)
    order = _order.get(key, records)
    if order is None:
        made = tuple(card.id for card in canonical(view.project, cards))
        order = _order.put(key, records, made)
    return order


class Elsewhere(NamedTuple):
    """A journey that is not shown, and how many of its touchpoints match."""

    journey_id: str
    words: str
    n: int


def elsewhere(view: JourneyView) -> tuple[Elsewhere, ...]:
    """Return the other journeys in which touchpoints match."""
    states = [journey.state for journey in view.project.journeys]
    places = []
    for journey in view.project.journeys:
        if journey.id != view.journey_id:
            n = len(matches(Scope(view.project, journey, view.lens, view.view), view.filter))
            alone = states.count(journey.state) == 1
            name = heading("journey_state", journey.state) if alone else journey.name
            places.append(Elsewhere(journey.id, name, n))
    return tuple(place for place in places if place.n)


def title(view: JourneyView) -> str:
    """Return what the view is filtered by: the name under which it is kept, else its parts."""
    for saved in view.project.saved_views:
        if (filter_of(saved), saved.lens_id, saved.view) == (view.filter, view.lens, view.view):
            return saved.name
    for _id, name, preset in PRESETS:
        if preset == view.filter:
            return _(name)
    return ", ".join(part.words for part in parts(view.filter, view.project))


def suggested_name(view: JourneyView) -> str:
    """Return a name for the filter that is to be kept."""
    sought = view.filter.text.strip()
    words = [
        sought if part.name == "text" else part.words.partition(": ")[2] or part.words
        for part in parts(view.filter, view.project)
    ]
    return ", ".join(words)
