"""What is said when something happened: a move, an addition, another lens.

(room: what a panel says) The words stand in the status bar and go to screen readers.
"""

from __future__ import annotations

from typing import Literal

from canvas_app.i18n import _, ngettext
from canvas_app.i18n.plain import plain
from canvas_app.i18n.terms import edit_name, term
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.model.history import History, Step
from canvas_app.panels.spoken import Speech

Way = Literal["done", "undone", "redone"]
MOVES = ("move_touchpoints", "shift_touchpoints")
ADDITIONS = (
    "add_touchpoint",
    "copy_touchpoints",
    "duplicate_touchpoints",
    "paste_touchpoints",
    "twin_touchpoints",
)


def way(before: History, after: History) -> tuple[Way, Step] | None:
    """Return which step led from one history to the next, and in which way; None for no step."""
    if len(after.future) > len(before.future):
        return "undone", after.future[-1]
    newest = after.past[-1] if after.past else None
    if newest is None or (before.past and before.past[-1] is newest):
        return None
    again = before.future and before.future[-1].project is after.now
    return ("redone" if again else "done"), newest


def step_words(step: tuple[Way, Step], speech: Speech, node: Node | None, undo: str) -> str:
    """Say what a step did; ``node`` is the card in focus, ``undo`` the key that takes it back."""
    how, what = step
    name = edit_name(what.kind, what.facts)
    if how == "undone":
        return _("Undone: {step}").format(step=name)
    if how == "redone":
        return _("Done again: {step}").format(step=name)
    n = what.facts.get("n")
    many = n if isinstance(n, int) else 1
    if what.kind == "delete_touchpoints":
        return deleted(what, speech.view, undo)
    if node is None or node.kind != "card":
        return name
    if what.kind == "move_note":
        return _("Note moved to {card}").format(card=_name(speech.view, node))
    if what.kind in MOVES:
        where = _("Moved to {place}") if many == 1 else _("{step} to {place}")
        return where.format(place=place(speech, node), step=name)
    if what.kind in ADDITIONS and many == 1:
        words = {"name": _name(speech.view, node), "place": place(speech, node)}
        return _("Added {name} to {place}").format(**words)
    return name


def deleted(step: Step, after: JourneyView, undo: str) -> str:
    """Say what a deletion took away, and which key brings it back."""
    here = {each.id for each in after.journey.touchpoints}
    journeys = (each for each in step.project.journeys if each.id == after.journey_id)
    gone = [t.name for journey in journeys for t in journey.touchpoints if t.id not in here]
    if len(gone) == 1:
        words = _("Deleted {name}. {key} brings it back.")
        return words.format(name=plain(gone[0]), key=undo)
    words = ngettext("Deleted {n} touchpoint.", "Deleted {n} touchpoints.", len(gone))
    return f"{words} " + _("{key} brings them back.").format(key=undo)


def place(speech: Speech, node: Node) -> str:
    """Return where a card stands, as "Purchase, Petra Lang, 2 of 5"."""
    stages = {stage.id: stage.name for stage in speech.view.project.stages}
    personas = {persona.id: persona.name for persona in speech.view.project.personas}
    lane = personas.get(node.persona_id or "") or _("Everyone")
    return f"{plain(stages.get(node.stage_id or '', ''))}, {plain(lane)}, {speech.place(node)}"


def view_words(before: JourneyView, after: JourneyView) -> str:
    """Say what is looked at in another way now; "" when that is as it was."""
    said = []
    if after.journey_id != before.journey_id:
        said.append(_("Journey: {name}").format(name=plain(after.journey.name)))
    if after.lens != before.lens:
        names = {persona.id: plain(persona.name) for persona in after.project.personas}
        said.append(_("Persona: {name}").format(name=names.get(after.lens or "") or _("all")))
    if after.view != before.view:
        said.append(term("view", after.view))
    return ". ".join(said)


def _name(view: JourneyView, node: Node) -> str:
    names = (each.name for each in view.journey.touchpoints if each.id == node.touchpoint_id)
    return plain(next(names, ""))
