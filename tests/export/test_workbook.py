"""A project as a workbook: typed cells, nothing that runs, the same bytes twice."""

import time
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.sheets import cell, listed
from canvas_app.export.workbook import project_xlsx
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Action, Note, Project
from tests.model.tables.projects import small


def written(project: Project) -> bytes:
    return project_xlsx(JourneyView(project, project.journeys[0].id), PdfOptions()).data


def sheet(data: bytes, name: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(BytesIO(data))[name].iter_rows()
    return [{str(top.value): each for top, each in zip(head, row, strict=True)} for row in rows]


@pytest.fixture(scope="module")
def sample() -> Project:
    return load(paths.resource("samples/f_saas_asis_tobe.json")).project


def test_the_sheets_are_those_of_the_specification(sample: Project) -> None:
    names = openpyxl.load_workbook(BytesIO(written(sample))).sheetnames
    assert names == ["touchpoints", "ratings", "notes", "budget", "feedback", "actions", "scores"]


def test_every_touchpoint_and_every_rating_is_a_row(sample: Project) -> None:
    data = written(sample)
    cards = [card for journey in sample.journeys for card in journey.touchpoints]
    assert [row["id"].value for row in sheet(data, "touchpoints")] == [card.id for card in cards]
    assert len(sheet(data, "ratings")) == sum(len(card.ratings) for card in cards)


def test_without_notes_there_are_none_in_the_workbook(sample: Project) -> None:
    view = JourneyView(sample, sample.journeys[0].id)
    assert sheet(written(sample), "notes")
    assert not sheet(project_xlsx(view, PdfOptions(notes=False)).data, "notes")


def test_numbers_are_numbers_and_ticks_are_ticks() -> None:
    data = written(small())
    (rating, *_others) = sheet(data, "ratings")
    assert (rating["importance"].value, rating["importance"].data_type) == (7.5, "n")
    assert rating["persona_id"].value is None
    card = sheet(data, "touchpoints")[0]
    assert (card["moment_of_truth"].value, card["moment_of_truth"].data_type) == (False, "b")
    assert card["persona_ids"].value == "a"


@pytest.mark.parametrize("name", ["=1+1", " =A1", "+49", "-x", "@x", "＝1", "#REF!", "#N/A"])
def test_text_is_text_whatever_it_looks_like(name: str) -> None:
    project = small()
    card = project.journeys[0].touchpoints[0].model_copy(update={"name": name})
    journey = project.journeys[0].model_copy(update={"touchpoints": (card,), "links": ()})
    found = sheet(written(project.model_copy(update={"journeys": (journey,)})), "touchpoints")
    assert found[0]["name"].data_type == "s"
    assert str(found[0]["name"].value).endswith(name)


def test_what_a_workbook_cannot_hold_is_a_visible_mark() -> None:
    project = small().model_copy(update={"title": "a\x00b"})
    assert openpyxl.load_workbook(BytesIO(written(project))).properties.title == "a\ufffdb"


@pytest.mark.parametrize("parts", [(), ("a",), ("a", "b"), ("a;b", "c"), ("[x",), (" a ", "b")])
def test_lists_come_back_as_they_were(parts: tuple[str, ...]) -> None:
    assert listed(str(cell(parts) or "")) == parts


def test_the_same_project_is_the_same_bytes_at_any_time(sample: Project) -> None:
    before = written(sample)
    time.sleep(2.1)  # archives count in steps of two seconds
    assert written(sample) == before


def test_nothing_of_the_machine_is_in_it(sample: Project) -> None:
    with ZipFile(BytesIO(written(sample))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert sample.modified[:10] in core


def test_the_scores_are_those_of_the_panels(sample: Project) -> None:
    rows = sheet(written(sample), "scores")
    found = {
        (row["journey_id"].value, row["scope"].value, row["key"].value): row["value"].value
        for row in rows
        if row["panel"].value == "journey_score"
    }
    assert found[("today", "all", "score")] == 43.4


def test_touchpoints_are_scored_one_by_one_for_all_personas_only(sample: Project) -> None:
    keys: dict[str, set[str]] = {}
    for row in sheet(written(sample), "scores"):
        keys.setdefault(str(row["scope"].value), set()).add(str(row["key"].value))
    assert any(".1." in key for key in keys.pop("all"))
    assert len(keys) > 3
    assert not any(".1." in key for found in keys.values() for key in found)


def test_a_filter_reaches_over_all_rows_and_heads_are_printed_again(sample: Project) -> None:
    for page in openpyxl.load_workbook(BytesIO(written(sample))):
        assert page.auto_filter.ref == page.dimensions
        assert (page.freeze_panes, page.print_title_rows) == ("A2", "$1:$1")
        assert page.sheet_properties.pageSetUpPr.fitToPage


def test_long_text_wraps_in_its_cell() -> None:
    notes = (Note(id="n", kind="note", text="two\nlines"), Note(id="m", kind="note", text="one"))
    found = sheet(written(small().model_copy(update={"notes": notes})), "notes")
    assert [bool(row["text"].alignment.wrap_text) for row in found] == [True, False]


@pytest.mark.parametrize(
    ("due", "value"), [("2025-06-30", datetime(2025, 6, 30)), ("soon", "soon"), ("0999-01-01",) * 2]
)
def test_a_day_is_a_day_where_a_workbook_knows_it(due: str, value: object) -> None:
    action = Action(id="a", title="2025-06-30", effect=1, effort=1, due=due)
    (row,) = sheet(written(small().model_copy(update={"actions": (action,)})), "actions")
    assert row["due"].value == value
    assert row["title"].value == "2025-06-30"
