"""What the columns of a table mean: by headings in two languages, else by what is in them."""

from __future__ import annotations

import pytest

from canvas_app.model.project import Project
from canvas_app.model.tables.columns import field_of, guessed, has_heading, number_in
from canvas_app.model.tables.reading import Table, table_of
from tests.model.tables.projects import small


def table(text: str) -> Table:
    found = table_of(text.replace(" | ", "\t"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Touchpoint", "name"),
        ("Kontaktpunkt", "name"),
        ("Berührungspunkte", "name"),
        ("TITEL", "name"),
        ("Stufe", "stage"),
        ("Phase", "stage"),
        ("Kanäle", "channel"),
        ("Kanal-Mix", "channel"),
        ("Wichtigkeit (0–10)", "importance"),
        ("Importance score", "importance"),
        ("Erwartung", "expectation"),
        ("Erlebnis", "experience"),
        ("Gefühl", "emotional"),
        ("Emotion", "emotional"),
        ("Status", "status"),
        ("Zuständig", "owner"),
        ("Verantwortlich", "owner"),
        ("Abteilung", "owner"),
        ("Beschreibung", "description"),
        ("Persona", "persona"),
        ("Zielgruppe", "persona"),
        ("Foo", None),
        ("", None),
    ],
)
def test_headings_are_known_in_both_languages(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_headings_are_told_from_rows(project: Project) -> None:
    assert has_heading(table("Name | Stufe\nHotline | 2"))
    assert has_heading(table("Foo | Bar\nHotline | 2\nShop | 3"))
    assert not has_heading(table("Hotline | 2\nShop | 3"))
    assert not has_heading(table("Hotline | 2"))
    assert has_heading(table("Name | Stufe | Kanal"))


def test_headings_say_what_columns_mean_once_each(project: Project) -> None:
    found = table("Note | Name | Titel | Stufe\nx | Hotline | y | 2")
    assert guessed(found, project, heading=True) == ("description", "name", None, "stage")


def test_contents_say_what_columns_without_headings_mean(project: Project) -> None:
    rows = [
        ("One", "Hotline", "Phone", "Anna", "active", "8", "-1"),
        ("Two", "Shop", "Web", "Everyone", "geplant", "7,5", "2"),
    ]
    found = table("\n".join(" | ".join(row) for row in rows))
    assert guessed(found, project, heading=False) == (
        "stage",
        "name",
        "channel",
        "persona",
        "status",
        "importance",
        "emotional",
    )


def test_long_text_is_a_description_and_the_most_varied_column_the_name(project: Project) -> None:
    found = table("x | Hotline | " + "long " * 30 + "\nx | Shop | " + "text " * 30)
    assert guessed(found, project, heading=False) == (None, "name", "description")


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("7,5", 7.5), (" 7.5 ", 7.5), ("−1", -1), ("+2", 2), ("x", None), ("1.000,5", None)],
)
def test_numbers_have_a_point_or_a_comma(text: str, number: float | None) -> None:
    assert number_in(text) == number


def test_a_heading_that_is_the_word_wins_over_one_that_begins_with_it() -> None:
    found = table_of("Name;Ownership;Owner\nFair;paid;Sales\nFlyer;owned;Sales\n")
    assert found
    assert guessed(found, small(), heading=True) == ("name", None, "owner")
