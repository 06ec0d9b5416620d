"""Pictures made by hand, for tests that need no project."""

from canvas_app.layout.picture import (
    Box,
    Detail,
    Disc,
    Lane,
    Node,
    Path,
    Picture,
    Shape,
    StageColumn,
    Text,
)
from canvas_app.text import Font

WIDTH, HEIGHT = 136.0, 78.0


def card(id_: str, x: float, y: float, persona: str | None = "p1", stage: str = "s1") -> Node:
    def drawing(detail: Detail) -> tuple[Shape, ...]:
        frame = Box(0.5, 0.5, 135, 77, fill="card.fill", stroke="card.stroke", radius=8)
        words = Text(12, 40, id_, Font(13, "semibold"), "text", 30)
        return (frame,) if detail == "tile" else (frame, words, Disc(120, 16, 5, fill="accent"))

    lane = persona or "*"
    return Node(
        f"card:{id_}@{lane}",
        "card",
        x,
        y,
        WIDTH,
        HEIGHT,
        identity=id_,
        drawing=drawing,
        touchpoint_id=id_,
        persona_id=persona,
        stage_id=stage,
        describe=lambda: f"{id_} in words",
    )


def ground(width: float, height: float) -> Node:
    steps = (("M", 0.0, 60.0), ("C", width / 3, 10.0, width / 2, 110.0, width, 30.0))
    shapes = (
        Box(0, 0, width, height, fill="surface"),
        Path(steps, stroke="persona.0.line", line=2),
    )
    return Node("lane:p1", "lane", 0, 0, width, height, "ground", lambda detail: shapes)


def picture(columns: int = 12, rows: int = 8) -> Picture:
    """Return a grid of cards in ``rows`` lanes, one stage of ``columns`` slots."""
    xs = tuple(100 + 150.0 * i for i in range(columns))
    lanes = tuple(
        Lane(f"p{row}", 40 + 200.0 * row, 190, 50 + 200.0 * row, 140 + 200.0 * row)
        for row in range(rows)
    )
    cards = [
        card(f"t{row}-{i}", x, lane.cards_y, lane.persona_id)
        for row, lane in enumerate(lanes)
        for i, x in enumerate(xs)
    ]
    width, height = 100 + 150.0 * columns, 40 + 200.0 * rows
    column = StageColumn("s1", "before", 90, width - 90, xs)
    return Picture(width, height, (ground(width, height), *cards), (column,), lanes)
