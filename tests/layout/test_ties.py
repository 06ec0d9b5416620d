"""Links that are drawn just now, and links that stand out."""

from canvas_app.layout.picture import Path
from canvas_app.layout.ties import anchor, standing_out, tie
from tests.layout.journeys import link, picture, touchpoint


def test_a_tie_runs_from_the_one_point_to_the_other() -> None:
    line, head = tie((0, 10), (200, 50), 2.0, "accent")
    assert isinstance(line, Path)
    assert isinstance(head, Path)
    assert line.steps[0] == ("M", 0, 10)
    assert head.steps[0] == ("M", 200, 50)
    assert line.steps[-1][-1] == 50


def test_a_tie_that_leads_backwards_goes_below() -> None:
    line, _ = tie((200, 10), (0, 10), 2.0, "accent")
    assert isinstance(line, Path)
    _, _, y_out, _, y_in, *_ = line.steps[1]
    assert float(y_out) > 60
    assert float(y_in) > 60


def test_a_link_stands_out_along_its_own_way() -> None:
    cards = touchpoint("shop", 1), touchpoint("hotline", 2)
    board = picture(*cards, links=[link("l", "shop", "hotline")])
    arrow = next(node for node in board.nodes if node.id.startswith("link:"))
    line, head = standing_out(arrow, 3.0, "selection")
    assert isinstance(line, Path)
    assert isinstance(head, Path)
    assert (line.stroke, head.fill) == ("selection", "selection")
    x, y = anchor(arrow)
    assert arrow.x < x < arrow.x + arrow.width
    assert arrow.y < y < arrow.y + arrow.height


def test_what_is_no_link_does_not_stand_out() -> None:
    board = picture(touchpoint("shop", 1))
    card = next(node for node in board.nodes if node.kind == "card")
    assert standing_out(card, 3.0, "selection") == ()
