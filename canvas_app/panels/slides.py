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
from canvas_app.panels.slide import BELOW, LINES, NAME, PITCH, SEEN, SIDE, Form, Slide, line_at
from canvas_app.panels.words import seen
from canvas_app.text import elide, width

DOTS = 60
"""With more slides a bar shows the progress."""
DOT = 5.0
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
    top = LINES - form.foot + 12
    page = _("{n} of {m}").format(n=number(index + 1), m=number(len(shown)))
    yield from line_at(form.width - 48 - width(page, small), top, page, small, "text.muted")
    curve = _(CURVES[view.curve]) if slide.shown else ""
    told = " · ".join(part for part in (seen(view), curve, filtered) if part)
    side = form.width - 48 * 3 - width(page, small)
    yield from line_at(48, top, elide(told, small, side), small, "text.muted")
    yield from _progress(shown, index, form)


def _head(slide: Slide, form: Form) -> Iterator[Shape]:
    large, small = form.font(NAME, "semibold"), form.font(BELOW)
    room = form.width - 2 * SIDE - 220  # the timer stands at the right
    yield from line_at(SIDE, 22, elide(slide.name, large, room), large, "text")
    y = 22 + large.size * PITCH
    yield from line_at(SIDE, y, elide(slide.below, small, room), small, "text.muted")


def _progress(shown: Sequence[Slide], index: int, form: Form) -> Iterator[Shape]:
    """Yield a dot for every slide, or a bar when there are many."""
    wide, y = min(len(shown), DOTS) * 3.4 * DOT, LINES - 16
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
