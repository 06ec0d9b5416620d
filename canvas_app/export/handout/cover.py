"""The cover of the hand-out: what it is about, who took part, what stands where (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from canvas_app import i18n
from canvas_app.i18n import _, ngettext
from canvas_app.i18n.terms import field, heading
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark, Piece, Spot
from canvas_app.layout.lanes import quoted
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box
from canvas_app.layout.tags import ARTIFACT, Tag, listing
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring.values import personas, touchpoints
from canvas_app.panels.words import clean, scope_of, seen
from canvas_app.text import elide, width

TITLE_ABOVE, CLOSE = 60.0, 28.0
"""The air above the title, and when a cover needs more than a page with so much."""
GUTTER = 26.0
BROAD = 460.0
"""In less width the contents stand in one column."""
PART = replace(setting.SECTION, level="H2")


class Entry(NamedTuple):
    """A line of the contents: its words, how deep it stands, its page and its anchor."""

    title: str
    level: int
    page: int
    key: str


def chapter(
    view: JourneyView,
    day: date,
    entries: Sequence[Entry],
    room: float,
    above: float = TITLE_ABOVE,
) -> Chapter:
    """Return the cover with a list of contents.

    ``room`` is the width of the page's words, ``above`` the air above the title.
    """
    groups = [Group(tuple(_title(view, day, room, above)))]
    people = personas(scope_of(view))
    if people:
        head = setting.heading(field("personas"), PART, room)
        rows = [_persona(persona, room) for persona in people]
        groups += [Group((head, rows[0])), *(Group((row,)) for row in rows[1:])]
    head = setting.heading(_("What this document shows"), PART, room)
    groups.append(Group((head, _contents(entries, room))))
    return Chapter(tuple(groups), "on")


def _contents(entries: Sequence[Entry], room: float) -> Block:
    """Return the list of contents, in two columns where there is room for their names.

    Each is read from top to bottom.
    """
    listed = Tag("L")
    if room < BROAD:
        one = tuple(_entry(entry, room, listed) for entry in entries)
        return Block(one, "contents", _said(entries), above=4)
    half = (len(entries) + 1) // 2
    wide = (room - GUTTER) / 2
    lines = [_entry(entry, wide, listed) for entry in entries]
    none = Piece(lines[0].height, tags=(ARTIFACT,))
    pieces = []
    for at in range(half):
        right = lines[half + at] if half + at < len(lines) else none
        aside = setting.shifted(right.shapes, wide + GUTTER, 0.0)
        spots = (*lines[at].spots, *(s._replace(x=wide + GUTTER) for s in right.spots))
        tags = (*lines[at].tags, *right.tags)
        pieces.append(Piece(lines[at].height, lines[at].shapes, spots, (aside,), tags))
    return Block(tuple(pieces), "contents", _said(entries), above=4)


def _said(entries: Sequence[Entry]) -> str:
    return " ".join(entry.title for entry in entries)


def _title(view: JourneyView, day: date, room: float, above: float) -> Iterator[Block]:
    project, journey = view.project, view.journey
    stripe = Box(0.0, above - 22, 54.0, 4.0, fill="accent", radius=2)
    mark = Mark(_("Cover"), 0)
    yield Block((Piece(above, (stripe,)),), "rule", keep=True, least=1, marks=(mark,))
    yield setting.heading(project.title, setting.TITLE, room)
    state = heading("journey_state", journey.state)
    named = clean(journey.name)
    sub = named if state.casefold() in named.casefold() else f"{named}  ·  {state}"
    yield setting.paragraph(sub, replace(setting.SECTION, above=2), room, keep=True)
    for words in (project.description, journey.description):
        if words.strip():
            yield replace(setting.paragraph(words, setting.BODY, room), above=8)
    facts = [
        (_("Organisation"), project.organisation),
        (_("Offering"), project.offering),
        (_("Market"), heading("market", project.market)),
        (_("Seen"), seen(view).split(" · ", 1)[-1]),
        (_("Size"), size(view)),
        (_("Date"), i18n.day(day)),
    ]
    for at, (name, value) in enumerate(facts):
        if value.strip():
            pair = setting.pair(name, value, room)
            yield pair if at else replace(pair, above=16)


def size(view: JourneyView) -> str:
    """Return how many touchpoints, stages and personas a journey has."""
    cards = len(touchpoints(scope_of(view)))
    return ", ".join(
        (
            ngettext("{n} touchpoint", "{n} touchpoints", cards),
            ngettext("{n} stage", "{n} stages", len(view.project.stages)),
            ngettext("{n} persona", "{n} personas", len(personas(scope_of(view)))),
        )
    )


def _persona(persona: Persona, room: float) -> Block:
    buying = heading("buying_role", persona.buying_role) if persona.buying_role else ""
    facts = dict.fromkeys((persona.role, persona.department, buying))
    words = "  ·  ".join(filter(None, facts))
    if said := quoted(persona.quote):
        words += ("\n" if words else "") + said
    if persona.goals:
        goals = _("Goals: {list}").format(list="; ".join(persona.goals))
        words += ("\n" if words else "") + goals
    return setting.pair(persona.name, words, room, replace(setting.BODY, above=4))


def _entry(entry: Entry, room: float, listed: Tag) -> Piece:
    tag = Tag("Link", entry.title, listing(listed))
    style = setting.STRONG if not entry.level else setting.BODY
    x, baseline = entry.level * 14.0, middle(style.pitch / 2, style.font)
    page = i18n.number(entry.page)
    title = elide(entry.title, style.font, room - x - 40)
    end, start = x + width(title, style.font) + 6, room - width(page, style.font) - 6
    dots = Box(end, baseline - 0.4, max(0.0, start - end), 0.4, fill="line")
    words = line(x, baseline, title, style.font, style.colour)
    number = line(room, baseline, page, style.font, style.colour, 1.0)
    spot = Spot(0.0, 0.0, room, style.pitch + 2, entry.key, tag)
    return Piece(style.pitch + 2, (*words, dots, *number), (spot,), tags=(tag,))
