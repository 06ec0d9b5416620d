"""Lists and copied cards put in at once: new ids, places, and what another project calls things."""

from __future__ import annotations

import pytest

from canvas_app.model import fragment
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.paste import add_fragment, add_names
from canvas_app.model.edits.place import Place
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import (
    MAX_PERSONAS,
    MAX_TOUCHPOINTS,
    Channel,
    Journey,
    Persona,
    Project,
    Stage,
    Touchpoint,
)
from tests.model.tables.projects import small


def pasted(edit: Edit, project: Project) -> tuple[list[Touchpoint], Project]:
    after = edit.change(project)
    assert settle(after) == (after, ())
    cards = {card.id: card for card in after.journeys[0].touchpoints}
    return [cards[id_] for id_ in edit.select or ()], after


def other(**fields: object) -> Project:
    """A project in which most things have other ids, and some other names."""
    own: dict[str, object] = {
        "personas": (Persona(id="p1", name="ANNA"), Persona(id="a", name="Zoe")),
        "channels": (Channel(id="c1", name="phone"),),
        "departments": (),
        "sources": (),
        "journeys": (Journey(id="j", name="Theirs"),),
        "notes": (),
    }
    return small("other", **{**own, **fields})


def part(*ids: str) -> Project:
    return fragment.fragment(small(), "j", ids)


def test_names_become_cards_in_their_order_at_the_place() -> None:
    edit = add_names("j", ["A", "B"], Place("two", "b", after="y", before="z"))
    cards, after = pasted(edit, small())
    assert [(card.name, card.persona_ids) for card in cards] == [("A", ("b",)), ("B", ("b",))]
    stage = sorted((t for t in after.journeys[0].touchpoints if t.stage_id == "two"), key=by_seq)
    assert [card.name for card in stage] == ["Shop", "A", "B", "Mail"]


def by_seq(card: Touchpoint) -> int:
    return card.seq


def test_names_dropped_on_a_card_stand_beside_it() -> None:
    cards, after = pasted(add_names("j", ["A", "B"], Place("two", onto="y")), small())
    seqs = [card.seq for card in after.journeys[0].touchpoints if card.stage_id == "two"]
    assert len(set(seqs)) == 4
    assert cards[0].seq > 10


def test_no_more_names_than_a_project_holds() -> None:
    names = ["x"] * (MAX_TOUCHPOINTS - 2)
    with pytest.raises(EditError) as caught:
        add_names("j", names, Place("one")).change(small())
    assert caught.value.kind == "too_many_touchpoints"


def test_copies_have_new_ids_and_all_that_belongs_to_them() -> None:
    cards, after = pasted(add_fragment("j", part("x", "y"), Place("one", "a")), small())
    assert {card.id for card in cards}.isdisjoint({"x", "y", "z"})
    assert [card.name for card in cards] == ["Hotline", "Shop"]
    assert cards[0].ratings == small().journeys[0].touchpoints[0].ratings
    link = after.journeys[0].links[-1]
    assert (link.from_id, link.to_id, link.label) == (cards[0].id, cards[1].id, "or")
    assert [note.text for note in after.notes if note.touchpoint_id == cards[0].id] == ["Slow"]


def test_votes_stay_with_the_card_that_is_still_there() -> None:
    cards, after = pasted(add_fragment("j", part("x"), Place("one", "a")), small())
    assert cards[0].votes == 0
    assert next(n for n in after.notes if n.touchpoint_id == cards[0].id).votes == 0


def test_a_card_that_was_cut_keeps_its_votes_and_its_key() -> None:
    from canvas_app.model.edits.touchpoints import delete

    without = delete(["x"]).change(small())
    cards, after = pasted(add_fragment("j", part("x"), Place("one", "a")), without)
    assert (cards[0].votes, cards[0].key) == (3, "x")
    assert next(n for n in after.notes if n.touchpoint_id == cards[0].id).votes == 2


def test_a_key_stays_in_another_journey_so_that_both_can_be_compared() -> None:
    two = small(journeys=(Journey(id="k", name="To be"), *small().journeys))
    cards, _after = pasted(add_fragment("k", part("x"), Place("one", "a")), two)
    assert cards[0].key == "x"


@pytest.mark.parametrize(
    ("to", "stages"),
    [("one", ["one", "two"]), ("two", ["two", "three"]), ("three", ["two", "three"])],
)
def test_cards_of_several_stages_keep_their_distance(to: str, stages: list[str]) -> None:
    cards, _after = pasted(add_fragment("j", part("x", "y"), Place(to, "a")), small())
    assert [card.stage_id for card in cards] == stages


def test_more_stages_than_there_are_end_in_the_last_one() -> None:
    narrow = other(stages=(Stage(id="only", phase="during", name="Only"),))
    cards, _after = pasted(add_fragment("j", part("x", "y"), Place("only")), narrow)
    assert [card.stage_id for card in cards] == ["only", "only"]


@pytest.mark.parametrize(("lane", "personas"), [("a", ("a",)), ("b", ("b",)), (None, ())])
def test_cards_of_one_lane_go_to_the_lane_of_the_place(
    lane: str | None, personas: tuple[str, ...]
) -> None:
    cards, _after = pasted(add_fragment("j", part("x", "y"), Place("one", lane)), small())
    assert {card.persona_ids for card in cards} == {personas}


def test_cards_of_several_lanes_keep_theirs() -> None:
    cards, _after = pasted(add_fragment("j", part("x", "z"), Place("one", "b")), small())
    assert [card.persona_ids for card in cards] == [("a",), ()]


def test_another_project_finds_personas_and_channels_by_name() -> None:
    cards, after = pasted(add_fragment("j", part("x", "z"), Place("one")), other())
    assert cards[0].persona_ids == ("p1",)
    assert cards[0].channel_id == "c1"
    assert {rating.persona_id for rating in cards[0].ratings} == {None, "p1"}
    assert len(after.personas) == 2


def test_what_another_project_lacks_comes_along() -> None:
    bare = other().model_copy(update={"personas": (), "channels": ()})
    cards, after = pasted(add_fragment("j", part("x", "z"), Place("one")), bare)
    assert [persona.name for persona in after.personas] == ["Anna"]
    assert [channel.name for channel in after.channels] == ["Phone"]
    assert [department.name for department in after.departments] == ["Sales"]
    assert cards[0].ratings[0].source_id == after.sources[0].id


def test_a_lane_nobody_knows_becomes_the_lane_of_the_place() -> None:
    stranger = other(id="third").model_copy(update={"personas": (Persona(id="q", name="Q"),)})
    cards, after = pasted(add_fragment("j", part("x", "y"), Place("one", "q")), stranger)
    assert {card.persona_ids for card in cards} == {("q",)}
    assert [persona.name for persona in after.personas] == ["Q"]
    assert {rating.persona_id for rating in cards[0].ratings} == {None, "q"}


def test_an_id_that_means_somebody_else_is_not_taken() -> None:
    many = other().model_copy(update={"personas": (Persona(id="a", name="Zoe"),)})
    cards, after = pasted(add_fragment("j", part("x", "z"), Place("one")), many)
    anna = next(persona for persona in after.personas if persona.name == "Anna")
    assert anna.id != "a"
    assert cards[0].persona_ids == (anna.id,)


def test_no_more_personas_come_along_than_fit() -> None:
    full = other().model_copy(
        update={"personas": tuple(Persona(id=f"p{i}", name=f"P{i}") for i in range(MAX_PERSONAS))}
    )
    with pytest.raises(EditError) as caught:
        add_fragment("j", part("x", "z"), Place("one")).change(full)
    assert caught.value.kind == "too_many_personas"


def test_a_journey_of_some_personas_shows_those_who_come_along() -> None:
    bare = other(personas=(Persona(id="q", name="Q"), Persona(id="r", name="R")))
    journey = bare.journeys[0].model_copy(update={"persona_ids": ("q",)})
    bare = bare.model_copy(update={"journeys": (journey,)})
    _cards, after = pasted(add_fragment("j", part("x", "z"), Place("one")), bare)
    assert after.journeys[0].persona_ids == ("q", after.personas[-1].id)
