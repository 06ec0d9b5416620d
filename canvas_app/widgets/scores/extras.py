"""What some panels need beside their content: choices above, tables to edit below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.fold import Fold
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.scores import pages

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.panels.panel import Panel
    from canvas_app.widgets.panels.record_editor import RecordEditor
    from canvas_app.widgets.session import Session


class Extra(QWidget):
    """Stands above or below a panel.

    ``changed`` tells that the panel is to be made anew, ``asked`` carries ids of cards.
    """

    changed = Signal()
    asked = Signal(object)
    key = ""
    above = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def refresh(self) -> None:
        """Take what is offered, and the words, from the session as it is now."""

    def content(self, view: JourneyView) -> Panel:
        """Return the panel for a view and for what is chosen here."""
        return pages.content(self.key, view)


class NextChoices(Extra):
    """Which persona stands at which touchpoint, and whether it has bought already."""

    key = "nba_next"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.persona, self.place, self.bought = Choice(), Choice(), Tick()
        self._labels = (plain.label(tone="muted"), plain.label(tone="muted"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate((self.persona, self.place)):
            grid.addWidget(self._labels[row], row, 0)
            grid.addWidget(choice, row, 1)
            choice.chosen.connect(self._tell)
        grid.addWidget(self.bought, 2, 1)
        self.bought.set_by_hand.connect(self._tell)

    def refresh(self) -> None:
        """Offer the personas of the journey and the touchpoints that apply to the chosen one."""
        from canvas_app.model.scoring.values import Scope, journey_personas, live_touchpoints

        self._labels[0].setText(_("Persona"))
        self._labels[1].setText(_("Stands at"))
        self.bought.setText(_("Already bought"))
        view = self.session.view
        personas = journey_personas(view.project, view.journey)
        who = self.persona.currentData() or view.lens
        self.persona.offer([(p.id, plain.one_line(p.name)) for p in personas])
        known = {p.id for p in personas}
        if personas:
            self.persona.show_value({who if who in known else personas[0].id})
        scope = Scope(view.project, view.journey, self.persona.currentData(), view.view)
        cards = live_touchpoints(scope)
        here = self.place.currentData()
        self.place.offer([(card.id, plain.one_line(card.name)) for card in cards])
        if cards:
            selected = [id_ for id_ in self.session.selection if id_ in {c.id for c in cards}]
            ids = [card.id for card in cards]
            self.place.show_value({here if here in ids else (selected or ids)[0]})

    def content(self, view: JourneyView) -> Panel:
        """Return the panel for the persona and the place chosen."""
        from canvas_app.panels import nba_next

        persona, place = self.persona.currentData(), self.place.currentData()
        return nba_next.content(view, persona, place, self.bought.isChecked())

    def _tell(self, *_chosen: object) -> None:
        self.changed.emit()


class ComparisonChoices(Extra):
    """Which two journeys are compared."""

    key = "comparison"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.a, self.b = Choice(), Choice()
        self._labels = (plain.label(tone="muted"), plain.label(tone="muted"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate((self.a, self.b)):
            grid.addWidget(self._labels[row], row, 0)
            grid.addWidget(choice, row, 1)
            choice.chosen.connect(self._tell)

    def refresh(self) -> None:
        """Offer the journeys; at first the one shown against the next one."""
        from canvas_app.model.snapshots import with_past

        self._labels[0].setText(_("From"))
        self._labels[1].setText(_("To"))
        journeys = with_past(self.session.project).journeys
        options = [(journey.id, plain.one_line(journey.name)) for journey in journeys]
        ids = [journey.id for journey in journeys]
        for choice, first in ((self.a, 0), (self.b, 1)):
            now = choice.currentData()
            choice.offer(options)
            choice.show_value({now if now in ids else ids[min(first, len(ids) - 1)]})
        self.setVisible(len(ids) > 1)

    def content(self, view: JourneyView) -> Panel:
        """Return the comparison of the two journeys chosen, of now or of snapshots."""
        from canvas_app.model.snapshots import with_past
        from canvas_app.panels import comparison

        project = with_past(view.project)
        ids = [journey.id for journey in project.journeys]
        b = self.b.currentData() if len(ids) > 1 else ids[0]
        a = self.a.currentData() or ids[0]
        return comparison.content(project, a, b or ids[0], view.lens, view.view)

    def choose(self, a_id: str, b_id: str) -> None:
        """Compare these journeys, ids as ``with_past`` gives them."""
        self.refresh()
        self.a.show_value({a_id})
        self.b.show_value({b_id})
        self.changed.emit()

    def _tell(self, *_chosen: object) -> None:
        self.changed.emit()


class _Editor(Extra):
    """A table to edit below the panel, made when it is first opened."""

    above = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.fold = Fold(self._inside)
        self.fold.heading.toggled.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.table: RecordEditor | None = None

    def refresh(self) -> None:
        """Say what the table holds."""
        self.fold.name(self.words())

    def words(self) -> str:
        """Return the heading of the table."""
        raise NotImplementedError

    def make_table(self) -> RecordEditor:
        """Return the table."""
        raise NotImplementedError

    def _make(self, opened: bool) -> None:
        if opened and self.table is None:
            self.table = self.make_table()
            self.table.asked.connect(self.asked)
            self._column.addWidget(self.table)


class BudgetEditor(_Editor):
    """The budget lines."""

    key = "budget"

    def words(self) -> str:
        """Return the heading with the number of lines."""
        return _("Budget lines ({n})").format(n=len(self.session.project.budget_lines))

    def make_table(self) -> RecordEditor:
        """Return the table of budget lines."""
        from canvas_app.widgets.panels.budget_table import BudgetTable

        return BudgetTable(self.session)


class FeedbackEditor(_Editor):
    """The feedback instruments."""

    key = "feedback"

    def words(self) -> str:
        """Return the heading with the number of instruments."""
        return _("Instruments ({n})").format(n=len(self.session.project.feedback))

    def make_table(self) -> RecordEditor:
        """Return the table of instruments."""
        from canvas_app.widgets.panels.feedback_table import FeedbackTable

        return FeedbackTable(self.session)


EXTRAS: dict[str, Callable[[Session], Extra]] = {
    extra.key: extra for extra in (NextChoices, ComparisonChoices, BudgetEditor, FeedbackEditor)
}
