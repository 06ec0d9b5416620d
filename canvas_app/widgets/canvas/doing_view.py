"""A board that does what the gestures answer (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from canvas_app.gestures import carrying, keying, linking, note_keying
from canvas_app.gestures import focus as focusing
from canvas_app.gestures.answers import (
    Answer,
    Arm,
    Band,
    Cancel,
    Fit,
    Hover,
    Menu,
    OpenPile,
    Pick,
    Preview,
    Rename,
    Scroll,
    Select,
    Tell,
    Tie,
    Write,
    WriteNote,
)
from canvas_app.gestures.note_pointing import NotePlacing
from canvas_app.gestures.pointing import Idle
from canvas_app.gestures.records import Key, Pointer
from canvas_app.gestures.rehearsal import landed
from canvas_app.i18n import _
from canvas_app.layout.hits import Cell, head_at
from canvas_app.layout.notes import note_of
from canvas_app.layout.picture import Node, Picture
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Link, Note
from canvas_app.widgets.canvas.board_view import BoardView
from canvas_app.widgets.canvas.glide import Place as Point
from canvas_app.widgets.canvas.link_menu import LinkMenu
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.canvas.note_menu import NoteMenu
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session


class DoingView(BoardView):
    """Does the answers of gestures; each change goes to the session and comes back through it."""

    head_asked = Signal(str, object)
    """A menu is wanted for the head with this node id, at a point of the screen."""
    parking = Signal(bool)
    """Whether a note in the air would go to the parking lot now."""
    told = Signal(str)
    """A sentence for the status bar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the session shows."""
        super().__init__(session, parent)
        self.writing.ended.connect(self._end_writing)
        self.writing.asked_on.connect(self._write)
        self.noting.ended.connect(self._end_noting)

    def add_note(self, kind: str) -> None:
        """Write a note on the card in focus."""
        self.do(note_keying.written(self.scene, kind) or ())

    def arm_note(self, note_id: str) -> None:
        """Let the next click, or Enter, hang a note on a card."""
        self.noting.finish()
        self.arm_with(NotePlacing(note_id))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.focus is not None and self.focus.node_id in self.base.by_id:
            x, y = focusing.spot(self.base, self.focus).middle
            self.move_to(Pointer(x, y, *self.port.to_window(x, y)))

    @override
    def do(self, answers: Sequence[Answer]) -> None:
        for answer in answers:
            match answer:
                case Preview():
                    self._show_preview(answer)
                case Edit():
                    self._apply(answer)
                case Select():
                    self._select(answer)
                case Band():
                    self.band = answer
                    self.update()
                case Scroll():
                    self.look(self.port.scrolled(answer.dx, answer.dy))
                case Hover():
                    self.hover(answer.node_id)
                    self.links.hover(answer)
                    self._point_at(answer)
                case Tie():
                    self.links.draw(answer)
                    self.name(answer.words)
                case Pick():
                    self.writing.finish()
                    self.links.pick(answer)
                    self._announce()
                case Arm():
                    self._arm(answer.what)
                case Tell():
                    self.told.emit(answer.words)
                case Rename():
                    self._rename(self.base.by_id[answer.node_id])
                case WriteNote():
                    self.noting.write(self.scene, self.base.by_id[answer.node_id], answer.kind)
                case OpenPile():
                    self._open_pile(self.base.by_id[answer.node_id])
                case Write():
                    self.writing.write(self.scene, answer.cell, answer.text, answer.link)
                case Fit():
                    self.fit_selection() if answer.selection else self.fit()
                case Menu():
                    self._open_menu(answer)
                case Cancel():
                    self._end_preview()

    @override
    def press(self, pointer: Pointer) -> None:
        self.writing.finish()
        self.noting.finish()
        self.focus_shown = False
        self.links.touched = pointer.touch
        super().press(pointer)

    def _press(self, key: Key) -> None:
        if isinstance(self.state, Idle):
            self.key_used()
            self.do(keying.pressed(self.scene, key) or ())

    def _select(self, answer: Select) -> None:
        self.pinned = answer.pinned and bool(answer.ids)
        self.session.select(answer.ids)
        if answer.focus is not None:
            self.go(answer.focus, seen=answer.pointed)

    def _show_preview(self, preview: Preview) -> None:
        first = self.base.lanes[0]
        if first.persona_id is not None and self.last is not None and self.last.y < first.y:
            self.session.show(open_everyone=True)
        self.drag.show(preview, self.session.view, self.base)
        parked = preview.edit is not None and preview.edit.kind == "park_note"
        self.parking.emit(parked)
        self.name(preview.cell.name if preview.cell else _("Parking lot") if parked else "")

    def _arm(self, what: Literal["link", "move"]) -> None:
        """Begin at the card in focus what a click, or arrows and Enter, will end."""
        state = linking.begin(self.scene) if what == "link" else carrying.begin(self.scene)
        if state is None:
            self.told.emit(_("Select a touchpoint first."))
            return
        self.links.hide()
        spot = focusing.Spot(state.node.x, state.node.y, state.node.width, state.node.height)
        self.look(self.port.revealing(spot.x, spot.y, spot.width, spot.height))
        px, py = self.port.to_window(*spot.middle)
        self.arm_with(state)
        self.move_to(Pointer(*spot.middle, px, py))
        self._edge.stop()

    def _point_at(self, answer: Hover) -> None:
        """Show by the pointer's shape what a press would do."""
        node = self.shown.by_id.get(answer.node_id or "")
        if self.hand or not isinstance(self.state, Idle):
            return
        if answer.handle is not None:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif node is not None and node.kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _end_preview(self) -> None:
        """Let everything glide back to where the project has it."""
        tied = self.links.tie is not None
        self.links.draw(None)
        self.band = None
        dragged = self.drag.preview is not None
        self.parking.emit(False)
        starts = {node.id: place for node, place in self.drag.clear()}
        self.session.show(open_everyone=False)
        if dragged:
            self.present(self.base, starts=starts)
            self.name("")
        elif tied:
            self._announce()
        self.update()

    def _apply(self, edit: Edit, lane: str | None = None) -> None:
        """Do an edit; what it put down in the lane glides from where it was let go."""
        if self.drag.preview is not None and self.drag.preview.cell is not None:
            lane = self.drag.preview.cell.place.lane
        self.links.draw(None)
        before = self.session.view
        self.let_go = partial(self._starts, edit.select or (), lane)
        self.band = None
        self.update()
        self.parking.emit(False)
        done = self.session.apply(edit)
        self.session.show(open_everyone=False)
        if self.session.view is before:
            self.present(self.base, starts=self.let_go(self.base))
        self.when_level(partial(self._show_done, edit, lane, done=done))

    def _show_done(self, edit: Edit, lane: str | None, *, done: bool) -> None:
        """Go to what an edit has changed."""
        self.let_go = None
        note = edit.facts.get("note")
        if done and isinstance(note, str):
            self._go_to_note(note, lane)
        elif done and edit.select:
            self.pinned = False
            self.go(focusing.focus_on(self.base, edit.select[0], lane))
        elif done and self.focus is not None:
            self.go(self.focus)

    def _starts(self, ids: tuple[str, ...], lane: str | None, picture: Picture) -> dict[str, Point]:
        """Let the ghosts of a drop go; return where its cards come from: their places."""
        ghosts = self.drag.clear()
        if not ghosts:
            return {}
        places = {ghost.touchpoint_id: place for ghost, place in ghosts}
        first = ghosts[0][1]
        found = landed(picture, ids, lane)
        return {node.id: places.get(node.touchpoint_id, first) for node in found}

    def _write(self, cell: Cell, text: str = "") -> None:
        self.writing.write(self.scene, cell, text)

    def _end_writing(self, touchpoint_id: str) -> None:
        self.when_level(partial(self._show_written, touchpoint_id))

    def _show_written(self, touchpoint_id: str) -> None:
        self.present(self.base)
        if touchpoint_id:
            lane = self.focus.lane if self.focus else None
            self.go(focusing.focus_on(self.base, touchpoint_id, lane))

    def _rename(self, node: Node) -> None:
        (self.noting.rewrite if node.kind == "note" else self.writing.rename)(node)

    def _end_noting(self, note_id: str) -> None:
        self.present(self.base)
        if note_id:
            self._go_to_note(note_id, self.focus.lane if self.focus else None)

    def _go_to_note(self, note_id: str, lane: str | None) -> None:
        """Select a note, or the card in whose pile it lies."""
        notes = {note.id: note.touchpoint_id for note in self.session.project.notes}
        id_ = notes.get(note_id)
        if id_ is not None:
            self.session.select((id_,))
            focus = focusing.focus_on_note(self.base, note_id, lane)
            self.go(focus or focusing.focus_on(self.base, id_, lane))

    def _open_pile(self, node: Node) -> None:
        from canvas_app.widgets.canvas.note_pile import NotePile

        pile = NotePile(self.session, node, self)
        pile.placing_asked.connect(self.arm_note)
        x, y = self.port.to_window(node.x, node.y + node.height)
        pile.open_at(self.mapToGlobal(QPoint(round(x), round(y))))

    def _open_menu(self, answer: Menu) -> None:
        if answer.at and (head := head_at(self.base, *self.port.to_picture(*answer.at))):
            self.head_asked.emit(head.id, self.mapToGlobal(QPoint(*map(round, answer.at))))
            return
        note = note_of(note_keying.focused(self.scene))
        if self.links.link is not None and not answer.lanes:
            menu: QMenu = self._link_menu(self.links.link)
        elif note is not None and not answer.lanes:
            menu = self._note_menu(note)
        else:
            menu = self._card_menu(answer)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setProperty("touch", self.links.touched)
        spot = focusing.spot(self.base, self.focus) if self.focus else None
        x, y = answer.at or self.port.to_window(*(spot.middle if spot else (0.0, 0.0)))
        menu.popup(self.mapToGlobal(QPoint(round(x), round(y))))

    def _pick(self, link_id: str) -> None:
        self.do((Pick(link_id),))

    def _link_menu(self, link: Link) -> LinkMenu:
        self.links.hide()
        menu = LinkMenu(self.scene, link, self)
        menu.key_asked.connect(self._press)
        menu.edit_asked.connect(self._apply)
        return menu

    def _card_menu(self, answer: Menu) -> CanvasMenu:
        menu = CanvasMenu(self.scene, self, only_lanes=answer.lanes)
        menu.key_asked.connect(self._press)
        menu.edit_asked.connect(self._apply)
        menu.note_asked.connect(self.add_note)
        menu.link_asked.connect(self._pick)
        menu.ids_asked.connect(self.session.select)
        return menu

    def _note_menu(self, note: Note) -> NoteMenu:
        menu = NoteMenu(self.session.project, note, self)
        menu.edited.connect(self._apply)
        menu.writing_asked.connect(partial(self._press, Key("f2")))
        menu.placing_asked.connect(self.arm_note)
        return menu
