"""What the tables of money and of feedback share: a table, fields below, buttons (room: widgets).

A subclass says which records there are, how they look, and which edits a person means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.errors import edit_sentence
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.project import BudgetLine, Feedback, Journey, Touchpoint
from canvas_app.model.scoring.values import canonical
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.record_form import Record, RecordForm
from canvas_app.widgets.panels.record_table import Column, Line, RecordModel, RecordTable
from canvas_app.widgets.session import Session

Own = TypeVar("Own", BudgetLine, Feedback)


class RecordEditor(QWidget):
    """Records of the journey shown, in a table; the fields of the current one stand below it.

    ``asked`` carries the ids of cards to select and show.
    """

    asked = Signal(object)

    def __init__(self, session: Session, form: RecordForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = False
        self._current = ""
        self.summary = plain.label(size=12, tone="muted")
        self.model = RecordModel(self._write, self)
        self.table = RecordTable(self.model)
        self.refusal = plain.label(size=12, tone="danger")
        self.refusal.hide()
        self.fields = form
        self.add = QPushButton()
        self.remove, self.reveal = _tool("trash-2"), _tool("eye")
        self._lay_out()
        self._connect()
        self._speak()

    # What a subclass says

    def records(self, view: JourneyView) -> Sequence[Record]:
        """Return the records that touch the journey shown."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """Return the columns in the language spoken now."""
        raise NotImplementedError

    def line(self, view: JourneyView, record: Record, names: dict[str, str]) -> Line:
        """Return how a record is shown; ``names`` are those of the journey's touchpoints."""
        raise NotImplementedError

    def words(self) -> tuple[str, str, str]:
        """Return the words for the table, for adding, and for having no record yet."""
        raise NotImplementedError

    def told(self, view: JourneyView, records: Sequence[Record]) -> str:
        """Return what stands above the table: sums, and what is elsewhere."""
        raise NotImplementedError

    def change(self, id_: str, name: str, value: object) -> Edit:
        """Return the edit that sets a field of a record."""
        raise NotImplementedError

    def fresh(self, touchpoint: Touchpoint, ids: tuple[str, ...]) -> Edit:
        """Return the edit that adds a record for touchpoints; ``touchpoint`` is their first."""
        raise NotImplementedError

    def deletion(self, id_: str) -> Edit:
        """Return the edit that deletes a record."""
        raise NotImplementedError

    # What all share

    @property
    def current(self) -> Record | None:
        """The record the cursor is on."""
        records = self.records(self._session.view)
        return next((record for record in records if record.id == self._current), None)

    def refresh(self) -> None:
        """Show the records that are now."""
        view = self._session.view
        records, names = self.records(view), _names(view.journey)
        self.summary.setText(self.told(view, records) if records else self.words()[2])
        self.table.setVisible(bool(records))
        kept, column = self._current, max(self.table.currentIndex().column(), 0)
        self.model.show_lines(self.columns(), [self.line(view, r, names) for r in records])
        if records and self.model.row_of(kept) < 0:
            kept = records[0].id
        self.table.go(kept, column)
        self.add.setEnabled(bool(view.journey.touchpoints))
        self._show_current()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "reveal"):
            self._tint()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        buttons.addWidget(self.reveal)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.summary, self.table, self.refusal, self.fields):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        self.table.went.connect(self._go)
        self.table.remove_wanted.connect(self._remove)
        self.table.passed.connect(self._pass)
        self.model.refused.connect(self._refuse)
        self.fields.entered.connect(self._enter)
        self.fields.refused.connect(self._refuse)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.reveal.clicked.connect(self._reveal)
        self._session.changed.connect(self._follow)
        self._session.refused.connect(self._hear)

    def _speak(self) -> None:
        table, add, _none = self.words()
        self.table.setAccessibleName(table)
        self.add.setText(plain.in_menu(add))
        for button, words in ((self.remove, _("Remove")), (self.reveal, _("Show on the canvas"))):
            button.setToolTip(plain.tooltip(words))
            button.setAccessibleName(words)
        self.fields.speak()
        self._tint()
        if self.isVisible():
            self.refresh()

    def _tint(self) -> None:
        self.add.setIcon(look.icon("plus"))
        self.remove.setIcon(look.icon("trash-2"))
        self.reveal.setIcon(look.icon("eye"))

    def _follow(self, _before: JourneyView, _after: JourneyView) -> None:
        if self.isVisible():
            self.refresh()

    def _go(self, id_: str) -> None:
        if id_ and id_ != self._current:
            self.refusal.hide()
        self._current = id_ or self._current
        self._show_current()

    def _show_current(self) -> None:
        record, view = self.current, self._session.view
        self.fields.setVisible(record is not None)
        self.remove.setEnabled(record is not None)
        self.reveal.setEnabled(record is not None)
        if record is not None:
            self.fields.show_touchpoints(view, record)
            columns = {column.field for column in self.model.columns}
            self.fields.show_record(view, record, columns)

    def _write(self, id_: str, name: str, value: object) -> bool:
        return self._do(self.change(id_, name, value))

    def _enter(self, name: str, value: object) -> None:
        if self._current:
            self._do(self.change(self._current, name, value))
            self._show_current()

    def _do(self, edit: Edit) -> bool:
        self.refusal.hide()
        self._asking = True
        done = self._session.apply(edit)
        self._asking = False
        return done

    def _hear(self, error: EditError) -> None:
        if self._asking:
            self._refuse(edit_sentence(error.kind, error.facts))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _add(self) -> None:
        view = self._session.view
        ids = _for_new(view, self.records(view), [card.id for card in self._session.selected])
        if not ids:
            return
        first = next(t for t in view.journey.touchpoints if t.id == ids[0])
        edit = self.fresh(first, ids)
        if self._do(edit):
            self._current = str(edit.facts["id"])
            self.table.go(self._current)
            self.table.setFocus()
            self.table.edit(self.table.currentIndex())

    def _remove(self) -> None:
        row = self.model.row_of(self._current)
        if row >= 0 and self._do(self.deletion(self._current)):
            left = self.model.lines
            if left:
                self.table.go(left[min(row, len(left) - 1)].id)
            self.table.setFocus()

    def _reveal(self) -> None:
        record, known = self.current, _names(self._session.journey)
        ids = tuple(id_ for id_ in record.touchpoint_ids if id_ in known) if record else ()
        if ids:
            self.asked.emit(ids)

    def _pass(self) -> None:
        """Go on to the fields below the table."""
        self.fields.first_field().setFocus(Qt.FocusReason.TabFocusReason)


def touching(records: Sequence[Own], journey: Journey) -> tuple[Own, ...]:
    """Return the records that touch a journey."""
    here = _names(journey)
    return tuple(r for r in records if any(id_ in here for id_ in r.touchpoint_ids))


def _for_new(
    view: JourneyView, records: Sequence[Record], selected: Sequence[str]
) -> tuple[str, ...]:
    """Return whom a new record is for: the selected cards, else the first without one."""
    taken = {id_ for record in records for id_ in record.touchpoint_ids}
    if selected and not taken.issuperset(selected):
        return tuple(selected)
    here = [t.id for t in canonical(view.project, view.journey.touchpoints)]
    free = [id_ for id_ in here if id_ not in taken]
    return tuple((free or here)[:1])


def _names(journey: Journey) -> dict[str, str]:
    return {touchpoint.id: touchpoint.name for touchpoint in journey.touchpoints}


def _tool(icon: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(look.icon(icon))
    button.setIconSize(QSize(16, 16))
    return button
