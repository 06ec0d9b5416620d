"""The context menu of a sticky note, on a card or in the parking lot (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _, number
from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import ICONS, WORST
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Note, Project
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas.bound import shown_on
from canvas_app.widgets.controls.menu import Menu

Choice = tuple[object, str]


class NoteMenu(Menu):
    """Asks for an edit of one note, or for what needs a hand: writing and putting it down."""

    edited = Signal(object)
    writing_asked = Signal()
    placing_asked = Signal(str)

    def __init__(self, project: Project, note: Note, parent: QWidget) -> None:
        """Make the menu of a note of a project."""
        super().__init__(parent)
        self._note = note
        self._do(_("Edit"), "F2").triggered.connect(self.writing_asked)
        self._offer("kind", _("Kind"), [(kind, heading("note", kind)) for kind in NOTE_KINDS])
        if note.kind == "pain":
            degrees: list[Choice] = [(bad, number(bad)) for bad in range(1, WORST + 1)]
            self._offer("severity", _("Severity"), [(None, _("not said")), *degrees])
        sources = [(each.id, each.name) for each in project.sources]
        self._offer("source_id", _("Source"), [(None, _("no source")), *sources])
        people = [(each.id, each.name) for each in project.personas]
        self._offer("persona_id", _("Persona"), [(None, _("all personas")), *people])
        self.addSeparator()
        self._edit(_("Vote"), "V", notes.vote(note.id, 1))
        self._edit(_("Take a vote back"), "Shift+V", notes.vote(note.id, -1), bool(note.votes))
        self.addSeparator()
        self._do(_("Put onto another card…") if note.touchpoint_id else _("Put onto a card…"))
        self.actions()[-1].triggered.connect(self._ask_place)
        if note.touchpoint_id is not None:
            self._edit(_("To the parking lot"), "P", notes.park(note.id))
        self.addSeparator()
        self._edit(_("Delete"), "Del", notes.delete([note.id]))

    def _do(self, words: str, keys: str = "") -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(shown_on(self.parentWidget(), keys)))
        action.setShortcutVisibleInContextMenu(True)
        self.addAction(action)
        return action

    def _edit(self, words: str, keys: str, edit: Edit, enabled: bool = True) -> None:
        action = self._do(words, keys)
        action.setEnabled(enabled)
        action.setData(edit)
        action.triggered.connect(self._ask_edit)

    def _offer(self, field: str, words: str, choices: Iterable[Choice]) -> None:
        """Add a menu with the values of a field, that of the note ticked."""
        menu = self.inner(words)
        group = QActionGroup(menu)
        for value, name in choices:
            action = QAction(plain.in_menu(name), menu)
            action.setCheckable(True)
            action.setChecked(value == getattr(self._note, field))
            action.setData(notes.set_fields(self._note.id, **{field: value}))
            action.triggered.connect(self._ask_edit)
            if field == "kind":
                action.setIcon(look.icon(ICONS[str(value)]))
            group.addAction(action)
            menu.addAction(action)

    def _ask_edit(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.edited.emit(action.data())

    def _ask_place(self) -> None:
        self.placing_asked.emit(self._note.id)
