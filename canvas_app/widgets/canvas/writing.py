"""Names typed in place: the editor over a card, and what its keys do (room: widgets).

While a new card is written it is only rehearsed; the project changes once, on commit.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from canvas_app.gestures.rehearsal import rehearse
from canvas_app.i18n import _
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas.editor import LEAST_WIDTH, Ending, TitleEditor
from canvas_app.widgets.canvas.overlay import area_of
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.session import Session


class Writing(QObject):
    """At most one editor over the canvas, for a new card at ``place`` or for a known card."""

    began = Signal()
    ended = Signal(str)
    """The editor has gone; carries the touchpoint that was written, or ""."""

    def __init__(self, view: PictureView, session: Session) -> None:
        """Write nothing yet."""
        super().__init__(view)
        self._view = view
        self._session = session
        self._editor: TitleEditor | None = None
        self._node: Node | None = None
        self._id = ""
        self._place: Place | None = None

    @property
    def active(self) -> bool:
        """Whether a name is being typed."""
        return self._editor is not None

    @property
    def editor(self) -> TitleEditor | None:
        """The open editor."""
        return self._editor

    def write(self, place: Place, text: str = "") -> None:
        """Open the editor for a new card at a place."""
        self.finish()
        edit = touchpoints.add_named(self._session.view.journey_id, _("Touchpoint"), place)
        found = rehearse(layout, self._session.view, edit, place.lane)
        if found is None or not found.landing:
            self._session.apply(edit)
            return
        self._id, self._place = "", place
        self._node = found.landing[0]
        self._view.present(found.picture, frozenset({self._node.id}))
        self._open(text, whole=False)

    def rename(self, node: Node) -> None:
        """Open the editor over a card."""
        self.finish()
        names = {card.id: card.name for card in self._session.journey.touchpoints}
        if node.touchpoint_id in names:
            self._id, self._place, self._node = node.touchpoint_id or "", None, node
            self._open(names[self._id], whole=True)

    def follow(self, node: Node | None = None) -> None:
        """Lie over the card where it is seen now."""
        self._node = node or self._node
        if self._editor is None or self._node is None:
            return
        spot = self._node
        card = area_of(spot.x, spot.y, spot.width, spot.height, self._view.port)
        self._editor.dress(self._view.theme, self._view.zoom)
        self._editor.cover(card.toAlignedRect(), self._view.rect())

    def finish(self) -> None:
        """Commit what is being typed, as a click elsewhere does."""
        if self._editor is not None:
            self._editor.end("leave")

    def drop(self) -> None:
        """Close the editor without a trace."""
        if self._editor is not None:
            self._editor.end("cancel")

    def _open(self, text: str, *, whole: bool) -> None:
        editor = TitleEditor(text, self._view.theme, self._view.zoom, self._view)
        self._editor = editor
        editor.ended.connect(self._end)
        if self._node is not None:
            spot, width = self._node, LEAST_WIDTH / self._view.zoom
            width = max(spot.width, width)
            self._view.look(self._view.port.revealing(spot.x, spot.y, width, spot.height))
        self.follow()
        if whole:
            editor.selectAll()
        else:
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.began.emit()

    def _end(self, ending: Ending, text: str) -> None:
        editor, place, id_ = self._editor, self._place, self._id
        self._editor = self._node = self._place = None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        if ending != "cancel":
            id_ = self._commit(place, id_, text) or id_
        self.ended.emit(id_)
        if id_ and ending in ("again", "next", "back"):
            self._go_on(ending, id_)

    def _commit(self, place: Place | None, id_: str, text: str) -> str:
        """Do the one edit and return whose name it wrote; an empty name changes nothing."""
        if not text.strip():
            return ""
        if place is None:
            return id_ if self._session.apply(touchpoints.rename(id_, text)) else ""
        edit = touchpoints.add_named(self._session.view.journey_id, text, place)
        return edit.select[0] if self._session.apply(edit) and edit.select else ""

    def _go_on(self, ending: Ending, id_: str) -> None:
        """Open the next new card: beside the one just written, or in the stage next to it."""
        node = next((n for n in self._view.shown.nodes if _is_card(n, id_)), None)
        if node is None or node.stage_id is None:
            return
        if ending == "again":
            self.write(Place(node.stage_id, node.persona_id, after=id_))
            return
        stages = [stage.id for stage in self._session.project.stages]
        index = stages.index(node.stage_id) + (1 if ending == "next" else -1)
        if 0 <= index < len(stages):
            self.write(Place(stages[index], node.persona_id))


def _is_card(node: Node, touchpoint_id: str) -> bool:
    return node.kind == "card" and node.touchpoint_id == touchpoint_id
