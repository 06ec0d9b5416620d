"""The parking lot: thoughts that belong to no card yet (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.keys import keyed
from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import ICONS
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.parking import sections, typed
from canvas_app.model.project import MAX_TEXT, Note, Project
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas.note_menu import NoteMenu
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.parking_list import ParkingModel, rows_of
from canvas_app.widgets.panels.parking_view import NoteView, NoteWriter
from canvas_app.widgets.session import Session


class Parking(QWidget):
    """A line to type in, and below it the notes by kind.

    ``put_asked`` carries a note that shall go to the selected card, ``placing_asked`` one that
    waits for a card to be clicked, ``shown`` the touchpoint of a note that hangs on a card.
    """

    put_asked = Signal(str)
    placing_asked = Signal(str)
    shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parking")
        self._session = session
        self._kind = "note"
        self._stale = False
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_TEXT)
        self.kinds = QToolButton()
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setMenu(Menu(self.kinds))
        self.model = ParkingModel(self)
        self.list = NoteView()
        self.list.setModel(self.model)
        self.writer = NoteWriter(self.list)
        self.list.setItemDelegate(self.writer)
        self._none = plain.label(tone="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(14, 8, 14, 8)
        self._lay_out()
        self._connect()
        self._speak()

    def enter(self) -> None:
        """Get ready to type a note, or to go through those that are there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def light(self, on: bool) -> None:
        """Show whether a note that is let go would come here."""
        if self.list.lit != on:
            self.list.lit = on
            self.list.viewport().update()
            self._show_or_teach()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "writer"):
            self._tint()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(4)
        top.addWidget(self.kinds)
        top.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._add)
        self.field.installEventFilter(self)
        self.list.asked.connect(self._do)
        self.list.voted.connect(self._vote)
        self.list.menu_asked.connect(self._open_menu)
        self.list.left_up.connect(self.field.setFocus)
        self.writer.written.connect(self._write)
        self._session.changed.connect(self._follow)

    def _speak(self) -> None:
        self.field.setPlaceholderText(_("Park a thought…"))
        self.field.setAccessibleName(_("New note for the parking lot"))
        self.list.setAccessibleName(_("Parking lot"))
        nothing = _(
            "Nothing is parked.\n\nType a thought above and press Enter. It may begin with "
            "? for a question, - for a pain point, + for an idea.\n\nDrag a note here from a "
            "card; from here it goes to a card the same way."
        )
        by_key = _("{key} moves the note in focus to and fro.")
        self._none.setText(keyed(nothing, by_key, "note.park"))
        self._tint()
        self._show()

    def _tint(self) -> None:
        menu = self.kinds.menu()
        menu.clear()
        for kind in NOTE_KINDS:
            action = menu.addAction(look.icon(ICONS[kind]), heading("note", kind))
            action.setData(kind)
            action.triggered.connect(self._pick)
        self._be(self._kind)

    def _be(self, kind: str) -> None:
        self._kind = kind
        words = _("Kind of the new note: {kind}").format(kind=heading("note", kind))
        self.kinds.setIcon(look.icon(ICONS[kind]))
        self.kinds.setToolTip(plain.tooltip(words))
        self.kinds.setAccessibleName(words)

    def _pick(self) -> None:
        action = self.sender()
        self._be(action.data())  # type: ignore[attr-defined]
        self.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.model.rows:
                self.list.setFocus()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _add(self) -> None:
        kind, text = typed(self.field.text(), self._kind)
        if not text:
            return
        if self._session.apply(notes.add(text, kind)):
            self.field.clear()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._show()
        super().showEvent(event)

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        if before.project.notes is not after.project.notes or _told(before) != _told(after):
            self._stale = True
            if self.isVisible():
                self._show()

    def _show(self) -> None:
        self._stale = False
        project = self._session.project
        hidden = self._session.view.votes_hidden
        found = sections(project, hidden)
        current, had = self.list.note(), {row.key for row in self.model.rows}
        at = self.list.currentIndex().row()
        self.model.show(rows_of(found, _names(project), hidden))
        if current is not None:
            index = self.model.find(current.id)
            self._choose(index if index.isValid() else self._nearest(at))
        fresh = [row.key for row in self.model.rows if row.note and row.key not in had]
        if had and len(fresh) == 1:
            self._choose(self.model.find(fresh[0]))
        self._show_or_teach()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index != self.list.currentIndex():
            self.list.setCurrentIndex(index)

    def _nearest(self, at: int) -> QModelIndex:
        """Return the note that takes the place of one that went."""
        places = [i for i, row in enumerate(self.model.rows) if row.note]
        near = min(places, key=lambda place: abs(place - at), default=-1)
        return self.model.index(near) if near >= 0 else QModelIndex()

    def _show_or_teach(self) -> None:
        empty = not self.model.rows
        self._none.setVisible(empty and not self.list.lit)
        self.list.setVisible(not empty or self.list.lit)

    def _do(self, name: str, note: Note) -> None:
        if name == "put" and note.touchpoint_id is None:
            self.put_asked.emit(note.id)
        elif name == "put":
            self.shown.emit(note.touchpoint_id)
        elif name == "park" and note.touchpoint_id is None:
            self.put_asked.emit(note.id)
        elif name == "edit":
            self.list.edit(self.list.currentIndex())
        elif edit := _edit(name, note):
            self._session.apply(edit)

    def _vote(self, note: Note, votes: int) -> None:
        if votes > 0 or note.votes:
            self._session.apply(notes.vote(note.id, votes))

    def _write(self, note_id: str, text: str) -> None:
        if text.strip():
            self._session.apply(notes.set_fields(note_id, text=text))

    def _open_menu(self, note: Note, place: object) -> None:
        menu = NoteMenu(self._session.project, note, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.edited.connect(self._session.apply)
        menu.writing_asked.connect(self._edit_current)
        menu.placing_asked.connect(self.placing_asked)
        menu.popup(place)  # type: ignore[arg-type]

    def _edit_current(self) -> None:
        self.list.edit(self.list.currentIndex())


def _edit(name: str, note: Note) -> Edit | None:
    """Return the edit a key asks for."""
    if name == "delete":
        return notes.delete([note.id])
    if name == "vote":
        return notes.vote(note.id, 1)
    if name == "unvote":
        return notes.vote(note.id, -1) if note.votes else None
    if name == "park":
        return notes.park(note.id)
    if name.isdecimal() and note.kind == "pain":
        return notes.set_fields(note.id, severity=int(name) or None)
    return None


def _names(project: Project) -> dict[str, str]:
    """Return the names of the touchpoints that a listed decision hangs on."""
    wanted = {note.touchpoint_id for note in project.notes if note.kind == "decision"} - {None}
    if not wanted:
        return {}
    return {
        touchpoint.id: plain.one_line(touchpoint.name)
        for journey in project.journeys
        for touchpoint in journey.touchpoints
        if touchpoint.id in wanted
    }


def _told(view: JourneyView) -> tuple[dict[str, str], bool]:
    return _names(view.project), view.votes_hidden
