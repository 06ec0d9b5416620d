"""Cards show what is known of a touchpoint, and never by colour alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from canvas_app.i18n import speaking
from canvas_app.layout.board import layout
from canvas_app.layout.faces import face
from canvas_app.layout.lanes import initials
from canvas_app.layout.naming import BRIEF_FITS, FITS, fitted
from canvas_app.layout.picture import Box, Detail, Disc, Icon, Path, Shape, Text
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH
from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import Filter
from canvas_app.model.project import Channel, Feedback, Note, Persona, Rating, Source
from canvas_app.model.scoring import success_touchpoints
from canvas_app.model.scoring.values import Scope
from tests.layout.journeys import ANNA, BEN, SAMPLES, cards, felt, project, touchpoint, views

PHONE = Channel(id="phone", name="Phone", environment="offline")
TALKS = Source(id="talks", kind="interview", name="Talks")
GUESS = Source(id="guess", kind="assumption", name="Guess")


def drawn(detail: Detail = "full", lane: str = "anna", **fields: Any) -> tuple[Shape, ...]:
    """Return the shapes of a card for Anna with these fields."""
    notes = fields.pop("notes", ())
    feedback = fields.pop("feedback", ())
    personas = fields.pop("personas", "anna")
    channels = fields.pop("channels", (PHONE,))
    document = project(
        [touchpoint("card", 10, personas, **fields)],
        (ANNA, BEN),
        notes=notes,
        feedback=feedback,
        channels=channels,
        sources=(TALKS, GUESS),
    )
    return layout(JourneyView(document, "j")).by_id[f"card:card@{lane}"].shapes(detail)


def strings(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.string for shape in shapes if isinstance(shape, Text)]


def icons(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.name for shape in shapes if isinstance(shape, Icon)]


def test_a_bare_card_shows_its_title_and_that_it_has_no_channel() -> None:
    assert strings(drawn()) == ["no channel", "Card"]


def test_a_channel_has_its_icon_and_its_name() -> None:
    shapes = drawn(channel_id="phone")
    assert icons(shapes) == ["phone"]
    assert strings(shapes)[0] == "Phone"


def test_the_edge_tells_online_from_offline_from_both() -> None:
    edges = {
        environment: [s for s in drawn(environment=environment) if is_edge(s)]
        for environment in ("online", "offline", "both")
    }
    assert len(edges["online"]) == 1
    assert len(edges["offline"]) == 6
    assert len(edges["both"]) == 4


def is_edge(shape: Shape) -> bool:
    return isinstance(shape, Box) and shape.fill == "card.edge"


def test_marks_tell_moment_of_truth_pains_feedback_votes_and_twins() -> None:
    shapes = drawn(
        moment_of_truth=True,
        votes=3,
        personas="anna ben",
        notes=[Note(id=f"n{i}", kind="pain", text="Slow", touchpoint_id="card") for i in range(2)],
        feedback=(Feedback(id="f", name="CSAT", touchpoint_ids=("card",)),),
    )
    assert icons(shapes)[1:] == ["gem", "zap", "clipboard-check", "circle-dot"]
    assert strings(shapes)[-3:] == ["2", "3", "×2"]


def test_even_all_marks_at_once_do_not_touch() -> None:
    shapes = drawn(
        moment_of_truth=True,
        votes=14,
        personas="anna ben",
        notes=[Note(id="n", kind="pain", text="Slow", touchpoint_id="card")],
        feedback=(Feedback(id="f", name="CSAT", touchpoint_ids=("card",)),),
    )
    marks = [s for s in shapes if isinstance(s, Icon | Text) and s.y > 60]
    ends = [(s.x, s.x + (s.size if isinstance(s, Icon) else s.width)) for s in marks]
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))
    assert ends[0][0] > 12 + 5 * 6.5


def test_no_rating_no_face_and_no_pips() -> None:
    assert not [shape for shape in drawn() if isinstance(shape, Disc)]


def pips(shapes: tuple[Shape, ...]) -> list[Disc]:
    return [s for s in shapes if isinstance(s, Disc) and s.radius < 2.5 and s.y > 60]


def test_two_points_of_importance_are_one_pip() -> None:
    rating = Rating(view="customer", importance=6, source_id="talks")
    found = pips(drawn(ratings=(rating,)))
    assert [pip.fill for pip in found] == ["pip.on"] * 3 + ["pip.off"] * 2


@pytest.mark.parametrize(("source", "hollow"), [("talks", False), ("guess", True), (None, True)])
def test_a_rating_without_a_source_is_hollow(source: str | None, hollow: bool) -> None:
    rating = Rating(view="customer", importance=6, emotional=1, source_id=source)
    shapes = drawn(ratings=(rating,))
    big = next(s for s in shapes if isinstance(s, Disc) and s.radius > 5)
    assert (big.fill == "card.fill") is hollow
    assert (pips(shapes)[0].fill is None) is hollow


def test_a_card_shows_the_feeling_of_the_persona_of_its_lane() -> None:
    ratings = (felt("anna", 2), felt("ben", -2))
    faces = [
        next(
            s for s in drawn(lane=lane, personas="anna ben", ratings=ratings) if isinstance(s, Disc)
        )
        for lane in ("anna", "ben")
    ]
    assert [each.stroke for each in faces] == ["emotion.+2.line", "emotion.-2.line"]


def test_everyone_s_card_shows_the_mean_of_all() -> None:
    ratings = (felt("anna", 2), felt("ben", -1))
    shapes = drawn(lane="*", personas="", ratings=ratings)
    assert next(s for s in shapes if isinstance(s, Disc)).stroke == "emotion.+1.line"


def test_the_five_faces_differ_without_colour() -> None:
    looks = {
        tuple(shape.steps for shape in face(0, 0, 8, feeling, False) if isinstance(shape, Path))
        for feeling in (-2, -1, 0, 1, 2)
    }
    assert len(looks) == 5


@pytest.mark.parametrize("status", ["unused", "planned", "retire"])
def test_cards_out_of_use_are_outlined_and_named(status: str) -> None:
    shapes = drawn(status=status)
    assert any(isinstance(shape, Box) and shape.dash for shape in shapes)
    assert strings(shapes)[0] in ("unused", "planned", "to be retired")
    assert strings(shapes)[-1] == "Card"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_channel_is_cut_behind_a_status(name: str, language: str) -> None:
    with speaking(language):
        shown = {
            s for view in views(name) for n in cards(layout(view)) for s in strings(n.shapes())
        }
    assert not [string for string in shown if string.startswith(" · ") and string.endswith("…")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Fair, event", "Fair, event"),
        ("Content (blog, video, press)", "Content"),
        ("Messe / Veranstaltung", "Messe / Vera…"),
        ("Portal, marketplace", "Portal, marke…"),
        ("Soziale Medien", "Soziale Medien"),
        ("Klassische Werbung", "Klassische…"),
    ],
)
def test_a_channel_leaves_out_what_it_says_more_precisely_before_it_is_cut(
    name: str, shown: str
) -> None:
    channel = PHONE.model_copy(update={"name": name})
    felt_well = (felt("anna", 1),)
    assert strings(drawn(channels=(channel,), channel_id="phone", ratings=felt_well))[0] == shown


def test_cards_that_a_to_be_journey_adds_or_changes_say_so() -> None:
    view = views(SAMPLES[-1])[0]
    to_be = next(j for j in view.project.journeys if j.state == "to_be")
    picture = layout(replace(view, journey_id=to_be.id))
    leads = [strings(n.shapes("full"))[0] for n in picture.nodes if n.kind == "card"]
    assert {"changed", "planned", "to be retired"} <= set(leads)


def test_a_card_to_be_retired_is_struck_through() -> None:
    assert any(isinstance(shape, Path) for shape in drawn(status="retire"))
    assert not any(isinstance(shape, Path) for shape in drawn(status="unused"))


def test_a_short_title_has_the_large_size() -> None:
    assert fitted("Service hotline", 116, FITS)[0] is FITS[0]


def test_a_longer_title_takes_a_third_line_and_then_a_smaller_size() -> None:
    name = "Phone booking of the first appointment"
    fit, lines = fitted(name, 116, FITS)
    assert len(lines) == 3
    assert " ".join(lines) == name
    assert fitted(f"{name} and of the second one too", 116, FITS)[0].font.size < fit.font.size


@pytest.mark.parametrize("name", SAMPLES)
def test_no_title_of_a_sample_is_elided_at_full_size(name: str) -> None:
    for view in views(name):
        for each in view.journey.touchpoints:
            assert "…" not in "".join(fitted(each.name, 116, FITS)[1])


def test_a_title_is_set_a_little_smaller_so_that_no_line_begins_with_a_stroke() -> None:
    assert "Produktrezension /" in strings(drawn(name="Produktrezension / Testbericht"))


def test_an_absurdly_long_title_is_elided() -> None:
    fit, lines = fitted("word " * 100, 116, FITS)
    assert len(lines) == fit.lines
    assert lines[-1].endswith("…")


def test_a_newline_in_a_name_is_drawn_as_a_symbol() -> None:
    assert "Two↵lines" in strings(drawn(name="Two\nlines"))


@pytest.mark.parametrize("detail", ["full", "brief", "tile"])
def test_everything_stays_on_the_card(detail: Detail) -> None:
    for name in SAMPLES:
        for view in views(name):
            for node in cards(layout(view)):
                for shape in node.shapes(detail):
                    if isinstance(shape, Text):
                        assert shape.x >= 0
                        assert shape.x + shape.width <= CARD_WIDTH
                        assert shape.y - shape.font.size * 0.7 > 0
                        assert shape.y < CARD_HEIGHT


def test_from_afar_a_card_is_its_title_and_its_face() -> None:
    shapes = drawn("brief", channel_id="phone", votes=2, ratings=(felt("anna", 1),))
    assert strings(shapes) == ["Card"]
    assert any(isinstance(shape, Disc) for shape in shapes)


def test_from_farther_a_card_is_a_tile_in_the_colour_of_the_feeling() -> None:
    shapes = drawn("tile", ratings=(felt("anna", 1),))
    assert [shape.fill for shape in shapes if isinstance(shape, Box)] == ["emotion.+1.fill"]


def test_brief_titles_are_large() -> None:
    assert all(fit.font.size > FITS[0].font.size for fit in BRIEF_FITS)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Petra Lang", "PL"), ("Nina", "N"), ("familie Yıldız (2)", "FY"), ("", ""), ("☎", "☎")],
)
def test_initials_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_strange_names_are_drawn_without_harm() -> None:
    for name in ("\u202e", "שלום עולם", "👩‍💻" * 40, "\x00", " ", "a" * 500):
        persona = Persona(id="p", name=name)
        document = project([touchpoint("card", 10, "p", name=name)], (persona,))
        for node in layout(JourneyView(document, "j")).nodes:
            assert node.shapes() is not None


def test_only_success_touchpoints_stand_out_when_asked() -> None:
    view = replace(views(SAMPLES[0])[0], filter=Filter(success=True))
    chosen = success_touchpoints.panel(Scope(view.project, view.journey)).success
    assert 0 < len(chosen) < len(view.journey.touchpoints)
    for node in cards(layout(view)):
        pale = any(isinstance(s, Box) and s.fill == "paper" for s in node.shapes())
        assert pale == (node.touchpoint_id not in chosen), node.id
