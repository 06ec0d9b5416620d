"""Cards that glide from where they stood to where they stand now."""

from __future__ import annotations

from canvas_app.layout.picture import Picture
from canvas_app.widgets.canvas.glide import MOST, Place, comings
from tests.layout.journeys import cards, picture, touchpoint


def moved_by(shown: Picture, away: float) -> dict[str, Place]:
    """Return where the cards of a picture stood when they came from above."""
    return {card.id: (card.x, card.y - away) for card in cards(shown)}


def test_only_cards_that_stood_elsewhere_glide() -> None:
    shown = picture(touchpoint("a", 10), touchpoint("b", 20))
    one, other = cards(shown)
    places = {one.id: (one.x, one.y), other.id: (other.x - 9, other.y)}
    assert comings(shown, {one.id, other.id}, places, {}) == {other.id: places[other.id]}


def test_a_card_that_stays_aside_does_not_glide_home() -> None:
    shown = picture(touchpoint("a", 10))
    (card,) = cards(shown)
    aside = {card.id: (card.x + 30, card.y)}
    assert comings(shown, {card.id}, aside, aside) == {}


def test_too_many_cards_jump() -> None:
    shown = picture(*(touchpoint(f"t{at}", at) for at in range(MOST + 1)))
    places = moved_by(shown, 50)
    assert len(places) > MOST
    assert comings(shown, places.keys(), places, {}) == {}
    few = set([*places][:MOST])
    assert comings(shown, few, places, {}).keys() == few
