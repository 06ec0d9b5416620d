"""The palette's entries: usual touchpoints, found in both languages (room: what the app knows).

An entry is only a default for a card: after placing, every field can be changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from pydantic import Field

from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed, named
from canvas_app.model.folding import folded, spelt
from canvas_app.model.project import (
    PHASES,
    Channel,
    Environment,
    Form,
    Journey,
    Language,
    Phase,
    Project,
    Record,
    Stage,
    Touchpoint,
)
from canvas_app.model.record import Id, Word

_MARKETS = {"b2b": {"b2b"}, "b2c": {"b2c"}, "b2b2c": {"b2b", "b2c"}, "b2g": {"b2c"}}
_MISS = 9
_NOWHERE = (_MISS, 0, 0)


class Words(Record):
    """The same words in German and in English."""

    de: Word
    en: Word

    def in_language(self, language: Language) -> str:
        """Return the words of one language."""
        return self.de if language == "de" else self.en


class StageEntry(Record):
    """A default stage."""

    id: Id
    phase: Phase
    name: Words


class PhaseEntry(Record):
    """A default name of a phase."""

    id: Phase
    name: Words


class ChannelEntry(Record):
    """A default channel."""

    id: Id
    name: Words
    environment: Environment


class Instrument(Record):
    """A way to ask customers, and the metric it feeds."""

    id: Id
    name: Words
    metric: Literal["nps", "csat", "ces", "other"] | None


class Entry(Record):
    """A usual touchpoint; ``feedback`` is the id of the instrument that fits it."""

    id: Id
    name: Words
    hint: Words
    stage: Id
    phase: Phase
    channel: Id
    environment: Environment
    form: Form
    ownership: Word
    markets: tuple[Word, ...]
    devices: tuple[Word, ...]
    feedback: Id
    source_ref: Word | None


class Catalogue(Record):
    """All that the palette and the templates are made from."""

    format: Literal["touchpoint-catalogue"]
    version: Literal[1]
    stages: tuple[StageEntry, ...]
    phases: tuple[PhaseEntry, ...]
    channels: tuple[ChannelEntry, ...]
    instruments: tuple[Instrument, ...] = Field(alias="feedback_instruments")
    entries: tuple[Entry, ...] = Field(alias="touchpoints")


def read_catalogue(data: bytes) -> Catalogue:
    """Return the catalogue in a file. Raises pydantic's ValidationError when it is none."""
    return Catalogue.model_validate_json(data)


def entry(catalogue: Catalogue, entry_id: str) -> Entry:
    """Return an entry. Raises EditError ``gone``."""
    return named(catalogue.entries, entry_id, "entry")


def serves(entry: Entry, market: str) -> bool:
    """Say whether an entry is usual in a project's market; in an unknown one all are."""
    return not _MARKETS.get(market, set(entry.markets)).isdisjoint(entry.markets)


def search(
    catalogue: Catalogue,
    query: str = "",
    *,
    market: str | None = None,
    phase: Phase | None = None,
    form: Form | None = None,
    environment: Environment | None = None,
) -> tuple[Entry, ...]:
    """Return the entries that carry every word of the query in either language, best first.

    Case, accents and hyphens do not matter, and "ae" finds "ä". A whole word of the name comes
    before the beginning of the name, then of a word, then the middle of one; then what has the
    word in its hint or channel. Names alike in this go by length, hints in the journey's order.
    None is no filter; ``environment`` online or offline also finds what is both.
    """
    fits = _filter(market, phase, form, environment)
    terms = folded(query).split()
    channels = {channel.id: channel.name for channel in catalogue.channels}
    ranked = [
        (rank, index, found)
        for index, found in enumerate(catalogue.entries)
        if fits(found) and (rank := _rank(found, channels.get(found.channel), terms)) < _NOWHERE
    ]
    return tuple(found for _, _, found in sorted(ranked, key=lambda each: each[:2]))


def _filter(
    market: str | None, phase: Phase | None, form: Form | None, environment: Environment | None
) -> Callable[[Entry], bool]:
    def fits(entry: Entry) -> bool:
        return (
            (market is None or serves(entry, market))
            and phase in (None, entry.phase)
            and form in (None, entry.form)
            and (environment in (None, entry.environment) or entry.environment == "both")
        )

    return fits


def _rank(entry: Entry, channel: Words | None, terms: list[str]) -> tuple[int, int, int]:
    """Return the worst place of any term, all places together, and the name's length or 0."""
    if not terms:
        return (0, 0, 0)
    names = (*_variants(entry.name.de), *_variants(entry.name.en))
    rest = (*_variants(entry.hint.de), *_variants(entry.hint.en))
    if channel is not None:
        rest += (*_variants(channel.de), *_variants(channel.en))
    places = [min(_place(term, names), _MISS - 1 if _has(term, rest) else _MISS) for term in terms]
    length = min(len(entry.name.de), len(entry.name.en)) if max(places) < _MISS - 1 else 0
    return max(places), sum(places), length


def _place(term: str, names: Iterable[str]) -> int:
    if any(f" {term} " in f" {name} " for name in names):
        return 0
    if any(name.startswith(term) for name in names):
        return 1
    if _has(term, names):
        return 2
    return 3 if any(term in name for name in names) else _MISS


def _has(term: str, texts: Iterable[str]) -> bool:
    """Say whether a word of the texts begins with the term."""
    return any(text.startswith(term) or f" {term}" in text for text in texts)


@lru_cache(maxsize=4096)
def _variants(text: str) -> tuple[str, ...]:
    """Return the ways in which people may type a text: ä as a and ae, hyphens or none."""
    split = folded(re.sub(r"\W+", " ", text))
    return tuple(dict.fromkeys((folded(text), folded(spelt(text)), split)))


def stage_for(entry: Entry, project: Project) -> Stage:
    """Return the stage an entry goes to: that of its id, else the first of its phase.

    When the project has no stage in the phase, the last one before it, else its first.
    """
    for stage in project.stages:
        if stage.id == entry.stage:
            return stage
    rank = PHASES.index(entry.phase)
    in_phase = (stage for stage in project.stages if stage.phase == entry.phase)
    earlier = [stage for stage in project.stages if PHASES.index(stage.phase) < rank]
    return next(in_phase, earlier[-1] if earlier else project.stages[0])


def used(journey: Journey) -> frozenset[str]:
    """Return the ids of the entries that stand on the canvas of a journey."""
    ids = set(map(attrgetter("catalogue_id"), journey.touchpoints))
    return frozenset(id_ for id_ in ids if id_ is not None)


def missing_usual(
    catalogue: Catalogue, project: Project, journey: Journey
) -> tuple[tuple[Stage, tuple[Entry, ...]], ...]:
    """Return the entries of the project's market that are not on the canvas, by stage.

    Stages without missing entries are left out.
    """
    there = used(journey)
    missing: dict[str, list[Entry]] = {stage.id: [] for stage in project.stages}
    for usual in search(catalogue, market=project.market):
        if usual.id not in there:
            missing[stage_for(usual, project).id].append(usual)
    return tuple((s, tuple(missing[s.id])) for s in project.stages if missing[s.id])


def channel_for(catalogue: Catalogue, entry: Entry, project: Project) -> Channel:
    """Return the project's channel for an entry, by id or by name, else the catalogue's."""
    default = named(catalogue.channels, entry.channel, "channel")
    names = {folded(default.name.de), folded(default.name.en)}
    for channel in project.channels:
        if channel.id == default.id:
            return channel
    for channel in project.channels:
        if folded(channel.name) in names:
            return channel
    return channel_from(default, project.language)


def channel_from(default: ChannelEntry, language: Language) -> Channel:
    """Return a default channel with its name in a language."""
    name = default.name.in_language(language)
    return Channel(id=default.id, name=name, environment=default.environment)


def touchpoint_from(
    catalogue: Catalogue, entry: Entry, project: Project, id_: str | None = None
) -> Touchpoint:
    """Return a new card of an entry, its name in the project's language.

    Its channel may be one the project lacks (``channel_for``); ``add_entry`` adds both.
    """
    return Touchpoint(
        id=id_ or new_id(),
        name=entry.name.in_language(project.language),
        stage_id=stage_for(entry, project).id,
        channel_id=channel_for(catalogue, entry, project).id,
        environment=entry.environment,
        form=entry.form,
        ownership=entry.ownership,
        devices=entry.devices,
        catalogue_id=entry.id,
    )


def add_unused(
    catalogue: Catalogue, project: Project, journey_id: str, entries: Sequence[Entry]
) -> Edit:
    """Add usual touchpoints that nobody uses yet, each at the end of its stage, in one step.

    Their status is "unused"; they are for everyone. Errors as for ``touchpoints.add``.
    """
    edits = []
    for each in entries:
        card = changed(touchpoint_from(catalogue, each, project), status="unused")
        channel = channel_for(catalogue, each, project)
        edits.append(touchpoints.add(journey_id, card, Place(card.stage_id), channel))

    def change(project: Project) -> Project:
        for edit in edits:
            project = edit.change(project)
        return project

    ids = tuple(id_ for edit in edits for id_ in edit.select or ())
    return Edit("add_unused", change, {"n": len(edits)}, select=ids)


def add_entry(
    catalogue: Catalogue,
    project: Project,
    journey_id: str,
    entry: Entry,
    place: Place | None = None,
) -> Edit:
    """Add an entry as a card; without a place at the end of its stage, for everyone.

    A channel that the project lacks is added in the same step. ``select[0]`` is the card's id.
    Errors as for ``touchpoints.add``.
    """
    card = touchpoint_from(catalogue, entry, project)
    channel = channel_for(catalogue, entry, project)
    return touchpoints.add(journey_id, card, place or Place(card.stage_id), channel)
