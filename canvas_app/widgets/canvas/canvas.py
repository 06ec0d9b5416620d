"""The canvas: a journey shown and worked on (room: widgets).

It lays the session's view out and does what the gestures answer. It holds nothing of the
project: each change comes back through the session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QShowEvent
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
from canvas_app.gestures.focus import Focus, Spot
from canvas_app.gestures.pointing import EntryDrag, Idle, Step
from canvas_app.gestures.records import Key, Scene
from canvas_app.gestures.rehearsal import landed
from canvas_app.i18n import _
from canvas_app.layout.board import layout
from canvas_app.layout.hits import Cell, cell_at
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.theme import Theme
from canvas_app.widgets.canvas import palette_entry
from canvas_app.widgets.canvas.drag_show import DragShow
from canvas_app.widgets.canvas.gesture_view import GestureView
from canvas_app.widgets.canvas.glide import Place as Point
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.canvas.overlay import Overlay, paint_hint, paint_name, paint_overlay
from canvas_app.widgets.canvas.rehearser import Rehearser
from canvas_app.widgets.canvas.view_port import ViewPort
from canvas_app.widgets.canvas.writing import Writing
from canvas_app.widgets.session import Session


class Canvas(GestureView):
    """One journey of a session, to look at and to work on."""

    target_named = Signal(str)
    """The cell a drag aims at, or what has the keyboard's focus; "" when there is nothing."""
    disarmed = Signal()
    """The armed palette entry was placed or laid down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the session shows."""
        self._base = layout(session.view)
        super().__init__(self._base, parent)
        self._session = session
        self._speak()
        self._focus: Focus | None = None
        self._focus_shown = False
        self._pinned = False
        self._hovered: str | None = None
        self._band: Band | None = None
        self._opened = False
        self._named = ""
        self._let_go: Callable[[Picture], dict[str, Point]] | None = None
        rehearser = Rehearser()
        self._drag = DragShow(self, rehearser)
        self._writing = Writing(self, session, rehearser)
        self._writing.ended.connect(self._end_writing)
        self._writing.asked_on.connect(self._write)
        session.changed.connect(self._follow)
        session.selection_changed.connect(self.update)

    @property
    def scene(self) -> Scene:
        """What the gestures look at now."""
        selection = self._session.selection
        pinned = self._pinned or len(selection) > 1
        return Scene(self._session.view, self._base, selection, self._focus, pinned)

    @property
    def editor(self) -> QWidget | None:
        """The field in which a name is being typed, if there is one."""
        return self._writing.editor

    def fit_selection(self) -> None:
        """Show all that is selected; everything when nothing is."""
        ids = set(self._session.selection)
        nodes = [n for n in self._base.nodes if n.kind == "card" and n.touchpoint_id in ids]
        if not nodes:
            self.fit()
            return
        x, y = min(n.x for n in nodes), min(n.y for n in nodes)
        width = max(n.x + n.width for n in nodes) - x
        height = max(n.y + n.height for n in nodes) - y
        self.look(self.port.fitted_to(x, y, width, height))

    def reveal(self, touchpoint_id: str) -> None:
        """Bring a touchpoint to the middle, unless it is in sight, and put the focus on it."""
        focus = focusing.focus_on(self._base, touchpoint_id)
        if focus is not None:
            spot = focusing.spot(self._base, focus)
            self.look(self.port.showing(spot.x, spot.y, spot.width, spot.height))
        self._go(focus)

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
            place = palette_entry.usual_place(self._session.view, entry_id)
            self._apply(make(place), place.lane)

    @override
    def entry_maker(self, entry_id: str) -> Callable[[Place], Edit] | None:
        self._writing.finish()
        return palette_entry.maker(self._session.view, entry_id)

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
                    self._band = answer
                    self.update()
                case Scroll():
                    self.look(self.port.scrolled(answer.dx, answer.dy))
                case Hover():
                    self._hover(answer.node_id)
                case Rename():
                    self._writing.rename(self._base.by_id[answer.node_id])
                case Write():
                    self._write(answer.cell, answer.text)
                case Fit():
                    self.fit_selection() if answer.selection else self.fit()
                case Menu():
                    self._open_menu(answer)
                case Cancel():
                    self._end_preview()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._writing.follow()

    @override
    def look(self, port: ViewPort) -> None:
        super().look(port)
        self._writing.follow()

    @override
    def key_used(self) -> None:
        self._focus_shown = True

    @override
    def paint_over(self, painter: QPainter) -> None:
        main = self.port.panes()[0]
        painter.save()
        area = QRectF(main.x, main.y, main.width, main.height)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        overlay = self._overlay()
        paint_overlay(painter, overlay, self.port, self.theme)
        painter.restore()
        self._drag.paint(painter)
        if not self._session.journey.touchpoints and not self._writing.active:
            paint_hint(painter, _first_steps(), self.port, self.theme)
        paint_name(painter, overlay, self.port, self.theme)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self.fit_width()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tabbed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in tabbed:
            self._focus_shown = True
            self._focus = self._focus or focusing.first_focus(self._base, self._session.selection)
            self._announce()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._writing.finish()
        self._focus_shown = False
        super().mousePressEvent(event)

    @override
    def _step(self, step: Step) -> None:
        armed = isinstance(self.state, EntryDrag)
        super()._step(step)
        if armed and not isinstance(self.state, EntryDrag):
            self.disarmed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self._follow(self._session.view, self._session.view)

    def _speak(self) -> None:
        self.setAccessibleName(_("Journey canvas"))
        self.setAccessibleDescription(
            _("Arrow keys go from card to card, Enter edits, Alt with an arrow key moves a card.")
        )

    def _press(self, key: Key) -> None:
        if isinstance(self.state, Idle):
            self._focus_shown = True
            self.do(keying.pressed(self.scene, key) or ())

    def _overlay(self) -> Overlay:
        """Return what lies over the cards now."""
        shown, dragging = self.shown, self._drag.preview is not None
        focus = self._focus if self._focus_shown and self.hasFocus() and not dragging else None
        return Overlay(
            selected=() if dragging or self._writing.active else self._selected_nodes(),
            hovered=None if dragging else shown.by_id.get(self._hovered or ""),
            focus=focusing.spot(self._base, focus) if focus else None,
            focus_empty=focus is not None and focus.node_id is None,
            cell=self._drag.preview.cell if self._drag.preview else None,
            ground=self._ground(),
            landing=self._drag.rehearsal.spots if self._drag.rehearsal else (),
            filled=bool(self._drag.rehearsal and self._drag.rehearsal.landing)
            and not self._drag.carrying,
            band=self._band,
        )

    def _ground(self) -> Spot | None:
        """Return the stage in the lane that a drag aims at."""
        cell = self._drag.preview.cell if self._drag.preview else None
        if cell is None:
            return None
        column = next(c for c in self.shown.columns if c.stage_id == cell.place.stage_id)
        lane = next((each for each in self.shown.lanes if each.persona_id == cell.place.lane), None)
        return Spot(column.x, lane.y, column.width, lane.curve_y - lane.y) if lane else None

    def _selected_nodes(self) -> tuple[Node, ...]:
        """Return the cards in sight whose touchpoints are selected."""
        ids = set(self._session.selection)
        if not ids:
            return ()
        near = self.nodes_in_sight()
        return tuple(n for n in near if n.kind == "card" and n.touchpoint_id in ids)

    def _hover(self, node_id: str | None) -> None:
        if node_id != self._hovered:
            for id_ in (self._hovered, node_id):
                if id_ and (node := self.shown.by_id.get(id_)):
                    self.update_points(QRectF(node.x, node.y, node.width, node.height))
            self._hovered = node_id

    def _select(self, answer: Select) -> None:
        self._pinned = answer.pinned and bool(answer.ids)
        self._session.select(answer.ids)
        if answer.focus is not None:
            self._go(answer.focus)

    def _go(self, focus: Focus | None) -> None:
        """Move the focus, bring it into sight and name it."""
        self._focus = focus
        if focus is not None:
            spot = focusing.spot(self._base, focus)
            self.look(self.port.revealing(spot.x, spot.y, spot.width, spot.height))
        self._announce()
        self.update()

    def _announce(self) -> None:
        """Say in words what has the focus."""
        if self._focus is None:
            self._name("")
            return
        node = self._base.by_id.get(self._focus.node_id or "")
        spot = focusing.spot(self._base, self._focus)
        cell = cell_at(self._base, self._session.view, *spot.middle)
        self._name(node.label if node and node.label else cell.name)

    def _name(self, words: str) -> None:
        if words != self._named:
            self._named = words
            self.target_named.emit(words)

    def _show_preview(self, preview: Preview) -> None:
        top = min((lane.y for lane in self._base.lanes), default=0.0)
        if self._below_pointer() < top and not self._session.view.open_everyone:
            self._session.show(open_everyone=True)
        self._drag.show(preview, self._session.view, self._base)
        self._name(preview.cell.name if preview.cell else "")
        self.update()

    def _below_pointer(self) -> float:
        return self._last.y if self._last is not None else 0.0

    def _end_preview(self) -> None:
        """Let everything glide back to where the project has it."""
        self._band = None
        shown = self._drag.preview is not None
        starts = {node.id: place for node, place in self._drag.clear()}
        self._session.show(open_everyone=False)
        if shown:
            self.present(self._base, starts=starts)
            self._name("")
        self.update()

    def _apply(self, edit: Edit, lane: str | object | None = ...) -> None:
        """Do an edit; what it put down glides from where it was let go."""
        cell = self._drag.preview.cell if self._drag.preview else None
        if lane is ... and cell is not None:
            lane = cell.place.lane
        known = lane if isinstance(lane, str) else None
        before = self._session.view
        ghosts = self._drag.clear()
        self._let_go = partial(_starts, ghosts, edit.select or (), known)
        self._band = None
        done = self._session.apply(edit)
        self._session.show(open_everyone=False)
        if self._session.view is before:
            self.present(self._base, starts=self._let_go(self._base))
        self._let_go = None
        if done and edit.select:
            self._pinned = False
            self._go(focusing.focus_on(self._base, edit.select[0], known))
        elif done and self._focus is not None:
            self._go(self._focus)

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        """Show what the session shows now."""
        former, self._base = self._base, layout(after)
        same = before.project.id == after.project.id and before.journey_id == after.journey_id
        self._focus = focusing.refreshed(former, self._base, self._focus) if same else None
        if not same:
            self._writing.drop()
            self.cancel()
        starts = self._let_go(self._base) if self._let_go else {}
        self.present(self._base, self._drag.hidden(), starts)
        if not same:
            self.fit_width()

    def _write(self, cell: Cell, text: str = "") -> None:
        self._writing.write(self.scene, cell, text)

    def _end_writing(self, touchpoint_id: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.present(self._base)
        if touchpoint_id:
            lane = self._focus.lane if self._focus else None
            self._go(focusing.focus_on(self._base, touchpoint_id, lane))

    def _open_menu(self, answer: Menu) -> None:
        menu = CanvasMenu(self.scene, self, only_lanes=answer.lanes)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.key_asked.connect(self._press)
        menu.edit_asked.connect(self._apply)
        spot = focusing.spot(self._base, self._focus) if self._focus else None
        x, y = answer.at or self.port.to_window(*(spot.middle if spot else (0.0, 0.0)))
        menu.popup(self.mapToGlobal(QPoint(round(x), round(y))))


def _first_steps() -> tuple[str, ...]:
    return (
        _("Double click a cell, or press N, to write the first touchpoint."),
        _("Or drag one from the palette onto a stage."),
    )


def _starts(
    ghosts: list[tuple[Node, Point]], ids: tuple[str, ...], lane: str | None, picture: Picture
) -> dict[str, Point]:
    """Return where the cards of a drop come from: the places of their ghosts."""
    if not ghosts:
        return {}
    places = {ghost.touchpoint_id: place for ghost, place in ghosts}
    first = ghosts[0][1]
    return {node.id: places.get(node.touchpoint_id, first) for node in landed(picture, ids, lane)}
