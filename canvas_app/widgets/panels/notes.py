"""The notes of touchpoints as rows to read and to change (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import ICONS
from canvas_app.model.checks import looks_personal
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Note, Project
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas.note_menu import NoteMenu
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.controls.severity import Severity
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

MOST_ROWS = 40
"""More notes are counted, not shown: somebody selected hundreds of cards."""
AT_ONCE, OF_MANY = 8, 3
"""So many new rows are made at once, of one card or of several, so that the window goes on
answering; the others follow."""
ICON = 14


class _Paper(QWidget):
    """The sheet of a note, in the colours of its kind."""

    def __init__(self, kind: str, text: TextField) -> None:
        super().__init__()
        self.kind = ""
        self.text = text
        self.text.setObjectName("note-text")
        self.text.setFont(look.font(12))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(30, 5, 6, 5)
        self.column.setSpacing(2)
        self.column.addWidget(self.text)
        self.be(kind)

    def be(self, kind: str) -> None:
        """Take the colours of a kind."""
        self.kind = kind if kind in NOTE_KINDS else "note"
        colours = self.text.palette()
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText):
            colours.setColor(role, look.colour(f"note.{self.kind}.text"))
        self.text.setPalette(colours)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(f"note.{self.kind}.line"), 1))
            painter.setBrush(look.colour(f"note.{self.kind}.fill"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            ink = look.colour(f"note.{self.kind}.text")
            look.draw_icon(painter, ICONS[self.kind], 9, 10, ICON, ink)


class NoteRow(_Paper):
    """One note: its text, how bad it is, its votes, where it comes from; the rest in a menu."""

    edited = Signal(object)
    placing_asked = Signal(str)

    def __init__(self, project: Project, note: Note, votes_hidden: bool = False) -> None:
        super().__init__(note.kind, TextField())
        self._project, self.note = project, note
        self.severity = Severity()
        self.fewer, self.more = _button("minus"), _button("plus")
        self.votes = plain.label(size=12, weight="medium")
        self.votes.setWordWrap(False)
        self.menu_button = _button("")
        self.menu_button.setText("⋯")
        self.about = plain.label(size=11)
        self.hint = plain.label(size=11)
        foot = QHBoxLayout()
        foot.setSpacing(1)
        foot.addWidget(self.severity)
        foot.addStretch(1)
        for widget in (self.fewer, self.votes, self.more, self.menu_button):
            foot.addWidget(widget)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.about)
        self.column.addLayout(foot)
        self.text.entered.connect(self._write)
        self.severity.chosen.connect(self._rate)
        self.fewer.clicked.connect(self._unvote)
        self.more.clicked.connect(self._vote)
        self.menu_button.clicked.connect(self._open)
        self.show_note(project, note, votes_hidden)

    def show_note(self, project: Project, note: Note, votes_hidden: bool = False) -> None:
        """Show what the project says of the note now."""
        self._project, self.note = project, note
        self.votes_hidden = votes_hidden
        self.be(note.kind)
        kind = heading("note", note.kind)
        ink = look.colour(f"note.{self.kind}.text")
        self.setToolTip(plain.tooltip(kind))
        self.text.setAccessibleName(kind)
        self.text.show_texts({note.text})
        self.severity.setVisible(note.kind == "pain")
        self.severity.show_value(note.severity, ink)
        told = ngettext("{n} vote", "{n} votes", note.votes)
        self.votes.setText("…" if votes_hidden else number(note.votes))
        self.votes.setAccessibleName(_("Votes hidden") if votes_hidden else told)
        self.fewer.setEnabled(note.votes > 0)
        for button, words, icon in (
            (self.fewer, _("Take a vote back"), "minus"),
            (self.more, _("Vote"), "plus"),
            (self.menu_button, _("More about this note"), ""),
        ):
            button.setToolTip(plain.tooltip(words))
            button.setAccessibleName(words)
            if icon:
                button.setIcon(look.icon(icon, f"note.{self.kind}.text"))
        about = _about(project, note)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.hint.setText(_("Looks like an address of a real person. Better leave it out."))
        self.hint.setVisible(looks_personal(note.text))
        for label in (self.votes, self.about, self.hint):
            _tint(label, f"note.{self.kind}.text")

    @override
    def contextMenuEvent(self, event: object) -> None:
        self._open()

    def _write(self, text: str) -> None:
        if text.strip():
            self.edited.emit(notes.set_fields(self.note.id, text=text))
        elif not self.text.hasFocus():
            self.text.show_texts({self.note.text})  # only the menu and Del take a note away

    def _rate(self, value: object) -> None:
        self.edited.emit(notes.set_fields(self.note.id, severity=value))

    def _vote(self) -> None:
        self.edited.emit(notes.vote(self.note.id, 1))

    def _unvote(self) -> None:
        self.edited.emit(notes.vote(self.note.id, -1))

    def _open(self) -> None:
        menu = NoteMenu(self._project, self.note, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.edited.connect(self.edited)
        menu.writing_asked.connect(self.text.setFocus)
        menu.placing_asked.connect(self.placing_asked)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))


class _DraftField(TextField):
    """A field that tells its text when it is left or the program asks, not after a pause."""

    @override
    def _typed(self) -> None:
        self._fit()


class Draft(_Paper):
    """A note that is not there yet; ``ended`` carries its text, "" when nothing was written."""

    ended = Signal(str)

    def __init__(self, kind: str) -> None:
        super().__init__(kind, _DraftField())
        self.text.entered.connect(self._end)
        self.text.setPlaceholderText(heading("note", kind))
        self.text.setAccessibleName(heading("note", kind))
        self.text.installEventFilter(self)
        self._done = False

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._end(self.text.toPlainText())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end("")
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in stays:
                self._end(self.text.toPlainText())
        return False

    def commit(self) -> None:
        """Keep what is written so far."""
        self._end(self.text.toPlainText())

    def _end(self, text: str) -> None:
        if not self._done:
            self._done = True
            self.ended.emit(text.strip() and text)


class NoteList(QWidget):
    """Notes below each other, and a button that adds one to the card shown."""

    placing_asked = Signal(str)
    """A note waits for the card it shall hang on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: dict[str, NoteRow] = {}
        self.draft: Draft | None = None
        self._card = ""
        self._kind = "note"
        self._shown: Sequence[Note] = ()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rest = plain.label(size=12, tone="muted")
        self.add = QToolButton()
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(Menu(self.add))
        self._column.addWidget(self._rest)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.speak()

    def speak(self) -> None:
        """Take the words of the language and the icons of the theme."""
        self.add.setText(_("Add a note"))
        self.add.setAccessibleName(_("Add a note"))
        self.add.setIcon(look.icon("plus"))
        menu = self.add.menu()
        menu.clear()
        for kind in NOTE_KINDS:
            action = menu.addAction(look.icon(ICONS[kind]), heading("note", kind))
            action.setData(kind)
            action.triggered.connect(self._begin)

    def show_notes(self, found: Sequence[Note], card: str = "", *, again: bool = False) -> None:
        """Show these notes, of one ``card`` to which more can be added, or of several.

        ``again`` takes the words and colours anew.
        """
        if again:
            self.speak()
        if card != self._card:
            self._drop_draft()
        self._card = card
        self._shown = shown = found[:MOST_ROWS]
        for id_ in self.rows.keys() - {note.id for note in shown}:
            _remove(self._column, self.rows.pop(id_))
        self._fill(again=again)
        more = len(found) - len(shown)
        self._rest.setVisible(more > 0)
        self._rest.setText(ngettext("{n} more note", "{n} more notes", more))
        self.add.setVisible(bool(card))

    def _fill(self, *, again: bool = False) -> None:
        """Bring the rows up to date, and make some of those that are missing."""
        project, fresh, at = self._session.project, 0, 0
        hidden = self._session.view.votes_hidden
        for note in self._shown:
            row = self.rows.get(note.id)
            if row is None:
                if fresh == (AT_ONCE if self._card else OF_MANY):
                    self._later.start()
                    continue
                fresh += 1
                row = self.rows[note.id] = NoteRow(project, note, hidden)
                row.edited.connect(self._apply)
                row.placing_asked.connect(self.placing_asked)
            elif row.note is not note or row.votes_hidden != hidden or again:
                row.show_note(project, note, hidden)
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
            at += 1

    def commit(self) -> None:
        """Take in what is being typed, before the rows go."""
        for row in tuple(self.rows.values()):
            row.text.commit()
        if self.draft is not None:
            self.draft.commit()

    def begin(self, kind: str) -> None:
        """Let a person write a new note of a kind."""
        self._drop_draft()
        self._kind = kind
        draft = self.draft = Draft(kind)
        draft.ended.connect(self._end_draft)
        self._column.insertWidget(0, draft)
        draft.show()
        draft.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        action = self.sender()
        self.begin(action.data())  # type: ignore[attr-defined]

    def _end_draft(self, text: str) -> None:
        kind = self._kind
        self._drop_draft()
        if text:
            self._session.apply(notes.add(text, kind, self._card))

    def _drop_draft(self) -> None:
        draft, self.draft = self.draft, None
        if draft is not None:
            draft.blockSignals(True)
            _remove(self._column, draft)

    def _apply(self, edit: Edit) -> None:
        self._session.apply(edit)


def _remove(column: QVBoxLayout, widget: QWidget) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def _about(project: Project, note: Note) -> str:
    """Return whose the note is and where it comes from."""
    names = [each.name for each in project.personas if each.id == note.persona_id]
    names += [each.name for each in project.sources if each.id == note.source_id]
    return plain.one_line(" · ".join(names))


def _button(icon: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("small", True)
    button.setIconSize(QSize(ICON, ICON))
    button.setAutoRaise(True)
    if icon:
        button.setIcon(look.icon(icon))
    return button


def _tint(label: QWidget, role: str) -> None:
    colours = label.palette()
    colours.setColor(label.foregroundRole(), look.colour(role))
    label.setPalette(colours)
