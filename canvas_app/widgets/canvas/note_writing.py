"""Sticky notes written where they hang: the editor and what its end does (room: widgets).

While a new note is written it is only rehearsed; the project changes once, on commit, and an
empty one leaves no trace.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

from canvas_app.gestures.focus import Spot
from canvas_app.gestures.note_pointing import cell_of
from canvas_app.gestures.records import Scene
from canvas_app.gestures.rehearsal import spot_of
from canvas_app.i18n import _
from canvas_app.layout.notes import GAP, INDENT, WIDTH, note_of
from canvas_app.layout.picture import Node
from canvas_app.model.checks import looks_personal
from canvas_app.model.edits import notes
from canvas_app.widgets import plain
from canvas_app.widgets.canvas.heads import seen_area
from canvas_app.widgets.canvas.note_editor import LEAST_HEIGHT, NoteEditor
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.canvas.rehearser import Rehearser
from canvas_app.widgets.session import Session

SHIFT = 4


class NoteWriting(QObject):
    """At most one editor over a note: a new one under a card, or one that hangs there."""

    ended = Signal(str)
    """The editor has gone; carries the note that was written, or ""."""

    def __init__(self, view: PictureView, session: Session, rehearser: Rehearser) -> None:
        """Write nothing yet."""
        super().__init__(view)
        self._view = view
        self._session = session
        self._rehearser = rehearser
        self._hint: QLabel | None = None
        self._spot: Spot | None = None
        self._note_id = self._touchpoint_id = self._kind = self._before = ""
        self.editor: NoteEditor | None = None

    @property
    def active(self) -> bool:
        """Whether a note is being written."""
        return self.editor is not None

    def write(self, scene: Scene, card: Node, kind: str) -> None:
        """Open the editor for a new note under a card."""
        self.finish()
        if not self._session.may_change():
            return
        self._note_id, self._touchpoint_id, self._kind = "", card.touchpoint_id or "", kind
        edit = notes.add("…\n…", kind, card.touchpoint_id)
        found = self._rehearser.rehearse(scene.view, scene.picture, edit, cell_of(scene, card))
        spot = Spot(card.x + INDENT, card.y + card.height + GAP, WIDTH, LEAST_HEIGHT - 8)
        if found is not None and not found.rough:
            hidden = frozenset(node.id for node in found.landing)
            self._view.present(found.picture, hidden, aside=found.aside)
            spot = spot_of(found.landing[0]) if found.landing else spot
        self._view.look(self._view.port.revealing(card.x, card.y, card.width, card.height))
        self._open("", kind, spot)

    def rewrite(self, node: Node) -> None:
        """Open the editor over a note."""
        self.finish()
        if (note := note_of(node)) and self._session.may_change():
            self._note_id, self._touchpoint_id, self._kind = note.id, "", note.kind
            self._open(note.text, note.kind, spot_of(node))

    def follow(self) -> None:
        """Lie over the note where it is seen now."""
        if self.editor is None or self._spot is None:
            return
        self.editor.dress(self._view.theme, self._view.zoom)
        area = seen_area(self._spot, self._view.port)
        self.editor.cover(area.toAlignedRect(), self._view.rect())
        if self._hint is not None:
            below = self.editor.geometry().bottomLeft()
            self._hint.setFixedWidth(self.editor.width())
            self._hint.adjustSize()
            self._hint.move(below.x(), below.y() + SHIFT)

    def finish(self) -> None:
        """Commit what is being written, as a click elsewhere does."""
        if self.editor is not None:
            self.editor.end()

    def drop(self) -> None:
        """Close the editor without a trace."""
        if self.editor is not None:
            self.editor.end(keep=False)

    def _open(self, text: str, kind: str, spot: Spot) -> None:
        self._spot, self._before = spot, text
        editor = self.editor = NoteEditor(text, kind, self._view.theme, self._view.zoom, self._view)
        editor.ended.connect(self._end)
        editor.textChanged.connect(self._warn)
        port = self._view.port.revealing(spot.x, spot.y, spot.width, spot.height)
        self._view.look(port)
        self.follow()
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._warn()

    def _warn(self) -> None:
        """Say quietly that a text seems to name a person."""
        personal = self.editor is not None and looks_personal(self.editor.toPlainText())
        if personal and self._hint is None:
            words = _("Looks like an address of a real person. Better leave it out.")
            self._hint = plain.label(words, size=11, parent=self._view)
            self._hint.setObjectName("hint")
            self._hint.setAutoFillBackground(True)
            self._hint.setMargin(SHIFT)
            self._hint.show()
            self.follow()
        elif not personal and self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None

    def _end(self, keep: bool, text: str) -> None:
        editor, note_id = self.editor, self._note_id
        self.editor = self._spot = None
        self._warn()
        if editor is not None:
            if editor.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
        if keep and text.strip() and text != self._before:
            note_id = self._commit(note_id, text)
        self.ended.emit(note_id)

    def _commit(self, note_id: str, text: str) -> str:
        """Do the one edit and return which note it wrote."""
        if note_id:
            self._session.apply(notes.set_fields(note_id, text=text))
            return note_id
        edit = notes.add(text, self._kind, self._touchpoint_id)
        return str(edit.facts["note"]) if self._session.apply(edit) else ""
