"""A picture of thousands of nodes keeps only what somebody asked for."""

from __future__ import annotations

import gc
import tracemalloc

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node, bound
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import project_from
from tests.bench.documents import document


def test_a_node_that_was_not_drawn_takes_little_memory() -> None:
    other, view = (JourneyView(project_from(document(300, seed))[0], "ist") for seed in (8, 7))
    layout(other)  # imports, typefaces and broken words are there from now on
    gc.collect()
    tracemalloc.start()
    picture = layout(view)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken / len(picture.nodes) < 1_300


def test_a_node_is_drawn_once_for_every_detail() -> None:
    drawn: list[str] = []

    def drawing(given: list[str], detail: str) -> tuple[()]:
        given.append(detail)
        return ()

    node = Node("card:x@*", "card", 0, 0, 1, 1, "", bound(drawing, drawn))
    node.shapes("full")
    node.twin(x=7).shapes("full")
    node.shapes("tile")
    assert drawn == ["full", "tile"]
