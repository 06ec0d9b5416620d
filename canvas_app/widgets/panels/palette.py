"""The palette: usual touchpoints to drag, click or send onto the canvas (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _, number
from canvas_app.layout.view import JourneyView
from canvas_app.model.catalogue import (
    Entry,
    add_unused,
    entry,
    missing_usual,
    search,
    used,
)
from canvas_app.widgets import look, plain
from canvas_app.widgets.bundled import catalogue
from canvas_app.widgets.controls.clear_button import name_buttons
from canvas_app.widgets.controls.segments import Segments
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.palette_filter import NarrowButton
from canvas_app.widgets.panels.palette_list import EntryRole, PaletteDelegate, PaletteModel
from canvas_app.widgets.session import Session

LOW = 330
"""Px of a palette so low that its list needs the room of what explains it."""
RECENT = 5
"""So many entries that were placed last stand in front."""


class _SearchField(QLineEdit):
    """Where a person types; arrows go on to the list, Enter takes the best entry."""

    left_down = Signal()
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """The entries; Enter places the current one, Up on the first goes back to the search."""

    entered = Signal()
    turned = Signal()
    """Space was pressed on an entry."""
    left_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self._first():
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def choose_first(self) -> None:
        """Make the first entry the current one."""
        self.setCurrentIndex(self.model().index(self._first(), 0))

    def _first(self) -> int:
        rows = range(self.model().rowCount())
        entries = (i for i in rows if self.model().index(i, 0).data(EntryRole).entry)
        return next(entries, 0)


class Palette(QWidget):
    """Search and list.

    ``armed`` carries the id of an entry that was clicked: the next click on the canvas puts it
    there. ``placed`` carries one that goes to the end of its stage at once. ``added`` carries
    the first of the touchpoints that were missing.
    """

    armed = Signal(str)
    placed = Signal(str)
    added = Signal(str)
    told = Signal(str)
    """What to do next, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._session = session
        self.search = _SearchField()
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("tight", True)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.model = PaletteModel(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setDragEnabled(True)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.narrow = NarrowButton()
        self.narrow.changed.connect(self._find)
        self._recent: list[str] = []
        self.which = Segments()
        self.which.chosen.connect(self._show_which)
        self.add = QPushButton()
        self.add.setProperty("primary", True)
        self._missing = False
        self._stage_id: str | None = None
        self._none = plain.label(tone="muted")
        self._none.setContentsMargins(14, 8, 14, 8)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        # where the list has nothing to show, its room is for these words
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._connect()
        self._speak()
        self._tint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        row.addWidget(self.narrow)
        top.addLayout(row)
        top.addWidget(self.which)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 10)
        foot.addWidget(self.add)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.left_down.connect(self._go_down)
        self.search.entered.connect(self._place_best)
        self.list.left_up.connect(self.search.setFocus)
        self.list.entered.connect(self._place_current)
        self.list.clicked.connect(self._click)
        self.list.turned.connect(self._turn_current)
        self.add.clicked.connect(self._add_picked)
        self._session.changed.connect(self._follow)

    def _speak(self) -> None:
        n = len(catalogue().entries)
        self.search.setPlaceholderText(_("Search all {n}…").format(n=number(n)))
        self.search.setAccessibleName(_("Search touchpoints"))
        self.narrow.speak()
        name_buttons(self.search)
        self.list.setAccessibleName(_("Palette"))
        self.which.setAccessibleName(_("What the palette lists"))
        self.which.offer(
            [
                ("all", _("All"), _("All usual touchpoints")),
                ("missing", _("Missing"), _("Usual touchpoints that are not on the canvas")),
            ]
        )
        self._find()

    def _tint(self) -> None:
        self._glass.setIcon(look.icon("search", "text.muted"))
        name_buttons(self.search)
        self.narrow.tint()

    def _find(self) -> None:
        self.which.show_value("missing" if self._missing else "all")
        self.add.setVisible(self._missing)
        query = self.search.text()
        if self._missing:
            self._find_missing(query)
            return
        found = search(catalogue(), query, **self.narrow.narrowing.given)
        project = self._session.project
        phases = {} if query.strip() else {phase.id: phase.name for phase in project.phases}
        recent = [each for id_ in self._recent for each in found if each.id == id_]
        self.model.show(found, used(self._session.journey), phases, recent)
        only = self.narrow.words
        nothing = _("Nothing found. Try another word, in German or in English.")
        self._none.setText(_("Only: {filters}").format(filters=only) if found else nothing)
        self._none.setVisible(bool(only) or not found)
        self.list.setVisible(bool(found))
        self.list.scrollToTop()

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        if before.project.phases != after.project.phases:
            self._find()
        elif before.journey.touchpoints is not after.journey.touchpoints:
            if self._missing or self._remember(before, after):
                self._find()
            else:
                self.model.mark_used(used(after.journey))

    def _remember(self, before: JourneyView, after: JourneyView) -> bool:
        """Put entries that were placed just now in front; return whether there are new ones."""
        if before.journey_id != after.journey_id or before.project.id != after.project.id:
            return False
        cards = after.journey.touchpoints
        if len(cards) != len(before.journey.touchpoints) + 1:
            return False
        known = {card.id for card in before.journey.touchpoints}
        new = next((card for card in cards if card.id not in known), None)
        if new is None or new.catalogue_id is None:
            return False
        kept = [id_ for id_ in self._recent if id_ != new.catalogue_id]
        self._recent = [new.catalogue_id, *kept][:RECENT]
        return not self.search.text().strip()

    def show_missing(self, stage_id: str | None) -> None:
        """List the usual touchpoints that the journey lacks, in all stages or in one."""
        self._missing, self._stage_id = True, stage_id
        self.search.clear()
        self._find()
        self.list.setFocus()

    def _show_which(self, which: str) -> None:
        self._missing, self._stage_id = which == "missing", None
        self._find()

    def _find_missing(self, query: str) -> None:
        project, journey = self._session.project, self._session.journey
        known = {each.id for each in search(catalogue(), query, **self.narrow.narrowing.given)}
        lacking = []
        for stage, entries in missing_usual(catalogue(), project, journey):
            if found := [entry for entry in entries if entry.id in known]:
                lacking.append((stage, found))
        asked = next((each for each in project.stages if each.id == self._stage_id), None)
        words = _("Usual, but missing on the canvas. Tick what could be used.")
        if asked:
            words = _("Usual, but missing in “{stage}”. Tick what could be used.")
            stages = [each for each in lacking if each[0].id == asked.id]
            if not stages and not query.strip():
                words = _("Nothing else is usual in “{stage}”. This is missing in its phase:")
                stages = [each for each in lacking if each[0].phase == asked.phase]
            words, lacking = words.format(stage=plain.one_line(asked.name)), stages
        self.model.show_missing(lacking)
        nothing = _("Nothing found.") if query.strip() else _("Nothing is missing.")
        self._none.setText(words if lacking else nothing)
        self.list.setVisible(bool(lacking))
        self._explain()
        self._count()

    def _explain(self) -> None:
        """Say what the missing ones are, unless that leaves hardly a row of them."""
        if self._missing:
            self._none.setVisible(self.list.isHidden() or self.height() >= LOW)

    def _turn_current(self) -> None:
        self._turn(self.list.currentIndex())

    def _turn(self, index: QModelIndex) -> None:
        self.model.turn(index)
        self._count()

    def _count(self) -> None:
        n = len(self.model.picked)
        self.add.setText(_("Add {n} as unused").format(n=n))
        self.add.setEnabled(bool(n))

    def _add_picked(self) -> None:
        session = self._session
        chosen = [entry(catalogue(), id_) for id_ in self.model.picked]
        edit = add_unused(catalogue(), session.project, session.view.journey_id, chosen)
        if session.apply(edit) and edit.select:
            self.added.emit(edit.select[0])

    def _click(self, index: QModelIndex) -> None:
        if self._missing:
            self._turn(index)
        else:
            self._arm(index)

    def _go_down(self) -> None:
        self.list.choose_first()
        self.list.setFocus()

    def _place_best(self) -> None:
        if self.search.text().strip() and self.model.rows:
            self.list.choose_first()
            self._place_current()

    def _place_current(self) -> None:
        if entry := _entry(self.list.currentIndex()):
            self.placed.emit(entry.id)

    def disarm(self) -> None:
        """Show that the next click on the canvas places nothing any more."""
        self.list.clearSelection()

    def _arm(self, index: QModelIndex) -> None:
        if entry := _entry(index):
            self.armed.emit(entry.id)
            name = index.data(Qt.ItemDataRole.DisplayRole)
            self.told.emit(
                _("Click where “{name}” shall stand; Esc lays it down.").format(name=name)
            )


def _entry(index: QModelIndex) -> Entry | None:
    row = index.data(EntryRole)
    return row.entry if row else None
