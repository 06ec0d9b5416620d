"""The last pages of the hand-out: parking lot, decisions, glossary of methods (room: export)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from canvas_app.export.handout.panel_pages import formulas, traces
from canvas_app.export.handout.stages import Names, note_block
from canvas_app.i18n import _, number
from canvas_app.i18n.terms import field, heading
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Action
from canvas_app.panels.columns import in_dictionary
from canvas_app.panels.panel import Panel
from canvas_app.panels.words import clean, day_words

BETWEEN = "  ·  "
LONGEST = 48
"""Longer words in front of a formula are no term."""
TERM = re.compile(r"[^=]{1,48}?: ")


def parking_lot(known: Names, room: float) -> Chapter:
    """Return the notes that belong to no card."""
    title = _("Parking lot")
    groups = [Group((note_block(note, known, room),)) for note in known.notes.get(None, ())]
    return _listed(title, groups, _("Nothing lies in the parking lot."), room)


def decisions(view: JourneyView, known: Names, room: float, notes: bool) -> Chapter:
    """Return what was decided: decisions among the notes, and actions with who and when.

    ``notes`` False leaves out the notes.
    """
    called = {card.id: card.name for card in view.journey.touchpoints}
    groups = []
    for note in view.project.notes if notes else ():
        if note.kind == "decision" and (not note.touchpoint_id or note.touchpoint_id in called):
            where = called.get(note.touchpoint_id or "", "")
            block = note_block(note, known, room)
            blocks = [block]
            if where:
                blocks = [setting.heading(where, setting.STRONG, room), block]
            groups.append(Group(tuple(blocks)))
    for action in view.project.actions:
        if not action.touchpoint_id or action.touchpoint_id in called:
            groups.append(Group(tuple(_action(action, called, known, room))))
    return _listed(_("Decisions and actions"), groups, _("Nothing is decided yet."), room)


def _action(action: Action, called: dict[str, str], known: Names, room: float) -> Iterator[Block]:
    yield setting.heading(action.title, replace(setting.STRONG, above=7), room)
    facts = [heading("action_status", action.status)]
    if action.touchpoint_id in called:
        facts.append(called[action.touchpoint_id])
    if owner := known.owners.get(action.owner_id or ""):
        facts.append(f"{field('owner_id')}: {owner}")
    if action.due:
        facts.append(_("due {day}").replace("{day}", day_words(action.due)))
    effect = _("effect {effect} of 5, effort {effort} of 5")
    facts.append(effect.format(effect=number(action.effect), effort=number(action.effort)))
    goals = [known.goals[id_] for id_ in action.goal_ids if id_ in known.goals]
    if goals:
        facts.append(f"{field('goal_ids')}: {', '.join(goals)}")
    yield setting.paragraph(BETWEEN.join(facts), setting.SMALL, room)


def glossary(panels: Iterable[Panel], room: float) -> Chapter:
    """Return every formula of the panels in the order of a dictionary, with its source."""
    found = formulas((panel.title, trace) for panel in panels for _name, trace in traces(panel))
    entries: dict[str, dict[str, str]] = {}
    for new, title, trace in found:
        for formula in new:
            term, meaning = _split(formula, title)
            entries.setdefault(term, {}).setdefault(meaning, trace.method)
    order = sorted(entries, key=in_dictionary)
    groups = [Group((_entry(term, entries[term], room),)) for term in order]
    return _listed(_("Glossary of methods"), groups, _("No method was used."), room)


def _entry(term: str, meanings: Mapping[str, str], room: float) -> Block:
    """Return a term with all it stands for, each meaning with its source."""
    words = "\n".join(words for meaning in meanings.items() for words in meaning if words)
    return setting.pair(term, words, room, replace(setting.NOTE, above=5), room * 0.28)


def _split(formula: str, title: str) -> tuple[str, str]:
    """Return what a formula defines, and how; without a word of its own it is the panel's."""
    term, sign, meaning = formula.partition(": " if TERM.match(formula) else " = ")
    if not sign or len(term) > LONGEST or ";" in term:
        return title, formula
    return term, meaning


def _listed(title: str, groups: list[Group], nothing: str, room: float) -> Chapter:
    head = setting.heading(title, setting.CHAPTER, room, [Mark(clean(title), 0)])
    if not groups:
        sentence = setting.paragraph(nothing, setting.BODY, room)
        return Chapter((Group((head, sentence)),), "on")
    first, rest = groups[:2], groups[2:]
    if len(rest) > 1:  # neither the first nor the last one shall stand alone
        rest[-2:] = [Group((*rest[-2].blocks, *rest[-1].blocks))]
    elif rest:
        first, rest = groups, []
    top = Group((head, *(block for group in first for block in group.blocks)))
    return Chapter((top, *rest), "fit", setting.again(title, room))
