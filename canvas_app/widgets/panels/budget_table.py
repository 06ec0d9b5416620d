"""The lines of the budget, edited in place: amounts, locks, ceilings, owners (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import field
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import budget_lines
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import BudgetLine, Touchpoint
from canvas_app.model.scoring.settings import thresholds
from canvas_app.panels.choices import options
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.typed_field import Parser, TypedField, whole, written
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.record_editor import RecordEditor, touching
from canvas_app.widgets.panels.record_form import Record, RecordForm
from canvas_app.widgets.panels.record_table import Column, Line
from canvas_app.widgets.session import Session

ROOMY = {"planned": 0, "actual": 320, "ceiling": 460}
"""From which width on an amount has a column of its own; below, it stands under the table."""


class _Form(RecordForm):
    """What the table has no room for: amounts, touchpoints, owner."""

    def __init__(self, parse: Parser) -> None:
        super().__init__()
        self.owner = Choice()
        self.owner.warn = None
        self.amounts = {name: TypedField(parse) for name in ("actual", "ceiling")}
        for name, amount in self.amounts.items():
            self.put(name, amount)
        self.put("owner_id", self.owner)

    @override
    def show_record(self, view: JourneyView, record: Record, columns: Collection[str]) -> None:
        assert isinstance(record, BudgetLine)
        for name, amount in self.amounts.items():
            amount.show_value(getattr(record, name))
            amount.setPlaceholderText(_("none"))
            self.show_field(name, name not in columns)
        self.owner.offer(options(view.project, "owner_id"))
        self.owner.show_value({record.owner_id})


class BudgetTable(RecordEditor):
    """The budget lines of the journey shown, with their sums."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.form = _Form(self._amount)
        super().__init__(session, self.form, parent)

    @override
    def records(self, view: JourneyView) -> Sequence[BudgetLine]:
        return touching(view.project.budget_lines, view.journey)

    @override
    def columns(self) -> Sequence[Column]:
        amounts = (Column(name, field(name), self._amount) for name in self._in_table())
        label = Column("label", _("Budget line"), str, "text")
        return label, *amounts, Column("locked", field("locked"), kind="tick")

    @override
    def line(self, view: JourneyView, record: Record, names: dict[str, str]) -> Line:
        assert isinstance(record, BudgetLine)
        label = plain.one_line(record.label)
        cells = [written(getattr(record, name)) for name in self._in_table()]
        return Line(record.id, (label, *cells, record.locked), self._about(view, record, names))

    @override
    def words(self) -> tuple[str, str, str]:
        none = _("There is no line yet. Select cards and add one; 0 means: important, no money.")
        return _("Budget lines"), _("Add a line"), none

    @override
    def told(self, view: JourneyView, records: Sequence[Record]) -> str:
        lines = [record for record in records if isinstance(record, BudgetLine)]
        planned = sum(line.planned or 0 for line in lines)
        actual = sum(line.actual or 0 for line in lines)
        sums = _("planned {planned}, actual {actual} {currency}").format(
            planned=number(planned),
            actual=number(actual),
            currency=plain.one_line(view.project.currency),
        )
        counted = ngettext("{n} line", "{n} lines", len(lines))
        elsewhere = len(view.project.budget_lines) - len(lines)
        more = ngettext(
            "{n} more belongs to another journey", "{n} more belong to other journeys", elsewhere
        )
        return f"{counted}: {sums}" + (f" · {more}" if elsewhere else "")

    @override
    def change(self, id_: str, name: str, value: object) -> Edit:
        return budget_lines.set_fields(id_, **{name: value})

    @override
    def fresh(self, touchpoint: Touchpoint, ids: tuple[str, ...]) -> Edit:
        return budget_lines.add(touchpoint.name, ids)

    @override
    def deletion(self, id_: str) -> Edit:
        return budget_lines.delete([id_])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and len(self.model.columns) != len(self.columns()):
            self.refresh()

    def _in_table(self) -> tuple[str, ...]:
        return tuple(name for name, least in ROOMY.items() if self.width() >= least)

    def _amount(self, text: str) -> int | None:
        return whole(text, self._session.project.currency)

    def _about(self, view: JourneyView, line: BudgetLine, names: dict[str, str]) -> str:
        """Return whom a line is for, how it is split, what limits it and who owns it."""
        known = [plain.one_line(names[id_]) for id_ in line.touchpoint_ids if id_ in names]
        parts = [", ".join(known)]
        amount = getattr(line, thresholds(view.project).budget_basis)
        if amount is not None and len(line.touchpoint_ids) > 1:
            each = number(Fraction(amount, len(line.touchpoint_ids)))
            parts.append(_("{amount} each").format(amount=each))
        if line.ceiling is not None and "ceiling" not in self._in_table():
            parts.append(_("at most {amount}").format(amount=number(line.ceiling)))
        owners = {department.id: department.name for department in view.project.departments}
        if line.owner_id is not None:
            parts.append(plain.one_line(owners.get(line.owner_id, line.owner_id)))
        return " · ".join(parts)
