"""The palette's entries: whole, unique, found by what people type, placed where they belong."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pydantic import ValidationError

from canvas_app import paths
from canvas_app.i18n.terms import TERMS
from canvas_app.model.catalogue import (
    Entry,
    add_entry,
    channel_for,
    entry,
    missing_usual,
    read_catalogue,
    search,
    serves,
    stage_for,
    touchpoint_from,
    used,
)
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.place import Place
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Channel, Stage
from tests.model.edits.small import card, find, project, refusal

DATA = paths.resource("catalogue/catalogue.json").read_bytes()
CATALOGUE = read_catalogue(DATA)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [each.id for each in entries]


def test_it_has_the_counts_of_the_domain() -> None:
    entries = CATALOGUE.entries
    assert len(entries) == 156
    assert Counter(each.phase for each in entries) == {"before": 75, "during": 28, "after": 53}
    assert Counter(each.environment for each in entries) == {
        "online": 80,
        "offline": 61,
        "both": 15,
    }
    assert Counter(each.form for each in entries) == {"interactive": 51, "static": 53, "human": 52}
    assert (len(CATALOGUE.channels), len(CATALOGUE.instruments)) == (22, 17)
    assert sum("b2b" in each.markets for each in entries) == 125
    assert sum("b2c" in each.markets for each in entries) == 120


@pytest.mark.parametrize("part", ["entries", "channels", "instruments", "stages", "phases"])
def test_ids_and_names_are_unique(part: str) -> None:
    records = getattr(CATALOGUE, part)
    for values in (
        [record.id for record in records],
        [record.name.de for record in records],
        [record.name.en for record in records],
    ):
        assert len(set(values)) == len(values)


def test_names_and_hints_fit_their_places() -> None:
    for each in CATALOGUE.entries:
        for name, hint in ((each.name.de, each.hint.de), (each.name.en, each.hint.en)):
            assert 0 < len(name) <= 48, name
            assert 0 < len(hint) <= 70, hint
            assert "\n" not in name + hint


def test_entries_speak_the_vocabularies_of_the_model() -> None:
    stages = {stage.id: stage.phase for stage in CATALOGUE.stages}
    channels = {channel.id for channel in CATALOGUE.channels}
    instruments = {instrument.id for instrument in CATALOGUE.instruments}
    for each in CATALOGUE.entries:
        assert stages[each.stage] == each.phase
        assert each.channel in channels
        assert each.feedback in instruments
        assert each.ownership in TERMS["ownership"]
        assert set(each.devices) <= set(TERMS["device"])
        assert each.markets
        assert set(each.markets) <= {"b2b", "b2c"}


def test_sources_are_lines_of_articles() -> None:
    sources = [each.source_ref for each in CATALOGUE.entries if each.source_ref is not None]
    assert len(sources) == 103
    assert all(re.fullmatch(r"00\d:\d\d", source) for source in sources)


def test_what_is_no_catalogue_is_refused() -> None:
    for data in (b"[]", b"{}", DATA.replace(b'"online"', b'"somewhere"', 1)):
        with pytest.raises(ValidationError):
            read_catalogue(data)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("newsletter", "newsletter"),
        ("NEWS", "newsletter"),
        ("rechnung", "invoice"),
        ("invoice", "invoice"),
        ("buendel", None),
        ("begruessung", "onboarding_mail"),
        ("Begrüßung", "onboarding_mail"),
        ("begrussung", "onboarding_mail"),
        ("e-mail begr", "onboarding_mail"),
        ("email welcome", "onboarding_mail"),
        ("search ad", "search_paid"),
        ("faq", "help_center"),
        ("kasse im geschäft", "store_checkout"),
        ("stand", "trade_fair_visit"),
        ("zzz", None),
    ],
)
def test_people_find_what_they_type(query: str, first: str | None) -> None:
    found = ids(search(CATALOGUE, query))
    assert (found[0] if found else None) == first


def test_names_come_before_hints_and_whole_words_before_beginnings() -> None:
    found = ids(search(CATALOGUE, "messe"))
    assert found.index("fair_order") < found.index("trade_fair_visit") < found.index("sponsoring")


def test_every_word_must_be_found() -> None:
    assert ids(search(CATALOGUE, "bewertung portal"))[0] == "review_portal"
    assert search(CATALOGUE, "bewertung zzz") == ()


def test_without_words_all_entries_come_in_the_order_of_the_journey() -> None:
    assert search(CATALOGUE) == search(CATALOGUE, "  ") == CATALOGUE.entries


@pytest.mark.parametrize(
    "query", ["(", "[", "\\", "*", "%", "-", "\u0301", "\ud800", "a" * 5000, "ß", "İ"]
)
def test_no_query_breaks_the_search(query: str) -> None:
    search(CATALOGUE, query)


def test_every_entry_is_found_by_its_name_in_either_language() -> None:
    for each in CATALOGUE.entries:
        assert search(CATALOGUE, each.name.de)[0].name.de == each.name.de
        assert each in search(CATALOGUE, each.name.en)


def test_filters_narrow_and_both_is_online_and_offline() -> None:
    online = search(CATALOGUE, environment="online")
    assert {each.environment for each in online} == {"online", "both"}
    assert {each.environment for each in search(CATALOGUE, environment="both")} == {"both"}
    human = search(CATALOGUE, phase="after", form="human", market="b2b")
    assert human
    assert all((e.phase, e.form) == ("after", "human") and "b2b" in e.markets for e in human)


@pytest.mark.parametrize(
    ("market", "usual"), [("b2b", 125), ("b2c", 120), ("b2b2c", 156), ("b2g", 120), ("c2c", 156)]
)
def test_a_market_has_its_usual_entries(market: str, usual: int) -> None:
    assert sum(serves(each, market) for each in CATALOGUE.entries) == usual


def test_an_entry_goes_to_its_stage_else_to_the_first_of_its_phase() -> None:
    usual = entry(CATALOGUE, "invoice")
    own = project(
        stages=(
            Stage(id="a", phase="after", name="A"),
            Stage(id="use", phase="after", name="B"),
        )
    )
    other = project()
    before_only = project(
        stages=(
            Stage(id="a", phase="before", name="A"),
            Stage(id="b", phase="before", name="B"),
        )
    )
    assert stage_for(usual, own).id == "use"
    assert stage_for(usual, other).id == "three"
    assert stage_for(usual, before_only).id == "b"
    after_only = project(stages=(Stage(id="z", phase="after", name="Z"),))
    assert stage_for(entry(CATALOGUE, "search_paid"), after_only).id == "z"


def test_a_card_has_the_defaults_of_its_entry_in_the_projects_language() -> None:
    german = project(language="de")
    usual = entry(CATALOGUE, "live_chat")
    made = touchpoint_from(CATALOGUE, usual, german)
    assert made.name == "Live-Chat mit Mitarbeitenden"
    assert (made.environment, made.form, made.ownership) == ("online", "human", "owned")
    assert (made.devices, made.catalogue_id) == (("smartphone", "desktop"), "live_chat")
    assert touchpoint_from(CATALOGUE, usual, project()).name == "Live chat with staff"


def test_adding_an_entry_adds_its_channel_in_the_same_step() -> None:
    edit = add_entry(CATALOGUE, project(), "j", entry(CATALOGUE, "live_chat"))
    after = edit.change(project())
    assert edit.select is not None
    new = find(after, edit.select[0])
    assert (new.stage_id, new.persona_ids, new.channel_id) == ("one", (), "messaging")
    assert after.channels[-1] == Channel(id="messaging", name="Chat, messenger")
    assert settle(after) == (after, ())


def test_an_entry_goes_where_it_is_dropped() -> None:
    before = project(card("x", "a"))
    place = Place("three", "b")
    edit = add_entry(CATALOGUE, before, "j", entry(CATALOGUE, "live_chat"), place)
    assert edit.select is not None
    new = find(edit.change(before), edit.select[0])
    assert (new.stage_id, new.persona_ids) == ("three", ("b",))


def test_a_channel_of_the_project_with_that_name_is_used() -> None:
    known = project(channels=(Channel(id="c7", name="live-CHAT"), Channel(id="c8", name="WEBSITE")))
    assert channel_for(CATALOGUE, entry(CATALOGUE, "homepage"), known).id == "c8"


def test_an_entry_can_be_used_again() -> None:
    before = project()
    for _ in range(2):
        before = add_entry(CATALOGUE, before, "j", entry(CATALOGUE, "invoice")).change(before)
    assert len(before.journeys[0].touchpoints) == 2
    assert used(before.journeys[0]) == {"invoice"}
    assert settle(before) == (before, ())


def test_missing_usual_ones_are_those_of_the_market_that_are_not_there() -> None:
    before = project(card("x", catalogue_id="invoice"), market="b2b")
    missing = missing_usual(CATALOGUE, before, before.journeys[0])
    assert [stage.id for stage, _ in missing] == ["one", "two", "three"]
    flat = {each.id for _, entries in missing for each in entries}
    assert len(flat) == 124
    assert "invoice" not in flat


def test_a_stage_that_misses_nothing_is_left_out() -> None:
    everything = tuple(
        card(each.id, catalogue_id=each.id) for each in CATALOGUE.entries if each.phase != "during"
    )
    before = project(*everything)
    missing = missing_usual(CATALOGUE, before, before.journeys[0])
    assert [stage.id for stage, _ in missing] == ["two"]


def test_an_entry_that_is_gone_is_told() -> None:
    with pytest.raises(EditError):
        entry(CATALOGUE, "fax")
    assert (
        refusal(add_entry(CATALOGUE, project(), "k", CATALOGUE.entries[0]), project()).kind
        == "gone"
    )


def test_the_catalogue_is_frozen() -> None:
    with pytest.raises(ValidationError):
        setattr(CATALOGUE.entries[0], "id", "x")  # noqa: B010  (mypy knows that it is frozen)
