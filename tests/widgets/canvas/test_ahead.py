"""Which changes are laid out on another thread, and which at once."""

from __future__ import annotations

from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.touchpoints import delete
from canvas_app.model.project import Project
from canvas_app.widgets.canvas.ahead import CROWD, MANY, upsets
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


def test_a_change_of_very_many_cards_is_left_to_another_thread() -> None:
    shown = large()
    gone = tuple(f"t{n}" for n in range(CROWD + 1))
    assert upsets(view(shown), view(delete(gone).change(shown)))
    cards = tuple(
        each.model_copy(update={"status": "retire"}) for each in shown.journeys[0].touchpoints
    )
    journey = shown.journeys[0].model_copy(update={"touchpoints": cards})
    assert upsets(view(shown), view(shown.model_copy(update={"journeys": (journey,)})))
