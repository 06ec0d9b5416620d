"""The right side of the export window: pages or tables, and what is to be said (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import N_, _, number, percent
from canvas_app.widgets import look, plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.export.pages_view import STEP, PagesView
from canvas_app.widgets.export.preview import Shown, Table
from canvas_app.widgets.export.table_model import TableModel
from canvas_app.widgets.export.words import Warned
from canvas_app.widgets.overriding import override

TOOLS = {
    "back": ("chevron-left", N_("Page before")),
    "on": ("chevron-right", N_("Next page")),
    "smaller": ("zoom-out", N_("Smaller")),
    "larger": ("zoom-in", N_("Larger")),
    "all": ("layout-grid", N_("All pages")),
    "one": ("maximize", N_("Whole page")),
}
BROADEST = 300
"""Px of a column, however long its words are."""
LOOKED_AT = 12
"""Rows that say how broad a column is."""
SCREEN = 96 / 72
"""Px to the point of a page at 100 %."""


class Side(QWidget):
    """``taken`` carries the choices that a warning's button makes."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.pages = PagesView()
        self.tables = QTabWidget()
        self.tables.setDocumentMode(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.tables)
        self.page_words, self.zoom_words = plain.label(), plain.label(tone="muted")
        self.tools = {name: QToolButton() for name in TOOLS}
        self.summary = plain.label(weight="medium")
        self.busy = plain.label(tone="muted")
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(6)
        self._refusal: QFrame | None = None
        self._lay_out()
        self._connect()
        self.tint()

    def show_pages(self, shown: Shown, words: str, warned: tuple[Warned, ...]) -> None:
        """Show what was made, and what is to be said about it."""
        if shown.raster is not None:
            self.pages.show_raster(shown.raster)
        elif not shown.tables:
            self.pages.say(_("There is no preview of this format."))
        self._fill(shown.tables)
        self.stack.setCurrentWidget(self.tables if shown.tables else self.pages)
        self._say(words, warned)

    def show_failure(self, words: str, warned: tuple[Warned, ...] = ()) -> None:
        """Say why there is nothing to see."""
        self.stack.setCurrentWidget(self.pages)
        self.pages.say(words)
        self._say("", warned)

    def refuse(self, sentence: str) -> None:
        """Say why nothing is written, until another file is named or something else is made."""
        self.accept_again()
        self._refusal = self._warning(Warned(sentence))
        self.warnings.addWidget(self._refusal)
        announce(self, sentence)

    def accept_again(self) -> None:
        """Say no longer that nothing was written."""
        if self._refusal is not None:
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None

    def wait(self) -> None:
        """Show that something new is being made."""
        words = _("Making the preview …")
        self.busy.setText(words)
        if self.pages.count:
            self.pages.dim()
        else:
            self.pages.say(words)

    def tell_progress(self, done: int, total: int) -> None:
        """Say how far it is, when that is known."""
        if total > 1:
            words = _("Making the preview … {done} of {total}")
            self.busy.setText(words.format(done=number(done), total=number(total)))

    def tint(self) -> None:
        """Take the colours and words of now."""
        for name, (icon, words) in TOOLS.items():
            self.tools[name].setIcon(look.icon(icon, "text.muted"))
            self.tools[name].setToolTip(plain.tooltip(_(words)))
            self.tools[name].setAccessibleName(_(words))
        self.pages.setAccessibleName(_("Preview"))
        self.tables.setAccessibleName(_("Preview"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "warnings"):
            self.tint()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(4)
        for label in (self.page_words, self.zoom_words):
            label.setWordWrap(False)
        for part in (
            *(self.tools["back"], self.page_words, self.tools["on"], None),
            *(self.tools["smaller"], self.zoom_words, self.tools["larger"]),
            *(self.tools["one"], self.tools["all"]),
        ):
            if part is None:
                bar.addStretch(1)
            else:
                bar.addWidget(part)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        below = QHBoxLayout()
        below.addWidget(self.summary, 1)
        below.addWidget(self.busy)
        self.busy.setWordWrap(False)
        said = QVBoxLayout()
        said.setContentsMargins(16, 10, 16, 10)
        said.setSpacing(8)
        said.addLayout(below)
        said.addLayout(self.warnings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addLayout(said)

    def _connect(self) -> None:
        pages = self.pages
        self.tools["back"].clicked.connect(lambda: pages.go(pages.current - 1))
        self.tools["on"].clicked.connect(lambda: pages.go(pages.current + 1))
        self.tools["smaller"].clicked.connect(lambda: pages.zoom_by(1 / STEP))
        self.tools["larger"].clicked.connect(lambda: pages.zoom_by(STEP))
        self.tools["all"].clicked.connect(pages.show_all)
        self.tools["one"].clicked.connect(pages.show_page)
        pages.moved.connect(self._follow)

    def _follow(self) -> None:
        """Say which page is looked at, and how large it is."""
        pages = self.pages
        told = pages.describe()
        self.page_words.setText(told)
        self.zoom_words.setText(percent(pages.scale / SCREEN * 100) if pages.count else "")
        if pages.hasFocus() and told != pages.accessibleDescription():
            announce(pages, told)
        pages.setAccessibleDescription(told)
        self.tools["back"].setEnabled(pages.current > 0)
        self.tools["on"].setEnabled(pages.current < pages.count - 1)
        for name in ("smaller", "larger", "one"):
            self.tools[name].setEnabled(pages.count > 0)
        self.tools["all"].setEnabled(pages.count > 1)

    def _say(self, words: str, warned: tuple[Warned, ...]) -> None:
        self.busy.setText("")
        self.summary.setText(words)
        self.bar.setVisible(self.stack.currentWidget() is self.pages)
        self.accept_again()
        while item := self.warnings.takeAt(0):
            old = item.widget()
            if old is not None:
                if old.isAncestorOf(self.window().focusWidget()):
                    self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
                old.hide()
                old.deleteLater()
        before: QWidget = self.pages
        for each in warned:
            frame = self._warning(each)
            self.warnings.addWidget(frame)
            for button in frame.findChildren(QPushButton):
                self.setTabOrder(before, button)
                before = button
        if told := ". ".join(filter(None, (words, *(each.sentence for each in warned)))):
            announce(self, told)

    def _warning(self, warned: Warned) -> QFrame:
        frame = QFrame()
        frame.setObjectName("gap")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(look.pixmap("triangle-alert", "warn", 16, self.devicePixelRatio()))
        row.addWidget(mark)
        row.addWidget(plain.label(warned.sentence), 1)
        if warned.button:
            button = Button(plain.in_menu(warned.button))
            button.clicked.connect(lambda: self.taken.emit(dict(warned.changes)))
            row.addWidget(button)
        return frame

    def _fill(self, tables: tuple[Table, ...]) -> None:
        """Show the beginning of each table."""
        while self.tables.count():
            old = self.tables.widget(0)
            self.tables.removeTab(0)
            if old is not None:
                old.deleteLater()
        for table in tables:
            self.tables.addTab(Grid(table), plain.in_menu(table.name))
        self.tables.tabBar().setVisible(len(tables) > 1)


class Grid(QTableView):
    """A table that is filled when it is first seen: a workbook has seven."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(26)
        self.setMinimumSize(QSize(200, 120))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model() is None:
            self._fill()

    def _fill(self) -> None:
        self.setModel(TableModel(self._table, self))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        heads.setMaximumSectionSize(BROADEST)
        heads.setResizeContentsPrecision(LOOKED_AT)
        self.resizeColumnsToContents()
        if len(self._table.head) == 1:
            heads.setMaximumSectionSize(-1)
            heads.setStretchLastSection(True)
