"""Lays large boards out on another thread while only their filter changes (room: widgets).

Cards stay where they are then; until the new picture is there, the former one says all but
which of them stand out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from canvas_app.layout.board import layout
from canvas_app.layout.fading import faded
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.work import Work

MANY = 700
"""So many cards are laid out by another thread: their links and marks fade with them."""


def takes(before: JourneyView, after: JourneyView) -> bool:
    """Tell whether only the filter of very many cards differs."""
    many = len(after.journey.touchpoints) > MANY
    return (
        many and before.project is after.project and replace(before, filter=after.filter) == after
    )


class Ahead:
    """Makes one picture at a time, always of what is wanted last."""

    def __init__(self, done: Callable[[JourneyView, Picture | None], object]) -> None:
        """``done`` gets the picture of a view, or None when there is none."""
        self._done = done
        self._wanted: JourneyView | None = None
        self._work: Work | None = None

    def want(self, view: JourneyView) -> None:
        """Make the picture of a view; returns at once."""
        self._wanted = view
        if self._work is None:
            self._begin(view)

    def _begin(self, view: JourneyView) -> None:
        faded(view)  # what matches is remembered: both threads need not look it up
        self._work = Work(partial(_made, view))
        self._work.done.connect(partial(self._end, view))
        self._work.failed.connect(lambda _error: self._end(view, None))
        self._work.start()

    def _end(self, view: JourneyView, picture: Picture | None) -> None:
        self._work = None
        if self._wanted is view or self._wanted is None:
            self._wanted = None
            self._done(view, picture)
        else:
            self._begin(self._wanted)


def _made(view: JourneyView) -> Picture:
    """Return the picture of a view with all that is looked up in it to show it."""
    picture = layout(view)
    _known = (picture.by_id, [(part.span, part.stripes) for part in picture.parts])
    return picture
