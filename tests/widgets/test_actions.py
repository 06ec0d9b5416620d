"""The registry of actions: keys, words, icons, menus."""

from collections import Counter
from typing import get_args

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from canvas_app.gestures import keying
from canvas_app.i18n import set_language
from canvas_app.layout.icons import outline
from canvas_app.widgets import commands, menus
from canvas_app.widgets.actions import BY_ID, SPECS, spoken
from canvas_app.widgets.canvas.bound import named
from canvas_app.widgets.command import Actions
from canvas_app.widgets.dialogs.shortcuts import sheet
from canvas_app.widgets.hints import CONTEXTS, HINTS, Hint
from canvas_app.widgets.keys import is_letter, meet, refusal
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.spec import REASONS, Context, Needs, Spec

NEVER = set("[]\\/'`")
KNOWN: tuple[Spec | Hint, ...] = (*SPECS, *HINTS)


@pytest.mark.parametrize("context", get_args(Context))
def test_no_two_things_share_a_key_in_a_context(context: Context) -> None:
    # the canvas lies inside the window, so its keys must differ from the window's, too
    there = [each for each in KNOWN if meet(each.context, context)]
    keys = Counter(QKeySequence(key).toString() for each in there for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_that_the_canvas_knows_stands_in_the_registry() -> None:
    told = {named(key) for each in KNOWN if meet(each.context, "canvas") for key in each.keys}
    assert sorted({*keying.COMMANDS, *keying.LINK_COMMANDS} - told) == []


def test_every_context_with_keys_of_its_own_is_told(qapp: QApplication) -> None:
    titles = [title for title, _rows in sheet(Actions(qapp))]
    wanted = {CONTEXTS[hint.context] for hint in HINTS}
    assert wanted <= set(titles)


def test_no_action_has_a_key_that_a_person_could_not_give_it() -> None:
    assert {
        (spec.id, key) for spec in SPECS for key in spec.keys if refusal(key, spec.context)
    } <= {("help.context", "F1")}


def test_every_reason_why_an_action_is_off_has_words() -> None:
    assert set(REASONS) == set(get_args(Needs))


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(QKeySequence(key).toString() for spec in SPECS for key in spec.keys)


def test_no_key_is_missing_on_a_german_keyboard() -> None:
    assert [spec.id for spec in SPECS if NEVER & set("".join(spec.keys))] == []


def test_single_letters_work_on_the_canvas_only() -> None:
    letters = [spec for spec in SPECS if any(is_letter(key) for key in spec.keys)]
    assert {spec.context for spec in letters if spec.id != "help.shortcuts"} == {"canvas"}


def test_every_action_does_something_and_nothing_else_is_bound() -> None:
    assert set(BY_ID) == set(commands.RUN)


def test_every_action_stands_in_exactly_one_menu() -> None:
    listed = [id_ for _title, ids in menus.BAR for id_ in menus.flat(ids) if id_ in BY_ID]
    assert sorted(listed) == sorted(BY_ID)


def test_every_list_of_a_menu_is_filled_and_does_something() -> None:
    lists = {id_ for _title, ids in menus.BAR for id_ in ids if id_ and id_.startswith("list.")}
    assert lists == set(menus.FILLERS) == set(menus.PICKED) == set(menus.LIST_NAMES)


@pytest.mark.parametrize("spec", [spec for spec in SPECS if spec.icon], ids=lambda spec: spec.id)
def test_every_icon_is_bundled(spec: object) -> None:
    assert outline(spec.icon)  # type: ignore[attr-defined]


def test_the_sheet_of_shortcuts_names_every_action_with_a_key(qapp: QApplication) -> None:
    rows = [row for _title, rows in sheet(Actions(qapp)) for row in rows]
    told = {words.removeprefix("Insert: ") for words, _keys in rows}
    assert {spoken(spec) for spec in SPECS if spec.keys} <= told


def test_tooltips_name_the_shortcut(window: MainWindow) -> None:
    assert window.actions_["file.save"].toolTip() == "<qt>Save (Ctrl+S)</qt>"


def test_letters_can_be_switched_off(window: MainWindow) -> None:
    window.program.prefer(letter_keys=False)
    assert window.actions_["insert.touchpoint"].shortcuts() == []
    assert window.actions_["edit.undo"].shortcut().toString() == "Ctrl+Z"
    window.program.prefer(letter_keys=True)
    assert window.actions_["insert.touchpoint"].shortcut().toString() == "N"


def test_no_single_sign_is_a_command_when_letters_are_switched_off(window: MainWindow) -> None:
    window.program.prefer(letter_keys=False)
    left = [key for command in window.actions_ for key in command.keys if is_letter(key)]
    assert left == []
    assert window.actions_["help.shortcuts"].shortcuts() == []
    assert window.actions_["edit.rename"].keys == ("F2",)


def test_no_space_is_left_where_german_puts_one_before_the_dots() -> None:
    set_language("de")
    assert all(words == words.strip() for words in map(spoken, SPECS))
