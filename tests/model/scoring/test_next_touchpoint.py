"""P11 (b) in the words and numbers of the specification."""

from __future__ import annotations

from typing import Any

from canvas_app.model.scoring.next_touchpoint import as_json, panel
from tests.model.scoring.mini import (
    Json,
    build,
    fielded,
    mini,
    rated,
    rating,
    scope,
    settled,
    touchpoint,
)


def after(id_: str, bought: bool = False, project: Any = None) -> list[tuple[str, float]]:
    result = panel(scope(project, "anna"), id_, bought)
    return [(line["id"], line["score"]) for line in as_json(result)]  # type: ignore[misc]


def link(start: str, end: str, kind: str = "next", handover: str = "seamless") -> Json:
    return {
        "id": f"{start}{end}{kind}",
        "from": start,
        "to": end,
        "kind": kind,
        "handover": handover,
    }


def test_the_worked_example() -> None:
    assert after("T3") == [("T4", 2.4)]
    assert after("T2") == [("T3", 7.56)]
    assert after("T4") == [("T5", 1.5)]
    assert after("T1") == [("T2", 2.4)]
    assert after("T1", bought=True) == []
    assert after("T5", bought=True) == [("T2", 1.44)]


def test_the_factors_are_visible() -> None:
    found = as_json(panel(scope(persona_id="anna"), "T4"))
    assert found == [{"id": "T5", "score": 1.5, "P": 0.2, "C": 1.2, "V": 5.0, "L": 1.25}]


def test_what_is_left_out_says_why() -> None:
    result = panel(scope(persona_id="anna"), "T1", already_bought=True)
    assert result is not None
    assert [(step.end.id, reason) for step, reason in result.excluded] == [("T2", "already_bought")]


def test_without_links_come_the_later_ones_of_this_and_the_next_stage() -> None:
    cards = [
        touchpoint("early", "evaluation", rating(S=90), seq=1),
        touchpoint("here", "evaluation", seq=2),
        touchpoint("same", "evaluation", rating(S=10), seq=3),
        touchpoint("unused", "evaluation", rating(S=95), seq=4, status="unused"),
        touchpoint("next", "purchase", rating(S=20)),
        touchpoint("far", "use", rating(S=99)),
    ]
    assert [id_ for id_, _ in after("here", project=build(*cards))] == ["next", "same"]


def test_an_empty_next_stage_leads_no_further() -> None:
    cards = [touchpoint("here", "evaluation"), touchpoint("far", "use")]
    assert after("here", project=build(*cards)) == []


def test_missing_chance_and_importance_are_assumed() -> None:
    cards = [touchpoint("a", "use", seq=1), touchpoint("b", "use", seq=2)]
    assert after("a", project=build(*cards)) == [("b", 2.5)]
    low = settled(build(*cards), default_success_chance=20, default_importance=2)
    assert after("a", project=low) == [("b", 0.4)]


def test_a_gap_lowers_the_fit() -> None:
    near = fielded(mini(), "T2", channel_id="shop", identification="identified")
    assert after("T2", project=near) == [("T3", 7.56)]
    two = fielded(near, "T3", identification="anonymous")
    assert after("T2", project=two) == [("T3", 6.05)]
    three = fielded(fielded(two, "T2", channel_id="portal"), "T3", channel_id="shop")
    assert after("T2", project=three) == [("T3", 4.54)]


def test_a_seamless_handover_lowers_nothing() -> None:
    cards = [touchpoint(id_, "use", rating(I=5, S=100), channel_id=id_) for id_ in "ab"]
    linked = build(*cards, links=(link("b", "a"),))
    assert after("b", project=linked) == [("a", 5.0)]


def test_equal_scores_come_in_canonical_order() -> None:
    cards = [touchpoint(id_, "use", seq=n) for n, id_ in enumerate("cab")]
    linked = build(*cards, links=(link("c", "b"), link("c", "a")))
    assert [id_ for id_, _ in after("c", project=linked)] == ["a", "b"]


def test_a_link_out_of_the_path_counts_as_none() -> None:
    cards = [
        touchpoint("a", "use", seq=1),
        touchpoint("b", "use", seq=2),
        touchpoint("bens", "use", seq=3, persona_ids=["ben"]),
        touchpoint("gone", "use", seq=4, status="unused"),
    ]
    linked = build(*cards, links=(link("a", "bens"), link("a", "gone")))
    assert [id_ for id_, _ in after("a", project=linked)] == ["b"]


def test_a_target_is_named_once_by_its_forward_link() -> None:
    cards = [touchpoint("a", "awareness"), touchpoint("b", "evaluation", channel_id="x")]
    links = (link("a", "b", "loop", "none"), link("a", "b", "next", "seamless"))
    result = panel(scope(build(*cards, links=links), "anna"), "a")
    assert result is not None
    assert [c.transition.kind for c in result.candidates] == ["next"]


def test_who_has_bought_comes_back_by_the_loop() -> None:
    cards = [touchpoint("a", "awareness"), touchpoint("b", "evaluation")]
    links = (link("a", "b", "next"), link("a", "b", "loop"))
    result = panel(scope(build(*cards, links=links), "anna"), "a", already_bought=True)
    assert result is not None
    assert [c.transition.kind for c in result.candidates] == ["loop"]
    assert result.excluded == ()


def test_during_and_after_are_open_to_buyers() -> None:
    assert after("T2", bought=True) == [("T3", 7.56)]


def test_nobody_stands_where_the_persona_never_is() -> None:
    assert panel(scope(persona_id="ben"), "T1") is None
    assert panel(scope(persona_id="anna"), "T6") is None
    assert panel(scope(persona_id="anna"), "unknown") is None
    assert panel(scope(), "T1") is None
    assert as_json(None) == []


def test_chance_and_importance_multiply() -> None:
    assert after("T1", project=rated(mini(), "T2", S=60)) == [("T2", 4.8)]
