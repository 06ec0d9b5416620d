"""Lists on the left, the canvas in the middle, panels on the right (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from canvas_app.i18n import N_, _
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.canvas.minimap import Minimap

LEFT, RIGHT = 240, 356
NARROWEST_LEFT, NARROWEST_RIGHT = 180, 348
NARROW = LEFT + RIGHT + RIGHT
"""Below so many px there is room for one column only, or the canvas is narrower than a panel."""
LISTS = (
    ("palette", N_("Palette"), "layout-grid"),
    ("outline", N_("Outline"), "list"),
    ("parking", N_("Parking lot"), "sticky-note"),
    ("history", N_("History"), "history"),
)
"""The lists on the left: name, words, icon."""
TABS = (
    ("touchpoint", N_("Touchpoint")),
    ("scores", N_("Scores")),
    ("budget", N_("Budget")),
    ("gaps", N_("Gaps")),
    ("actions", N_("Actions")),
)


class Sides(QSplitter):
    """Three columns whose widths a person can change; the outer ones can be hidden.

    The outer columns are frames from the start, so that nothing moves when panels fill them.
    """

    moved = Signal()
    """A column came into sight or went."""
    list_wanted = Signal(str)
    """A list on the left comes to the front that was not filled yet."""

    def __init__(self, centre: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._left = _column(NARROWEST_LEFT)
        self._right = _column(NARROWEST_RIGHT)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setObjectName("panels")
        self._pages = {name: _column(0) for name, _words in TABS}
        for page in self._pages.values():
            self.tabs.addTab(page, "")
        self._foot = _column(0)
        _fill(self._right, self.tabs, self._foot)
        self.lists = QTabWidget()
        self.lists.setDocumentMode(True)
        self.lists.tabBar().setDrawBase(False)
        self.lists.tabBar().setObjectName("lists")
        self.lists.tabBar().setExpanding(False)
        self._shelves = {name: _column(0) for name, _words, _icon in LISTS}
        for shelf in self._shelves.values():
            self.lists.addTab(shelf, "")
        self.lists.currentChanged.connect(self._want)
        self._map = _column(0)
        self._minimap: Minimap | None = None
        _fill(self._left, self.lists, self._map)
        for column in (self._left, centre, self._right):
            self.addWidget(column)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, 10_000, RIGHT])
        self._widths = [LEFT, LEFT + RIGHT, RIGHT]
        self._narrow = False
        self._folded: QFrame | None = None
        self._speak()

    def fill_page(self, name: str, panel: QWidget) -> None:
        """Put one of ``TABS`` in on the right, for that of an earlier document."""
        _fill(self._pages[name], panel)

    def fill_foot(self, foot: QWidget) -> None:
        """Put something in below all panels."""
        _fill(self._foot, foot)

    def empty_lists(self) -> None:
        """Let go of the lists of an earlier document; the one on top is wanted at once."""
        for shelf in self._shelves.values():
            _fill(shelf)
        self._want()

    def fill_map(self, minimap: Minimap) -> None:
        """Put the minimap in below the lists."""
        self._minimap = minimap
        _fill(self._map, minimap)

    def want_map(self, wanted: bool) -> None:
        """Show the minimap whenever there is more than the canvas shows, or never."""
        if self._minimap is not None:
            self._minimap.want(wanted)

    def fill_list(self, name: str, widget: QWidget) -> None:
        """Put one of ``LISTS`` in on the left."""
        _fill(self._shelves[name], widget)

    @property
    def palette_shown(self) -> bool:
        """Whether the left column is to be seen."""
        return not self._left.isHidden()

    @property
    def list(self) -> str:
        """The name of the list on top on the left."""
        return LISTS[self.lists.currentIndex()][0]

    def show_list(self, name: str) -> QWidget | None:
        """Bring a list on the left to the front; return it."""
        self._unfold(self._left)
        self.lists.setCurrentIndex([name for name, _words, _icon in LISTS].index(name))
        self.moved.emit()
        return _first(self._shelves[name])

    def parking_at(self, point: QPointF) -> bool:
        """Tell whether a point of the screen is over the parking lot; over its tab, open it."""
        bar, page = self.lists.tabBar(), self._shelves["parking"]
        if not self.palette_shown:
            return False
        tab = bar.tabAt(bar.mapFromGlobal(point).toPoint())
        if tab >= 0 and LISTS[tab][0] == "parking":
            self.show_list("parking")
        there = QRectF(page.rect()).contains(page.mapFromGlobal(point))
        over = QRectF(bar.rect()).contains(bar.mapFromGlobal(point))
        return page.isVisible() and (there or over)

    def tint(self) -> None:
        """Take the colours of the present theme."""
        for at, (_name, _words, icon) in enumerate(LISTS):
            self.lists.setTabIcon(at, look.icon(icon, "text.muted"))

    @property
    def panels_shown(self) -> bool:
        """Whether the right column is to be seen."""
        return not self._right.isHidden()

    @property
    def tab(self) -> str:
        """The name of the panel on top."""
        return TABS[self.tabs.currentIndex()][0]

    def widths(self) -> tuple[int, ...]:
        """Return the widths of the columns in px, of hidden ones those they had."""
        now = self.sizes()
        if all(now):
            self._widths = now
        return tuple(new or old for new, old in zip(now, self._widths, strict=True))

    @property
    def wanted(self) -> tuple[bool, bool]:
        """Whether palette and panels are to be seen where there is room for both."""
        left, right = (
            self._folded is column or not column.isHidden() for column in (self._left, self._right)
        )
        return left, right

    def show_columns(self, palette: bool, panels: bool) -> None:
        """Show or hide the outer columns; where there is room for one, that is the panels."""
        self.widths()
        self._folded = self._left if self._narrow and palette and panels else None
        self._left.setVisible(palette and self._folded is None)
        self._right.setVisible(panels)

    def toggle_palette(self) -> None:
        """Show the palette, or hide it."""
        self.widths()
        if self.palette_shown:
            self._left.hide()
        else:
            self._unfold(self._left)
        self.moved.emit()

    def _unfold(self, column: QFrame) -> None:
        """Show a column, in a narrow window in the place of the other one."""
        other = self._left if column is self._right else self._right
        if self._narrow and not other.isHidden():
            other.hide()
            self._folded = other
        elif self._folded is column:
            self._folded = None
        column.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            wanted, self._narrow = self.wanted, narrow
            self.show_columns(*wanted)
            self.moved.emit()

    def show_tab(self, name: str) -> QWidget | None:
        """Bring a panel to the front, showing the right column; return it."""
        self._unfold(self._right)
        self.tabs.setCurrentIndex([tab for tab, _words in TABS].index(name))
        self.moved.emit()
        return _first(self._pages[name])

    def toggle_all(self) -> None:
        """Hide both columns, or show both when both are hidden."""
        both = not (self.palette_shown or self.panels_shown)
        self.show_columns(both, both)
        self.moved.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1_400, 800)

    def _want(self) -> None:
        shelf = self._shelves[self.list].layout()
        if shelf is not None and not shelf.count():
            self.list_wanted.emit(self.list)

    def _speak(self) -> None:
        self.lists.setAccessibleName(_("Lists"))
        self.tabs.setAccessibleName(_("Panels"))
        for at, (_name, words, _icon) in enumerate(LISTS):
            self.lists.setTabToolTip(at, plain.tooltip(_(words)))
            self.lists.tabBar().setAccessibleTabName(at, _(words))
        for at, (_name, words) in enumerate(TABS):
            self.tabs.setTabText(at, _(words))


def _column(narrowest: int) -> QFrame:
    column = QFrame()
    column.setMinimumWidth(narrowest)
    column.setAutoFillBackground(True)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return column


def _first(column: QFrame) -> QWidget | None:
    layout = column.layout()
    item = layout.itemAt(0) if layout else None
    return item.widget() if item else None


def _fill(column: QFrame, *widgets: QWidget) -> None:
    layout = column.layout()
    assert layout is not None
    while (item := layout.takeAt(0)) is not None:
        if old := item.widget():
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
