"""What lies in the parking lot, and what a typed line means."""

import pytest

from canvas_app.model.parking import sections, typed
from canvas_app.model.project import Note
from tests.model.edits.small import card, project


def test_notes_are_listed_by_kind_then_votes_then_entry() -> None:
    found = (
        Note(id="a", kind="pain", text="a"),
        Note(id="b", kind="pain", text="b", votes=2),
        Note(id="c", kind="question", text="c"),
        Note(id="d", kind="pain", text="d"),
        Note(id="e", kind="riddle", text="e"),
    )
    lot = sections(project().model_copy(update={"notes": found}))
    assert [(s.kind, [n.id for n in s.notes]) for s in lot] == [
        ("question", ["c"]),
        ("pain", ["b", "a", "d"]),
        ("riddle", ["e"]),
    ]


def test_only_decisions_are_listed_while_they_hang_on_a_card() -> None:
    found = (
        Note(id="a", kind="pain", text="a", touchpoint_id="x"),
        Note(id="b", kind="decision", text="b", touchpoint_id="x"),
    )
    lot = sections(project(card("x", "a")).model_copy(update={"notes": found}))
    assert [note.id for section in lot for note in section.notes] == ["b"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (" ?Why ", ("question", "Why")),
        ("- slow", ("pain", "slow")),
        ("+more", ("opportunity", "more")),
        ("so", ("decision", "so")),
        ("\\+1 each", ("decision", "+1 each")),
        ("?", ("question", "")),
    ],
)
def test_a_sign_says_the_kind_of_a_line(line: str, meant: tuple[str, str]) -> None:
    assert typed(line, "decision") == meant
