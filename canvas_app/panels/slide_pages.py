"""Slides with a page of their own: title, weakest moment, the next three actions (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from canvas_app.i18n import _, ngettext
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Disc, Shape
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Note, Project
from canvas_app.panels.panel import Panel, Row
from canvas_app.panels.slide import PITCH, Form, Pen, Sheet, Slide, fitting, line_at
from canvas_app.panels.words import clean, joined, quoted, sentences
from canvas_app.text import Font, Weight
from canvas_app.theme import persona_role

PERSONAS = 4
"""Personas on the title slide; more are counted."""
ACTIONS = 3
QUOTES = 3
SMALLER = (1.0, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5)
"""How much smaller what has much to say is written."""
ABREAST = 250.0
"""How wide the place of a persona is at least."""
BAR = 12.0
TITLES = (84.0, 68.0, 54.0)
NAMES = (72.0, 58.0, 46.0)
"""Letters of the title and of the weakest moment."""


def title(view: JourneyView, form: Form) -> Slide:
    """Return the first slide: organisation, title, goal, personas, and what is missing."""
    project = view.project
    said = sentences(clean(project.organisation), *_goals(project), _missing(view))
    return Slide(
        "title",
        clean(project.title),
        "title",
        sheet=partial(_title, view, form),
        said=said,
        notes=(clean(project.description),) if project.description else (),
        bare=True,
    )


def weakest(view: JourneyView, score: Panel, form: Form) -> Slide:
    """Return the slide with the weakest moment: why it is, and what people say about it.

    ``score`` is the panel of the journey score.
    """
    name = _("The weakest moment")
    row = _weak_row(score)
    said = sentences(row.name, row.below) if row else _nothing(score)
    return Slide("weakest", name, "close", sheet=partial(_weakest, view, score, form), said=said)


def actions(plan: Panel, form: Form) -> Slide:
    """Return the last slide: the next three actions; ``plan`` is the panel that ranks them."""
    rows = _first(plan)
    name = ngettext("The next action", "The next {n} actions", len(rows) or ACTIONS)
    told = (": ".join(part for part in (row.name, _state(row)) if part) for row in rows)
    said = sentences(*told) or _nothing(plan)
    return Slide("actions", name, "close", sheet=partial(_actions, plan, form), said=said)


def _title(view: JourneyView, form: Form) -> Sheet:
    people = _people_top(view.project, form)
    pen = _whole(partial(_told_at, view, form, people))
    edge = Box(0, 0, form.width, BAR, fill="accent")
    return Sheet((edge, *pen.shapes, *_people(view.project, form, people)))


def _whole(write: Callable[[float], Pen]) -> Pen:
    """Return what is written in the largest letters in which nothing is left out."""
    for less in SMALLER:
        pen = write(less)
        if not pen.cut:
            break
    return pen


def _told_at(view: JourneyView, form: Form, bottom: float, less: float) -> Pen:
    """Return organisation, title, goals, and what is missing, in letters ``less`` as large."""
    project, side = view.project, form.side
    pen = Pen(Area(side, 130 - 60 * (form.scale - 1), form.width - side, bottom - 24))
    title = clean(project.title)
    pen.fit(clean(project.organisation), _faces(36 * less, form), "text.muted", 1, 0.6)
    sizes = [size * less for size in TITLES]
    pen.write(title, _large(title, sizes, pen, 3), "text", 4, 0.35)
    for goal in _goals(project):
        pen.write(goal, form.font(36 * less), "text", 3, 0.25)
    pen.write(clean(project.description), form.font(30 * less), "text.muted", 3, 0.5)
    pen.write(_missing(view), form.font(30 * less), "text.muted", 2)
    return pen


def _large(words: str, sizes: Iterable[float], pen: Pen, most: int) -> Font:
    """Return a font for words that are told whole, smaller when they are many."""
    faces = [Font(size, "semibold") for size in sizes]
    return fitting(words, faces, pen.room.right - pen.room.left, most)


def _faces(size: float, form: Form, weight: Weight = "regular") -> list[Font]:
    """Return fonts of which smaller ones are taken for much that is to be said."""
    return [form.font(size * less, weight) for less in SMALLER]


def _goals(project: Project) -> list[str]:
    """Return the goals in words, the heaviest first."""
    ranked = sorted(project.goals, key=lambda goal: -goal.weight)
    found = []
    for goal in ranked[:2]:
        target = " ".join(part for part in (clean(goal.metric), clean(goal.target)) if part)
        label = clean(goal.label)
        words = f"{label} ({target})" if label and target else label or target
        if words:
            found.append(_("Goal: {words}").replace("{words}", words))
    return found


def _missing(view: JourneyView) -> str:
    """Return what the project lacks before it can be shown well, "" for nothing."""
    project = view.project
    lacking = [
        name
        for there, name in (
            (project.organisation, _("organisation")),
            (project.description or _goals(project), _("goal")),
            (project.personas, _("personas")),
            (view.journey.touchpoints, _("touchpoints")),
        )
        if not there
    ]
    words = _("Not entered yet: {list}.")
    return words.format(list=joined(lacking)) if lacking else ""


def _people_top(project: Project, form: Form) -> float:
    rows = -(-len(project.personas[:PERSONAS]) // _abreast(project, form))
    return form.lines - 110 - rows * (70 + form.slower(120))


def _abreast(project: Project, form: Form) -> int:
    """Return how many personas stand side by side: all of them if they have room."""
    count = len(project.personas[:PERSONAS])
    room = form.width - 2 * form.side
    return max(1, count if room > count * form.slower(ABREAST) else -(-count // 2))


def _people(project: Project, form: Form, top: float) -> Iterator[Shape]:
    """Yield the first personas side by side: name, role and what they say."""
    shown = project.personas[:PERSONAS]
    abreast = _abreast(project, form)
    wide, high = (form.width - 2 * form.side) / abreast, 70 + form.slower(120)
    for rank, persona in enumerate(shown):
        x, y = form.side + rank % abreast * wide, top + rank // abreast * high
        pen = Pen(Area(x + 40, y, x + wide - 24, y + high))
        middle = y + form.font(32).size * PITCH / 2
        yield Disc(x + 14, middle, 14, fill=persona_role(rank, "line"))
        pen.fit(clean(persona.name), _faces(32, form, "semibold"), "text", 1, 0.1)
        pen.fit(clean(persona.role), _faces(26, form), "text.muted", 3, 0.2)
        yield from pen.shapes
    if more := len(project.personas) - len(shown):
        words = ngettext("and {n} more persona", "and {n} more personas", more)
        yield from line_at(form.side + 40, form.lines - 112, words, form.font(24), "text.muted")


def _nothing(panel: Panel) -> str:
    return panel.empty.sentence if panel.empty else panel.headline


def _weak_row(score: Panel) -> Row | None:
    """Return the row that says why a touchpoint is the weakest link."""
    tile = next((tile for tile in score.tiles if tile.role == "warn" and tile.unit), None)
    rows = (row for section in score.sections[:1] for row in section.rows)
    return next((row for row in rows if tile and row.ids == tile.ids), None)


def _weakest(view: JourneyView, score: Panel, form: Form) -> Sheet:
    pen = Pen(form.page)
    row = _weak_row(score)
    if row is None:
        pen.write(_nothing(score), form.font(48), most=5)
        return Sheet(tuple(pen.shapes))
    touchpoint = next(each for each in view.journey.touchpoints if each.id in row.ids)
    name = clean(touchpoint.name)
    sizes = [form.slow(size).size for size in NAMES]
    pen.write(name, _large(name, sizes, pen, 2), "warn", 3, 0.3)
    value = _("Quality {value} of 100").format(value=row.value)
    pen.write(value, form.font(44, "semibold"), gap=0.3)
    pen.write(row.below, form.font(34), most=3, gap=0.8)
    for note in _told(view.project, touchpoint.id):
        words = clean(note.text)
        pen.write(quoted(words) if note.kind == "quote" else words, _spoken(note, form), most=3)
        if name := _speaker(view.project, note):
            pen.y -= 0.4 * form.font(40).size
            pen.write(f"– {name}", form.font(28), "text.muted", 1, 0.6)
    return Sheet(tuple(pen.shapes))


def _spoken(note: Note, form: Form) -> Font:
    return form.font(40, italic=note.kind == "quote")


def _told(project: Project, touchpoint_id: str) -> list[Note]:
    """Return the quotes about a touchpoint, then the pain points, those with most votes first."""
    kinds = ("quote", "pain")
    found = [n for n in project.notes if n.touchpoint_id == touchpoint_id and n.kind in kinds]
    return sorted(found, key=lambda note: (kinds.index(note.kind), -note.votes))[:QUOTES]


def _speaker(project: Project, note: Note) -> str:
    names = (clean(p.name) for p in project.personas if p.id == note.persona_id)
    return next(names, "")


def _first(plan: Panel) -> tuple[Row, ...]:
    return plan.sections[0].rows[:ACTIONS] if plan.sections else ()


def _actions(plan: Panel, form: Form) -> Sheet:
    rows, room = _first(plan), form.page
    if not rows:
        pen = Pen(room)
        pen.write(_nothing(plan), form.font(48), most=5)
        return Sheet(tuple(pen.shapes))
    high = (room.bottom - room.top) / ACTIONS
    shapes: list[Shape] = []
    for rank, row in enumerate(rows):
        top = room.top + rank * high
        radius = 34 * form.scale**0.5
        shapes.append(Disc(room.left + radius, top + radius, radius, fill="accent"))
        digit = form.font(36, "semibold")
        at = room.left + radius - digit.size * 0.31
        shapes += line_at(at, top + radius - digit.size * PITCH / 2, str(rank + 1), digit,
                          "accent.text")  # fmt: skip
        shapes += _action(row, Area(room.left + 2 * radius + 36, top, room.right, top + high - 12),
                          form)  # fmt: skip
    return Sheet(tuple(shapes))


def _state(row: Row) -> str:
    """Return how far an action is, who does it, and until when."""
    return " · ".join(part for part in (row.mark, row.task) if part)


def _action(row: Row, room: Area, form: Form) -> list[Shape]:
    """Return what to do, why, and who does it until when: for each there is a line at least."""
    return _whole(partial(_action_at, row, room, form)).shapes


def _action_at(row: Row, room: Area, form: Form, less: float) -> Pen:
    """Return an action in letters ``less`` as large."""
    state = _state(row)
    name, small = form.slow(46 * less, "semibold"), form.slow(32 * less)
    line = small.size * PITCH
    pen = Pen(room._replace(bottom=room.bottom - line * (2 if state else 1)))
    pen.write(row.name, name, most=3, gap=0.1)
    pen.room = room._replace(bottom=room.bottom - line if state else room.bottom)
    pen.write(row.below, small, "text.muted", 3, 0.1)
    pen.room = room
    pen.write(state, small, "accent", 3)
    return pen
