"""Which changes are laid out on another thread, and which at once."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.touchpoints import delete
from canvas_app.model.project import Project
from canvas_app.widgets.canvas.ahead import CROWD, MANY, MIXED, SOME, upsets
from tests.model.edits.small import card, project

SIZE = MANY + CROWD + 1


def large(step: int = 10, **more: str) -> Project:
    return project(*(card(f"t{n}", seq=n * step, **more) for n in range(SIZE)))


def view(shown: Project) -> JourneyView:
    return JourneyView(shown, "j")


def grown(shown: Project) -> Project:
    """Return the project with one more card, for which all others made room."""
    cards = shown.journeys[0].touchpoints
    roomy = tuple(each.model_copy(update={"seq": each.seq + 20}) for each in cards)
    journey = shown.journeys[0].model_copy(update={"touchpoints": (card("new", seq=5), *roomy)})
    return shown.model_copy(update={"journeys": (journey,)})


def test_a_card_typed_where_all_make_room_is_there_at_once() -> None:
    shown = large()
    assert not upsets(view(shown), view(grown(shown)))


def changed(shown: Project, many: int, **fields: object) -> Project:
    """Return the project with these fields of so many cards set, their numbers shifted."""
    cards = shown.journeys[0].touchpoints
    others = [each.model_copy(update=fields or {"seq": each.seq + 15}) for each in cards[:many]]
    journey = shown.journeys[0].model_copy(update={"touchpoints": (*others, *cards[many:])})
    return shown.model_copy(update={"journeys": (journey,)})


def test_a_change_of_very_many_cards_is_left_to_another_thread() -> None:
    shown = large()
    assert not upsets(view(shown), view(changed(shown, CROWD, status="retire")))
    assert upsets(view(shown), view(changed(shown, CROWD + 1, status="retire")))


def test_some_cards_that_come_go_or_stand_elsewhere_are_left_to_another_thread() -> None:
    shown = large()
    gone = tuple(f"t{n}" for n in range(SOME + 1))
    fewer = delete(gone).change(shown)
    assert upsets(view(shown), view(fewer))
    assert upsets(view(fewer), view(shown))
    assert not upsets(view(shown), view(delete(gone[1:]).change(shown)))
    assert upsets(view(shown), view(changed(shown, SOME + 1, stage_id="use")))


def test_another_order_of_many_cards_is_left_to_another_thread() -> None:
    shown = large()
    assert not upsets(view(shown), view(changed(shown, MIXED)))
    assert upsets(view(shown), view(changed(shown, MIXED + 1)))


def test_hiding_the_votes_of_very_many_cards_is_left_to_another_thread() -> None:
    shown = view(large())
    assert upsets(shown, replace(shown, votes_hidden=True))
