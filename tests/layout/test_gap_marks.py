"""Steps that break bear a mark: the same steps that panel P10 counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout import gap_marks
from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Disc, Node, Path, Picture
from canvas_app.layout.sizes import CARD_WIDTH, SLOT_GAP
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import links
from canvas_app.model.project import Project
from canvas_app.model.scoring import gaps
from canvas_app.model.scoring.gaps import Severity, Transition
from canvas_app.model.scoring.values import Scope
from tests.layout.journeys import (
    SAMPLES,
    cards,
    link,
    overlap,
    project,
    sample,
    touchpoint,
    wild_projects,
)

RANK: tuple[Severity, ...] = ("none", "low", "medium", "high")


def implicit(picture: Picture) -> dict[str, Severity]:
    """Return the worst mark before the cards of a touchpoint, by its id."""
    found: dict[str, Severity] = {}
    for node in picture.nodes:
        if node.id.startswith("gap:") and not node.id.startswith("gap:link:"):
            assert node.touchpoint_id is not None
            known = found.get(node.touchpoint_id, "none")
            bad: Severity = node.identity[1]  # type: ignore[index]
            found[node.touchpoint_id] = max(known, bad, key=RANK.index)
    return found


def expected(steps: tuple[Transition, ...]) -> dict[str, Severity]:
    """Return the worst implicit step to each touchpoint, as the panel has it."""
    found: dict[str, Severity] = {}
    for step in steps:
        if step.kind == "implicit" and step.halves:
            found[step.end.id] = max(found.get(step.end.id, "none"), step.severity, key=RANK.index)
    return found


def panel(view: JourneyView) -> gaps.Gaps:
    return gaps.panel(Scope(view.project, view.journey, view.lens))


def on_links(view: JourneyView) -> Mapping[tuple[str, str], Severity]:
    """Return the marks on lines by the ends of their links."""
    ends = {k.id: (k.from_id, k.to_id) for k in view.journey.links}
    found: dict[tuple[str, str], Severity] = {}
    for node in layout(view).nodes:
        if node.id.startswith("gap:link:"):
            link_id = node.id.removeprefix("gap:link:").rpartition("@")[0]
            found[ends[link_id]] = node.identity[1]  # type: ignore[index]
    return found


def expected_on_links(view: JourneyView) -> Mapping[tuple[str, str], Severity]:
    steps = panel(view).ranking
    return {(s.start.id, s.end.id): s.severity for s in steps if s.kind != "implicit"}


def views(record: Project) -> list[JourneyView]:
    lenses = [None, *(persona.id for persona in record.personas)]
    return [JourneyView(record, j.id, lens) for j in record.journeys for lens in lenses]


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_are_those_of_the_panel(name: str) -> None:
    for view in views(sample(name)):
        assert implicit(layout(view)) == expected(panel(view).transitions)
        assert on_links(view) == expected_on_links(view)


@st.composite
def channelled(draw: st.DrawFn) -> Project:
    """Return a wild project whose cards differ in channel and identification."""
    record = draw(wild_projects())
    (journey,) = record.journeys
    known = st.sampled_from(["anonymous", "identified", "unknown"])
    cards = tuple(
        t.model_copy(
            update={
                "channel_id": draw(st.sampled_from([None, "a", "b"])),
                "identification": draw(known),
            }
        )
        for t in journey.touchpoints
    )
    pairs = {(k.from_id, k.to_id): k for k in journey.links}
    journey = journey.model_copy(update={"touchpoints": cards, "links": tuple(pairs.values())})
    return record.model_copy(update={"journeys": (journey,)})


@given(channelled(), st.data())
def test_any_journey_has_the_marks_of_the_panel(record: Project, data: st.DataObject) -> None:
    view = data.draw(st.sampled_from(views(record)))
    assert implicit(layout(view)) == expected(panel(view).transitions)
    steps = [s for s in panel(view).transitions if s.kind == "implicit"]
    hidden = {(s.start.id, s.end.id) for s in steps}
    on_lines = {ends: bad for ends, bad in on_links(view).items() if ends not in hidden}
    assert on_lines == expected_on_links(view)


@given(channelled(), st.data())
def test_marks_after_an_edit_are_those_of_a_fresh_board(
    record: Project, data: st.DataObject
) -> None:
    (journey,) = record.journeys
    before = JourneyView(record, journey.id)
    layout(before)
    if not journey.touchpoints:
        return
    at = data.draw(st.integers(0, len(journey.touchpoints) - 1))
    changed = journey.touchpoints[at].model_copy(
        update={"channel_id": "c", "status": data.draw(st.sampled_from(["active", "unused"]))}
    )
    cards = (*journey.touchpoints[:at], changed, *journey.touchpoints[at + 1 :])
    journey = journey.model_copy(update={"touchpoints": cards})
    after = JourneyView(record.model_copy(update={"journeys": (journey,)}), journey.id)
    assert implicit(layout(after)) == expected(panel(after).transitions)
    fresh = after.project.model_copy(update={"id": "fresh"})
    assert layout(after).nodes == layout(JourneyView(fresh, journey.id)).nodes


TWO = (
    touchpoint("one", 10, environment="online", channel_id="a", devices=("desktop",)),
    touchpoint("two", 20, environment="offline", channel_id="b", devices=("telephone",)),
)


def marks(picture: Picture) -> list[Node]:
    """Return the marks before cards."""
    found = [node for node in picture.nodes if node.id.startswith("gap:")]
    return [node for node in found if not node.id.startswith("gap:link:")]


def test_a_mark_stands_between_the_two_cards() -> None:
    picture = layout(JourneyView(project(TWO, ()), "j"))
    (mark,) = marks(picture)
    one, two = cards(picture)
    assert one.x + CARD_WIDTH < mark.x < mark.x + mark.width < two.x
    assert mark.x + mark.width / 2 == pytest.approx(two.x - SLOT_GAP / 2)
    assert mark.label == "One → Two, high gap, not yet discussed"


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_cover_no_card(name: str) -> None:
    for view in views(sample(name)):
        picture = layout(view)
        assert not [m.id for m in marks(picture) for card in cards(picture) if overlap(m, card)]


def test_a_link_takes_the_mark_on_its_line_until_it_is_seamless() -> None:
    record = project(TWO, (), [link("l", "one", "two", handover="none")])
    assert marks(layout(JourneyView(record, "j"))) == []
    assert on_links(JourneyView(record, "j")) == {("one", "two"): "high"}
    after = links.set_fields("j", "l", handover="seamless").change(record)
    assert on_links(JourneyView(after, "j")) == {}


def test_an_edit_makes_only_the_marks_of_its_stage_anew() -> None:
    far = [t.model_copy(update={"id": f"{t.id}2", "stage_id": "use"}) for t in TWO]
    record = project([*TWO, *far], ())
    before = {m.id: m for m in marks(layout(JourneyView(record, "j")))}
    first = record.journeys[0].touchpoints[0].model_copy(update={"name": "New"})
    journey = record.journeys[0]
    journey = journey.model_copy(update={"touchpoints": (first, *journey.touchpoints[1:])})
    after = layout(JourneyView(record.model_copy(update={"journeys": (journey,)}), "j"))
    again = {m.id: m for m in marks(after)}
    assert again["gap:two2@*"] is before["gap:two2@*"]
    assert again["gap:two@*"] != before["gap:two@*"]


@pytest.mark.parametrize(
    ("handover", "kinds"),
    [("unknown", [Disc, Path]), ("partial", [Disc]), ("none", [Disc, Path, Path])],
)
def test_a_mark_tells_what_is_handed_over_without_colour(handover: str, kinds: list[type]) -> None:
    shapes = gap_marks.mark(0, 0, "high", handover)  # type: ignore[arg-type]
    assert [type(shape) for shape in shapes] == kinds


def test_worse_gaps_have_larger_marks() -> None:
    radii = [gap_marks.RADII[bad] for bad in RANK]
    assert radii == sorted(radii)
    assert gap_marks.mark(0, 0, "none", "none") == ()


def test_a_mark_stays_when_its_step_breaks_as_badly_as_before() -> None:
    record = project(TWO, (), [link("l", "one", "two", handover="none")])
    before = layout(JourneyView(record, "j"))
    (journey,) = record.journeys
    voted = journey.touchpoints[0].model_copy(update={"votes": 3})
    journey = journey.model_copy(update={"touchpoints": (voted, journey.touchpoints[1])})
    after = layout(JourneyView(record.model_copy(update={"journeys": (journey,)}), "j"))
    ids = [node.id for node in before.nodes if node.id.startswith("gap:link:")]
    assert ids
    assert all(after.by_id[id_] is before.by_id[id_] for id_ in ids)


def upright_legs(picture: Picture) -> Iterator[tuple[float, float, float]]:
    """Yield where links run upright (x), from where to where (y)."""
    for node in picture.nodes:
        if isinstance(node.identity, ArrowBasis):
            for (x0, y0), (x1, y1) in pairwise(node.identity.points):
                if x0 == x1:
                    yield node.x + x0, node.y + min(y0, y1), node.y + max(y0, y1)


def crossed(mark: Node, picture: Picture) -> list[float]:
    """Return where links cross a mark."""
    bottom, right = mark.y + mark.height, mark.x + mark.width
    legs = upright_legs(picture)
    return [x for x, y0, y1 in legs if y0 < bottom and y1 > mark.y and mark.x < x < right]


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_keep_off_the_links_that_pass_their_gap(name: str) -> None:
    for view in views(sample(name)):
        picture = layout(view)
        assert not [mark.id for mark in marks(picture) if crossed(mark, picture)]


def test_a_mark_makes_room_for_a_link_and_comes_back_when_it_is_gone() -> None:
    hotline, shop = (card.model_copy(update={"persona_ids": ("ben",)}) for card in TWO)
    ends = touchpoint("high", 10, "anna"), touchpoint("low", 20, "carl")
    record = project((hotline, shop, *ends), links=[link("l", "high", "low", kind="branch")])
    picture = layout(JourneyView(record, "j"))
    (mark,) = [each for each in marks(picture) if each.touchpoint_id == "two"]
    assert not crossed(mark, picture)
    after = layout(JourneyView(links.delete("j", ("l",)).change(record), "j"))
    (free,) = [each for each in marks(after) if each.touchpoint_id == "two"]
    assert crossed(free, picture)
    assert free.y == mark.y
