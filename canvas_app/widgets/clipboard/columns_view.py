"""The first rows of a table, with what each column means above it (room: widgets)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from canvas_app.i18n import N_, _, number
from canvas_app.i18n.terms import field
from canvas_app.model.tables.columns import FIELDS, Field, Mapping_
from canvas_app.model.tables.reading import Row, Table
from canvas_app.widgets import look, plain
from canvas_app.widgets.clipboard.copying import WORDS
from canvas_app.widgets.controls.choice import Choice, Option
from canvas_app.widgets.controls.elided import Elided

SHOWN = 5
"""Rows shown, beside the one with the headings."""
WIDE = 132
"""Px of a column."""
IGNORE = N_("Leave out")


class ColumnsView(QScrollArea):
    """Columns with a field each; ``mapped`` tells that a person chose another one."""

    mapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices: list[Choice] = []
        self._cells: list[list[QLabel]] = []

    @property
    def meaning(self) -> Mapping_:
        """The field of each column, None where it is left out."""
        return tuple(choice.currentData() for choice in self.choices)

    def show_table(self, table: Table, meaning: Mapping_, *, heading: bool) -> None:
        """Show the beginning of a table with this meaning."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setRowStretch(SHOWN + 2, 1)
        rows = table.rows[: SHOWN + heading]
        self.choices = [self._choice(at, rows, heading) for at in range(table.width)]
        self._cells = [[] for _choice in self.choices]
        for at, (choice, value) in enumerate(zip(self.choices, meaning, strict=True)):
            choice.show_value({value})
            grid.addWidget(choice, 0, at + 1)
            grid.setColumnStretch(at + 1, 1)
        for i, row in enumerate(rows, 1):
            grid.addWidget(_line(row), i, 0)
            for at, cell in enumerate(row.cells):
                label = _cell(cell, heading and i == 1)
                self._cells[at].append(label)
                grid.addWidget(label, i, at + 1)
        self.setWidget(inside)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(grid.sizeHint().height() + bar)  # no row is cut by the bar below
        self._fade()

    def _choice(self, at: int, rows: tuple[Row, ...], heading: bool) -> Choice:
        choice = Choice()
        choice.offer(_options())
        choice.setMinimumWidth(WIDE)
        name = plain.one_line(rows[0].cells[at]) if heading and rows else ""
        words = _("Meaning of column {n}").format(n=number(at + 1))
        choice.setAccessibleName(f"{words}: {name}" if name else words)
        choice.chosen.connect(partial(self._pick, choice))
        return choice

    def _pick(self, choice: Choice, value: Field | None) -> None:
        """Leave out the column that had the field until now: it is given once."""
        for other in self.choices:
            if other is not choice and value is not None and other.currentData() == value:
                other.show_value({None})
        self._fade()
        self.mapped.emit()

    def _fade(self) -> None:
        """Let columns that are left out step back."""
        for labels, value in zip(self._cells, self.meaning, strict=True):
            for label in labels:
                label.setEnabled(value is not None)


def _options() -> list[Option]:
    return [(name, field(WORDS.get(name, name))) for name in FIELDS] + [(None, _(IGNORE))]


def _cell(text: str, heading: bool) -> Elided:
    label = Elided()
    text = " ".join(text.split())  # as a name is read; a broken line would show the sign of it
    label.setText(plain.one_line(text))
    label.setProperty("tone", "muted" if heading else "")
    label.setFont(look.font(12, "semibold" if heading else "regular"))
    label.setMinimumWidth(WIDE)
    if len(text) > 12:
        label.setToolTip(plain.tooltip(plain.one_line(text)))
    return label


def _line(row: Row) -> QLabel:
    label = plain.label(number(row.line), size=11, tone="muted")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    label.setWordWrap(False)
    return label
