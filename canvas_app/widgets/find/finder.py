"""Finding and filtering in one window: what is asked of the bar, the strip and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _, ngettext, number
from canvas_app.model.filter import NO_FILTER, Filter
from canvas_app.model.matching import matching_notes, prepare
from canvas_app.model.scoring.values import canonical
from canvas_app.panels.filter_words import Part, elsewhere, found, parts, without
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.find.counting import placed, told
from canvas_app.widgets.find.find_bar import FindBar
from canvas_app.widgets.find.strip import FilterStrip, Lead

if TYPE_CHECKING:
    from canvas_app.gestures.focus import Focus
    from canvas_app.layout.view import JourneyView
    from canvas_app.model.project import Project
    from canvas_app.widgets.canvas.view_port import ViewPort
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

MANY = 2_000
"""Of so many cards on, filtering waits until somebody stops typing."""
PAUSE_MS = 150
SPEAK_MS = 500
"""How long typing rests until a screen reader is told what was found."""
PARKED, MORE = "parking", "more"
"""Leads that are no journeys."""
MOST = 12
"""So many filters are shown over the canvas, so that many leave room for it."""


class _Start(NamedTuple):
    """Where somebody was who began to find something."""

    project: Project
    journey_id: str
    selection: tuple[str, ...]
    port: ViewPort
    focus: Focus | None


class Finder(QObject):
    """Keeps bar and strip over the canvas in step with the filter of the session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._start: _Start | None = None
        self.bar, self.strip = FindBar(), FilterStrip()
        self.bar.hide()
        self.strip.hide()
        window.above.addWidget(self.bar)
        window.above.addWidget(self.strip)
        self.bar.typed.connect(self._type)
        self.bar.asked.connect(self._do)
        self.strip.dropped.connect(self._drop)
        self.strip.led.connect(self._lead)
        self.bar.led.connect(self._lead)
        self.strip.cleared.connect(self.clear)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._take_text)

        self._speaking = QTimer(self)
        self._speaking.setSingleShot(True)
        self._speaking.setInterval(SPEAK_MS)
        self._speaking.timeout.connect(self._speak)

    @property
    def session(self) -> Session | None:
        """What is shown in the window."""
        return self._window.session

    def open(self) -> None:
        """Show the bar with everything in it selected, ready to be typed over."""
        if self.session:
            prepare(self.session.project, self.session.journey)
            if self.bar.isHidden():
                self._start = self._here()
            self.bar.show()
            self.refresh()
            self.bar.field.setFocus()
            self.bar.field.selectAll()

    def close(self) -> None:
        """Hide the bar, forget its text and go back to where it was opened.

        Who went to a match stays there.
        """
        self._later.stop()
        self._leave()
        self.bar.hide()  # afterwards: Qt would look for another focus by itself
        if self.session:
            self.session.show(filter=replace(self.session.view.filter, text=""))
            self.refresh()
            self._return()

    def _return(self) -> None:
        canvas, start, now = self._window.canvas, self._start, self._here()
        self._leave()
        if start and start.project is now.project and start[1:3] == now[1:3]:
            canvas.focus = start.focus
            canvas.look(start.port.sized(canvas.width(), canvas.height()))

    def _leave(self) -> None:
        """Give the focus to what is in the middle of the window."""
        if middle := self._window.middle.currentWidget():
            middle.setFocus()

    def _here(self) -> _Start:
        session, canvas = self._window.session, self._window.canvas
        assert session
        view = session.view
        return _Start(view.project, view.journey_id, session.selection, canvas.port, canvas.focus)

    def clear(self) -> None:
        """Let every card stand out again."""
        self._later.stop()
        if self.session:
            self.session.show(filter=NO_FILTER)
            if not self.bar.isVisible():
                self._leave()

    def step(self, way: int) -> None:
        """Go to the next match (1) or the one before (-1), in reading order, around the ends."""
        session = self.session
        if session is None:
            return
        self._take_text()
        if session.view.filter.is_empty:
            self.open()
            return
        if id_ := next_of(session.view, session.selection, way):
            session.select((id_,))
            self._window.canvas.reveal(id_)

    def select_all(self) -> None:
        """Select every match and show them."""
        if self.session:
            self._take_text()
            ids = () if self.session.view.filter.is_empty else found(self.session.view)
            if ids:
                self.session.select(ids)
                self._window.canvas.fit_selection()

    def open_filter(self, under: QWidget | None = None) -> None:
        """Show all that can be filtered by, below a widget."""
        from canvas_app.widgets.find.filter_panel import FilterPanel

        if self.session:
            self._take_text()
            FilterPanel(self.session, self._window).pop_up(under or self._window.tools)

    def refresh(self) -> None:
        """Say how things are now."""
        session = self.session
        if session is None:
            self.bar.hide()
            self.strip.hide()
            return
        wanted, shown = session.view.filter, not self.bar.isHidden()
        leads = [] if wanted.is_empty else self._leads(session.view)
        if shown and not self._later.isActive():
            self.bar.show_text(wanted.text)
            missed = not wanted.is_empty and not found(session.view)
            words = _advice(wanted) if missed else placed(session.view, session.selection)
            tone, any_ = "warn" if missed else "muted", not (missed or wanted.is_empty)
            self.bar.say("" if wanted.is_empty else words, tone, any_)
            leads = [] if self.bar.show_leads(leads) else leads
        self._refresh_strip(session.view, shown, leads)

    def _refresh_strip(self, view: JourneyView, with_bar: bool, leads: Sequence[Lead]) -> None:
        shown = [p for p in parts(view.filter, view.project) if p.name != "text" or not with_bar]
        crowded = bool(with_bar and leads and not found(view))
        if len(shown) > MOST:
            words = ngettext("{n} more", "{n} more", len(shown) - MOST)
            leads = [(words, MORE), *leads]
        self.strip.setVisible(bool(shown) or crowded)
        if not self.strip.isHidden():
            words = told(view) if not with_bar else _("Only:") if shown else ""
            self.strip.show_parts(words, shown[:MOST], leads)

    def _leads(self, view: JourneyView) -> list[Lead]:
        """Return where more can be found: other journeys, and notes of the parking lot."""
        leads = [
            (_("{n} in {journey}").format(n=number(place.n), journey=place.words), place.journey_id)
            for place in elsewhere(view)
        ]
        notes = len(matching_notes(view.project, view.filter.text))
        if notes:
            words = ngettext("{n} note in the parking lot", "{n} notes in the parking lot", notes)
            leads.append((words, PARKED))
        return leads

    def _type(self) -> None:
        if self.session and len(self.session.journey.touchpoints) > MANY:
            self._later.start()
        else:
            self._take_text()

    def _take_text(self) -> None:
        """Filter by what stands in the bar."""
        self._later.stop()
        if self.session and not self.bar.isHidden():
            before = self.session.view
            self.session.show(filter=replace(before.filter, text=self.bar.field.text()))
            self._speaking.start()
            if self.session.view is not before and not self.session.view.filter.is_empty:
                self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Show the first match when none is to be seen."""
        assert self.session
        matching, canvas = found(self.session.view), self._window.canvas
        ids = set(matching)
        if ids and not any(node.touchpoint_id in ids for node in canvas.nodes_in_sight()):
            canvas.reveal(matching[0])

    def _speak(self) -> None:
        if self.bar.field.hasFocus():
            announce(self.bar.field, self.bar.said.text())

    def _do(self, what: str) -> None:
        if what == "close":
            self.close()
        elif what == "all":
            self.select_all()
        else:
            self.step(-1 if what == "previous" else 1)

    def _drop(self, part: Part) -> None:
        if self.session:
            self.session.show(filter=without(self.session.view.filter, part))

    def _lead(self, where: str) -> None:
        if where == MORE:
            self.open_filter(self.strip)
        elif where == PARKED:
            self._window.sides.show_list("parking")
        elif self.session:
            self.session.show(journey_id=where)
            self.step(1)


def _advice(wanted: Filter) -> str:
    """Return what to do when nothing matches."""
    if wanted == replace(NO_FILTER, text=wanted.text):
        return _("No match. Try fewer words.")
    return _("No match. Try fewer words or filters.")


def next_of(view: JourneyView, selection: Sequence[str], way: int) -> str | None:
    """Return the match after the selection in reading order, or before it (``way`` -1)."""
    matching = set(found(view))
    order = [card.id for card in canonical(view.project, view.journey.touchpoints)]
    chosen = set(selection)
    places = [at for at, id_ in enumerate(order) if id_ in chosen]
    start = (places[-1] if way > 0 else places[0]) if places else (-1 if way > 0 else len(order))
    turned = (order[(start + way * n) % len(order)] for n in range(1, len(order) + 1))
    return next((id_ for id_ in turned if id_ in matching), None)
