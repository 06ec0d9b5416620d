"""Snapshots: the content of a time under a name, looked at, compared and brought back."""

from __future__ import annotations

import time

from canvas_app.model.edits import personas, snapshots, stages
from canvas_app.model.edits.touchpoints import delete, rename
from canvas_app.model.files.consistency import settle
from canvas_app.model.files.load import project_from
from canvas_app.model.files.save import check
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import MAX_SNAPSHOTS, Project
from canvas_app.model.scoring import comparison
from canvas_app.model.snapshots import past_id, then, with_past
from tests.model.edits.small import card, project, refusal

THEN, LATER = "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"


def taken(name: str = "Before", time: str = THEN) -> Project:
    return snapshots.take(name, time).change(project(card("x"), card("y", stage="two")))


def names(found: Project) -> list[str]:
    return [snapshot.name for snapshot in found.snapshots]


def test_a_snapshot_keeps_the_content_and_shares_its_records() -> None:
    found = taken()
    (snapshot,) = found.snapshots
    assert (snapshot.name, snapshot.time) == ("Before", THEN)
    assert snapshot.project.journeys[0] is found.journeys[0]
    assert not hasattr(snapshot.project, "snapshots")


def test_what_comes_later_does_not_change_a_snapshot() -> None:
    found = delete(("x",)).change(rename("y", "Other").change(taken()))
    past = then(found, found.snapshots[0])
    assert [card.name for card in past.journeys[0].touchpoints] == ["x", "y"]
    assert past.snapshots == found.snapshots


def test_snapshots_survive_the_file() -> None:
    found = rename("y", "Other").change(taken())
    data = to_bytes(found)
    check(data)
    assert project_from(data)[0] == found
    assert settle(found) == (found, ())


def test_unknown_fields_of_the_project_are_kept_in_a_snapshot() -> None:
    found = snapshots.take("Before", THEN).change(project(card("x"), colour="red"))
    assert project_from(to_bytes(found))[0].snapshots[0].project.colour == "red"  # type: ignore[attr-defined]


def test_restoring_keeps_what_was_there_as_a_snapshot() -> None:
    before = rename("y", "Other").change(taken())
    found = snapshots.restore(before.snapshots[0].id, "Kept", LATER).change(before)
    assert [card.name for card in found.journeys[0].touchpoints] == ["x", "y"]
    assert names(found) == ["Before", "Kept"]
    again = snapshots.restore(found.snapshots[1].id, "Third", LATER).change(found)
    assert [card.name for card in again.journeys[0].touchpoints] == ["x", "Other"]
    assert (again.id, again.created) == (before.id, before.created)


def test_restoring_needs_room_for_what_was_there() -> None:
    found = project(card("x"))
    for n in range(MAX_SNAPSHOTS):
        found = snapshots.take(f"{n}", THEN).change(found)
    first, second = (snapshot.id for snapshot in found.snapshots[:2])
    assert refusal(snapshots.restore(first, "Kept", LATER), found).kind == "too_many_snapshots"
    after = snapshots.restore(first, "Kept", LATER, (second,)).change(found)
    assert names(after) == ["0", *(f"{n}" for n in range(2, MAX_SNAPSHOTS)), "Kept"]


def test_there_are_at_most_twenty_and_one_may_go_for_another() -> None:
    found = project(card("x"))
    for n in range(MAX_SNAPSHOTS):
        found = snapshots.take(f"{n}", THEN).change(found)
    assert refusal(snapshots.take("More", THEN), found).kind == "too_many_snapshots"
    oldest = found.snapshots[0].id
    assert names(snapshots.take("More", THEN, (oldest,)).change(found))[-2:] == ["19", "More"]


def test_snapshots_are_renamed_and_deleted() -> None:
    found = taken()
    (snapshot,) = found.snapshots
    assert names(snapshots.rename(snapshot.id, "Ist").change(found)) == ["Ist"]
    assert snapshots.delete((snapshot.id,)).change(found).snapshots == ()
    assert refusal(snapshots.delete(("?",)), found).kind == "gone"
    assert refusal(snapshots.rename("?", "Ist"), found).kind == "gone"


def test_a_journey_of_then_is_compared_with_now_though_its_stage_is_gone() -> None:
    start = snapshots.take("Before", THEN).change(
        project(card("x", "a", stage="two"), card("y", "ab"))
    )
    gone = personas.delete("a", "b").change(stages.delete("two", "one").change(start))
    both = with_past(gone)
    past = next(j for j in both.journeys if j.id == past_id(gone.snapshots[0].id, "j"))
    assert past.name == "Before · J"
    found = comparison.panel(both, past, both.journeys[0])
    assert found.touchpoints == (2, 2)
    assert with_past(project()) == project()


def test_a_large_project_is_kept_at_once() -> None:
    large = project(*(card(f"t{n}", seq=n) for n in range(5_000)))
    snapshots.take("Warm", THEN).change(large)
    start = time.thread_time()
    snapshots.take("Before", THEN).change(large)
    assert time.thread_time() - start < 0.5
