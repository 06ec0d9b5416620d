"""Cards that a filter leaves out fade where they stand, with their notes and links."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout import recall
from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.board import layout
from canvas_app.layout.card import Basis
from canvas_app.layout.fading import faded
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import touchpoints
from canvas_app.model.filter import NO_FILTER, Filter
from canvas_app.model.project import Link, Note, Project
from tests.layout.journeys import cards, project, touchpoint, wild_projects

TWO = project(
    [
        touchpoint("mail", 10, "anna"),
        touchpoint("shop", 20, "anna"),
        touchpoint("desk", 30, "anna ben"),
    ],
    links=(Link.model_validate({"id": "l", "from": "mail", "to": "shop"}),),
    notes=(Note(id="n", text="N", touchpoint_id="shop"),),
)


def seen(text: str, of: Project = TWO) -> Picture:
    return layout(JourneyView(of, "j", filter=Filter(text=text)))


def pale(picture: Picture) -> set[str | None]:
    return {
        node.touchpoint_id
        for node in cards(picture)
        if isinstance(node.identity, Basis) and node.identity.faded
    }


def test_what_does_not_match_fades_and_nothing_moves() -> None:
    plain = layout(JourneyView(TWO, "j"))
    filtered = seen("desk")
    assert (pale(plain), pale(filtered)) == (set(), {"mail", "shop"})
    assert [(n.id, n.x, n.y) for n in plain.nodes] == [(n.id, n.x, n.y) for n in filtered.nodes]


def test_notes_fade_with_their_card() -> None:
    fills = [
        seen(text).by_id["note:n@anna"].shapes()[0].fill  # type: ignore[union-attr]
        for text in ("shop", "mail")
    ]
    assert fills == ["note.note.fill", "paper"]


def test_a_link_fades_with_either_of_its_ends() -> None:
    def is_faded(text: str) -> bool:
        basis = seen(text).by_id["link:l@anna"].identity
        assert isinstance(basis, ArrowBasis)
        return basis.faded

    assert [is_faded(text) for text in ("", "mail", "shop", "desk")] == [False, True, True, True]


def test_only_cards_that_change_are_made_anew() -> None:
    before, after = seen("s"), seen("sh")
    same = {n.id for n in before.nodes if after.by_id[n.id] is n}
    assert pale(before) == {"mail"}
    assert {"card:mail@anna", "card:shop@anna"} <= same
    assert "card:desk@anna" not in same


def test_an_empty_filter_asks_nothing() -> None:
    assert faded(JourneyView(TWO, "j", filter=Filter(text="  "))) == frozenset()
    assert faded(JourneyView(TWO, "j", filter=Filter(no_owner=True))) == frozenset()


FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "a", "b", "ab", "1"]),
    stages=st.frozensets(st.sampled_from(["find", "buy"]), max_size=1),
    note_kinds=st.frozensets(st.sampled_from(["pain", "note"]), max_size=1),
    unrated=st.booleans(),
)


@given(wild_projects(), st.lists(FILTERS, min_size=1, max_size=3), st.integers(0, 9))
def test_editing_and_filtering_in_turn_gives_the_picture_of_a_fresh_board(
    document: Project, filters: list[Filter], place: int
) -> None:
    view = JourneyView(document, document.journeys[0].id, filter=filters[0])
    layout(view)
    ids = [card.id for card in document.journeys[0].touchpoints]
    for wanted in filters:
        if ids:
            edit = touchpoints.rename(ids[place % len(ids)], f"b{len(view.filter.text)}1")
            edits = (edit, touchpoints.duplicate([ids[0]]))
            changed = edits[place % 2].change(view.project)
            view = replace(view, project=changed, filter=wanted)
        step = layout(view)
        recall._recalls.clear()
        assert layout(view) == step


@given(wild_projects(), st.lists(FILTERS, min_size=1, max_size=4))
def test_filtering_step_by_step_gives_the_picture_that_filtering_at_once_does(
    document: Project, filters: list[Filter]
) -> None:
    view = JourneyView(document, document.journeys[0].id)
    layout(view)
    for wanted in (*filters, NO_FILTER):
        view = replace(view, filter=wanted)
        step = layout(view)
        recall._recalls.clear()
        assert layout(view) == step


def test_a_rename_while_filtered_lets_the_card_fade_and_keeps_the_name_of_its_link() -> None:
    view = JourneyView(TWO, "j", filter=Filter(text="mail"))
    layout(view)
    renamed = touchpoints.rename("mail", "Post").change(TWO)
    after = layout(replace(view, project=renamed))
    assert pale(after) == {"mail", "shop", "desk"}
    link: Node = after.by_id["link:l@anna"]
    assert "Post → Shop" in link.label
