"""Links on the canvas: what is selected, drawn and edited of them (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from canvas_app.gestures.answers import Hover, Pick, Side, Tie
from canvas_app.gestures.handles import handles
from canvas_app.gestures.records import Scene
from canvas_app.layout.arrows import signs_of
from canvas_app.layout.picture import Node
from canvas_app.model.edits import links
from canvas_app.model.project import Link
from canvas_app.widgets.canvas.link_box import LinkBox
from canvas_app.widgets.canvas.link_show import LinkMarks, paint_links
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.session import Session


class LinkDesk(QObject):
    """Shows the links of a view that are selected or drawn, and the fields of the selected one."""

    told = Signal(str)

    def __init__(self, view: PictureView, session: Session, scene: Callable[[], Scene]) -> None:
        """Show nothing; ``scene`` says what the gestures look at."""
        super().__init__(view)
        self._view, self._session, self._scene = view, session, scene
        self.box: LinkBox | None = None
        self.tie: Tie | None = None
        self.touched = False
        """Whether the last press was a finger's."""
        self._node_id = ""
        self._lit: tuple[str, Side] | None = None
        self._stood: tuple[object, ...] = ()
        session.selection_changed.connect(self._settle)
        session.changed.connect(self._refresh)

    @property
    def link(self) -> Link | None:
        """The selected link."""
        wanted = self._session.link
        if wanted is None:
            return None
        return next((link for link in self._session.journey.links if link.id == wanted), None)

    @property
    def words(self) -> str:
        """What a screen reader says of the selected link, "" when there is none."""
        arrow = self._arrow()
        return arrow.label if arrow is not None else ""

    @property
    def arrow_id(self) -> str:
        """The node of the selected link, "" when there is none."""
        arrow = self._arrow()
        return arrow.id if arrow is not None else ""

    def draw(self, tie: Tie | None) -> None:
        """Show a link that is being drawn, or none."""
        if tie != self.tie:
            self.tie, self._lit = tie, None
            self._view.update()

    def hover(self, answer: Hover) -> None:
        """Light the handle under the pointer."""
        lit = (answer.node_id, answer.handle) if answer.node_id and answer.handle else None
        if lit != self._lit:
            self._lit = lit
            self._view.update()

    def pick(self, answer: Pick) -> None:
        """Select a link and show its fields; the keyboard goes there when it is asked to."""
        self._node_id = answer.node_id or ""
        self._session.select_link(answer.link_id)
        if self.link is None:
            self._session.select_link(None)
            return
        if arrow := self._arrow():
            area = arrow.x, arrow.y, min(arrow.width, self._view.width()), arrow.height
            self._view.look(self._view.port.revealing(*area))
        self._open(inside=answer.inside)

    def hide(self) -> None:
        """Hide the fields."""
        if self.box is not None and self.box.isVisible():
            if self.box.isAncestorOf(self._view.window().focusWidget() or self._view):
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.box.hide()

    def follow(self) -> None:
        """Keep the fields beside their link, but still under the hand that changes them."""
        port = self._view.port
        stood = self._session.link, port.zoom, port.left, port.top, port.width, port.height
        if self.box is not None and self.box.isVisible() and stood != self._stood:
            self._stood = stood
            self.box.stand_beside(self._areas(), self._view.rect())

    def dress(self) -> None:
        """Take the colours of the view's theme."""
        if self.box is not None:
            self.box.dress(self._view.theme)

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        if self.box is not None:
            self.box.speak()

    def paint(self, painter: QPainter, *, quiet: bool) -> None:
        """Paint links that stand out; handles only unless something else goes on (``quiet``)."""
        scene, by_id = self._scene(), self._view.shown.by_id
        hovered = by_id.get(scene.hovered or "") if quiet else None
        if hovered is not None and hovered.kind != "link":
            hovered = None
        selected = self._arrows()
        standing = (*selected, hovered) if hovered is not None else selected
        ids = (id_ for arrow in standing for id_ in signs_of(arrow))
        marks = LinkMarks(
            selected=selected,
            hovered=hovered,
            signs=[node for id_ in ids if (node := by_id.get(id_))],
            handles=handles(scene) if quiet else (),
            lit=self._lit,
            tie=self.tie,
            touch=self.touched,
        )
        paint_links(painter, marks, self._view.port, self._view.theme)

    def _arrows(self) -> list[Node]:
        """Return the arrows of the selected link, one for each lane it is drawn in."""
        wanted = self._session.link
        if wanted is None:
            return []
        lanes = ["*", *(lane.persona_id for lane in self._view.shown.lanes if lane.persona_id)]
        ids = (f"link:{wanted}@{lane}" for lane in lanes)
        return [node for id_ in ids if (node := self._view.shown.by_id.get(id_))]

    def _arrow(self) -> Node | None:
        """Return the arrow that was picked, else the first one of the link."""
        arrows = self._arrows()
        picked = (node for node in arrows if node.id == self._node_id)
        return next(picked, arrows[0] if arrows else None)

    def _open(self, *, inside: bool) -> None:
        if self.box is None:
            self.box = LinkBox(self._view)
            self.box.changed.connect(self._change)
            self.box.turned.connect(self._turn)
            self.box.deleted.connect(self._delete)
            self.box.left.connect(self.hide)
            self.box.refused.connect(self.told)
            self.box.dress(self._view.theme)
        self.box.make_room(self.touched)
        self._refresh()
        self.box.show()
        self.box.raise_()
        self._stood = ()
        self.follow()
        if inside:
            self.box.take_focus()

    def _refresh(self) -> None:
        link = self.link
        if self.box is None or link is None:
            return
        self.box.show_link(link, self._session.journey)
        self.follow()

    def _settle(self) -> None:
        if self._session.link is None:
            self.hide()
        self._view.update()

    def _areas(self) -> tuple[QRect, ...]:
        """Return where the selected link and its two cards are seen, and the cards alone (px)."""
        arrow, link = self._arrow(), self.link
        if arrow is None or link is None:
            return (QRect(self._view.rect().center(), self._view.rect().center()),)
        lane, by_id = arrow.persona_id or "*", self._view.shown.by_id
        ids = (f"card:{id_}@{lane}" for id_ in (link.from_id, link.to_id))
        ends = [self._seen(node) for id_ in ids if (node := by_id.get(id_))]
        cards = [reduce(QRect.united, ends)] if ends else []
        return reduce(QRect.united, (self._seen(arrow), *ends)), *cards

    def _seen(self, node: Node) -> QRect:
        x, y = self._view.port.to_window(node.x, node.y)
        zoom = self._view.zoom
        return QRectF(x, y, node.width * zoom, node.height * zoom).toAlignedRect()

    def _change(self, field: str, value: object) -> None:
        link = self.link
        if link is not None:
            journey_id = self._session.view.journey_id
            self._session.apply(links.set_fields(journey_id, link.id, **{field: value}))
            self._refresh()

    def _turn(self) -> None:
        if link := self.link:
            self._session.apply(links.reverse(self._session.view.journey_id, link.id))

    def _delete(self) -> None:
        if link := self.link:
            self.hide()
            self._session.apply(links.delete(self._session.view.journey_id, [link.id]))
