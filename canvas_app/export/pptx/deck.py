"""A journey as a presentation: title, phases, panels, actions, parking lot (room: export).

16 : 9, text of 7 points and more, every card a shape of its own. The board comes from the same
pages as on paper, one phase after the other.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from canvas_app import i18n
from canvas_app.export.handout.document import panel_contents
from canvas_app.export.handout.stages import Names, facts, names
from canvas_app.export.options import PANELS, PdfOptions
from canvas_app.export.pdf import Exported, asked, filtered, speaking
from canvas_app.export.pptx import board, masters, panel_slides, tables
from canvas_app.export.pptx.drawing import LEAST, Brush, Place, Run
from canvas_app.export.pptx.masters import BODY, BODY_SIZE
from canvas_app.export.pptx.package import Origin, presentation
from canvas_app.export.pptx.pages import Draft, placeholder, slide, title_of
from canvas_app.export.pptx.tables import Cell, Line, Table
from canvas_app.export.progress import counted
from canvas_app.i18n import _, number
from canvas_app.i18n.plain import plain
from canvas_app.i18n.terms import field, heading
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.crossings import Sign, short
from canvas_app.layout.curves import Stretch, describe
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.listening import again
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Node
from canvas_app.layout.sizes import MARGIN, META
from canvas_app.layout.squeezing import squeezed
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Action, Note
from canvas_app.panels.words import clean, day_words, seen
from canvas_app.theme import THEMES

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
AIR = 4.0
"""Between the words at the end of a link and the edge of the slide."""
MOST = 1.4
"""Times that boards are drawn larger than their smallest letters must be."""
IN_TITLE = 40
"""Characters of the name of a stage or a lane in a title."""
BETWEEN = "  ·  "


def journey_pptx(view: JourneyView, options: PdfOptions) -> Exported:
    """Return a journey as a presentation. Raises KeyError for an unknown journey."""
    view = asked(view, options)
    language = options.language or view.project.language
    with speaking(language):
        day = options.date or date.today()
        foot = BETWEEN.join(filter(None, (seen(view), filtered(view), i18n.day(day))))
        theme = THEMES[options.colours]
        tag = LANGUAGES.get(language, language)
        drafts = deque(_drafts(view, options, day))
        count, project = len(drafts), view.project
        slides = (slide(Brush(theme, tag), drafts.popleft(), foot) for _n in counted(range(count)))
        origin = Origin(project.title, tag, project.modified)
        return Exported(presentation(slides, count, origin))


def slide_titles(view: JourneyView, options: PdfOptions) -> tuple[str, ...]:
    """Return what the slides of a presentation will be called, without drawing them."""
    view = asked(view, options)
    with speaking(options.language or view.project.language):
        found = _drafts(view, options, options.date or date.today())
        return tuple(title_of(each)[0] for each in found)


def _drafts(view: JourneyView, options: PdfOptions, day: date) -> Iterator[Draft]:
    for each in _in_turn(view, options, day):
        again()
        yield each


def _in_turn(view: JourneyView, options: PdfOptions, day: date) -> Iterator[Draft]:
    yield _cover(view, day)
    yield from _phases(view, day)
    keys = PANELS if options.panels is None else options.panels
    for key in sorted(keys, key=PANELS.index):
        for panel, who in panel_contents(key, view, options):
            yield from panel_slides.drafts(panel, view, who)
    known = names(view.project)
    yield from _actions(view, known)
    if options.notes:
        yield from _parking_lot(view, known)


def _cover(view: JourneyView, day: date) -> Draft:
    project, journey = view.project, view.journey
    persona = next((p for p in project.personas if p.id == view.lens), None)
    who = _("All personas") if persona is None else clean(persona.name)
    lines = [
        (clean(project.organisation), 20.0, "text"),
        (f"{clean(journey.name)}{BETWEEN}{heading('journey_state', journey.state)}", 20.0, "text"),
        (BETWEEN.join((who, heading("view", view.view))), BODY_SIZE, "text.muted"),
        (i18n.day(day), BODY_SIZE, "text.muted"),
    ]
    runs = [(Run(words[:200], size, colour),) for words, size, colour in lines if words.strip()]
    notes = [words for words in (project.description, journey.description) if words.strip()]
    return Draft(clean(project.title), partial(_subtitle, runs), notes, "title")


def _subtitle(runs: Sequence[Sequence[Run]], brush: Brush) -> str:
    return placeholder(brush, "Subtitle", 'subTitle" idx="1', runs)


def _phases(view: JourneyView, day: date) -> Iterator[Draft]:
    """Yield the slides of the board, one phase after the other."""
    found = _pages(view, day)
    phases: dict[str, str] = {phase.id: clean(phase.name) for phase in view.project.phases}
    parts = [_phase(page) for page in found]
    count, at = Counter(parts), Counter[str]()
    known = names(view.project)
    for page, phase in zip(found, parts, strict=True):
        at[phase] += 1
        title = phases.get(phase, clean(view.journey.name))
        if count[phase] > 1:
            of = _("part {n} of {m}").format(n=number(at[phase]), m=number(count[phase]))
            title = BETWEEN.join((title, *_inside(page), of))
        part = page.parts[0]
        scale = part.scale * _larger(part.nodes, part.scale)
        place = Place(BODY.left - MARGIN * scale, BODY.top, scale)
        shapes = partial(_board, _curves_told(part.nodes, known), place)
        yield Draft(title, shapes, list(_card_notes(part.nodes, known, view)))


def _pages(view: JourneyView, day: date) -> Sequence[Page]:
    picture = layout(view)
    wide, high = BODY.right - BODY.left, BODY.bottom - BODY.top
    sheet = wide + 2 * pages.MARGIN, high + 2 * pages.MARGIN
    room = pages.body(*sheet)
    sheet = sheet[0], sheet[1] + high - room[3]
    return journey_pages(picture, view, sheet, LEAST / META.size, day, by_phase=True, first=2)


def _larger(shown: Sequence[Node], scale: float) -> float:
    """Return how much larger than it must be what stands on a slide may be drawn to fill it."""
    wide = max(n.x + n.width for n in shown if not isinstance(n.identity, Sign)) - MARGIN
    high = max(n.y + n.height for n in shown)
    room = (BODY.right - BODY.left) / wide, (BODY.bottom - BODY.top) / high
    return max(1.0, min(MOST, *(each / scale for each in room)))


def _board(shown: Sequence[Node], place: Place, brush: Brush) -> str:
    edge = (masters.WIDTH - AIR - place.x) / place.scale
    kept = [
        short(node) if isinstance(node.identity, Sign) and node.x + node.width > edge else node
        for node in squeezed(shown, (BODY.bottom - place.y) / place.scale)
    ]
    return board.nodes(brush, kept, place)


def _curves_told(shown: Sequence[Node], known: Names) -> Sequence[Node]:
    """Return nodes whose curves say in words what they show."""
    return [
        node.twin(describe=partial(_curve, node.identity, known.personas.get(node.persona_id, "")))
        if isinstance(node.identity, Stretch) and node.persona_id
        else node
        for node in shown
    ]


def _curve(stretch: Stretch, name: str) -> str:
    signed = stretch.curve == "emotional"
    own = stretch.dots[stretch.before : len(stretch.dots) - stretch.after]
    values = (
        number(Fraction(dot.tenths, 10), 1 if dot.tenths % 10 else 0, sign=signed) for dot in own
    )
    return ": ".join(filter(None, (describe(clean(name), stretch.curve), "; ".join(values))))


def _inside(page: Page) -> Iterator[str]:
    """Yield the stages and the lanes that a slide shows, in words."""
    found = [(node.kind, node.label) for node in page.parts[0].nodes]
    yield ", ".join(plain(name, IN_TITLE) for kind, name in found if kind == "stage")
    lanes = (name.partition(", ")[0] for kind, name in found if kind == "lane_head")
    yield ", ".join(plain(name, IN_TITLE) for name in lanes)


def _phase(page: Page) -> str:
    bands = (node.id for node in page.parts[0].nodes if node.kind == "band")
    return next(bands, "").partition(":")[2]


def _card_notes(shown: Sequence[Node], known: Names, view: JourneyView) -> Iterator[str]:
    """Yield what the cards of a slide say of themselves, with all of their notes."""
    for basis in board.cards(shown):
        card = basis.touchpoint
        yield f"{clean(card.name)}: {BETWEEN.join(facts(card, known))}"
        yield from (text for text in (card.description, card.message) if text.strip())
        for note in known.notes.get(card.id, ()):
            if view.lens in (None, note.persona_id) or note.persona_id is None:
                yield f"– {_told(note, known)}"


def _told(note: Note, known: Names) -> str:
    who = known.personas.get(note.persona_id or "", "")
    words = f"{heading('note', note.kind)}: {note.text.strip()}"
    return f"{words} ({who})" if who else words


def _actions(view: JourneyView, known: Names) -> Iterator[Draft]:
    """Yield what was decided to do."""
    called = {card.id: clean(card.name) for card in view.journey.touchpoints}
    chosen = [
        each
        for each in view.project.actions
        if not each.touchpoint_id or each.touchpoint_id in called
    ]
    first = (_("Action"), field("owner_id"), _("Due"), _("Effect"), _("Effort"), _("Status"))
    lines = [_action(each, called, known) for each in chosen]
    widths = (392.0, 160.0, 110.0, 70.0, 70.0, 110.0)
    yield from _listed(_("Decisions and actions"), Table(widths, tuple(lines), first))


def _action(action: Action, called: dict[str, str], known: Names) -> Line:
    return Line(
        (
            Cell(clean(action.title), called.get(action.touchpoint_id or "", ""), bold=True),
            Cell(known.owners.get(action.owner_id or "", "")),
            Cell(day_words(action.due) if action.due else ""),
            Cell(number(action.effect)),
            Cell(number(action.effort)),
            Cell(heading("action_status", action.status)),
        )
    )


def _parking_lot(view: JourneyView, known: Names) -> Iterator[Draft]:
    """Yield the notes that belong to no card."""
    found = known.notes.get(None, ())
    lines = [
        Line(
            (
                Cell(heading("note", note.kind), bold=True),
                Cell(note.text.strip()),
                Cell(known.personas.get(note.persona_id or "", "")),
                Cell(number(note.votes) if note.votes else ""),
            )
        )
        for note in found
    ]
    first = (_("Kind"), _("Note"), _("Persona"), _("Votes"))
    table = Table((130.0, 552.0, 160.0, 70.0), tuple(lines), first)
    yield from _listed(_("Parking lot"), table, [_told(note, known) for note in found])


def _listed(title: str, table: Table, notes: Sequence[str] = ()) -> Iterator[Draft]:
    """Yield a table on as many slides as it needs; an empty one has none."""
    if not table.lines:
        return
    high = BODY.bottom - BODY.top
    parts = [part for part in tables.parts(table, high, high) if part.lines]
    for at, part in enumerate(parts, 1):
        of = _("part {n} of {m}").format(n=number(at), m=number(len(parts)))
        name = f"{title}{BETWEEN}{of}" if len(parts) > 1 else title
        yield Draft(name, partial(_table, part, title), notes if at == 1 else ())


def _table(table: Table, name: str, brush: Brush) -> str:
    return tables.drawn(brush, table, BODY.left, BODY.top, name)
