"""Undo as a value: whole projects, past and to come (room: what the app knows about).

A step costs kilobytes, since projects share the records an edit did not touch.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from canvas_app.model.project import Project

MAX_STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history: what was done, and the project before (or after) it."""

    kind: str
    facts: Mapping[str, object]
    project: Project
    merge: Hashable | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The present project with the steps that led to it and those that were undone.

    ``past[-1]`` is the newest step and holds the project before it; ``future[-1]`` is the
    next step to redo and holds the project after it. ``saved`` is the project that the file holds.
    """

    now: Project
    saved: Project | None = None
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = field(default=())

    @property
    def clean(self) -> bool:
        """Whether the project that was saved is the one that is now."""
        return self.now is self.saved


def record(
    history: History,
    project: Project,
    kind: str,
    facts: Mapping[str, object],
    merge: Hashable | None = None,
) -> History:
    """Return the history with ``project`` as the present; steps to redo are forgotten.

    A step merges into the newest one when both carry the same key, nothing was undone in
    between and the project was not saved in between.
    """
    if project is history.now:
        return history
    newest = history.past[-1] if history.past else None
    if (
        newest is not None
        and merge is not None
        and newest.merge == merge
        and not history.future
        and not history.clean
    ):
        past = (*history.past[:-1], replace(newest, kind=kind, facts=facts))
    else:
        past = (*history.past, Step(kind, facts, history.now, merge))[-MAX_STEPS:]
    return replace(history, now=project, past=past, future=())


def undo(history: History) -> History:
    """Return the history one step back; unchanged when there is none."""
    if not history.past:
        return history
    step = history.past[-1]
    redone = replace(step, project=history.now, merge=None)
    return replace(
        history, now=step.project, past=history.past[:-1], future=(*history.future, redone)
    )


def redo(history: History) -> History:
    """Return the history one undone step further; unchanged when there is none."""
    if not history.future:
        return history
    step = history.future[-1]
    done = replace(step, project=history.now, merge=None)
    return replace(
        history, now=step.project, past=(*history.past, done), future=history.future[:-1]
    )


def mark_saved(history: History, project: Project) -> History:
    """Return the history with ``project`` (now or an earlier present) as the saved one."""
    return replace(history, saved=project)


def travel(history: History, steps: int) -> History:
    """Return the history so many steps further, or back when negative, as far as it goes."""
    go = redo if steps > 0 else undo
    for _step in range(abs(steps)):
        history = go(history)
    return history


def states(history: History) -> Iterator[Project]:
    """Yield every project of the history: the first one known, and the one after each step."""
    yield from (step.project for step in history.past)
    yield history.now
    yield from (step.project for step in reversed(history.future))
