"""Lays large boards out on another thread when very much of them differs (room: widgets).

While only their filter changes cards stay where they are: until the new picture is there, the
former one says all but which of them stand out. After a change of very many cards nothing is
known until then; who cannot wait gets the picture as soon as it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from canvas_app.layout.board import layout
from canvas_app.layout.fading import faded
from canvas_app.layout.picture import Picture
from canvas_app.layout.recall import knows
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Touchpoint
from canvas_app.widgets.work import Once, Work, gently

MANY = 700
"""So many cards are laid out by another thread: their links and marks fade with them."""
CROWD = 150
"""More of them than these change at once."""
MIXED = 60
"""More of them than these stand in another order, and nothing else changes."""
SOME = 12
"""More of them than these come, go or stand elsewhere at once."""
EVERYWHERE = ("stages", "personas", "channels", "sources", "language")
"""What a project holds that very many cards show."""


def takes(before: JourneyView, after: JourneyView) -> bool:
    """Tell whether only the filter of very many cards differs."""
    same = before.project is after.project and replace(before, filter=after.filter) == after
    return same and len(after.journey.touchpoints) > MANY


def upsets(before: JourneyView, after: JourneyView) -> bool:
    """Tell whether so much differs that laying it out would hold up the window."""
    old, new = before.journey.touchpoints, after.journey.touchpoints
    if max(len(old), len(new)) <= MANY:
        return False
    if before.journey_id != after.journey_id:
        return not knows((after.project.id, after.journey_id), new)
    if _eyes(before) != _eyes(after):
        return True
    if _other_ground(before, after):
        return True
    return _very_much(old, new)


def _eyes(view: JourneyView) -> tuple[object, ...]:
    return view.lens, view.view, view.votes_hidden


def _other_ground(before: JourneyView, after: JourneyView) -> bool:
    """Tell whether stages, lanes or what all cards show are others."""
    one, other = before.project, after.project
    if one is other:
        return False
    named = before.journey.persona_ids, before.journey.state
    changed = any(getattr(one, name) is not getattr(other, name) for name in EVERYWHERE)
    return changed or named != (after.journey.persona_ids, after.journey.state)


def _very_much(old: tuple[Touchpoint, ...], new: tuple[Touchpoint, ...]) -> bool:
    """Tell whether many touchpoints are elsewhere, or very many show something else.

    Those that only make room for others count for nothing: somebody who types one card after
    the other waits for each.
    """
    if old is new:
        return False
    kept = set(map(id, old)) & set(map(id, new))
    if max(len(old), len(new)) - len(kept) <= SOME:
        return False
    former = {each.id: each for each in old if id(each) not in kept}
    others = [each for each in new if id(each) not in kept]
    pairs = [(former[each.id], each) for each in others if each.id in former]
    places = sum(_place(then) != _place(now) for then, now in pairs)
    elsewhere = places + len(former) + len(others) - 2 * len(pairs)
    roomy = sum(_makes_room(then, now) for then, now in pairs)
    if not elsewhere and roomy > MIXED:
        return True
    return elsewhere > SOME or len(pairs) - roomy > CROWD


def _place(card: Touchpoint) -> tuple[object, ...]:
    return card.stage_id, card.persona_ids


def _makes_room(before: Touchpoint, after: Touchpoint) -> bool:
    """Tell whether only the number of a touchpoint in its cell is another."""
    then, now = before.__dict__, after.__dict__
    return all(now[name] is value for name, value in then.items() if name != "seq")


class Making(Once[Picture]):
    """One picture that is made once: by the thread that comes to it first."""

    def __init__(self, view: JourneyView) -> None:
        """Nothing is made yet."""
        super().__init__(partial(_made, view))
        self.view = view


class Ahead:
    """Makes one picture at a time, always of what is wanted last."""

    def __init__(self, done: Callable[[JourneyView, Picture | None], object]) -> None:
        """``done`` gets the picture of a view, or None when there is none."""
        self._done = done
        self._wanted: JourneyView | None = None
        self._making: Making | None = None

    def want(self, view: JourneyView) -> None:
        """Make the picture of a view; returns at once."""
        self._wanted = view
        if self._making is None:
            self._begin(view)

    def at_once(self, view: JourneyView) -> Picture:
        """Return the picture of a view; one that is being made is waited for, none is wanted."""
        self._wanted, making = None, self._making
        return making.answer() if making and making.view is view else layout(view)

    def _begin(self, view: JourneyView) -> None:
        faded(view)  # what matches is remembered: both threads need not look it up
        self._making = Making(view)
        self._work = Work(partial(gently, self._making.answer))
        self._work.done.connect(partial(self._end, view))
        self._work.failed.connect(lambda _error: self._end(view, None))
        self._work.start()

    def _end(self, view: JourneyView, picture: Picture | None) -> None:
        self._making = None
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
