"""The picture of a journey: lanes, columns, cards, notes, and what stays the same."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.i18n import set_language, speaking
from canvas_app.layout.board import layout
from canvas_app.layout.icons import CHANNEL_ICONS, outline
from canvas_app.layout.lanes import quoted
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Picture, Text
from canvas_app.layout.sizes import CARD_WIDTH
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Link, Note, Persona, Project, Stage, Touchpoint
from canvas_app.theme import THEMES
from tests.layout.journeys import (
    ANNA,
    BEN,
    SAMPLES,
    cards,
    felt,
    overlap,
    picture,
    project,
    touchpoint,
    views,
    wild_projects,
)


def strings(node: Node) -> str:
    return " ".join(shape.string for shape in node.shapes() if isinstance(shape, Text))


def lanes(shown: Picture) -> list[str | None]:
    return [lane.persona_id for lane in shown.lanes]


def test_every_persona_has_a_lane_in_project_order() -> None:
    assert lanes(picture(touchpoint("a", 10, "anna"))) == ["anna", "ben", "carl"]


def test_everyone_stands_above_when_a_card_is_for_all() -> None:
    shown = picture(touchpoint("a", 10))
    assert lanes(shown) == [None, "anna", "ben", "carl"]
    assert shown.by_id["card:a@*"].persona_id is None


def test_everyone_opens_empty_while_something_is_dragged_over_the_top_edge() -> None:
    shown = layout(JourneyView(project([touchpoint("a", 10, "anna")]), "j", open_everyone=True))
    assert lanes(shown) == [None, "anna", "ben", "carl"]


def test_without_personas_there_is_only_everyone_with_a_curve() -> None:
    shown = picture(touchpoint("a", 10, ratings=(felt(None, 1),)), personas=())
    assert lanes(shown) == [None]
    assert any(node.kind == "curve" for node in shown.nodes)


def test_twins_stand_in_each_lane_of_theirs_at_the_same_x() -> None:
    shown = picture(touchpoint("a", 10, "anna carl"))
    one, other = shown.by_id["card:a@anna"], shown.by_id["card:a@carl"]
    assert one.x == other.x
    assert "×2" in strings(one)
    assert "card:a@ben" not in shown.by_id


def test_a_stack_stands_in_one_slot_one_below_the_other() -> None:
    shown = picture(touchpoint("a", 10, "anna"), touchpoint("b", 10, "anna"))
    upper, lower = shown.by_id["card:a@anna"], shown.by_id["card:b@anna"]
    assert upper.x == lower.x
    assert lower.y >= upper.y + upper.height


def test_a_stage_is_as_wide_as_its_largest_slot_and_never_narrower_than_one() -> None:
    shown = picture(*(touchpoint(f"t{seq}", seq) for seq in (10, 20, 30)))
    wide, empty = shown.columns[0], shown.columns[1]
    assert len(wide.slots) == 3
    assert len(empty.slots) == 1
    assert empty.width > CARD_WIDTH


def test_at_most_two_notes_hang_under_a_card_and_the_rest_is_counted() -> None:
    notes = [Note(id=f"n{i}", text=f"Text {i}", touchpoint_id="a") for i in range(5)]
    shown = picture(touchpoint("a", 10, "anna"), notes=notes)
    hanging = [node for node in shown.nodes if node.kind == "note"]
    assert [node.id for node in hanging] == ["note:n0@anna", "note:n1@anna", "pile:a@anna"]
    assert "+3" in strings(hanging[-1])


def test_a_persona_s_note_hangs_only_in_her_lane() -> None:
    note = Note(id="n", text="Mine", touchpoint_id="a", persona_id="ben")
    shown = picture(touchpoint("a", 10, "anna ben"), notes=[note])
    assert "note:n@ben" in shown.by_id
    assert "note:n@anna" not in shown.by_id


def test_notes_without_a_touchpoint_stay_in_the_parking_lot() -> None:
    shown = picture(touchpoint("a", 10), notes=[Note(id="n", text="Later")])
    assert not any(node.kind == "note" for node in shown.nodes)


def test_an_empty_journey_says_so() -> None:
    shown = picture()
    assert shown.by_id["empty"].label == "No touchpoints yet"
    assert lanes(shown) == ["anna", "ben", "carl"]


def test_a_long_stage_name_is_wrapped_and_not_clipped() -> None:
    name = "Wiederholungskauf und Weiterempfehlung"
    stages = (Stage(id="find", phase="after", name=name),)
    head = picture(stages=stages).by_id["stage:find"]
    assert strings(head) == name
    assert len([shape for shape in head.shapes() if isinstance(shape, Text)]) == 3


def test_a_lens_fades_the_other_lanes() -> None:
    document = project([touchpoint("a", 10, "anna ben")])
    plain, seen = (layout(JourneyView(document, "j", lens=lens)) for lens in (None, "anna"))
    assert seen.by_id["card:a@anna"].shapes() == plain.by_id["card:a@anna"].shapes()
    assert seen.by_id["card:a@ben"].shapes() != plain.by_id["card:a@ben"].shapes()


def test_a_card_says_what_a_screen_reader_reads() -> None:
    document = project(
        [
            touchpoint(
                "hotline",
                10,
                "anna",
                environment="offline",
                ratings=(felt("anna", -2, importance=8),),
            )
        ]
    )
    card = layout(JourneyView(document, "j")).by_id["card:hotline@anna"]
    assert card.label == (
        "Hotline, no channel, offline, Find, Anna Arend, importance 8, emotion −2"
    )


def test_hundreds_of_personas_and_stages_have_their_lanes_and_columns() -> None:
    personas = [Persona(id=f"p{i}", name=f"P{i}") for i in range(100)]
    stages = tuple(Stage(id=f"s{i}", phase="before", name=f"S{i}") for i in range(12))
    shown = picture(personas=personas, stages=stages)
    assert (len(shown.lanes), len(shown.columns)) == (100, 12)


@given(wild_projects())
def test_no_two_cards_or_notes_overlap(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    things = [node for node in shown.nodes if node.kind in ("card", "note")]
    for index, one in enumerate(things):
        assert not any(overlap(one, other) for other in things[index + 1 :])


@given(wild_projects())
def test_every_card_stands_inside_its_stage_and_its_lane(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    columns = {column.stage_id: column for column in shown.columns}
    rows = {lane.persona_id: lane for lane in shown.lanes}
    for node in cards(shown):
        column, lane = columns[node.stage_id or ""], rows[node.persona_id]
        assert node.x in column.slots
        assert column.x <= node.x
        assert node.x + node.width <= column.x + column.width
        assert lane.cards_y <= node.y
        assert node.y + node.height <= lane.curve_y


@given(wild_projects())
def test_each_persona_reads_strictly_from_left_to_right(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    rank = {stage.id: index for index, stage in enumerate(document.stages)}
    known = {each.id: each for each in document.journeys[0].touchpoints}

    def moment(node: Node) -> tuple[int, int]:
        of = known[node.touchpoint_id or ""]
        return rank[of.stage_id], of.seq

    for lane in shown.lanes:
        met = [n for n in cards(shown) if n.persona_id in (None, lane.persona_id)]
        for one in met:
            assert all((moment(one) < moment(other)) == (one.x < other.x) for other in met)


@given(wild_projects())
def test_the_lanes_and_columns_fill_the_picture_without_touching(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    for upper, lower in zip(shown.lanes, shown.lanes[1:], strict=False):
        assert upper.y + upper.height < lower.y
    for left, right in zip(shown.columns, shown.columns[1:], strict=False):
        assert left.x + left.width < right.x
    assert shown.lanes[-1].y + shown.lanes[-1].height < shown.height
    assert shown.columns[-1].x + shown.columns[-1].width < shown.width


@given(wild_projects())
def test_ids_are_unique_and_every_role_has_a_colour(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    assert len(shown.by_id) == len(shown.nodes)
    for node in shown.nodes:
        for detail in ("full", "brief", "tile"):
            for shape in node.shapes(detail):
                check_roles(shape)


def check_roles(shape: Any) -> None:
    if isinstance(shape, Icon):
        assert outline(shape.name)
    if isinstance(shape, Box | Disc | Path):
        roles = [role for role in (shape.fill, shape.stroke) if role]
    else:
        roles = [shape.colour]
    for role in roles:
        assert THEMES["light"].colour(role)


@given(wild_projects())
def test_a_layout_from_memory_equals_one_from_nothing(document: Project) -> None:
    assert layout(JourneyView(document, "j")) == layout(JourneyView(unknown(document), "j"))


@settings(deadline=None)
@given(wild_projects(), wild_projects())
def test_a_layout_after_any_other_equals_one_from_nothing(one: Project, other: Project) -> None:
    layout(JourneyView(one, "j"))
    after = layout(JourneyView(other, "j"))
    assert after == layout(JourneyView(unknown(other), "j"))


@given(wild_projects(), st.data())
def test_a_layout_after_an_edit_equals_one_from_nothing(document: Project, data: Any) -> None:
    layout(JourneyView(document, "j"))
    cards = document.journeys[0].touchpoints
    place = data.draw(st.integers(0, len(cards)))
    fields = st.fixed_dictionaries(
        {},
        optional={
            "name": st.just("New"),
            "seq": st.integers(0, 60),
            "status": st.sampled_from(["active", "planned"]),
            "stage_id": st.sampled_from(["find", "use"]),
        },
    )
    other = [each.model_copy(update=data.draw(fields)) for each in cards[place : place + 1]]
    fresh = [touchpoint("new", data.draw(st.integers(0, 60)))] if data.draw(st.booleans()) else []
    edited = changed(document, (*cards[:place], *fresh, *other, *cards[place + 1 :]))
    for each in (edited, document):
        known, clean = (layout(JourneyView(it, "j")) for it in (each, unknown(each)))
        assert known == clean
        assert [node.label for node in known.nodes] == [node.label for node in clean.nodes]
        assert known.by_id == clean.by_id
        assert known.cells == clean.cells
        assert [part.stripes for part in known.parts] == [part.stripes for part in clean.parts]


@given(wild_projects(), st.data())
def test_a_layout_after_a_note_came_or_went_equals_one_from_nothing(
    document: Project, data: Any
) -> None:
    layout(JourneyView(document, "j"))
    ids: list[str | None] = [each.id for each in document.journeys[0].touchpoints]
    ids = ids or [None]
    card = data.draw(st.sampled_from(ids))
    fresh = Note(id="fresh", kind="pain", text="New", touchpoint_id=card, votes=2)
    kept = data.draw(st.integers(0, len(document.notes)))
    edited = document.model_copy(update={"notes": (*document.notes[:kept], fresh)})
    for each in (edited, document):
        known, clean = (layout(JourneyView(it, "j")) for it in (each, unknown(each)))
        assert known == clean
        assert known.cells == clean.cells


def unknown(document: Project) -> Project:
    """Return the same document as one that no memory knows."""
    return document.model_copy(update={"id": uuid4().hex})


def changed(document: Project, touchpoints: tuple[Touchpoint, ...]) -> Project:
    journey = document.journeys[0].model_copy(update={"touchpoints": touchpoints})
    return document.model_copy(update={"journeys": (journey,)})


def test_renaming_a_card_makes_only_its_own_node_anew() -> None:
    document = project([touchpoint(f"t{i}", 10 * i, "anna") for i in range(6)])
    before = layout(JourneyView(document, "j"))
    first, *rest = document.journeys[0].touchpoints
    renamed = changed(document, (first.model_copy(update={"name": "Other"}), *rest))
    after = layout(JourneyView(renamed, "j"))
    assert [id_ for id_, node in after.by_id.items() if node != before.by_id[id_]] == [
        "card:t0@anna"
    ]
    assert after.by_id["card:t1@anna"] is before.by_id["card:t1@anna"]


def test_a_card_that_moves_aside_keeps_its_drawing() -> None:
    document = project([touchpoint("b", 20, "anna"), touchpoint("c", 30, "anna")])
    before = layout(JourneyView(document, "j")).by_id["card:c@anna"]
    shapes = before.shapes()
    inserted = changed(document, (touchpoint("a", 10, "anna"), *document.journeys[0].touchpoints))
    after = layout(JourneyView(inserted, "j")).by_id["card:c@anna"]
    assert after.x > before.x
    assert after.shapes() is shapes


def test_another_language_gives_other_cards() -> None:
    document = project([touchpoint("a", 10, "anna")])
    english = layout(JourneyView(document, "j")).by_id["card:a@anna"]
    set_language("de")
    assert layout(JourneyView(document, "j")).by_id["card:a@anna"] != english


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_can_be_laid_out_and_drawn_at_every_detail(name: str) -> None:
    for view in views(name):
        shown = layout(view)
        assert {node.touchpoint_id for node in cards(shown)} == {
            each.id for each in view.journey.touchpoints
        }
        for node in shown.nodes:
            assert node.width > 0
            assert node.height > 0
            assert node.shapes("full") is node.shapes("full")
            node.shapes("brief"), node.shapes("tile")


def test_every_channel_has_a_bundled_icon() -> None:
    assert all(outline(name) for name in CHANNEL_ICONS.values())


def test_an_unknown_journey_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        layout(JourneyView(project(), "other"))


def test_ben_is_not_anna() -> None:
    shown = picture(personas=(ANNA, BEN))
    assert strings(shown.by_id["lane_head:anna"]).startswith("AA Anna Arend Buyer “I want it now.”")
    assert strings(shown.by_id["lane_head:ben"]).startswith("BB Ben Bolt")


def test_a_quote_has_the_quotation_marks_of_the_language() -> None:
    with speaking("de"):
        head = picture(personas=(ANNA, BEN)).by_id["lane_head:anna"]
        assert strings(head).startswith("AA Anna Arend Buyer „I want it now.“")


@pytest.mark.parametrize("quote", ["Now!", " „Now!“ ", "“Now!”", '"Now!"', "»Now!«"])
def test_a_quote_has_no_second_quotation_marks(quote: str) -> None:
    assert quoted(quote) == "“Now!”"
    assert not quoted(" ")


def test_a_note_says_how_bad_it_is_by_filled_dots_and_counts_its_votes() -> None:
    note = Note(id="n", kind="pain", text="Slow", touchpoint_id="a", severity=3, votes=12)
    sticky = picture(touchpoint("a", 10, "anna"), notes=[note]).by_id["note:n@anna"]
    dots = [shape for shape in sticky.shapes() if isinstance(shape, Disc)]
    assert [dot.fill is not None for dot in dots] == [True, True, True, False, False]
    assert "12" in strings(sticky)
    assert sticky.label == "Pain point: Slow, severity 3 of 5, 12 votes"


def test_a_note_keeps_its_line_breaks_and_ends_in_time() -> None:
    text = "One\n\nTwo\nThree " + "x" * 19_000
    sticky = picture(
        touchpoint("a", 10, "anna"), notes=[Note(id="n", text=text, touchpoint_id="a")]
    ).by_id["note:n@anna"]
    said = [shape.string for shape in sticky.shapes() if isinstance(shape, Text)]
    assert said[:2] == ["One", "Two"]
    assert (len(said), said[-1][-1]) == (6, "…")


def two_stages() -> Project:
    """Return cards of two stages with breaks and links in each."""
    cards = [
        touchpoint(f"{stage}{i}", 10 * i, "anna", stage_id=stage)
        for stage in ("find", "use")
        for i in range(4)
    ]
    ends = [("find0", "find2"), ("use0", "use2"), ("use3", "use1")]
    links = [Link(id=f"l{i}", from_id=a, to_id=b, kind="next") for i, (a, b) in enumerate(ends)]
    broken = [each.model_copy(update={"environment": "offline"}) for each in cards[1::2]]
    every = [both for pair in zip(cards[::2], broken, strict=True) for both in pair]
    return project(every, links=links)


def test_a_stage_that_only_moves_takes_cards_links_and_marks_along() -> None:
    document = two_stages()
    before = layout(JourneyView(document, "j"))
    wider = changed(document, (*document.journeys[0].touchpoints, touchpoint("new", 50, "anna")))
    after = layout(JourneyView(wider, "j"))
    left, right = before.columns[2].x, after.columns[2].x
    moved = [node for node in before.nodes if node.x > left and node.kind in ("card", "link")]
    assert {node.id.split(":")[0] for node in moved} == {"card", "link", "gap"}
    for node in moved:
        there = after.by_id[node.id]
        assert there.x == node.x + right - left
        assert there.identity is node.identity


def test_other_eyes_leave_links_and_their_marks_as_they_are() -> None:
    document = two_stages()
    before = layout(JourneyView(document, "j"))
    after = layout(JourneyView(document, "j", view="internal"))
    links = [node for node in before.nodes if node.kind == "link"]
    assert links
    assert all(after.by_id[node.id] is node for node in links)
    assert after == layout(JourneyView(unknown(document), "j", view="internal"))
