"""A presentation of a journey: its slides in their order (room: panels).

Title, whole journey, phase by phase and stage by stage, panels, the weakest moment, the next
actions (``export.md``, Presenting). Nothing here knows a window; the presenter shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.i18n import _, number
from canvas_app.layout.board import layout
from canvas_app.layout.pages import CURVES
from canvas_app.layout.picture import Box, Disc, Picture, Shape
from canvas_app.layout.view import JourneyView
from canvas_app.panels import next_best_action, slide_board, slide_pages, slide_panels
from canvas_app.panels.journey_score import content as score_content
from canvas_app.panels.slide import BELOW, NAME, PITCH, SEEN, Form, Slide, fitting, line_at
from canvas_app.panels.words import seen
from canvas_app.text import elide, width

DOTS = 60
"""With more slides a bar shows the progress."""
DOT = 5.0
TIMER = 0.16
"""How wide the timer is, at the right of the head, as a share of the width."""
SMALLER = (1.0, 0.84, 0.7, 0.6, 0.5)
"""How much smaller a long name may be, before its end is left out."""
FORM = Form()
__all__ = ["Form", "Slide", "slides"]


def slides(
    view: JourneyView, form: Form = FORM, picture: Picture | None = None
) -> tuple[Slide, ...]:
    """Return the slides of a journey for a screen; ``picture`` is its board, when it is there."""
    return (*first_slides(view, form, picture or layout(view)), *last_slides(view, form))


def first_slides(view: JourneyView, form: Form, picture: Picture) -> tuple[Slide, ...]:
    """Return the slides of title and board: made at once, also of a very long journey."""
    board = slide_board.Board(view, picture, form)
    return slide_pages.title(view, form), slide_board.whole(board), *slide_board.phases(board)


def last_slides(view: JourneyView, form: Form) -> tuple[Slide, ...]:
    """Return the slides of panels, weakest moment and actions, for which all is computed."""
    panels = slide_panels.shown(view)
    score = panels.get("journey_score") or score_content(view)
    return (
        *(each for panel in panels.values() for each in slide_panels.slides_of(panel, form)),
        slide_pages.weakest(view, score, form),
        slide_pages.actions(next_best_action.content(view), form),
    )


def frame(
    view: JourneyView, form: Form, shown: Sequence[Slide], index: int, filtered: str = ""
) -> Iterator[Shape]:
    """Yield what stands around a slide: its name, progress, who looks, and "page n of m"."""
    slide = shown[index]
    if not slide.bare:
        yield from _head(slide, form)
    small = form.font(SEEN)
    top = form.lines - form.foot + 12
    page = _("{n} of {m}").format(n=number(index + 1), m=number(len(shown)))
    yield from line_at(form.width - 48 - width(page, small), top, page, small, "text.muted")
    curve = _(CURVES[view.curve]) if slide.shown else ""
    told = " · ".join(part for part in (seen(view), curve, filtered) if part)
    side = form.width - 48 * 3 - width(page, small)
    faces = [form.font(SEEN * less) for less in SMALLER]
    if width(told, faces[-1]) > side and curve:
        told = " · ".join(part for part in (seen(view), filtered) if part)
    face = fitting(told, faces, side, 1)
    base = top + (small.size - face.size) * PITCH / 2
    yield from line_at(48, base, elide(told, face, side), face, "text.muted")
    yield from _progress(shown, index, form)


def _head(slide: Slide, form: Form) -> Iterator[Shape]:
    """Yield the name of a slide and the line below it, in smaller letters when they are long."""
    room = form.width - 2 * form.side - TIMER * form.width
    faces = [form.slow(NAME * less, "semibold") for less in SMALLER]
    large = fitting(slide.name, faces, room, 1)
    y = 22 + faces[0].size * PITCH
    base = y - large.size * PITCH  # a smaller name stands on the same line
    yield from line_at(form.side, base, elide(slide.name, large, room), large, "text")
    if form.width < form.lines:  # the timer is smaller there, and ends above
        room += TIMER * form.width
    small = fitting(slide.below, [form.font(BELOW * less) for less in SMALLER], room, 1)
    yield from line_at(form.side, y, elide(slide.below, small, room), small, "text.muted")


def _progress(shown: Sequence[Slide], index: int, form: Form) -> Iterator[Shape]:
    """Yield a dot for every slide, or a bar when there are many."""
    wide, y = min(len(shown), DOTS) * 3.4 * DOT, form.lines - 16
    left = (form.width - wide) / 2
    if len(shown) > DOTS:
        done = wide * (index + 1) / len(shown)
        yield Box(left, y - DOT / 2, wide, DOT, fill="line.strong", radius=DOT / 2)
        yield Box(left, y - DOT, done, 2 * DOT, fill="accent", radius=DOT)
        return
    for rank in range(len(shown)):
        x = left + (rank + 0.5) * 3.4 * DOT
        here = rank == index
        yield Disc(x, y, DOT * (1.5 if here else 0.8), fill="accent" if here else "line.strong")
