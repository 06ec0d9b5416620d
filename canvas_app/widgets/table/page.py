"""The table in the middle of the window, with its bar and its menus (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.plain import quoted
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import touchpoints
from canvas_app.panels.columns import COLUMNS, shown_columns
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session
from canvas_app.widgets.table.entering import Refused
from canvas_app.widgets.table.grid import Grid
from canvas_app.widgets.table.model import TableModel
from canvas_app.widgets.table.panes import NAME, Pane

WIDTHS = {"name": 230, "stage_id": 132, "persona_ids": 150, "description": 220, "message": 220}
NUMBER, OTHER = 92, 124
ROOM = 34
"""Px of a heading beside its words: padding and the arrow of the sort order."""
MOST_TOLD = 3
REMEMBER_MS = 500
"""How long a change of the columns waits before it is remembered."""
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class TablePage(QWidget):
    """The table with a line above it that counts, hints and chooses columns.

    ``told`` carries a sentence for a while, ``failed`` one that stays until it is read or
    ``mended``: something was changed since. ``arranged`` tells that columns were moved, hidden
    or widened.
    """

    told = Signal(str)
    failed = Signal(str)
    mended = Signal(str)
    arranged = Signal()

    def __init__(
        self, session: Session, columns: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self.setAutoFillBackground(True)
        self.session = session
        self._failure = ""
        self.model = TableModel(session, self)
        self.grid = Grid(self.model, self)
        self.setFocusProxy(self.grid)
        self.count = plain.label(size=12, tone="muted")
        self.hint = Elided(parted=" · ")
        self.hint.setFont(look.font(12))
        self.hint.setProperty("tone", "muted")
        self.count.setWordWrap(False)
        self.choose = QToolButton()
        self.choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = Menu(self.choose)
        self._menu.aboutToShow.connect(self._fill_columns)
        self.choose.setMenu(self._menu)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REMEMBER_MS)
        self._later.timeout.connect(self.arranged)
        self._lay_out()
        self._arrange(columns)
        self._connect()
        self._speak()

    def _note(self) -> None:
        self._later.start()

    def _note_width(self) -> None:
        if not self.grid.fitting:
            self._note()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(12)
        bar.addWidget(self.count)
        bar.addWidget(self.hint, 1)
        bar.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)

    def _connect(self) -> None:
        self.grid.told.connect(self.told)
        self.grid.failed.connect(self._fail)
        self.grid.menu_wanted.connect(self._open_menu)
        self.grid.remove_wanted.connect(self.remove)
        self.session.changed.connect(self._count)
        self.session.changed.connect(self._mend)
        heads = self.grid.horizontalHeader()
        heads.sectionMoved.connect(self._note)
        heads.sectionResized.connect(self._note_width)
        for pane in (self.grid, self.grid.names):
            head = pane.horizontalHeader()
            head.customContextMenuRequested.connect(partial(self._open_head_menu, pane))

    @property
    def has_focus(self) -> bool:
        """Whether the cursor is in the table."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def columns(self) -> tuple[str, ...]:
        """Return the columns shown with their widths, as the preferences keep them."""
        grid = self.grid
        widths = {at: grid.columnWidth(at) for at in grid.shown_columns()} | {NAME: grid.name_width}
        return tuple(f"{COLUMNS[at].id}:{width}" for at, width in widths.items())

    def show_column(self, at: int, shown: bool) -> None:
        """Show or hide a column; names are always shown."""
        self.grid.setColumnHidden(at, not shown and at != NAME)
        if shown and self.grid.columnWidth(at) < ROOM:
            self.grid.setColumnWidth(at, self._width(at))
        self._note()

    def move_column(self, at: int, step: int) -> None:
        """Move a column one place among those shown; names stay in front."""
        order = self.grid.shown_columns()
        to = order.index(at) + step
        if 0 < to < len(order) and at != NAME:
            heads = self.grid.horizontalHeader()
            heads.moveSection(heads.visualIndex(at), heads.visualIndex(order[to]))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_menu"):
            self.model.speak()
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "_menu"):
            self._tint()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.choose.setText(_("Columns"))
        self.hint.setText(
            _("Type to edit · Enter goes down · Ctrl+Enter writes to all selected rows")
        )
        self.hint.setToolTip(plain.tooltip(self.hint.text()))
        self.grid.setAccessibleName(_("Touchpoints as a table"))
        self.grid.names.setAccessibleName(_("Names"))
        self._tint()
        self._count()

    def _tint(self) -> None:
        self.choose.setIcon(look.icon("list", "text.muted"))

    def _count(self) -> None:
        shown, there = len(self.model.cards), len(self.session.journey.touchpoints)
        if shown < there:
            words = _("{n} of {m} touchpoints shown")
            self.count.setText(words.format(n=number(shown), m=number(there)))
        else:
            self.count.setText(ngettext("{n} touchpoint", "{n} touchpoints", there))

    def _arrange(self, kept: Sequence[str]) -> None:
        """Show the columns of ``columns``, all of them when there are none."""
        widths = dict(each.rpartition(":")[::2] for each in kept)
        wanted = [column.id for column in shown_columns(list(widths))]
        ids = [column.id for column in COLUMNS]
        heads = self.grid.horizontalHeader()
        for at, id_ in enumerate(ids):
            width = widths.get(id_, "")
            usable = width.isascii() and width.isdigit() and 40 <= int(width[:5]) <= 2_000
            self.grid.setColumnWidth(at, int(width) if usable else self._width(at))
            self.grid.setColumnHidden(at, bool(wanted) and id_ not in wanted and at != NAME)
        order = [id_ for id_ in wanted if id_ != "name"]
        for place, id_ in enumerate(order, 1):
            heads.moveSection(heads.visualIndex(ids.index(id_)), place)

    def _width(self, at: int) -> int:
        column = COLUMNS[at]
        usual = NUMBER if column.kind in ("number", "tick") else OTHER
        metrics = self.grid.horizontalHeader().fontMetrics()
        least = metrics.horizontalAdvance(column.words) + ROOM
        return max(WIDTHS.get(column.id, usual), least)

    def _fill_columns(self) -> None:
        self._menu.clear()
        self._add_columns(self._menu)

    def _add_columns(self, menu: Menu) -> None:
        for at, column in enumerate(COLUMNS):
            action = menu.addAction(plain.in_menu(column.words))
            action.setCheckable(True)
            action.setChecked(not self.grid.isColumnHidden(at))
            action.setEnabled(at != NAME)
            action.toggled.connect(partial(self.show_column, at))

    def _open_head_menu(self, pane: Pane, spot: QPoint) -> None:
        head = pane.horizontalHeader()
        at = head.logicalIndexAt(spot)
        if at >= 0:
            menu = Menu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_for_column(menu, at)
            menu.popup(head.mapToGlobal(spot))

    def _open_menu(self, spot: QPoint) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = self.grid
        for words, act in (
            (_("Cu&t"), grid.cut),
            (_("&Copy"), grid.copy),
            (_("&Paste"), grid.paste),
            (_("&Fill down"), grid.fill_down),
            (_("D&elete touchpoints"), self.remove),
        ):
            menu.addAction(words).triggered.connect(act)
        menu.addSeparator()
        self._add_for_column(menu, max(grid.currentIndex().column(), 0))
        menu.popup(spot)

    def _add_for_column(self, menu: Menu, at: int) -> None:
        sort = self.grid.sortByColumn
        menu.addAction(_("Sort &ascending")).triggered.connect(partial(sort, at, ASCENDING))
        menu.addAction(_("Sort &descending")).triggered.connect(partial(sort, at, DESCENDING))
        natural = menu.addAction(_("Order of the &journey"))
        natural.triggered.connect(partial(sort, -1, ASCENDING))
        menu.addSeparator()
        if at != NAME:
            for words, step in ((_("Move column &left"), -1), (_("Move column &right"), 1)):
                menu.addAction(words).triggered.connect(partial(self.move_column, at, step))
            hide = menu.addAction(_("&Hide column"))
            hide.triggered.connect(partial(self.show_column, at, False))
        self._add_columns(menu.inner(_("C&olumns")))

    def remove(self) -> None:
        """Delete the selected touchpoints."""
        if ids := self.session.selection:
            self.session.apply(touchpoints.delete(ids))

    def _fail(self, refused: Sequence[Refused], done: int) -> None:
        """Tell which cells did not take what was pasted, the first few by name."""
        told = [_named(self.model, each) for each in refused[:MOST_TOLD]]
        n = len(refused)
        head = ngettext("{n} cell was not written.", "{n} cells were not written.", n)
        if done:
            head = f"{ngettext('{n} cell written', '{n} cells written', done)}, {head}"
        rest = n - len(told)
        more = [ngettext("And {n} more.", "And {n} more.", rest)] if rest else []
        self._failure = " ".join([head, *told, *more])
        self.failed.emit(self._failure)

    def _mend(self, before: JourneyView, after: JourneyView) -> None:
        """After an edit, undo or redo the cells that refused something are not those any more."""
        if self._failure and before.project is not after.project:
            self.mended.emit(self._failure)
            self._failure = ""


def _named(model: TableModel, refused: Refused) -> str:
    card, column = model.card(model.row_of(refused.id)), COLUMNS[refused.column]
    name = quoted(card.name, 30) if card else _("New touchpoint")
    return f"{name} · {column.words}: {refused.sentence}"
