"""Findings: what is missing or odd in a project that opens."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app import i18n
from canvas_app.i18n.findings import SENTENCES, finding_sentence
from canvas_app.model.checks import RULES, Finding, findings
from canvas_app.model.files.load import project_from
from tests.model.files import seeds


def found(change: Any = lambda card, tree: None) -> list[tuple[str, str]]:
    """Return rule and place of the findings in a tidy project after a change."""
    return [(finding.rule, finding.where) for finding in all_of(change)]


def all_of(change: Any) -> tuple[Finding, ...]:
    tree = seeds.full()
    journey = tree["journeys"][0]
    journey["touchpoints"] = [card("t1", "s1"), card("t2", "s2")]
    change(journey["touchpoints"][0], tree)
    project, _, _ = project_from(seeds.to_json(tree))
    return findings(project)


def card(id_: str, stage: str) -> dict[str, Any]:
    rating = {"view": "customer", "emotional": 1, "source_id": "q1"}
    return {
        "id": id_,
        "name": f"Karte {id_}",
        "stage_id": stage,
        "channel_id": "c1",
        "owner_id": "d1",
        "ratings": [rating],
    }


def test_a_tidy_project_has_no_findings() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("unrated", lambda card, _: card.update(ratings=[])),
        ("unrated", lambda card, _: card.update(ratings=[{"view": "internal"}])),
        ("no_source", lambda card, _: card["ratings"][0].pop("source_id")),
        ("no_source", lambda card, tree: tree["sources"][0].update(kind="assumption")),
        ("no_owner", lambda card, _: card.pop("owner_id")),
        ("legal_open", lambda card, _: card.update(legal_basis="open")),
        ("no_channel", lambda card, _: card.pop("channel_id")),
        ("personal_data_hint", lambda card, _: card.update(description="an m.lang@firma.de")),
        ("personal_data_hint", lambda card, _: card.update(identifier="+49 711 123456-7")),
    ],
)
def test_what_a_card_lacks_is_found_there(rule: str, change: Any) -> None:
    assert (rule, "t1") in found(change)


def test_cards_that_customers_do_not_meet_need_no_rating() -> None:
    bare = {"id": "t1", "name": "Idee", "stage_id": "s1", "status": "unused"}
    assert found(lambda card, tree: (card.clear(), card.update(bare))) == []


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        (("empty_stage", "s1"), lambda card, tree: card.update(stage_id="s2", name="Anders")),
        (
            ("answers_above_sent", "f1"),
            lambda card, tree: tree["feedback"][0].update(sent=9),
        ),
        (
            ("loop_above_answers", "f1"),
            lambda card, tree: tree["feedback"][0]["loop"].update(answered=11),
        ),
        (
            ("duplicate_name", "b"),
            lambda card, tree: tree["personas"][1].update(name=" PETRA "),
        ),
        (
            ("duplicate_name", "t2"),
            lambda card, tree: card.update(stage_id="s2", name="Karte t2"),
        ),
        (
            ("personal_data_hint", "n1"),
            lambda card, tree: tree["notes"][0].update(text="Frau X: x@y.example"),
        ),
    ],
)
def test_what_is_odd_is_found_once(expected: tuple[str, str], change: Any) -> None:
    assert found(change).count(expected) == 1


def test_more_than_five_moments_of_truth_are_too_many() -> None:
    def mark(count: int) -> Any:
        def change(_: Any, tree: Any) -> None:
            cards = [card(f"m{n}", "s1") | {"moment_of_truth": n < count} for n in range(7)]
            tree["journeys"][0] |= {"touchpoints": cards, "links": []}
            for name in ("notes", "budget_lines", "feedback", "actions"):
                tree[name] = []

        return change

    assert ("more_than_five_moments", "j1") not in found(mark(5))
    assert ("more_than_five_moments", "j1") in found(mark(6))


def test_the_same_name_in_two_stages_is_no_finding() -> None:
    assert found(lambda card, tree: card.update(name="Karte t2")) == []


def test_a_price_and_a_date_are_no_personal_data() -> None:
    text = "am 2025-03-04 für 1 234 567 EUR, 0800 123, a@b, @handle, +1 und 100"
    assert found(lambda card, _: card.update(description=text)) == []


def test_hostile_text_is_searched_in_no_time() -> None:
    text = ("a@" * 6_000)[:20_000]
    assert found(lambda card, _: card.update(description=text)) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_rule_has_a_sentence(language: str) -> None:
    before = i18n.language()
    i18n.set_language(language)
    facts = {"name": "x", "journey": "y", "n": 6, "answers": 3, "sent": 2}
    sentences = [finding_sentence(rule, facts) for rule in SENTENCES]
    i18n.set_language(before)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert {*SENTENCES, "repaired"} == set(RULES)
