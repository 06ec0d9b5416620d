"""A block knows what its shapes are, on whatever pages they come."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.layout.flow.blocks import Block, Piece, runs
from canvas_app.layout.picture import Box
from canvas_app.layout.tags import ARTIFACT, Tag


def test_the_columns_of_a_block_are_what_their_tags_say() -> None:
    left, right = Tag("TD"), Tag("TD")
    box = Box(0, 0, 1, 1)
    lines = [Piece(10, (box,), aside=((box, box),), tags=(left, right)) for _line in range(3)]
    end = Piece(1, (box,), tags=(ARTIFACT,))
    assert runs(Block((*lines, end))) == ((left, 3), (ARTIFACT, 1), (right, 6))


def test_a_block_said_again_is_an_artifact_with_all_its_columns() -> None:
    box = Box(0, 0, 1, 1)
    piece = Piece(10, (box,), aside=((box,),), tags=(Tag("TH"), Tag("TH")))
    assert runs(Block((piece,), tag=ARTIFACT)) == ((ARTIFACT, 2),)


def test_the_parts_of_a_broken_block_are_one() -> None:
    whole = Block((Piece(10), Piece(10)))
    assert replace(whole, pieces=whole.pieces[:1]).tag is whole.tag
    assert Block(()).tag is not whole.tag
