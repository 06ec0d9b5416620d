"""Cells of the table say what a touchpoint holds, and understand what is typed."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.cells import write
from canvas_app.model.project import Note, Persona, Rating
from canvas_app.panels.columns import BY_ID, COLUMNS, CellError, Cells, in_dictionary
from canvas_app.panels.tsv import from_tsv
from tests.model.edits.small import card, find, project

RATED = (
    Rating(persona_id="a", view="customer", importance=8),
    Rating(persona_id="b", view="customer", importance=4),
)


def cells(*cards: object, **shown: object) -> Cells:
    return Cells(JourneyView(project(*cards), "j", **shown))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("status", "To be RETIRED", "retire"),
        ("status", "retire", "retire"),
        ("channel_id", " website ", "web"),
        ("channel_id", "", None),
        ("channel_id", "–", None),
        ("environment", "", "online"),
        ("persona_ids", "B, A", ("b", "a")),
        ("persona_ids", "a;c\nb", ("a", "c", "b")),
        ("persona_ids", "Everyone", ()),
        ("persona_ids", "Alle", ()),
        ("devices", "Smartphone, Computer", ("smartphone", "desktop")),
        ("moment_of_truth", "x", True),
        ("moment_of_truth", "Nein", False),
        ("importance", "7,5", 7.5),
        ("importance", "10.0", 10),
        ("importance", "", None),
        ("success_chance", "40 %", 40),
        ("emotional", "−2", -2),
        ("votes", "3", 3),
        ("name", "  Two\nlines ", "Two lines"),
        ("description", "One\nTwo", "One\nTwo"),
    ],
)
def test_a_text_is_understood(column: str, text: str, value: object) -> None:
    assert cells(card("x")).parse(BY_ID[column], text) == value


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("name", "  ", "A touchpoint needs a name."),
        ("stage_id", "", "A touchpoint needs a stage."),
        ("form", "weird", "'weird' is not one of: Interactive, Static, Human."),
        ("goal_ids", "Fame", "'Fame' is not one of: Loyalty and recommendation."),
        ("importance", "11", "Please enter a number from 0 to 10, with at most one decimal."),
        ("importance", "1e999", "Please enter a number from 0 to 10, with at most one decimal."),
        ("votes", "1.5", "Please enter a whole number from 0 to 1,000,000."),
        ("moment_of_truth", "perhaps", "Please enter yes or no."),
        ("key", "k", "Key cannot be changed here."),
    ],
)
def test_what_is_not_understood_is_told_in_a_sentence(column: str, text: str, words: str) -> None:
    with pytest.raises(CellError, match=r".") as told:
        cells(card("x")).parse(BY_ID[column], text)
    assert str(told.value) == words


def test_every_cell_understands_what_it_says() -> None:
    shown = card("x", "ab", moment_of_truth=True, devices=("tv",), votes=2, ratings=RATED)
    for language in ("en", "de"):
        set_language(language)
        known = cells(shown, lens="a")
        for column in COLUMNS:
            if not column.fixed:
                value = known.value(shown, column)
                assert known.parse(column, known.written(column, value)) == value


def test_names_with_commas_are_told_apart() -> None:
    personas = (Persona(id="p", name="Lang, Petra"), Persona(id="q", name="Lang"))
    known = Cells(JourneyView(project(personas=personas), "j"))
    column = BY_ID["persona_ids"]
    assert known.parse(column, "Lang, Petra, Lang") == ("p", "q")
    assert known.written(column, ("p", "q")) == "Lang, Petra; Lang"
    assert known.parse(column, "Lang, Petra; Lang") == ("p", "q")


def test_a_rating_is_that_of_the_lens_in_the_view_shown() -> None:
    shown = card("x", "ab", ratings=RATED)
    column = BY_ID["importance"]
    assert cells(shown, lens="a").words(shown, column) == "8"
    assert cells(shown, lens="b").words(shown, column) == "4"
    inside = cells(shown, lens="a", view="internal")
    assert (inside.words(shown, column), inside.rated_view) == ("", "internal")


def test_what_counts_instead_of_a_missing_rating_is_its_ghost() -> None:
    shown = card("x", "ab", ratings=RATED)
    known = cells(shown)
    assert known.words(shown, BY_ID["importance"]) == ""
    assert known.ghost(shown, BY_ID["importance"]) == "6"


def test_notes_are_counted() -> None:
    notes = (Note(id="n1", text="a", touchpoint_id="x"), Note(id="n2", text="b"))
    shown = card("x")
    known = Cells(JourneyView(project(shown, notes=notes), "j"))
    assert known.words(shown, BY_ID["notes"]) == "1"


def test_a_cell_becomes_the_change_that_fills_it() -> None:
    shown = card("x", "ab")
    known = cells(shown, lens="b")
    edit = write("j", [known.cell(shown, BY_ID["importance"], 3)])
    after = find(edit.change(known.project), "x")
    assert after.ratings == (Rating(persona_id="b", view="customer", importance=3),)


def test_texts_stand_as_in_a_dictionary() -> None:
    words = ["Zebra", "Öl", "Äpfel", "Apfel", "Card 10", "Card 2", "straße", ""]
    order = ["", "Apfel", "Äpfel", "Card 2", "Card 10", "Öl", "straße", "Zebra"]
    assert sorted(words, key=in_dictionary) == order


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\nc\t\r\n", [["a", "b"], ["c", ""]]),
        ('"two\nlines"\t"say ""hi"""\n', [["two\nlines", 'say "hi"']]),
        ('5" pipe\tx', [['5" pipe', "x"]]),
        ('"open\tx\n', [['"open', "x"]]),
        ("\n\na\n", [[""], [""], ["a"]]),
        ("\ta", [["", "a"]]),
    ],
)
def test_text_with_tabs_becomes_cells_in_their_places(text: str, rows: list[list[str]]) -> None:
    assert from_tsv(text) == rows


def test_a_hundred_thousand_lines_are_cut_off() -> None:
    assert len(from_tsv("x\n" * 100_000)) == 20_000
