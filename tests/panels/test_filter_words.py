"""What a filter asks for, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app import i18n, paths
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import saved_views
from canvas_app.model.files.load import load
from canvas_app.model.filter import NO_FILTER, Filter
from canvas_app.model.matching import matches
from canvas_app.model.project import Project
from canvas_app.model.scoring.values import Scope, canonical
from canvas_app.panels import filter_words as words
from canvas_app.panels.selection_words import told

EVERYTHING = Filter(
    text="mail",
    channels=frozenset({"website"}),
    no_channel=True,
    no_owner=True,
    statuses=frozenset({"planned"}),
    note_kinds=frozenset({"pain", "hunch"}),
    environments=frozenset({"both"}),
    evidence="without",
    moment_of_truth=True,
    success=True,
    unrated=True,
)


@pytest.fixture
def document() -> Project:
    return load(paths.resource("samples/f_saas_asis_tobe.json")).project


def view(project: Project, wanted: Filter = NO_FILTER) -> JourneyView:
    return JourneyView(project, project.journeys[0].id, filter=wanted)


def test_every_part_is_named_and_can_be_taken_away(document: Project) -> None:
    channel = document.channels[0].id
    wanted = replace(EVERYTHING, channels=frozenset({channel}))
    parts = words.parts(wanted, document)
    assert [part.words for part in parts] == [
        "'mail'",
        f"Channel: {document.channels[0].name}",
        "Channel: no channel",
        "Owner: nobody",
        "Status: planned",
        "With a note: Pain point",
        "With a note: hunch",
        "Environment: both",
        "Source: only assumed",
        "Moments of truth",
        "Success touchpoints",
        "Without rating",
    ]
    for part in parts:
        wanted = words.without(wanted, part)
    assert wanted == NO_FILTER


def test_every_option_leads_to_as_many_cards_as_it_says(document: Project) -> None:
    here = view(document)
    scope = Scope(document, here.journey)
    for section in words.sections(here):
        for option in section.options:
            wanted = words.with_option(NO_FILTER, option.name, option.value)
            assert words.asks_for(wanted, option.name, option.value)
            assert len(matches(scope, wanted)) == option.n, option


def test_what_nobody_uses_is_not_offered_unless_it_is_asked_for(document: Project) -> None:
    def offered(wanted: Filter) -> bool:
        options = (o for section in words.sections(view(document, wanted)) for o in section.options)
        return any((o.name, o.value) == ("statuses", "retire") for o in options)

    assert not offered(NO_FILTER)
    assert offered(Filter(statuses=frozenset({"retire"})))


def test_matches_come_in_reading_order(document: Project) -> None:
    here = view(document, Filter(text="a"))
    ids = words.found(here)
    order = [card.id for card in canonical(document, here.journey.touchpoints)]
    assert list(ids) == [id_ for id_ in order if id_ in ids]
    assert len(ids) > 2


def test_other_journeys_in_which_something_matches_are_named(document: Project) -> None:
    (place,) = words.elsewhere(view(document, Filter(text="mail")))
    assert (place.words, place.n, place.journey_id) == ("To-be", 1, document.journeys[1].id)
    assert words.elsewhere(view(document, Filter(text="zzz"))) == ()


def test_a_filter_is_called_by_the_name_it_is_kept_under(document: Project) -> None:
    wanted = Filter(text="mail", moment_of_truth=True)
    assert words.title(view(document, wanted)) == "'mail', Moments of truth"
    kept = saved_views.keep("Weak spots", wanted).change(document)
    assert words.title(view(kept, wanted)) == "Weak spots"
    assert words.title(view(document, words.PRESETS[1][2])) == "Pains only"


def test_a_search_is_kept_under_the_words_sought(document: Project) -> None:
    view = JourneyView(document, document.journeys[0].id, filter=Filter(text="fair: day"))
    assert words.suggested_name(view) == "fair: day"


def test_several_cards_are_summed_up_by_what_was_entered(document: Project) -> None:
    here = view(document)
    ids = [card.id for card in here.journey.touchpoints]
    assert told(here, ids).startswith("18 selected · importance ⌀ ")
    assert told(here, ids).endswith(" pain points")
    bare = document.model_copy(update={"notes": ()})
    first = here.journey.touchpoints[0]
    unrated = first.model_copy(update={"ratings": ()})
    journey = here.journey.model_copy(update={"touchpoints": (unrated,)})
    empty = bare.model_copy(update={"journeys": (journey,)})
    assert told(view(empty), [first.id]) == "1 selected"


def test_the_mean_is_exact_and_written_as_the_language_does(document: Project) -> None:
    here = view(document)
    cards = here.journey.touchpoints[:3]
    i18n.set_language("de")
    try:
        assert "," in told(here, [card.id for card in cards])
    finally:
        i18n.set_language("en")
