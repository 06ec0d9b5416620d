"""Which keys actions may have, and what of a person's changes is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import touchpoints
from canvas_app.widgets.actions import BY_ID, SPECS
from canvas_app.widgets.hints import HINTS
from canvas_app.widgets.keys import accepted, changed, holder, meet, present, refusal, reset
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.spec import Context

DUPLICATE, FIT, VOTE = BY_ID["edit.duplicate"], BY_ID["view.fit"], BY_ID["journey.vote"]


@pytest.mark.parametrize(
    ("key", "context", "why"),
    [
        ("Ctrl+Shift+X", "window", None),
        ("F9", "window", None),
        ("Alt+M", "window", None),
        ("?", "window", None),
        ("X", "canvas", None),
        ("Shift+3", "canvas", None),
        ("Ctrl+Alt+Left", "window", None),
        ("X", "window", "bare"),
        ("Del", "window", "bare"),
        ("Ctrl+Alt+Q", "window", "altgr"),
        ("Ctrl+[", "window", "strange"),
        ("Ctrl+/", "window", "strange"),
        ("'", "canvas", "strange"),
        ("`", "canvas", "strange"),
        ("Shift+.", "canvas", "strange"),
        ("Meta+X", "window", "strange"),
        ("Ctrl+X, Ctrl+Y", "window", "strange"),
        ("", "canvas", "strange"),
        ("Tab", "canvas", "fixed"),
        ("Esc", "canvas", "fixed"),
    ],
)
def test_keys_that_some_keyboards_lack_are_refused(
    key: str, context: Context, why: str | None
) -> None:
    assert refusal(key, context) == why


def test_a_key_belongs_to_an_action_or_to_the_canvas_itself() -> None:
    now = present(SPECS, {})
    assert holder("Ctrl+D", FIT, SPECS, now, HINTS) is DUPLICATE
    assert holder("Left", FIT, SPECS, now, HINTS) in HINTS
    assert holder("Shift+1", FIT, SPECS, now, HINTS) is None


def test_taking_a_key_over_takes_it_away() -> None:
    changes = changed(FIT, "V", SPECS, {})
    assert changes == {"view.fit": ("V",), "journey.vote": ()}
    assert accepted(changes, SPECS, HINTS) == changes


def test_resetting_takes_the_own_keys_back() -> None:
    changes = changed(FIT, "V", SPECS, {})
    assert reset(VOTE, SPECS, changes) == {"view.fit": ()}
    assert reset(FIT, SPECS, changes) == {"journey.vote": ()}


@pytest.mark.parametrize(
    "junk",
    [
        {"no.such": ("F7",)},
        {"view.fit": ("Ctrl+D",)},
        {"view.fit": ("[",)},
        {"view.fit": ("Left",)},
        {"view.fit": ("F7", "Ctrl+Alt+Q")},
        {"view.fit": ("F7",), "journey.vote": ("F7",)},
        {"view.fit": ("Shift+1",)},
    ],
)
def test_what_does_not_fit_is_dropped(junk: dict[str, tuple[str, ...]]) -> None:
    assert accepted(junk, SPECS, HINTS) == {}


KEYS = ("F7", "F8", "Ctrl+D", "V", "Shift+1", "Left", "Ctrl+Y")


@given(
    st.dictionaries(
        st.sampled_from([*list(BY_ID)[:12], "view.fit", "journey.vote"]),
        st.lists(st.sampled_from(KEYS), max_size=2, unique=True).map(tuple),
    )
)
def test_whatever_was_kept_no_two_actions_share_a_key(changes: dict[str, tuple[str, ...]]) -> None:
    now = present(SPECS, accepted(changes, SPECS, HINTS))
    for spec in SPECS:
        rivals = [o for o in SPECS if o is not spec and meet(o.context, spec.context)]
        assert not any(set(now[spec.id]) & set(now[other.id]) for other in rivals)


def test_sentences_name_the_key_a_person_chose(window: MainWindow) -> None:
    inspector = window.findChild(Inspector)
    assert inspector
    assert "New card: N." in inspector.nothing.text()
    window.program.prefer(keys={"insert.touchpoint": ("Ctrl+J",)})
    assert "New card: Ctrl+J." in inspector.nothing.text()
    window.program.prefer(keys={}, letter_keys=False)
    assert "New card" not in inspector.nothing.text()


def test_the_buttons_of_the_find_bar_name_the_key_a_person_chose(window: MainWindow) -> None:
    window.actions_["edit.find"].trigger()
    bar = window.finder.bar
    assert "(F3)" in bar.buttons["next"].toolTip()
    window.program.prefer(keys={"edit.find_next": ("Ctrl+J",)})
    assert "(Ctrl+J)" in bar.buttons["next"].toolTip()


def test_a_panel_without_cards_names_the_key_a_person_chose(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session
    cards = [card.id for card in window.session.journey.touchpoints]
    window.session.apply(touchpoints.delete(cards))
    book = window.sides.show_tab("gaps")
    assert isinstance(book, Book)
    book.show_key("gaps")

    def tells(words: str) -> bool:
        return any(words in label.text() for label in book.findChildren(QLabel))

    qtbot.waitUntil(lambda: tells("New card: N."))
    window.program.prefer(keys={"insert.touchpoint": ("Ctrl+J",)})
    qtbot.waitUntil(lambda: tells("New card: Ctrl+J."))
