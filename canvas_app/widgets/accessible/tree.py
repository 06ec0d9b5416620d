"""Which things of the canvas are heard, in which order, and when they change (room: widgets)."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from canvas_app.gestures.answers import Rename, Select
from canvas_app.gestures.focus import focus_of, spot
from canvas_app.layout.hits import node_at
from canvas_app.layout.picture import CellKey, Node, Picture
from canvas_app.panels.spoken import Speech
from canvas_app.widgets.accessible.members import Member
from canvas_app.widgets.canvas.canvas import Canvas

CELL = "cell:"
"""How the id of the empty cell begins that has the focus: there is never more than one."""
FEW = 50
"""So many new or renamed things are told one by one; a reader finds more of them by itself."""
ROLES = {
    "stage": QAccessible.Role.List,
    "card": QAccessible.Role.ListItem,
    "note": QAccessible.Role.Note,
    "lane_head": QAccessible.Role.RowHeader,
}


class Inside(NamedTuple):
    """What is inside a thing: in order, and each with its place."""

    ids: tuple[str, ...]
    places: dict[str, int]


class Tree(QObject):
    """Board > stages > cards > notes; heads of lanes, and whatever else has the focus.

    Things are known by the ids of the picture's nodes, "" is the board. Only those that somebody
    asked for are made.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.boards: list[QAccessibleInterface] = []
        """What the canvas was and, at last, is for Qt, which may still hold the earlier ones."""
        self._members: dict[str, Member] = {}
        self._inside: dict[str, Inside] = {}
        self._speech = Speech(canvas.session.view, canvas.base)
        self._former: Speech | None = None
        """What was told last, while a picture is awaited."""
        self._focused = ""
        self._focus_timer = QTimer(self)
        self._focus_timer.setSingleShot(True)
        self._focus_timer.setInterval(0)
        self._focus_timer.timeout.connect(self._tell_focus)
        canvas.session.changed.connect(self._follow)
        canvas.session.selection_changed.connect(self._tell_selected)
        canvas.focus_moved.connect(self._tell_focus_later)
        self.destroyed.connect(partial(_release, self._members))

    @property
    def speech(self) -> Speech:
        """The words of what the canvas shows now."""
        view, picture = self.canvas.session.view, self.canvas.base
        if self._speech.picture is not picture or self._speech.view is not view:
            self._speech = Speech(view, picture)
            self._inside.clear()
        return self._speech

    def member(self, id_: str) -> Member:
        """Return the interface of a thing, made when it is asked for first."""
        if id_ not in self._members:
            self._members[id_] = Member(self, id_)
            QAccessible.registerAccessibleInterface(self._members[id_])
        return self._members[id_]

    def has(self, id_: str) -> bool:
        """Whether there is such a thing now."""
        return id_ in self.canvas.base.by_id or (id_ != "" and id_ == self.focus_id)

    @property
    def focus_id(self) -> str:
        """The thing that has the focus inside the canvas, "" when there is none."""
        focus, arrow = self.canvas.focus, self.canvas.links.arrow_id
        if focus is None or arrow:
            return arrow
        thing = focus.note or focus.node_id
        return thing or f"{CELL}{focus.stage_id}:{focus.slot}:{focus.lane or '*'}"

    def inside(self, id_: str = "") -> Inside:
        """Return what is inside a thing."""
        speech = self.speech
        if id_ not in self._inside:
            ids = tuple(self._found_in(speech, id_))
            self._inside[id_] = Inside(ids, {each: at for at, each in enumerate(ids)})
        return self._inside[id_]

    def child(self, id_: str, index: int) -> Member | None:
        """Return the thing at a place inside another one."""
        ids = self.inside(id_).ids
        return self.member(ids[index]) if 0 <= index < len(ids) else None

    def index(self, id_: str, child: QAccessibleInterface) -> int:
        """Return the place of a thing inside another one, -1 when it is not in there."""
        return self.inside(id_).places.get(child.id, -1) if isinstance(child, Member) else -1

    def parent_of(self, id_: str) -> QAccessibleInterface:
        """Return what a thing is in."""
        node, focus = self._node(id_), self.canvas.focus
        if node is None and focus is not None and id_ == self.focus_id:
            return self.member(f"stage:{focus.stage_id}")
        if node is not None and node.kind == "card":
            return self.member(f"stage:{node.stage_id}")
        if node is not None and node.kind == "note" and _card_of(node) in self.canvas.base.by_id:
            return self.member(_card_of(node))
        return self.boards[-1]

    def at(self, x: int, y: int) -> Member | None:
        """Return the thing at a point of the screen (px)."""
        here = self.canvas.mapFromGlobal(QPoint(x, y))
        if not self.canvas.rect().contains(here):
            return None
        node = node_at(self.canvas.base, *self.canvas.port.to_picture(here.x(), here.y()))
        return self.member(node.id) if node is not None and node.kind in ROLES else None

    def focused(self) -> Member | None:
        """Return the thing that has the keyboard's focus."""
        known = self.canvas.hasFocus() and self.has(self.focus_id)
        return self.member(self.focus_id) if known else None

    def rect(self, id_: str) -> QRect:
        """Return where a thing is seen (px of the screen)."""
        node, focus = self._node(id_), self.canvas.focus
        if node is None and focus is not None and id_ == self.focus_id:
            place = spot(self.canvas.base, focus)
            area = QRectF(place.x, place.y, place.width, place.height)
        elif node is None:
            return QRect()
        else:
            area = QRectF(node.x, node.y, node.width, node.height)
        x, y = self.canvas.port.to_window(area.x(), area.y())
        zoom = self.canvas.zoom
        seen = QRectF(x, y, area.width() * zoom, area.height() * zoom).toAlignedRect()
        return seen.translated(self.canvas.mapToGlobal(QPoint(0, 0)))

    def role(self, id_: str) -> QAccessible.Role:
        """Return what kind of thing it is."""
        node = self._node(id_)
        return ROLES.get(node.kind if node else "card", QAccessible.Role.StaticText)

    def state(self, id_: str) -> QAccessible.State:
        """Return what can be done with a thing, and how it stands."""
        state, node = QAccessible.State(), self._node(id_)
        state.invalid = not self.has(id_)
        if id_ == self.focus_id or self.acts(id_):
            state.focusable = True
            state.focused = id_ == self.focus_id and self.canvas.hasFocus()
        if node is not None and self.acts(id_):
            state.selectable = state.extSelectable = True
            state.selected = node.touchpoint_id in self.canvas.session.selection
        screen = self.canvas.rect().translated(self.canvas.mapToGlobal(QPoint(0, 0)))
        state.offscreen = not screen.intersects(self.rect(id_))
        return state

    def name(self, id_: str) -> str:
        """Return the name of a thing, "" for the board."""
        node, focus = self._node(id_), self.canvas.focus
        if node is None and focus is not None and id_ == self.focus_id:
            return self.speech.cell(focus.stage_id, focus.lane)
        if node is None:
            return "" if id_ else self.speech.board()
        if node.kind == "stage" and node.stage_id:
            return self.speech.stage(node.stage_id)
        return self.speech.name(node)

    def about(self, id_: str) -> str:
        """Return more about a thing: the notes and links of a card."""
        node = self._node(id_)
        return self.speech.about(node) if node is not None else ""

    def acts(self, id_: str) -> bool:
        """Whether something can be done with a thing."""
        node = self._node(id_)
        return node is not None and node.kind == "card"

    def do(self, id_: str, *, rename: bool) -> None:
        """Select a card, or begin to rename it, once the reader has its answer."""
        QTimer.singleShot(0, self, partial(self._do, id_, rename=rename))

    def _do(self, id_: str, *, rename: bool) -> None:
        node = self._node(id_)
        if node is not None and node.touchpoint_id is not None:
            self.canvas.setFocus()
            self.canvas.do((Select((node.touchpoint_id,), focus_of(self.canvas.base, node)),))
            if rename:
                self.canvas.do((Rename(id_),))

    def _node(self, id_: str) -> Node | None:
        return self.canvas.base.by_id.get(id_)

    def _found_in(self, speech: Speech, id_: str) -> list[str]:
        node, picture = self._node(id_), speech.picture
        if not id_:
            return self._found_in_board(picture)
        if node is None or node.kind not in ("stage", "card"):
            return []
        if node.kind == "stage":
            found = [card.id for card in speech.cards.get(node.stage_id or "", ())]
            empty = self.focus_id.startswith(f"{CELL}{node.stage_id}:")
            return [*found, self.focus_id] if empty else found
        cell = picture.cells.get((node.persona_id, node.stage_id or ""), ())
        return [n.id for n in cell if n.kind == "note" and n.touchpoint_id == node.touchpoint_id]

    def _found_in_board(self, picture: Picture) -> list[str]:
        found = [f"stage:{column.stage_id}" for column in picture.columns]
        found += [f"lane_head:{lane.persona_id or '*'}" for lane in picture.lanes]
        found = [each for each in found if each in picture.by_id]
        focused = self._node(self.focus_id)
        if focused is not None and focused.kind not in ROLES:
            found.append(focused.id)
        return found

    def _tell_focus_later(self) -> None:
        """Wait for what Qt tells of the canvas itself, and for the last of many moves."""
        if self.focus_id != self._focused:
            self._inside.clear()
        self._focus_timer.start()

    def _tell_focus(self) -> None:
        if self._focused.startswith(CELL) and self._focused != self.focus_id:
            self._drop(self._focused)
        self._focused = self.focus_id
        if (focused := self.focused()) is not None:
            tell(focused, QAccessible.Event.Focus)

    def _tell_selected(self) -> None:
        if self.focus_id != self._focused:
            self._tell_focus_later()
        if self._focused in self._members and self.has(self._focused):
            tell(self._members[self._focused], QAccessible.Event.Selection)

    def _follow(self) -> None:
        """Tell what is gone, what is new and what is called otherwise, once it is seen."""
        before = self._former = self._former or self._speech
        if self.canvas.awaited and before.view.journey_id == self.canvas.session.view.journey_id:
            self.canvas.when_level(self._follow)
            return
        self._former, known = None, self.speech.picture.by_id
        for id_ in [id_ for id_ in self._members if not self.has(id_)]:
            tell(self._members[id_], QAccessible.Event.ObjectDestroyed)
            self._drop(id_)
        gone = before.picture.by_id
        new = (id_ for id_, node in known.items() if id_ not in gone and node.kind == "card")
        for id_ in islice(new, FEW):
            tell(self.member(id_), QAccessible.Event.ObjectCreated)
        for member in islice(filter(self._is_renamed, self._touched(before.picture)), FEW):
            tell(member, QAccessible.Event.NameChanged)
        if self.focus_id != self._focused:
            self._tell_focus_later()

    def _touched(self, before: Picture) -> list[Member]:
        """Return what may be called otherwise: it is another, or others stand in its cell."""
        after = self.canvas.base
        cells = {
            key
            for key, nodes in after.cells.items()
            if _ids(nodes) != _ids(before.cells.get(key, ()))
        }
        return [
            member
            for id_, member in self._members.items()
            if _differs(after.by_id.get(id_), before.by_id.get(id_), cells)
        ]

    def _is_renamed(self, member: Member) -> bool:
        return bool(member.said) and member.said != self.name(member.id)

    def _drop(self, id_: str) -> None:
        member = self._members.pop(id_, None)
        if member is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(member))


def tell(interface: QAccessibleInterface, kind: QAccessible.Event) -> None:
    """Tell a screen reader that something happened to a thing."""
    event = QAccessibleEvent(interface, kind)
    QAccessible.updateAccessibility(event)


def _differs(node: Node | None, before: Node | None, cells: set[CellKey]) -> bool:
    if node is None or before is None or node.kind == "stage":
        return True
    return node.identity != before.identity or (node.persona_id, node.stage_id or "") in cells


def _ids(nodes: tuple[Node, ...]) -> list[str]:
    return [node.id for node in nodes]


def _card_of(note: Node) -> str:
    return f"card:{note.touchpoint_id}@{note.persona_id or '*'}"


def _release(members: dict[str, Member]) -> None:
    """Give up what Qt's cache still holds of a canvas that is gone."""
    for id_ in [*members]:
        member = members.pop(id_)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(member))
