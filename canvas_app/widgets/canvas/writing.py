"""Names typed in place: the editor over a card, and what its keys do (room: widgets).

While a new card is written it is only rehearsed; the project changes once, on commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal

from canvas_app.gestures.answers import Side
from canvas_app.gestures.focus import Spot
from canvas_app.gestures.keying import cell_beside, cell_in
from canvas_app.gestures.records import Scene
from canvas_app.gestures.rehearsal import spot_of
from canvas_app.i18n import _
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Node
from canvas_app.model.edits import capture as capturing
from canvas_app.model.edits import links, touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas.editor import LEAST_WIDTH, Ending, TitleEditor
from canvas_app.widgets.canvas.heads import seen_area
from canvas_app.widgets.canvas.naming import Naming, naming_of
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.canvas.rehearser import Rehearser
from canvas_app.widgets.session import Session

if TYPE_CHECKING:
    from canvas_app.widgets.canvas.marks import Marks
    from canvas_app.widgets.capture.reading import Reader

WIDEST = 280.0
"""Px of an editor over a wide head."""


class Writing(QObject):
    """At most one editor over the canvas: for a new card at ``place``, or for a known name."""

    ended = Signal(str)
    """The editor has gone; carries the touchpoint that was written, or ""."""
    asked_on = Signal(object)
    """Another card is to be written after one: carries a Cell."""

    def __init__(self, view: PictureView, session: Session, rehearser: Rehearser) -> None:
        """Write nothing yet."""
        super().__init__(view)
        self._view = view
        self._session = session
        self._rehearser = rehearser
        self._editor: TitleEditor | None = None
        self._marks: Marks | None = None
        self._reader: Reader | None = None
        self._spot: Spot | None = None
        self._target: Place | Naming | None = None
        self._id = ""
        self._link: tuple[str, Side] | None = None

    @property
    def active(self) -> bool:
        """Whether a name is being typed."""
        return self._editor is not None

    @property
    def editor(self) -> TitleEditor | None:
        """The open editor."""
        return self._editor

    def write(
        self, scene: Scene, cell: Cell, text: str = "", link: tuple[str, Side] | None = None
    ) -> None:
        """Open the editor for a new card in a cell, linked at a side of a touchpoint's card."""
        self.finish()
        if not self._session.may_change():
            return
        self._link = link
        edit = touchpoints.add_named(scene.view.journey_id, _("Touchpoint"), cell.place)
        found = self._rehearser.rehearse(scene.view, scene.picture, edit, cell)
        if found is None or not found.spots:
            self._session.apply(edit)
            return
        hidden = frozenset(node.id for node in found.landing)
        self._view.present(found.picture, hidden, aside=found.aside)
        self._open("", cell.place, found.spots[0], text)

    def rename(self, node: Node) -> None:
        """Open the editor over a card or a head."""
        self.finish()
        naming = naming_of(self._session.view, node)
        if naming is not None and self._session.may_change():
            self._open(node.touchpoint_id or "", naming, spot_of(node), naming.name)

    def follow(self) -> None:
        """Lie over the card where it is seen now."""
        if self._editor is None or self._spot is None:
            return
        area = seen_area(self._spot, self._view.port)
        if area.width() > 2 * WIDEST:
            area = area.intersected(QRectF(self._view.rect()))
            area = QRectF(area.center().x() - WIDEST / 2, area.y(), WIDEST, area.height())
        self._editor.dress(self._view.theme, self._view.zoom)
        self._editor.cover(area.toAlignedRect(), self._view.rect())
        if self._marks is not None:
            self._marks.follow()

    def finish(self) -> None:
        """Commit what is being typed, as a click elsewhere does."""
        if self._editor is not None:
            self._editor.end("leave")

    def drop(self) -> None:
        """Close the editor without a trace."""
        if self._editor is not None:
            self._editor.end("cancel")

    def _open(self, id_: str, target: Place | Naming, spot: Spot, text: str) -> None:
        self._id, self._target, self._spot = id_, target, spot
        editor = self._editor = TitleEditor(text, self._view.theme, self._view.zoom, self._view)
        editor.ended.connect(self._end)
        editor.textChanged.connect(self.follow)
        if isinstance(target, Place) or id_:
            width = max(spot.width, LEAST_WIDTH / self._view.zoom)
            self._view.look(self._view.port.revealing(spot.x, spot.y, width, spot.height))
        self.follow()
        if isinstance(target, Naming):
            editor.selectAll()
        else:
            editor.moveCursor(editor.textCursor().MoveOperation.End)
            self._marks = self._read_along(target, editor)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, ending: Ending, text: str) -> None:
        editor, target, id_ = self._editor, self._target, self._id
        self._editor = self._target = self._spot = None
        if editor is not None:
            if editor.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
        if ending != "cancel" and text.strip():
            id_ = self._commit(target, id_, text)
        if self._marks is not None:
            self._marks.hide()
            self._marks.deleteLater()
            self._marks = None
        self.ended.emit(id_)
        if id_ and ending in ("again", "next", "back"):
            self._go_on(ending, id_)

    def _commit(self, target: Place | Naming | None, id_: str, text: str) -> str:
        """Do the one edit and return whose name it wrote."""
        if isinstance(target, Place) and self._marks is not None:
            journey_id = self._session.view.journey_id
            edit = capturing.add_card(journey_id, self._marks.line, target)
            if self._link is not None and edit.select:
                own, side = self._link
                ends = (own, edit.select[0]) if side == "right" else (edit.select[0], own)
                edit = links.linked(edit, journey_id, *ends)
            return edit.select[0] if self._session.apply(edit) and edit.select else ""
        if isinstance(target, Naming):
            self._session.apply(target.rename(text))
        return id_

    def _read_along(self, place: Place, editor: TitleEditor) -> Marks:
        """Show what the marks in the name of a new card mean, and a card that is like it."""
        from canvas_app.widgets.canvas.marks import Marks
        from canvas_app.widgets.capture.reading import Reader

        self._reader = self._reader or Reader(self._session)
        marks = Marks(self._session, self._reader, place, editor)
        if editor.toPlainText():
            marks.explain()
        return marks

    def _go_on(self, ending: Ending, id_: str) -> None:
        """Ask for the next new card: beside the one just written, or in the stage next to it."""
        view, picture = self._session.view, self._view.shown
        node = next((n for n in picture.nodes if _is_card(n, id_)), None)
        if node is None or node.stage_id is None:
            return
        scene = Scene(view, picture)
        if ending == "again":
            self.asked_on.emit(cell_beside(scene, node))
            return
        stages = [column.stage_id for column in picture.columns]
        index = stages.index(node.stage_id) + (1 if ending == "next" else -1)
        if 0 <= index < len(stages):
            self.asked_on.emit(cell_in(scene, stages[index], node.persona_id))


def _is_card(node: Node, touchpoint_id: str) -> bool:
    return node.kind == "card" and node.touchpoint_id == touchpoint_id
