"""Ids are unique and references lead somewhere, or a repair is told, or the file is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from canvas_app import paths
from canvas_app.model.files.errors import LoadError, Problem, Repair
from canvas_app.model.files.load import load, project_from
from canvas_app.model.files.order import in_order
from canvas_app.model.project import Project
from tests.model.files import seeds

Change = Callable[[Any], object]


def opened(change: Change) -> tuple[Project, tuple[Repair, ...]]:
    """Open the full project after a change of its tree."""
    tree = seeds.full()
    change(tree)
    project, repairs, _ = project_from(seeds.to_json(tree))
    return project, repairs


def problem(change: Change) -> Problem:
    """Return the first problem for which the changed project is refused."""
    with pytest.raises(LoadError) as caught:
        opened(change)
    assert caught.value.kind == "inconsistent"
    return caught.value.problems[0]


def journey(tree: Any) -> Any:
    return tree["journeys"][0]


def first(tree: Any) -> Any:
    return journey(tree)["touchpoints"][0]


@pytest.mark.parametrize(
    ("change", "kind"),
    {
        "unknown stage": (lambda t: first(t).update(stage_id="nix"), "unknown_reference"),
        "unknown channel": (lambda t: first(t).update(channel_id="nix"), "unknown_reference"),
        "unknown preferred channel": (
            lambda t: t["personas"][0].update(preferred_channels=["nix"]),
            "unknown_reference",
        ),
        "rating of an unknown persona": (
            lambda t: first(t)["ratings"][0].update(persona_id="nix"),
            "unknown_reference",
        ),
        "money for nothing": (
            lambda t: t["budget_lines"][0].update(touchpoint_ids=["t1", "nix"]),
            "unknown_reference",
        ),
        "feedback about nothing": (
            lambda t: t["feedback"][0].update(touchpoint_ids=["nix"]),
            "unknown_reference",
        ),
        "link to nothing": (lambda t: journey(t)["links"][0].update(to="nix"), "unknown_reference"),
        "link to itself": (lambda t: journey(t)["links"][0].update(to="t1"), "self_link"),
        "two stages with one id": (lambda t: t["stages"][1].update(id="s1"), "duplicate_id"),
        "two cards with one id": (
            lambda t: journey(t)["touchpoints"][1].update(id="t1"),
            "duplicate_id",
        ),
        "two cards with one key": (
            lambda t: journey(t)["touchpoints"][1].update(key="k1"),
            "duplicate_key",
        ),
        "a card in two journeys": (
            lambda t: t["journeys"].append({"id": "j2", "name": "Soll", "touchpoints": [first(t)]}),
            "duplicate_id",
        ),
        "two ratings of one persona": (
            lambda t: first(t)["ratings"].append(first(t)["ratings"][0] | {"importance": 1}),
            "duplicate_rating",
        ),
        "phases out of order": (lambda t: t["phases"].reverse(), "phases"),
        "stages against the phases": (lambda t: t["stages"].reverse(), "phase_order"),
        "four answers instead of five": (
            lambda t: t["feedback"][1].update(distribution=[1, 2, 3, 4]),
            "answer_counts",
        ),
        "in a snapshot": (
            lambda t: t["snapshots"][0]["project"]["stages"].reverse(),
            "phase_order",
        ),
    }.values(),
)
def test_contradictions_are_refused(change: Change, kind: str) -> None:
    assert problem(change).kind == kind


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (lambda t: first(t).update(owner_id="nix"), "owner_id", None),
        (lambda t: first(t).update(persona_ids=["nix", "a"]), "persona_ids", ("a",)),
        (lambda t: first(t).update(goal_ids=["g1", "nix"]), "goal_ids", ("g1",)),
    ],
)
def test_optional_references_to_nothing_are_emptied(
    change: Change, field: str, value: object
) -> None:
    project, repairs = opened(change)
    assert getattr(project.journeys[0].touchpoints[0], field) == value
    assert [repair.kind for repair in repairs] == ["emptied"]


@pytest.mark.parametrize("name", ["notes", "actions"])
def test_notes_and_actions_of_a_lost_card_stay_without_it(name: str) -> None:
    project, repairs = opened(lambda t: t[name][0].update(touchpoint_id="nix"))
    assert getattr(project, name)[0].touchpoint_id is None
    assert [(repair.kind, repair.facts["id"]) for repair in repairs] == [("emptied", "nix")]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t["stages"].append(t["stages"][1]),
        lambda t: journey(t)["touchpoints"].append(first(t)),
        lambda t: journey(t)["links"].append(journey(t)["links"][0]),
        lambda t: first(t)["ratings"].append(first(t)["ratings"][0]),
        lambda t: journey(t)["persona_ids"].append("a"),
        lambda t: t["snapshots"].append(t["snapshots"][0]),
    ],
)
def test_equal_twins_are_dropped_and_counted(change: Change) -> None:
    project, repairs = opened(change)
    assert project == opened(lambda t: None)[0]
    assert [repair.kind for repair in repairs] == ["dropped"]


def test_links_may_form_loops() -> None:
    ring = {"id": "l2", "from": "t2", "to": "t1", "kind": "loop"}
    project, repairs = opened(lambda t: journey(t)["links"].append(ring))
    assert (len(project.journeys[0].links), repairs) == (2, ())


def test_ids_may_be_equal_across_kinds() -> None:
    _, repairs = opened(lambda t: t["departments"].append({"id": "s1", "name": "Auch"}))
    assert repairs == ()


def test_a_project_in_order_is_not_copied() -> None:
    from canvas_app.model.files.consistency import settle

    project, _ = opened(lambda t: None)
    assert settle(project)[0] is project


def test_unknown_members_of_open_lists_are_kept() -> None:
    project, _ = opened(lambda t: (t.update(market="space"), first(t).update(ownership="stolen")))
    assert (project.market, project.journeys[0].touchpoints[0].ownership) == ("space", "stolen")


@pytest.mark.parametrize("path", sorted(paths.resource("samples").glob("*.json")), ids=str)
def test_the_samples_are_in_order_at_first_sight(path: Path) -> None:
    assert in_order(load(path).project)


def test_saved_views_forget_what_is_not_there_and_say_so() -> None:
    lost = {
        "id": "v1",
        "name": "Mine",
        "channel_ids": ["nix"],
        "owner_ids": ["nix"],
        "stage_ids": ["nix"],
        "persona_ids": ["a", "nix"],
        "lens_id": "nix",
        "success": True,
    }
    project, repairs = opened(lambda t: t.update(saved_views=[lost]))
    (saved,) = project.saved_views
    assert (saved.channel_ids, saved.owner_ids, saved.stage_ids) == ((), (), ())
    assert (saved.persona_ids, saved.lens_id, saved.success) == (("a",), None, True)
    assert [repair.kind for repair in repairs] == ["emptied"] * 5
