"""Rows of a table become touchpoints: what each column means, and what will be created (widgets).

Everything is done by keys too: Tab goes through the columns, Return imports, Escape leaves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n import tables as words
from canvas_app.i18n.plain import quoted
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.rows import add_rows
from canvas_app.model.project import MAX_TOUCHPOINTS, View
from canvas_app.model.tables.columns import guessed, has_heading
from canvas_app.model.tables.plan import Plan, plan
from canvas_app.model.tables.reading import Table, TableError
from canvas_app.widgets import plain
from canvas_app.widgets.clipboard.columns_view import ColumnsView
from canvas_app.widgets.clipboard.receiving import paste_lines, put_many, room_in
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.overriding import override
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.clipboard.source import Source
    from canvas_app.widgets.main_window import MainWindow

SIZE = QSize(1000, 640)
PROBLEMS = 5
"""Lines shown at once of those that cannot be read."""
EDGE = 22
"""Px of that field around its text."""
AT_ONCE = 1_000
"""Rows that are planned without another thread."""
SEPARATORS = (
    ("\t", N_("Tab")),
    (";", N_("Semicolon")),
    (",", N_("Comma")),
    ("|", N_("Bar")),
    ("", N_("None: one column")),
)
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Windows (1252)"),
    ("mac-roman", "Mac Roman"),
)


def show_table(window: MainWindow, source: Source, table: Table, place: Place) -> TableDialog:
    """Show a table in front of a window, to be imported at a place."""
    dialog = TableDialog(window, source, table, place)
    dialog.open()
    return dialog


class TableDialog(QDialog):
    """The preview of an import; it changes nothing before it is accepted."""

    def __init__(self, window: MainWindow, source: Source, table: Table, place: Place) -> None:
        super().__init__(window)
        assert window.session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rows to touchpoints"))
        self._window, self._session = window, window.session
        self._source, self._table, self._place = source, table, place
        self._plan: Plan | None = None
        self._work: Work | None = None
        self.heading = Tick(_("The first row names the columns"))
        self.separator, self.encoding, self.stage = Choice(), Choice(), Choice()
        self.columns = ColumnsView()
        self.summary = plain.label(weight="medium")
        self.left_out = plain.label(tone="muted")
        self.problems = QPlainTextEdit()
        self.lines = Button(_("As a list"))
        self.cancel = Button(_("Cancel"))
        self.go = QPushButton()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._refresh)
        self._offer()
        self._lay_out()
        self._connect()
        self._take(table)
        self.columns.choices[0].setFocus()

    @override
    def sizeHint(self) -> QSize:
        room = self._window.screen().availableGeometry().size()
        return SIZE.boundedTo(QSize(room.width() - 40, room.height() - 80))

    @override
    def done(self, result: int) -> None:
        self._work = None
        super().done(result)

    @override
    def accept(self) -> None:
        made = self._ready()
        if made is None:
            return
        super().accept()
        place = self._to()
        view: View = "internal" if self._session.view.view == "internal" else "customer"
        edit = add_rows(self._session.view.journey_id, made, place, view)
        put_many(self._window, edit, len(made.rows))

    def _offer(self) -> None:
        self.separator.offer([(value, _(name)) for value, name in SEPARATORS])
        self.separator.setAccessibleName(_("Separator"))
        self.encoding.offer(ENCODINGS)
        self.encoding.setAccessibleName(_("Encoding"))
        self.stage.offer([(stage.id, stage.name) for stage in self._session.project.stages])
        self.stage.show_value({self._place.stage_id})
        self.stage.setAccessibleName(_("Stage of rows without one"))
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(_("Lines that cannot be read"))
        self.lines.setVisible(self._source.data is None)
        self.lines.setToolTip(plain.tooltip(_("Make a touchpoint of each line instead")))
        self.go.setDefault(True)
        self.go.setProperty("primary", True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(plain.label(self._from_words(), tone="muted"))
        column.addLayout(self._options())
        column.addWidget(self.columns, 1)
        for widget in (self.summary, self.left_out, self.problems):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.lines)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def _options(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        _field(grid, 0, 2, _("Separator"), self.separator)
        _field(grid, 1, 0, _("Rows without a stage go to"), self.stage)
        if self._source.data is not None:
            _field(grid, 1, 2, _("Encoding"), self.encoding)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _connect(self) -> None:
        self.heading.set_by_hand.connect(self._guess)
        self.separator.chosen.connect(self._read_again)
        self.encoding.chosen.connect(self._read_again)
        self.columns.mapped.connect(self._plan_later)
        self.lines.clicked.connect(self._as_lines)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)

    def _from_words(self) -> str:
        if self._source.name:
            return _("From {file}").format(file=quoted(self._source.name, 80))
        return _("From the clipboard")

    def _take(self, table: Table) -> None:
        """Show another reading of the source."""
        self._table = table
        html = not table.delimiter and table.width > 1
        self.separator.setEnabled(not html)
        self.separator.show_value(set() if html else {table.delimiter})
        if table.encoding:
            self.encoding.show_value({table.encoding})
        self.heading.setChecked(has_heading(table))
        self._guess()

    def _guess(self) -> None:
        heading = self.heading.isChecked()
        meaning = guessed(self._table, self._session.project, heading=heading)
        self.columns.show_table(self._table, meaning, heading=heading)
        self._refresh()

    def _read_again(self) -> None:
        try:
            encoding = self.encoding.currentData() if self._source.data is not None else None
            table = self._source.read(self.separator.currentData(), encoding)
        except TableError as error:
            self._plan = None
            self._say(words.refusal(error.kind, self._source.name, error.facts))
            return
        self._take(table)

    def _plan_later(self) -> None:
        self._later.start(0)

    def _refresh(self) -> None:
        """Plan anew, on another thread when the table is long."""
        self._plan = self._work = None
        project, table, heading = self._session.project, self._table, self.heading.isChecked()
        job = partial(plan, project, table, self.columns.meaning, heading=heading)
        if len(table.rows) <= AT_ONCE:
            self._show_plan(job())
            return
        self._say(_("Reading …"))
        self._work = work = Work(job)
        work.done.connect(partial(self._planned, work))
        work.start()

    def _planned(self, work: Work, made: Plan) -> None:
        """Take the newest plan; the answer to an earlier question is late."""
        if Shiboken.isValid(self) and work is self._work:
            self._show_plan(made)

    def _show_plan(self, made: Plan) -> None:
        """Say what would be created, and which lines are left out."""
        self._plan = made
        told = words.created(len(made.rows), made.channels, made.personas, made.departments)
        room = room_in(self._window)
        if "name" not in self.columns.meaning:
            self._say(_("Say which column holds the names."))
        elif len(made.rows) > room:
            full = _("A project holds at most {limit} touchpoints; there is room for {n} more.")
            self._say(full.format(limit=number(MAX_TOUCHPOINTS), n=number(max(room, 0))))
        else:
            self._say(
                told if made.rows else _("There is no row that can be read."), bool(made.rows)
            )

    def _say(self, summary: str, ready: bool = False) -> None:
        made = self._plan
        self.summary.setText(summary)
        left = made.lines if made else 0
        self.left_out.setText(
            ngettext(
                "{n} line cannot be read and is left out:",
                "{n} lines cannot be read and are left out:",
                left,
            )
        )
        self.left_out.setVisible(bool(left))
        self.problems.setVisible(bool(left))
        told = words.line_sentences(made.problems) if made and left else ""
        self.problems.setPlainText(told)
        lines = min(told.count("\n") + 1, PROBLEMS)
        self.problems.setFixedHeight(lines * self.problems.fontMetrics().lineSpacing() + EDGE)
        n = len(made.rows) if made and ready else 0
        self.go.setEnabled(bool(n))
        self.go.setText(_go_words(n, bool(left)))

    def _ready(self) -> Plan | None:
        if self._later.isActive():
            self._later.stop()
            self._refresh()
        return self._plan if self.go.isEnabled() else None

    def _to(self) -> Place:
        stage_id = self.stage.currentData()
        if stage_id == self._place.stage_id:
            return self._place
        return Place(stage_id, self._place.lane)

    def _as_lines(self) -> None:
        from canvas_app.model.tables.lines import names_of

        self.reject()
        names = names_of(self._source.text, max(room_in(self._window), 0))
        paste_lines(self._window, names, self._to())


def _field(grid: QGridLayout, row: int, column: int, text: str, widget: QWidget) -> None:
    label = QLabel(plain.in_menu(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(widget)
    grid.addWidget(label, row, column)
    grid.addWidget(widget, row, column + 1)


def _go_words(n: int, some: bool) -> str:
    if not n:
        return _("Import")
    if some:
        return ngettext("Import the {n} good row", "Import the {n} good rows", n)
    return ngettext("Import {n} touchpoint", "Import {n} touchpoints", n)
