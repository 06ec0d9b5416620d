"""What lies over the cards of a board now: a function of what is chosen, pointed at and dragged.

Room: widgets; ``overlay`` says what can lie there, and paints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from canvas_app.gestures import focus as focusing
from canvas_app.gestures import note_keying
from canvas_app.gestures.focus import Spot
from canvas_app.gestures.note_pointing import NoteDrag
from canvas_app.gestures.records import Scene
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Node, Picture
from canvas_app.widgets.canvas.overlay import Overlay

if TYPE_CHECKING:
    from canvas_app.widgets.canvas.board_view import BoardView

FEW = 100
"""The cards of so many selected touchpoints are looked up frame by frame."""


class Many:
    """Where the cards of very many selected touchpoints stand; looked up once for a picture."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._of: tuple[Picture, tuple[str, ...]] | None = None
        self._areas: list[QRectF] = []

    def areas(self, picture: Picture, ids: tuple[str, ...]) -> list[QRectF]:
        """Return where all cards of these touchpoints stand (points)."""
        if self._of is None or self._of[0] is not picture or self._of[1] is not ids:
            wanted = set(ids)
            cards = (n for n in picture.nodes if n.kind == "card" and n.touchpoint_id in wanted)
            self._areas = [QRectF(n.x, n.y, n.width, n.height) for n in cards]
            self._of = (picture, ids)
        return self._areas


def lying_over(board: BoardView, scene: Scene, many: Many) -> Overlay:
    """Return what lies over the cards of a board while its scene is this one."""
    preview, found = board.drag.preview, board.drag.rehearsal
    cell = preview.cell if preview else None
    ringed = not preview and not board.writing.active
    noted = note_keying.focused(scene) if ringed and not board.noting.active else None
    focus = scene.focus if board.focus_shown and board.hasFocus() and not preview else None
    is_few = len(scene.selection) <= FEW
    return Overlay(
        selected=_selected(board, scene) if ringed and is_few and noted is None else (),
        noted=noted,
        lit=_lit(board, cell),
        framed=() if is_few or not ringed else many.areas(board.shown, scene.selection),
        hovered=None if preview else _hovered(board.shown, scene),
        focus=focusing.spot(scene.picture, focus) if focus else None,
        focus_empty=focus is not None and focus.node_id is None,
        cell=cell,
        ground=_ground(board.standing, cell) if cell else None,
        landing=found.spots if found else (),
        filled=bool(found and found.landing) and not board.drag.carrying,
        band=board.band,
    )


def _selected(board: BoardView, scene: Scene) -> list[Node]:
    """Return the cards of the selected touchpoints, where they are seen now.

    They are asked for in each frame, and from afar all of the board is in sight.
    """
    lanes = [lane.persona_id or "*" for lane in board.standing.lanes]
    ids = [f"card:{id_}@{lane}" for id_ in scene.selection for lane in lanes]
    nodes = (board.standing.by_id.get(id_) for id_ in ids)
    return [board.as_seen(node) for node in nodes if node]


def _lit(board: BoardView, cell: Cell | None) -> Node | None:
    """Return the card that a note in the air would hang on, where it stands now."""
    if cell is None or not isinstance(board.state, NoteDrag):
        return None
    return board.shown.by_id.get(f"card:{cell.place.onto}@{cell.place.lane or '*'}")


def _hovered(shown: Picture, scene: Scene) -> Node | None:
    node = shown.by_id.get(scene.hovered or "")
    return None if node is None or node.kind == "link" else node


def _ground(standing: Picture, cell: Cell) -> Spot | None:
    """Return the stage in the lane that a drag aims at."""
    column = next(c for c in standing.columns if c.stage_id == cell.place.stage_id)
    lane = next((each for each in standing.lanes if each.persona_id == cell.place.lane), None)
    return Spot(column.x, lane.y, column.width, lane.curve_y - lane.y) if lane else None
