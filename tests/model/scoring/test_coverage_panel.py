"""P6 in the words and numbers of the specification."""

from __future__ import annotations

from canvas_app.model.scoring.coverage import NO_CHANNEL, as_json, panel
from tests.model.scoring.mini import build, fielded, mini, rating, scope, settled, touchpoint


def test_the_shares_of_the_worked_example() -> None:
    found = as_json(panel(scope()))
    assert found["cell_coverage"] == 80.0
    assert found["managed_share"] == 66.7
    assert (found["after_share"], found["after_neglected"]) == (40.0, False)
    assert (found["owner_share"], found["evidence_share"]) == (80.0, 20.0)


def test_the_blind_spots_of_the_worked_example() -> None:
    assert as_json(panel(scope()))["blind_spots"] == [
        {"kind": "stage_persona", "stage": "awareness", "persona": "ben"},
        {"kind": "stage_persona", "stage": "loyalty", "persona": "ben"},
        {"kind": "phase_environment", "phase": "before", "environment": "offline"},
        {"kind": "phase_environment", "phase": "during", "environment": "offline"},
        {"kind": "preferred_channel", "persona": "ben", "channel": "fair"},
    ]


def test_the_matrix_counts_a_touchpoint_for_all_with_everybody() -> None:
    assert as_json(panel(scope()))["matrix"] == {
        "awareness": {"anna": 1, "ben": 0},
        "evaluation": {"anna": 1, "ben": 1},
        "purchase": {"anna": 1, "ben": 1},
        "use": {"anna": 1, "ben": 1},
        "loyalty": {"anna": 1, "ben": 0},
    }


def test_a_touchpoint_for_somebody_else_counts_in_no_cell() -> None:
    project = mini()
    journey = project.journeys[0].model_copy(update={"persona_ids": ("ben",)})
    result = panel(scope(project.model_copy(update={"journeys": (journey,)})))
    assert result.matrix["awareness"] == {"ben": 0}
    assert result.live == 5


def test_both_counts_online_and_offline() -> None:
    found = panel(scope(fielded(mini(), "T2", environment="both")))
    assert found.environment["before"] == {"online": 2, "offline": 1}
    assert ("phase_environment", "before", "offline") not in found.blind_spots


def test_forms_count_per_phase() -> None:
    found = panel(scope(fielded(mini(), "T4", form="human")))
    assert found.form["after"] == {"interactive": 0, "static": 1, "human": 1}


def test_every_status_is_named_and_counts_whatever_is_live() -> None:
    assert as_json(panel(scope()))["status"] == {
        "active": 4,
        "unmanaged": 1,
        "unused": 1,
        "planned": 0,
        "retire": 0,
    }


def test_no_channel_is_a_channel_of_its_own() -> None:
    found = panel(scope(fielded(mini(), "T1", channel_id=None)))
    assert found.channels[NO_CHANNEL] == 1
    assert list(as_json(found)["channels"]) == ["", "email", "phone", "portal", "shop"]  # type: ignore[call-overload]


def test_a_phase_without_touchpoints_lacks_both_environments() -> None:
    project = build(touchpoint("t", "use"), personas=[])
    assert panel(scope(project)).blind_spots[:2] == (
        ("phase_environment", "before", "online"),
        ("phase_environment", "before", "offline"),
    )


def test_after_purchase_neglect_begins_below_a_quarter() -> None:
    before = [touchpoint(f"b{n}", "awareness") for n in range(3)]
    quarter = build(*before, touchpoint("a", "use"))
    assert not panel(scope(quarter)).after_neglected
    assert panel(scope(settled(quarter, after_share_min=25.1))).after_neglected
    assert panel(scope(build(*before, touchpoint("b4", "awareness")))).after_neglected


def test_an_empty_journey_has_no_shares() -> None:
    found = as_json(panel(scope(build())))
    shares = ("managed_share", "after_share", "owner_share", "evidence_share")
    assert [found[name] for name in shares] == [None] * 4
    assert (found["cell_coverage"], found["after_neglected"]) == (0.0, False)


def test_without_personas_there_are_no_cells() -> None:
    assert as_json(panel(scope(build(personas=[]))))["cell_coverage"] is None


def test_evidence_is_a_source_in_the_customer_view() -> None:
    project = build(
        touchpoint("inside", "use", rating("internal", E=3, source_id="s1"), seq=1),
        touchpoint("bare", "use", rating(E=3), seq=2),
        touchpoint("good", "use", rating(source_id="s1"), seq=3),
    )
    assert panel(scope(project)).without_evidence == ("inside", "bare")


def test_preferred_channels_come_persona_by_persona_in_their_order() -> None:
    personas = [
        {"id": "b", "name": "B", "preferred_channels": ["x", "phone", "a"]},
        {"id": "a", "name": "A", "preferred_channels": ["x"]},
    ]
    found = panel(scope(build(touchpoint("t", "use", channel_id="phone"), personas=personas)))
    channels = [spot[1:] for spot in found.blind_spots if spot.kind == "preferred_channel"]
    assert channels == [("b", "x"), ("b", "a"), ("a", "x")]


def test_a_preferred_channel_must_serve_this_persona_with_something_live() -> None:
    personas = [
        {"id": "a", "name": "A", "preferred_channels": ["x", "y"]},
        {"id": "b", "name": "B"},
    ]
    project = build(
        touchpoint("1", "use", channel_id="x", persona_ids=["b"]),
        touchpoint("2", "use", channel_id="y", status="unused"),
        personas=personas,
    )
    kinds = [spot.second for spot in panel(scope(project)).blind_spots[-2:]]
    assert kinds == ["x", "y"]


def test_a_lens_sees_its_own_column_and_evidence() -> None:
    assert set(panel(scope(persona_id="ben")).matrix["use"]) == {"ben"}
    project = build(touchpoint("t", "use", rating(persona_id="anna", source_id="s1")))
    assert panel(scope(project, "anna")).without_evidence == ()
    assert panel(scope(project, "ben")).without_evidence == ("t",)
