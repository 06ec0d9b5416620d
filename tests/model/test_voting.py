"""How many dots people get, and what their votes come to."""

import pytest

from canvas_app.model.project import Note, Project
from canvas_app.model.voting import Option, begins, dots, options, places
from tests.model.edits.small import card, project


def option(id_: str, votes: int = 0, kind: str = "pain") -> Option:
    return Option(id_, kind, id_, votes, None)


def voted(*votes: int) -> list[tuple[str, int, int]]:
    found = tuple(option(chr(ord("a") + at), each) for at, each in enumerate(votes))
    return [(place.option.id, place.first, place.last) for place in places(found)]


@pytest.mark.parametrize(("asked", "each"), [(1, 3), (12, 3), (13, 4), (14, 4), (32, 8), (50, 8)])
def test_people_get_a_dot_for_each_quarter_of_the_options(asked: int, each: int) -> None:
    assert dots(tuple(option(str(at)) for at in range(asked))) == each


def test_questions_and_cards_are_no_options_while_there_are_pains() -> None:
    others = tuple(option(str(at), kind="question") for at in range(40))
    cards = tuple(option(f"c{at}", kind="touchpoint") for at in range(40))
    assert dots((*others, *cards, option("x"))) == 3
    assert dots((*others, *cards)) == 8


def test_options_within_one_vote_share_their_places() -> None:
    assert voted(7, 3, 6, 0, 1) == [("a", 1, 2), ("c", 1, 2), ("b", 3, 3), ("e", 4, 4)]
    assert voted(3, 2, 1) == [("a", 1, 2), ("b", 1, 3), ("c", 2, 3)]


def test_nobody_has_a_place_without_a_vote() -> None:
    assert voted(0, 0) == []


def with_notes(*notes: Note) -> Project:
    return project(card("x", "a")).model_copy(update={"notes": notes})


def test_parked_notes_are_options_and_those_of_other_journeys_are_not() -> None:
    here = with_notes(
        Note(id="parked", kind="pain", text="a"),
        Note(id="hung", kind="pain", text="b", touchpoint_id="x"),
        Note(id="elsewhere", kind="pain", text="c", touchpoint_id="y"),
    )
    assert [each.id for each in options(here, here.journeys[0])] == ["parked", "hung", "x"]


def test_a_vote_begins_with_its_first_dot_only() -> None:
    none, one, two = (with_notes(Note(id="n", kind="pain", text="a", votes=v)) for v in range(3))
    journey = none.journeys[0]
    assert begins(journey, none, one)
    assert not begins(journey, one, two)
    assert not begins(journey, one, none)
