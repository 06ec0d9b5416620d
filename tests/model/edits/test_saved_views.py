"""Filters under a name: kept, renamed, deleted, and never of what is gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.model.edits import channels, departments, personas, saved_views, stages
from canvas_app.model.edits.edit import Edit
from canvas_app.model.files.consistency import settle
from canvas_app.model.files.load import project_from
from canvas_app.model.files.write import to_bytes
from canvas_app.model.filter import Filter, filter_of
from canvas_app.model.project import MAX_SAVED_VIEWS, Project, SavedView
from tests.model.edits.small import project, refusal

EVERYTHING = Filter(
    text="Größe",
    channels=frozenset({"web"}),
    no_channel=True,
    owners=frozenset({"sales"}),
    no_owner=True,
    statuses=frozenset({"retire", "planned"}),
    stages=frozenset({"one", "two"}),
    personas=frozenset({"a", "b"}),
    note_kinds=frozenset({"pain", "own kind"}),
    environments=frozenset({"both"}),
    evidence="without",
    moment_of_truth=True,
    success=True,
    unrated=True,
)


def kept(wanted: Filter = EVERYTHING, name: str = "Mine") -> Project:
    return saved_views.keep(name, wanted, "a", "internal").change(project())


def test_a_filter_is_kept_with_lens_and_ratings() -> None:
    (saved,) = kept().saved_views
    assert filter_of(saved) == EVERYTHING
    assert (saved.name, saved.lens_id, saved.view) == ("Mine", "a", "internal")


def test_a_view_of_the_same_name_is_replaced_in_its_place() -> None:
    twice = saved_views.keep("Other", Filter(success=True)).change(kept())
    again = saved_views.keep("Mine", Filter(text="x")).change(twice)
    assert [saved.name for saved in again.saved_views] == ["Mine", "Other"]
    assert again.saved_views[0].id == twice.saved_views[0].id
    assert filter_of(again.saved_views[0]) == Filter(text="x")


def test_a_view_is_renamed_and_deleted() -> None:
    id_ = kept().saved_views[0].id
    assert saved_views.rename(id_, "New").change(kept_as(id_)).saved_views[0].name == "New"
    assert saved_views.delete([id_]).change(kept_as(id_)).saved_views == ()


def kept_as(id_: str) -> Project:
    return project(saved_views=(SavedView(id=id_, name="Mine"),))


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (saved_views.keep("", Filter()), "invalid_value"),
        (saved_views.keep("x", Filter(), "nobody"), "gone"),
        (saved_views.keep("x", Filter(), None, "upside down"), "invalid_value"),
        (saved_views.rename("nix", "x"), "gone"),
        (saved_views.delete(["nix"]), "gone"),
    ],
)
def test_what_cannot_be_done_is_refused(edit: Edit, kind: str) -> None:
    assert refusal(edit, kept()).kind == kind


def test_there_is_a_highest_number_of_views() -> None:
    full = tuple(SavedView(id=str(n), name=str(n)) for n in range(MAX_SAVED_VIEWS))
    error = refusal(saved_views.keep("one more", Filter()), project(saved_views=full))
    assert (error.kind, error.facts) == ("too_many_saved_views", {"limit": MAX_SAVED_VIEWS})


@pytest.mark.parametrize(
    ("edit", "field", "left"),
    [
        (channels.delete(["web"]), "channel_ids", ()),
        (departments.delete(["sales"]), "owner_ids", ()),
        (stages.delete("one"), "stage_ids", ("two",)),
        (personas.delete("b", None), "persona_ids", ("a",)),
    ],
)
def test_what_is_deleted_is_taken_out_of_the_views(
    edit: Edit, field: str, left: tuple[str, ...]
) -> None:
    after = edit.change(kept())
    assert getattr(after.saved_views[0], field) == left
    assert settle(after) == (after, ())


def test_the_lens_of_a_deleted_persona_is_everybody() -> None:
    (saved,) = personas.delete("a", None).change(kept()).saved_views
    assert (saved.lens_id, saved.persona_ids) == (None, ("b",))


def test_views_come_back_from_the_file_and_none_leave_no_trace() -> None:
    opened, repairs, _ = project_from(to_bytes(kept()))
    assert (opened.saved_views, repairs) == (kept_in(opened), ())
    assert b"saved_views" not in to_bytes(project())


def kept_in(opened: Project) -> tuple[SavedView, ...]:
    (saved,) = opened.saved_views
    assert filter_of(saved) == EVERYTHING
    return (saved,)


@given(
    st.builds(
        Filter,
        text=st.text(max_size=5).map(str.strip),
        statuses=st.frozensets(st.sampled_from(["active", "planned"])),
        stages=st.frozensets(st.sampled_from(["one", "two"])),
        evidence=st.sampled_from(["any", "with", "without"]),
        success=st.booleans(),
    )
)
def test_every_filter_comes_back_as_it_was_kept(wanted: Filter) -> None:
    (saved,) = kept(wanted).saved_views
    assert filter_of(saved) == wanted


def test_views_are_put_into_another_order_and_those_not_named_stay_behind() -> None:
    three = kept()
    for name in ("Second", "Third"):
        three = saved_views.keep(name, Filter(text=name)).change(three)
    ids = [saved.id for saved in three.saved_views]
    moved = saved_views.arrange([ids[2], ids[0]]).change(three)
    assert [saved.name for saved in moved.saved_views] == ["Third", "Mine", "Second"]
    assert saved_views.arrange(ids).change(three) is three
    assert refusal(saved_views.arrange(["nobody"]), three)
