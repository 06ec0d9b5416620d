"""A journey as CSV: for spreadsheets, and back through our own import."""

import csv
import io
from codecs import BOM_UTF8

import pytest

from canvas_app import paths
from canvas_app.export.csv_table import journey_csv
from canvas_app.export.options import PdfOptions
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Project, Rating, Touchpoint
from canvas_app.model.tables.columns import guessed, has_heading
from canvas_app.model.tables.plan import Plan, plan
from canvas_app.model.tables.reading import decoded, table_of
from tests.model.tables.projects import small

SAMPLES = sorted(path.stem for path in paths.resource("samples").glob("*.json"))


def written(project: Project, language: str = "en", **fields: object) -> bytes:
    view = JourneyView(project, project.journeys[0].id, **fields)  # type: ignore[arg-type]
    return journey_csv(view, PdfOptions(language=language)).data


def rows(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def planned(data: bytes, project: Project) -> Plan:
    table = table_of(decoded(data)[0])
    assert table
    assert has_heading(table)
    return plan(project, table, guessed(table, project, heading=True), heading=True)


def with_card(**fields: object) -> Project:
    project = small()
    card = Touchpoint.model_validate({"id": "q", "name": "Q", "stage_id": "one", **fields})
    journey = project.journeys[0].model_copy(update={"touchpoints": (card,), "links": ()})
    return project.model_copy(update={"journeys": (journey,), "notes": ()})


def test_a_twin_has_a_row_for_each_of_its_personas() -> None:
    found = rows(written(with_card(persona_ids=("a", "b"))))
    assert [(row["Name"], row["Personas"], row["id"]) for row in found] == [
        ("Q", "Anna", "q"),
        ("Q", "Ben", "q"),
    ]


def test_everyone_has_a_row_and_so_has_who_rated_apart() -> None:
    ratings = (
        Rating(view="customer", importance=4),
        Rating(view="customer", persona_id="b", importance=9),
    )
    found = rows(written(with_card(ratings=ratings)))
    assert [(row["Personas"], row["Importance"]) for row in found][1:] == [("Ben", "9")]
    assert found[0]["Personas"] == "Everyone"


def test_the_lens_leaves_out_the_others() -> None:
    found = rows(written(with_card(persona_ids=("a", "b")), lens="b"))
    assert [row["Personas"] for row in found] == ["Ben"]


def test_german_spreadsheets_get_semicolons_and_commas() -> None:
    project = with_card(ratings=(Rating(view="customer", importance=7.5, emotional=-1),))
    data = written(project, "de")
    (row,) = rows(data, ";")
    assert (row["Wichtigkeit"], row["Gefühl"]) == ("7,5", "-1")
    assert data.startswith(BOM_UTF8)
    assert data.count(b"\r\n") == 2


def test_nothing_is_a_formula() -> None:
    project = with_card(name="=1+1", description="fine\n+SUM(A1)", identifier="@x")
    (row,) = rows(written(project))
    assert (row["Name"], row["Description"]) == ("'=1+1", "'fine\n+SUM(A1)")
    assert planned(written(project), project).rows[0].name == "=1+1"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_our_own_import_reads_it_back(sample: str, language: str) -> None:
    project = load(paths.resource(f"samples/{sample}.json")).project
    found = planned(written(project, language), project)
    names = [card.name for card in project.journeys[0].touchpoints]
    assert found.problems == ()
    assert (found.channels, found.personas, found.departments) == ((), (), ())
    assert {row.name for row in found.rows} == set(names)
    assert any(row.scores for row in found.rows)


def test_the_same_journey_is_the_same_bytes() -> None:
    assert written(small()) == written(small())
