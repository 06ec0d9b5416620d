"""The one object that changes: it says which project is now, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, Unpack

from PySide6.QtCore import QObject, Signal

from canvas_app.layout.view import Curve, JourneyView, Lens, ViewChoice
from canvas_app.model import history as steps
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.filter import Filter
from canvas_app.model.history import History
from canvas_app.model.project import Journey, Project, Snapshot, Touchpoint
from canvas_app.model.snapshots import then
from canvas_app.model.voting import VOTES, begins


def utc_now() -> str:
    """Return the present time as the file writes it, in whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Choice(TypedDict, total=False):
    """What somebody chooses to be shown."""

    journey_id: str
    lens: Lens
    view: ViewChoice
    curve: Curve
    open_everyone: bool
    filter: Filter
    votes_hidden: bool


class Session(QObject):
    """The present project with its history, what is shown, and what is selected.

    ``changed`` carries the JourneyView before and after, whatever the cause: an edit, undo,
    another journey, lens or view, or another document. ``refused`` carries an EditError.
    """

    changed = Signal(object, object)
    selection_changed = Signal()
    file_changed = Signal()
    """The path, the saved mark or the names of undo and redo may have changed."""
    refused = Signal(object)
    shortened = Signal(object)
    """Text of an Edit was too long; carries it."""
    trial_changed = Signal()
    looking_changed = Signal()
    """A snapshot is looked at from now on, or no more."""
    settled = Signal()
    """An edit, undo or redo has told all that it changed."""

    def __init__(
        self,
        project: Project,
        path: Path | None = None,
        clock: Callable[[], str] = utc_now,
        parent: QObject | None = None,
        *,
        clean: bool = True,
    ) -> None:
        """Start with a project; it counts as saved when it comes from a file as it is there."""
        super().__init__(parent)
        self._clock = clock
        self.path = path
        self.history = History(project, saved=project if path and clean else None)
        self.view = JourneyView(project, project.journeys[0].id)
        self.selection: tuple[str, ...] = ()
        self.link: str | None = None
        """The selected link; touchpoints and a link are never selected together."""
        self.trying = False
        self.looking: Snapshot | None = None
        """The snapshot that is shown in the place of the project that is now."""
        self._left: tuple[JourneyView, tuple[str, ...], str | None] | None = None
        self.telling = False
        """Whether ``settled`` will follow, so that one may wait for all that changes."""
        self._expected: Callable[[], object] | None = None

    @property
    def project(self) -> Project:
        """The project that is shown: that of now, the one tried out, or that of a snapshot."""
        return self.view.project

    @property
    def journey(self) -> Journey:
        """The journey that is shown."""
        return self.view.journey

    @property
    def selected(self) -> tuple[Touchpoint, ...]:
        """The selected touchpoints of the journey shown, in the order of the selection."""
        wanted = set(self.selection)
        if not wanted:
            return ()
        known = {each.id: each for each in self.journey.touchpoints if each.id in wanted}
        return tuple(known[id_] for id_ in self.selection if id_ in known)

    def may_change(self) -> bool:
        """Tell whether something may be changed; tell ``refused`` while a snapshot is shown."""
        if self.looking:
            self.refused.emit(EditError("snapshot_shown", name=self.looking.name))
        return self.looking is None

    def apply(self, edit: Edit) -> bool:
        """Do an edit as one undo step; return False and tell ``refused`` when it cannot be done."""
        self.finish()
        if not self.may_change():
            return False
        try:
            after = edit.change(self.project)
        except EditError as error:
            self.refused.emit(error)
            return False
        with self._telling():
            if edit.kind in VOTES and begins(self.journey, self.project, after):
                self.show(votes_hidden=True)  # so that nobody is led by the votes of others
            if after is not self.project:
                after = after.model_copy(update={"modified": self._clock()})
                if self.trying:
                    self._look_at(after)
                else:
                    self._go(steps.record(self.history, after, edit.kind, edit.facts, edit.merge))
            if edit.select is not None:
                self.select(edit.select)
        if edit.facts.get("cut"):
            self.shortened.emit(edit)
        return True

    def expect(self, finish: Callable[[], object]) -> None:
        """Let an edit be made on another thread; ``finish`` waits for it and does it.

        Whatever changes the project next comes after it.
        """
        self.finish()
        self._expected = finish

    def finish(self, only: Callable[[], object] | None = None) -> None:
        """Do an edit that is still being made, or no other than ``only``."""
        expected = self._expected
        if expected is not None and only in (None, expected):
            self._expected = None
            expected()

    def undo(self) -> None:
        """Take the newest step back; what is tried out is dropped instead."""
        self.finish()
        if self.trying:
            self.drop()
        else:
            self.come_back()
            self._step(steps.undo(self.history))

    def redo(self) -> None:
        """Do the step that was undone last again."""
        self.finish()
        if not self.trying:
            self.come_back()
            self._step(steps.redo(self.history))

    def travel(self, count: int) -> None:
        """Go so many steps on, or back when negative, at once; what is tried out is dropped."""
        self.finish()
        self.drop()
        self.come_back()
        before = self.view
        self._go(steps.travel(self.history, count))
        self._go_where(before)

    def try_out(self) -> None:
        """From now on edits change only what is shown, until ``keep`` or ``drop``."""
        self.finish()
        if not self.trying:
            self.come_back()
            self.trying = True
            self.trial_changed.emit()

    def keep(self) -> None:
        """Make what was tried out one step of the history."""
        self.finish()
        if self.trying:
            self.trying = False
            self._go(steps.record(self.history, self.project, "what_if", {}))
            self.trial_changed.emit()

    def drop(self) -> None:
        """Show the project that is now again, without what was tried out."""
        self.finish()
        if self.trying:
            self.trying = False
            self._look_at(self.history.now)
            self.trial_changed.emit()

    def look_back(self, snapshot: Snapshot) -> None:
        """Show a snapshot of the project until ``come_back``; nothing can be edited meanwhile."""
        self.drop()
        if self._left is None:
            self._left = self.view, self.selection, self.link
        self.looking = snapshot
        self._look_at(then(self.history.now, snapshot))
        self.looking_changed.emit()

    def come_back(self) -> None:
        """Show the project that is now again, just as it was left for a snapshot."""
        if self._left is not None:
            before, (self.view, ids, link) = self.view, self._left
            self.looking = self._left = None
            self.changed.emit(before, self.view)
            self._mark(ids, link)
            self.looking_changed.emit()

    def saved(self, project: Project, path: Path) -> None:
        """Note that ``project`` is what the file at ``path`` holds now."""
        self.path = path
        self.history = steps.mark_saved(self.history, project)
        self.file_changed.emit()

    def replace(self, project: Project, path: Path | None, *, clean: bool = True) -> None:
        """Put another document in the place of this one, with an empty history."""
        before = self.view
        self.trying = False
        self.looking = self._left = self._expected = None
        self.path = path
        self.history = History(project, saved=project if clean else None)
        self.view = JourneyView(project, project.journeys[0].id, curve=before.curve)
        self.selection, self.link = (), None
        self.changed.emit(before, self.view)
        self.selection_changed.emit()
        self.looking_changed.emit()
        self.file_changed.emit()

    def show(self, **choice: Unpack[Choice]) -> None:
        """Show another journey, lens, view, curve or filter, votes or none; the rest stays."""
        before, after = self.view, replace(self.view, **choice)
        if after != before:
            self.view = after
            self.changed.emit(before, after)
            self._settle()

    def select(self, ids: Sequence[str]) -> None:
        """Select these touchpoints and nothing else."""
        self._mark(tuple(ids), None)

    def select_link(self, id_: str | None) -> None:
        """Select this link and nothing else."""
        self._mark((), id_)

    def _mark(self, ids: tuple[str, ...], link: str | None) -> None:
        if (ids, link) != (self.selection, self.link):
            self.selection, self.link = ids, link
            self.selection_changed.emit()

    def _settle(self) -> None:
        """Let go of what is not there any more."""
        links = {link.id for link in self.journey.links} if self.link else ()
        ids = tuple(touchpoint.id for touchpoint in self.selected)
        self._mark(ids, self.link if self.link in links else None)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        outer, self.telling = self.telling, True
        try:
            yield
        finally:
            self.telling = outer
            if not outer:
                self.settled.emit()

    def _step(self, history: History) -> None:
        before = self.view
        with self._telling():
            self._go(history)
            self._bring_back(before)

    def _bring_back(self, before: JourneyView) -> None:
        """Show where a step of undo or redo happened; select the touchpoints it brought."""
        self._go_where(before)
        if before.journey_id == self.view.journey_id and before.project is not self.project:
            known = {touchpoint.id for touchpoint in before.journey.touchpoints}
            back = [each.id for each in self.journey.touchpoints if each.id not in known]
            if back:
                self.select(back)

    def _go_where(self, before: JourneyView) -> None:
        """Show the journey that changed, when it is not the one shown."""
        known = {journey.id: journey for journey in before.project.journeys}
        changed = [j.id for j in self.project.journeys if known.get(j.id) is not j]
        if changed and self.view.journey_id not in changed:
            self.show(journey_id=changed[0])

    def _go(self, history: History) -> None:
        if history is not self.history:
            self.history = history
            self._look_at(history.now)
            self.file_changed.emit()

    def _look_at(self, project: Project) -> None:
        if project is self.view.project:
            return
        before, self.view = self.view, self.view.of(project)
        self.changed.emit(before, self.view)
        self._settle()
