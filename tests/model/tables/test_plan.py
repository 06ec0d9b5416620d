"""Which touchpoints rows become, what is new with them, and why some are left out."""

from __future__ import annotations

import time

import pytest

from canvas_app.model.edits.place import Place
from canvas_app.model.edits.rows import add_rows
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Project, Touchpoint
from canvas_app.model.tables.columns import FIELDS, guessed
from canvas_app.model.tables.plan import Plan, plan
from canvas_app.model.tables.reading import Row, Table, made


def planned(project: Project, *rows: str, heading: bool = True) -> Plan:
    table = made([Row(i, tuple(row.split("|"))) for i, row in enumerate(rows, 1)])
    return plan(project, table, guessed(table, project, heading=heading), heading=heading)


def problem(project: Project, heading: str, cell: str) -> tuple[int, str]:
    found = planned(project, f"Name|{heading}", "Good|", f"Bad|{cell}")
    assert [row.name for row in found.rows] == ["Good"]
    return found.problems[0].line, found.problems[0].kind


def imported(project: Project, found: Plan, place: Place) -> list[Touchpoint]:
    edit = add_rows("j", found, place)
    after = edit.change(project)
    assert settle(after) == (after, ())
    cards = {card.id: card for card in after.journeys[0].touchpoints}
    return [cards[id_] for id_ in edit.select or ()]


def test_a_row_says_everything_about_a_touchpoint(project: Project) -> None:
    found = planned(
        project,
        "Name|Stage|Persona|Channel|Importance|Expectation|Experience|Emotion|Status|Owner|Note",
        "Chat|Two|Anna|phone|7,5|8|6.5|-1|geplant|Sales|'=1+1",
    )
    (card,) = imported(project, found, Place("one"))
    assert (card.name, card.stage_id, card.persona_ids) == ("Chat", "two", ("a",))
    assert (card.channel_id, card.owner_id, card.status) == ("phone", "sales", "planned")
    assert card.description == "=1+1"
    (rating,) = card.ratings
    assert (rating.persona_id, rating.view, rating.importance) == ("a", "customer", 7.5)
    assert (rating.expectation, rating.experience, rating.emotional) == (8, 6.5, -1)


@pytest.mark.parametrize("cell", ["2", "two", "TWO", "During", "during"])
def test_a_stage_is_named_numbered_or_a_phase(project: Project, cell: str) -> None:
    (row,) = planned(project, "Name|Stage", f"Chat|{cell}").rows
    assert row.stage_id == "two"


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("Stage", "Nowhere", "no_stage"),
        ("Stage", "9", "no_stage"),
        ("Status", "perhaps", "no_status"),
        ("Importance", "11", "no_score"),
        ("Importance", "high", "no_score"),
        ("Importance", "7.25", "too_fine"),
        ("Emotion", "-3", "no_score"),
    ],
)
def test_a_cell_that_means_nothing_is_told_by_line(
    project: Project, heading: str, cell: str, kind: str
) -> None:
    assert problem(project, heading, cell) == (3, kind)


def test_headings_alone_are_no_touchpoints(project: Project) -> None:
    found = planned(project, "Name|Stage|Channel")
    assert (found.rows, found.problems) == ((), ())


def test_a_row_without_a_name_is_told(project: Project) -> None:
    found = planned(project, "Name|Stage", "|2", "Chat|2")
    assert [(p.line, p.kind) for p in found.problems] == [(2, "no_name")]


@pytest.mark.parametrize("cell", ["", "-", "–", "?", "k.A."])
def test_no_number_is_no_rating(project: Project, cell: str) -> None:
    (card,) = imported(project, planned(project, "Name|Importance", f"Chat|{cell}"), Place("one"))
    assert card.ratings == ()


def test_new_names_are_new_once_and_known_ones_are_found(project: Project) -> None:
    found = planned(
        project,
        "Name|Channel|Persona|Owner",
        "A|Fax|Anna, Cem|Service",
        "B|fax|CEM|SALES",
        "C|Phone|everyone|",
        "D|bad|Dora|",
    )
    assert (found.channels, found.personas) == (("Fax", "bad"), ("Cem", "Dora"))
    assert found.departments == ("Service",)
    a, b, c, _d = imported(project, found, Place("one"))
    assert a.channel_id == b.channel_id
    assert (len(a.persona_ids), len(b.persona_ids), c.persona_ids) == (2, 1, ())


def test_names_of_rows_that_are_left_out_are_not_new(project: Project) -> None:
    found = planned(project, "Name|Channel|Importance", "A|Fax|99", "B|Web|5")
    assert found.channels == ()


def test_channels_that_do_not_fit_are_told(project: Project) -> None:
    rows = [f"Card {i}|Channel {i}" for i in range(200)]
    found = planned(project, "Name|Channel", *rows)
    assert len(found.channels) == 198
    assert {p.kind for p in found.problems} == {"too_many_channels"}


def test_rows_stand_in_their_order_where_the_keyboard_was(project: Project) -> None:
    found = planned(project, "Name|Stage", "A|", "B|2", "C|")
    after = add_rows("j", found, Place("two", after="y", before="z")).change(project)
    cards = [t for t in after.journeys[0].touchpoints if t.stage_id == "two"]
    names = [t.name for t in sorted(cards, key=lambda t: t.seq)]
    assert names == ["Shop", "A", "B", "C", "Mail"]


def test_rows_that_leave_the_persona_open_are_for_the_lane(project: Project) -> None:
    (card,) = imported(project, planned(project, "Name|Stage", "A|1"), Place("one", "b"))
    assert card.persona_ids == ("b",)


def test_long_names_are_shortened_and_counted(project: Project) -> None:
    found = planned(project, "Name|Stage", "x" * 10_000 + "|1")
    assert (len(found.rows[0].name), found.cut) == (500, 9_500)
    assert add_rows("j", found, Place("one")).facts["cut"] == 9_500


def test_20_000_rows_are_planned_in_a_moment(project: Project) -> None:
    cells = ("Hotline", "Two", "Anna", "Phone", "7,5", "8", "6", "-1", "active", "Sales", "Text")
    table = Table(tuple(Row(i, cells) for i in range(1, 20_001)))
    start = time.thread_time()
    assert len(plan(project, table, FIELDS, heading=False).rows) == 20_000
    assert time.thread_time() - start < 3
