"""P10 in the words and numbers of the specification."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.project import Project
from canvas_app.model.scoring.gaps import Gaps, as_json, panel
from tests.model.scoring.mini import Json, build, fielded, mini, rated, rating, scope, touchpoint


def link(start: str, end: str, kind: str = "next", handover: str = "unknown") -> Json:
    return {
        "id": f"{start}{end}{kind}",
        "from": start,
        "to": end,
        "kind": kind,
        "handover": handover,
    }


def way(*links: Json, n: int = 3, **fields: Any) -> Project:
    """Return touchpoints a, b, c … in a row, each in a channel of its own."""
    cards = [touchpoint(name, "use", seq=i, channel_id=name) for i, name in enumerate("abcdef"[:n])]
    return build(*cards, links=links, **fields)


def steps(result: Gaps) -> list[str]:
    return [f"{step.start.id}{step.end.id} {step.kind}" for step in result.transitions]


def pair(**ends: tuple[Any, Any]) -> Gaps:
    """Return the gaps between two touchpoints that differ as told."""
    cards = [
        touchpoint(name, "use", seq=i, **{field: both[i] for field, both in ends.items()})
        for i, name in enumerate("ab")
    ]
    return panel(scope(build(*cards)))


def test_the_worked_example() -> None:
    found = as_json(panel(scope()))
    lines = [(line["from"], line["to"], line["gap"], line["severity"]) for line in found["ranking"]]  # type: ignore[attr-defined]
    assert lines == [
        ("T3", "T4", 5.0, "high"),
        ("T5", "T2", 3.0, "high"),
        ("T4", "T5", 1.5, "low"),
        ("T2", "T3", 1.0, "low"),
        ("T1", "T2", 1.0, "low"),
    ]


def test_the_breaks_of_the_worked_example() -> None:
    lines = {line.start.id: line for line in panel(scope()).ranking}
    assert lines["T3"].breaks == ("channel", "device", "environment", "identity")
    assert lines["T4"].breaks == ("channel", "device", "environment")
    assert (lines["T5"].breaks, lines["T5"].kind) == (("channel", "identity"), "loop")
    assert (lines["T1"].kind, lines["T1"].handover) == ("implicit", "unknown")


def test_the_sums_of_the_worked_example() -> None:
    found = as_json(panel(scope()))
    assert (found["transitions"], found["mean_gap"], found["seamless_share"]) == (5, 2.3, 0.0)
    counts = ("channel_gaps", "device_gaps", "environment_breaks", "identity_losses", "high")
    assert [found[name] for name in counts] == [5, 2, 2, 2, 2]


def test_links_replace_the_implicit_step() -> None:
    assert steps(panel(scope(way(link("a", "c"))))) == ["ac next", "bc implicit"]
    both = way(link("a", "b"), link("a", "c", "branch"))
    assert steps(panel(scope(both))) == ["ab next", "ac branch", "bc implicit"]


def test_a_loop_comes_on_top() -> None:
    found = steps(panel(scope(way(link("c", "a", "loop")))))
    assert found == ["ab implicit", "bc implicit", "ca loop"]


def test_a_link_out_of_the_path_is_ignored() -> None:
    away = fielded(way(link("a", "c")), "c", status="unused")
    assert steps(panel(scope(away))) == ["ab implicit"]
    other = fielded(way(link("a", "c")), "c", persona_ids=("ben",))
    assert steps(panel(scope(other, "anna"))) == ["ab implicit"]


def test_all_personas_are_the_union_of_their_paths() -> None:
    project = fielded(way(), "b", persona_ids=("ben",))
    assert steps(panel(scope(project))) == ["ac implicit", "ab implicit", "bc implicit"]


def test_a_pair_keeps_the_link_met_first() -> None:
    twice = way(link("a", "b", "next", "none"), link("a", "b", "branch", "seamless"))
    assert [step.handover for step in panel(scope(twice)).transitions][:1] == ["none"]
    assert steps(panel(scope(twice))) == ["ab next", "bc implicit"]


def test_forward_links_come_before_loops() -> None:
    project = way(link("a", "b", "loop", "none"), link("a", "b", "next", "partial"))
    assert steps(panel(scope(project))) == ["ab next", "bc implicit"]


def test_the_first_persona_decides_even_for_a_loop() -> None:
    project = fielded(way(link("a", "c", "loop")), "b", persona_ids=("anna",))
    assert "ac loop" in steps(panel(scope(project)))
    assert "ac implicit" in steps(panel(scope(project, "ben")))


def test_a_touchpoint_for_nobody_is_on_no_path() -> None:
    project = fielded(way(), "b", persona_ids=("anna",))
    journey = project.journeys[0].model_copy(update={"persona_ids": ("ben",)})
    alone = project.model_copy(update={"journeys": (journey,)})
    assert steps(panel(scope(alone))) == ["ac implicit"]


def test_without_personas_everything_is_one_path() -> None:
    assert steps(panel(scope(way(personas=[])))) == ["ab implicit", "bc implicit"]


@pytest.mark.parametrize(
    ("handover", "gap", "severity"),
    [("seamless", 0, "none"), ("partial", 0.5, "low"), ("none", 1, "low"), ("unknown", 1, "low")],
)
def test_the_handover_weakens_a_break(handover: str, gap: float, severity: str) -> None:
    step = panel(scope(way(link("a", "b", "next", handover), n=2))).transitions[0]
    assert (float(step.gap), step.severity) == (gap, severity)


@pytest.mark.parametrize(
    ("field", "ends", "breaks"),
    [
        ("channel_id", ("x", "y"), ["channel"]),
        ("channel_id", ("x", "x"), []),
        ("channel_id", ("x", None), []),
        ("channel_id", (None, "x"), []),
        ("devices", (["tv"], ["tablet"]), ["device"]),
        ("devices", (["tv", "tablet"], ["tablet"]), []),
        ("devices", ([], ["tablet"]), []),
        ("devices", (["tablet"], []), []),
        ("environment", ("online", "offline"), ["environment"]),
        ("environment", ("offline", "online"), ["environment"]),
        ("environment", ("online", "both"), []),
        ("environment", ("both", "offline"), []),
        ("identification", ("identified", "anonymous"), ["identity"]),
        ("identification", ("identified", "pseudonymous"), ["identity"]),
        ("identification", ("pseudonymous", "anonymous"), ["identity"]),
        ("identification", ("anonymous", "identified"), []),
        ("identification", ("identified", "identified"), []),
        ("identification", ("unknown", "anonymous"), []),
        ("identification", ("identified", "unknown"), []),
    ],
)
def test_what_breaks(field: str, ends: tuple[Any, Any], breaks: list[str]) -> None:
    assert list(pair(**{field: ends}).transitions[0].breaks) == breaks


def test_a_lost_identity_counts_twice() -> None:
    step = pair(identification=("identified", "anonymous")).transitions[0]
    assert (int(step.gap), step.severity) == (2, "medium")


def test_severity_is_high_from_three() -> None:
    ends = {"identification": ("identified", "anonymous"), "channel_id": ("x", "y")}
    assert pair(**ends).transitions[0].severity == "high"


def test_two_and_a_half_is_medium() -> None:
    step = panel(scope(rated(mini(), "T1", E=1))).ranking[0]
    half = step._replace(halves=5)
    assert (float(half.gap), half.severity) == (2.5, "medium")


def test_equal_gaps_rank_by_the_importance_of_the_arrival_then_order() -> None:
    cards = [
        touchpoint(name, "use", *([rating(I=i)] if i else []), seq=n, channel_id=name)
        for n, (name, i) in enumerate([("a", 9), ("b", 4), ("c", None), ("d", 5), ("e", 8)])
    ]
    found = [f"{s.start.id}{s.end.id}" for s in panel(scope(build(*cards))).ranking]
    assert found == ["de", "bc", "cd", "ab"]


def test_breaks_behind_a_seamless_handover_are_not_counted() -> None:
    found = as_json(panel(scope(way(link("a", "b", "next", "seamless"), n=2))))
    assert (found["channel_gaps"], found["ranking"], found["seamless_share"]) == (0, [], 100.0)


def test_one_touchpoint_has_no_transition() -> None:
    found = as_json(panel(scope(way(n=1))))
    assert (found["transitions"], found["mean_gap"], found["seamless_share"]) == (0, None, None)


def test_steps_that_nobody_discussed_are_counted() -> None:
    assert panel(scope()).undiscussed == 3


def test_after_a_rating_the_other_steps_stand() -> None:
    project = mini()
    before, after = panel(scope(project)), panel(scope(rated(project, "T1", E=1)))
    assert [new is old for old, new in zip(before.transitions, after.transitions, strict=True)] == [
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("field", "value", "breaks"),
    [
        ("channel_id", "shop", ()),
        ("devices", ("tv",), ("channel", "device")),
        ("environment", "offline", ("channel", "environment")),
        ("identification", "identified", ("channel",)),
    ],
)
def test_a_changed_touchpoint_breaks_anew(
    field: str, value: object, breaks: tuple[str, ...]
) -> None:
    project = mini()
    panel(scope(project))
    after = panel(scope(fielded(project, "T2", **{field: value})))
    step = next(step for step in after.transitions if step.start.id == "T2")
    assert step.breaks == breaks


def test_a_touchpoint_for_others_leaves_the_path_at_once() -> None:
    project = way(personas=[{"id": "anna", "name": "Anna"}])
    assert steps(panel(scope(project))) == ["ab implicit", "bc implicit"]
    assert steps(panel(scope(fielded(project, "b", persona_ids=("ben",))))) == ["ac implicit"]


def test_a_handover_counts_at_once() -> None:
    project = mini()
    assert panel(scope(project)).high == 2
    journey = project.journeys[0]
    links = tuple(one.model_copy(update={"handover": "seamless"}) for one in journey.links)
    again = journey.model_copy(update={"links": links})
    assert panel(scope(project.model_copy(update={"journeys": (again,)}))).high == 0
