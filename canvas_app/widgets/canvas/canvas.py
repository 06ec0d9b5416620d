"""The canvas: a journey shown and worked on (room: widgets).

It does what the gestures answer. It holds nothing of the project: each change goes to the
session and comes back through it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from canvas_app.gestures import focus as focusing
from canvas_app.gestures import keying
from canvas_app.gestures.answers import (
    Answer,
    Band,
    Cancel,
    Fit,
    Hover,
    Menu,
    Preview,
    Rename,
    Scroll,
    Select,
    Write,
)
from canvas_app.gestures.pointing import EntryDrag, Idle
from canvas_app.gestures.records import Key
from canvas_app.gestures.rehearsal import landed
from canvas_app.gestures.state import Step
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Node, Picture
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import palette_entry
from canvas_app.widgets.canvas.board_view import BoardView
from canvas_app.widgets.canvas.glide import Place as Point
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.session import Session


class Canvas(BoardView):
    """One journey of a session, to look at and to work on."""

    disarmed = Signal()
    """The armed palette entry was placed or laid down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the session shows."""
        super().__init__(session, parent)
        self.writing.ended.connect(self._end_writing)
        self.writing.asked_on.connect(self._write)

    def add_here(self) -> None:
        """Write a new card where the focus is."""
        self._press(Key("n"))

    def rename_selected(self) -> None:
        """Type a new name over the card."""
        self._press(Key("f2"))

    def delete_selected(self) -> None:
        """Delete what is selected."""
        self._press(Key("delete"))

    def arm(self, entry_id: str | None) -> None:
        """Let the next click place a palette entry; None lays it down."""
        make = self.entry_maker(entry_id) if entry_id else None
        if make is not None:
            self.arm_with(EntryDrag(make))
        elif isinstance(self.state, EntryDrag):
            self.cancel()

    def place_entry(self, entry_id: str) -> None:
        """Put a palette entry at the end of its stage, in the lane of the lens or for everyone."""
        make = self.entry_maker(entry_id)
        if make is not None:
            place = palette_entry.usual_place(self.session.view, entry_id)
            self._apply(make(place), place.lane)

    @override
    def entry_maker(self, entry_id: str) -> Callable[[Place], Edit] | None:
        self.writing.finish()
        return palette_entry.maker(self.session.view, entry_id)

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
                case Rename():
                    self.writing.rename(self.base.by_id[answer.node_id])
                case Write():
                    self._write(answer.cell, answer.text)
                case Fit():
                    self.fit_selection() if answer.selection else self.fit()
                case Menu():
                    self._open_menu(answer)
                case Cancel():
                    self._end_preview()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.writing.finish()
        self.focus_shown = False
        super().mousePressEvent(event)

    @override
    def _step(self, step: Step) -> None:
        armed = isinstance(self.state, EntryDrag)
        super()._step(step)
        if armed and not isinstance(self.state, EntryDrag):
            self.disarmed.emit()

    def _press(self, key: Key) -> None:
        if isinstance(self.state, Idle):
            self.key_used()
            self.do(keying.pressed(self.scene, key) or ())

    def _select(self, answer: Select) -> None:
        self.pinned = answer.pinned and bool(answer.ids)
        self.session.select(answer.ids)
        if answer.focus is not None:
            self.go(answer.focus)

    def _show_preview(self, preview: Preview) -> None:
        first = self.base.lanes[0]
        if first.persona_id is not None and self.last is not None and self.last.y < first.y:
            self.session.show(open_everyone=True)
        self.drag.show(preview, self.session.view, self.base)
        self.name(preview.cell.name if preview.cell else "")

    def _end_preview(self) -> None:
        """Let everything glide back to where the project has it."""
        self.band = None
        dragged = self.drag.preview is not None
        starts = {node.id: place for node, place in self.drag.clear()}
        self.session.show(open_everyone=False)
        if dragged:
            self.present(self.base, starts=starts)
            self.name("")
        self.update()

    def _apply(self, edit: Edit, lane: str | None = None) -> None:
        """Do an edit; what it put down in the lane glides from where it was let go."""
        if self.drag.preview is not None and self.drag.preview.cell is not None:
            lane = self.drag.preview.cell.place.lane
        before = self.session.view
        self.let_go = partial(_starts, self.drag.clear(), edit.select or (), lane)
        self.band = None
        done = self.session.apply(edit)
        self.session.show(open_everyone=False)
        if self.session.view is before:
            self.present(self.base, starts=self.let_go(self.base))
        self.let_go = None
        if done and edit.select:
            self.pinned = False
            self.go(focusing.focus_on(self.base, edit.select[0], lane))
        elif done and self.focus is not None:
            self.go(self.focus)

    def _write(self, cell: Cell, text: str = "") -> None:
        self.writing.write(self.scene, cell, text)

    def _end_writing(self, touchpoint_id: str) -> None:
        self.present(self.base)
        if touchpoint_id:
            lane = self.focus.lane if self.focus else None
            self.go(focusing.focus_on(self.base, touchpoint_id, lane))

    def _open_menu(self, answer: Menu) -> None:
        menu = CanvasMenu(self.scene, self, only_lanes=answer.lanes)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.key_asked.connect(self._press)
        menu.edit_asked.connect(self._apply)
        spot = focusing.spot(self.base, self.focus) if self.focus else None
        x, y = answer.at or self.port.to_window(*(spot.middle if spot else (0.0, 0.0)))
        menu.popup(self.mapToGlobal(QPoint(round(x), round(y))))


def _starts(
    ghosts: list[tuple[Node, Point]], ids: tuple[str, ...], lane: str | None, picture: Picture
) -> dict[str, Point]:
    """Return where the cards of a drop come from: the places of their ghosts."""
    if not ghosts:
        return {}
    places = {ghost.touchpoint_id: place for ghost, place in ghosts}
    first = ghosts[0][1]
    return {node.id: places.get(node.touchpoint_id, first) for node in landed(picture, ids, lane)}
