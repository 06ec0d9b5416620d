"""What runs below the end of a page is pressed together; cards stay where they are."""

from __future__ import annotations

from canvas_app.layout.picture import Box, Node, NodeKind, Path, Shape, Text
from canvas_app.layout.squeezing import squeezed
from canvas_app.text import Font


def node(kind: NodeKind, y: float, height: float, *shapes: Shape) -> Node:
    return Node(f"{kind}:{y}", kind, 0, y, 100, height, (kind, y), lambda _detail: shapes)


def test_what_fits_is_left_alone() -> None:
    shown = (node("card", 0, 80), node("link", 90, 100))
    assert squeezed(shown, 200) == shown


def test_loops_end_above_the_limit_in_their_order_and_cards_do_not_move() -> None:
    deep = [Path((("M", 0, 0), ("L", 0, far), ("L", 50, far)), stroke="text") for far in (200, 300)]
    shown = (node("card", 0, 80), node("link", 40, 200, deep[0]), node("link", 40, 300, deep[1]))
    card, first, second = squeezed(shown, 180)
    assert (card.y, card.height) == (0, 80)
    assert first.y + first.height < second.y + second.height <= 180
    (path,) = second.shapes()
    assert isinstance(path, Path)
    assert second.y + float(path.steps[-1][2]) <= 180


def test_words_keep_their_height() -> None:
    text = Text(0, 10, "p. 3", Font(11), "text", 20)
    (words,) = squeezed((node("link", 300, 16, Box(0, 0, 30, 16, "surface"), text),), 200)
    assert (words.height, words.y + words.height) == (16, 200)
    assert words.shapes()[1] == text
