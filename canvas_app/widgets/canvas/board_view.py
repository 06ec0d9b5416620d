"""What is seen of a session: its picture, selection, focus and what is dragged (room: widgets)."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QToolTip, QWidget

from canvas_app.gestures import focus as focusing
from canvas_app.gestures.answers import Band
from canvas_app.gestures.focus import Focus
from canvas_app.gestures.handles import REACH
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.i18n import _
from canvas_app.layout.hits import NEAR, card_at, cell_at, link_at
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.theme import Theme
from canvas_app.widgets import plain
from canvas_app.widgets.canvas.bound import shown_on
from canvas_app.widgets.canvas.drag_show import DragShow
from canvas_app.widgets.canvas.level_view import LevelView
from canvas_app.widgets.canvas.link_desk import LinkDesk
from canvas_app.widgets.canvas.note_writing import NoteWriting
from canvas_app.widgets.canvas.over_cards import Many, lying_over
from canvas_app.widgets.canvas.overlay import (
    Overlay,
    aimed_areas,
    paint_hint,
    paint_name,
    paint_overlay,
)
from canvas_app.widgets.canvas.rehearser import Rehearser
from canvas_app.widgets.canvas.view_port import ViewPort
from canvas_app.widgets.canvas.writing import Writing
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

MOST_TOLD = 600
"""Characters of a tooltip; a note may have thousands."""
BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How somebody comes who wants to see where the keyboard is."""


class BoardView(LevelView):
    """Follows a session and shows what is selected, hovered and in focus."""

    target_named = Signal(str)
    """The cell a drag aims at, or what has the keyboard's focus; "" when there is nothing."""
    target_changed = Signal(str, str)
    """What was named, and what it is called since its card was changed."""
    focus_moved = Signal()
    """The focus inside the canvas went elsewhere, or the canvas got the focus."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the session shows."""
        super().__init__(session, parent)
        self.focus: Focus | None = None
        self.focus_shown = False
        self.pinned = False
        self.band: Band | None = None
        rehearser = Rehearser()
        self._aimed: list[QRectF] = []
        """Where it was painted last what a drag carries and aims at (px)."""
        self.drag = DragShow(self, rehearser)
        self.writing = Writing(self, session, rehearser)
        self.noting = NoteWriting(self, session, rehearser)
        self.links = LinkDesk(self, session, self._seen)
        self._hovered = self._named = ""
        self._many = Many()
        self._as_opened: ViewPort | None = None
        """The view in which the document opened, to know it again while nobody has moved it."""
        self._opened_in = self.window().size(), self.width()
        self._speak()
        gc.freeze()  # nodes live long: looking through them again and again would cost frames
        session.changed.connect(self._follow)
        session.selection_changed.connect(self.update)

    @property
    def scene(self) -> Scene:
        """What the gestures look at now."""
        return self._scene(self.session.view, self.base)

    def _seen(self) -> Scene:
        """Return what is seen now: while a picture is awaited, all as it was."""
        return self._scene(*self.seen)

    def _scene(self, view: JourneyView, picture: Picture) -> Scene:
        selection = self.session.selection
        pinned = self.pinned or len(selection) > 1
        return Scene(
            view,
            picture,
            selection,
            self.focus,
            pinned,
            self._hovered or None,
            self.session.link,
            self.zoom,
        )

    @property
    def editor(self) -> QWidget | None:
        """The field in which a name is being typed, if there is one."""
        return self.writing.editor or self.noting.editor

    def fit_selection(self) -> None:
        """Show all that is selected; everything when nothing is."""
        ids = set(self.session.selection)
        nodes = [n for n in self.base.nodes if n.kind == "card" and n.touchpoint_id in ids]
        if not nodes:
            self.fit()
            return
        x, y = min(n.x for n in nodes), min(n.y for n in nodes)
        width = max(n.x + n.width for n in nodes) - x
        height = max(n.y + n.height for n in nodes) - y
        self.look(self.port.fitted_to(x, y, width, height))

    def reveal(self, touchpoint_id: str) -> None:
        """Bring a touchpoint to the middle, unless it is in sight, and put the focus on it."""
        focus = focusing.focus_on(self.base, touchpoint_id)
        if focus is not None:
            spot = focusing.spot(self.base, focus)
            self.look(self.port.showing(spot.x, spot.y, spot.width, spot.height))
        self.go(focus)

    def go(self, focus: Focus | None, *, seen: bool = False) -> None:
        """Move the focus, bring it into sight unless it is ``seen``, and name it."""
        self.focus = focus
        if focus is not None and not seen:
            spot = focusing.spot(self.base, focus)
            self.look(self.port.revealing(spot.x, spot.y, spot.width, spot.height))
        self._announce()
        self.focus_moved.emit()
        self.update()

    def hover(self, node_id: str | None) -> None:
        """Light the card under the pointer."""
        before, self._hovered = self._hovered, node_id or ""
        for id_ in {before, self._hovered} if before != self._hovered else ():
            if node := self.shown.by_id.get(id_):
                out = 2 * REACH / self.zoom
                area = QRectF(node.x, node.y, node.width, node.height)
                self.update_points(area.adjusted(-out, 0, out, 0))

    def name(self, words: str) -> None:
        """Say what is aimed at or in focus."""
        if words != self._named:
            self._named = words
            self.target_named.emit(words)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.links.dress()
        self.writing.follow()
        self.noting.follow()

    @override
    def look(self, port: ViewPort) -> None:
        super().look(port)
        self.links.follow()
        self.writing.follow()
        self.noting.follow()

    @override
    def update_over(self) -> None:
        before = self._aimed
        self._aimed = [*aimed_areas(self._overlay(), self.port), *self.drag.areas()]
        for area in (*before, *self._aimed):
            self.update(area.toAlignedRect())

    @override
    def key_used(self) -> None:
        self.focus_shown = True

    @override
    def move_to(self, pointer: Pointer) -> None:
        if self.awaited and not (self.state.armed or self.holding):
            self.last = pointer  # what it points at is not known yet
        else:
            super().move_to(pointer)

    @override
    def paint_over(self, painter: QPainter) -> None:
        main = self.port.panes()[0]
        painter.save()
        area = QRectF(main.x, main.y, main.width, main.height)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        overlay = self._overlay()
        paint_overlay(painter, overlay, self.port, self.theme)
        quiet = overlay.cell is None and overlay.band is None and not self.writing.active
        self.links.paint(painter, quiet=quiet)
        painter.restore()
        self.drag.paint(painter)
        if not self.session.journey.touchpoints and not self.writing.active:
            paint_hint(painter, _first_steps(self), self.port, self.theme)
        paint_name(painter, overlay, self.port, self.theme)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._come_level()
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self.show_opened()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.name("")  # the table takes its place: what it said is about nothing seen
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        untouched = self.port == self._as_opened
        same_window = self._opened_in == (self.window().size(), event.size().width())
        super().resizeEvent(event)
        if untouched and not same_window:  # a bar that comes or goes is no reason to zoom
            self.show_opened()
        elif untouched:
            self._as_opened = self.port

    @override
    def show_opened(self) -> None:
        if self.session.journey.touchpoints:
            super().show_opened()
        else:
            self.fit_width()  # nothing is small to read yet, and one begins with the stages
        self._as_opened = self.port
        self._opened_in = self.window().size(), self.width()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self.focus_shown = True
            self.go(self.focus or focusing.first_focus(self.base, self.session.selection))
        self.focus_moved.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason and self.holding:
            self.cancel()
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.links.speak()
            self._follow(self.session.view, self.session.view)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.port.to_picture(event.x(), event.y())
            node = card_at(self.shown, *place)
            node = node or link_at(self.shown, *place, reach=NEAR / self.zoom)
            words = plain.tooltip(node.label[:MOST_TOLD]) if node else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def _anchor(self) -> tuple[float, float]:
        spot = focusing.spot(self.base, self.focus) if self.focus else None
        if spot is not None and self.session.selection:
            x, y = self.port.to_window(spot.x + spot.width / 2, spot.y + spot.height / 2)
            if self.port.pin_width < x < self.width() and self.port.pin_height < y < self.height():
                return x, y
        return super()._anchor()

    def _speak(self) -> None:
        self.setAccessibleName(_("Journey canvas"))
        self.setAccessibleDescription(
            _("Arrow keys go from card to card, Enter edits, Alt with an arrow key moves a card.")
        )

    def _overlay(self) -> Overlay:
        """Return what lies over the cards now."""
        return lying_over(self, self._seen(), self._many)

    def _announce(self) -> None:
        """Say in words what has the focus."""
        if self.links.words:
            self.name(self.links.words)
            return
        if self.focus is None:
            self.name("")
            return
        node = self.base.by_id.get(self.focus.note or self.focus.node_id or "")
        spot = focusing.spot(self.base, self.focus)
        cell = cell_at(self.base, self.session.view, *spot.middle)
        self.name(node.label if node and node.label else cell.name)

    @override
    def replaced(self, former: Picture, same: bool) -> None:
        self.focus = focusing.refreshed(former, self.base, self.focus) if same else None
        if not same:
            self.writing.drop()
            self.noting.drop()
        if not (same and self.state.holds(self.scene)):
            self.cancel()
        named = self._named
        if (now := _label_since(former, self.base, self.focus, named)) != named:
            self._named = now
            self.target_changed.emit(named, now)

    @override
    def kept_back(self) -> frozenset[str]:
        return self.drag.hidden()


def _first_steps(canvas: object) -> tuple[str, ...]:
    key = shown_on(canvas, "N")
    by_key = _("Double click a cell, or press {key}, to write the first touchpoint.")
    return (
        by_key.format(key=key) if key else _("Double click a cell to write the first touchpoint."),
        _("Or drag one from the palette onto a stage."),
    )


def _label_since(former: Picture, base: Picture, focus: Focus | None, named: str) -> str:
    """Return what the card in focus is called since it was changed; ``named`` when it was not."""
    id_ = (focus.note or focus.node_id or "") if focus else ""
    was, now = former.by_id.get(id_), base.by_id.get(id_)
    return now.label if was and now and was.label == named else named
