"""How a typed line is understood, in chips and in one sentence (room: widgets)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import term
from canvas_app.model.capture import CardLine, Line, NoteLine
from canvas_app.model.project import MAX_NAME, Journey, Project

Tone = Literal["plain", "new", "warn", "question", "pain", "opportunity"]
SHORT = 40
ICONS = {"question": "message-circle-question", "pain": "zap", "opportunity": "lightbulb"}


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words in a rounded frame, perhaps with an icon before them."""

    words: str
    icon: str = ""
    tone: Tone = "plain"


def chips(line: Line, project: Project, journey: Journey) -> tuple[Chip, ...]:
    """Return what a line says beside the name and the stage."""
    if isinstance(line, NoteLine):
        return (_note_chip(line, journey),)
    return (*_channel_chips(line), *_value_chips(line, project), *_hints(line))


def spoken(line: Line, project: Project, journey: Journey) -> str:
    """Return how a line is understood as a screen reader says it."""
    words = [chip.words for chip in chips(line, project, journey)]
    if isinstance(line, CardLine):
        words.insert(0, stage_name(project, line.stage_id))
    return ", ".join(words)


def stage_name(project: Project, stage_id: str) -> str:
    """Return the name of a stage, "" when it is gone."""
    return next((stage.name for stage in project.stages if stage.id == stage_id), "")


def card_name(journey: Journey, id_: str | None) -> str:
    """Return the name of a card, "" when it is gone."""
    return next((card.name for card in journey.touchpoints if card.id == id_), "")


def _note_chip(line: NoteLine, journey: Journey) -> Chip:
    facts = {
        "kind": term("note", line.kind),
        "name": quoted(card_name(journey, line.touchpoint_id), SHORT),
    }
    words = _("{kind} on {name}") if line.touchpoint_id else _("{kind} in the parking lot")
    return Chip(words.format(**facts), ICONS[line.kind], line.kind)


def _channel_chips(line: CardLine) -> list[Chip]:
    if line.new_channel:
        words = _("New channel {name}").format(name=quoted(line.new_channel, SHORT))
        return [Chip(words, "plus", "new")]
    return [Chip(line.channel.name, "circle-dot")] if line.channel else []


def _value_chips(line: CardLine, project: Project) -> list[Chip]:
    found = []
    if line.rating is not None and line.rating.importance is not None:
        value = line.rating.importance
        words = _("Importance {value}").format(value=number(value, 0 if value == int(value) else 1))
        found.append(Chip(words))
    names = {persona.id: persona.name for persona in project.personas}
    found += [Chip(names[id_], "user") for id_ in line.persona_ids if id_ in names]
    if line.moment_of_truth:
        found.append(Chip(_("Moment of truth"), "gem"))
    return found


def _hints(line: CardLine) -> list[Chip]:
    found = [
        Chip(_("Nobody is called {name}").format(name=quoted(name, SHORT)), "", "warn")
        for name in line.nobody[:1]
    ]
    if (cut := len(line.name) - MAX_NAME) > 0:
        words = ngettext("{n} character too many", "{n} characters too many", cut)
        found.append(Chip(words, "", "warn"))
    says_more = line.channel or line.new_channel or line.rating or line.moment_of_truth
    if says_more and not line.name:
        found.append(Chip(_("A name is missing"), "", "warn"))
    return found
