"""The keyboard on the canvas: focus, commands, and names typed in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from canvas_app.model.project import MAX_NAME, Persona, PhaseName, Stage
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.editor import TitleEditor
from canvas_app.widgets.session import Session
from tests.model.edits.small import find, shown
from tests.widgets.canvas.hands import LEFT, cell, middle, point

Keys = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def keys(canvas: Canvas, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(canvas, key)


def names(session: Session) -> list[str]:
    return [card.name for card in session.journey.touchpoints]


def test_arrows_select_and_space_collects(canvas: Canvas, session: Session) -> None:
    keys(canvas, Keys.Key_Right)
    assert list(session.selection) == ["x"]
    keys(canvas, Keys.Key_Space, Keys.Key_Right, Keys.Key_Space)
    assert list(session.selection) == ["x", "y"]
    keys(canvas, Keys.Key_Delete)
    assert names(session) == ["z", "u"]


def test_what_has_the_focus_is_said(canvas: Canvas) -> None:
    said: list[str] = []
    canvas.target_named.connect(said.append)
    keys(canvas, Keys.Key_Right)
    assert said[-1].startswith("x")
    keys(canvas, Keys.Key_End, Keys.Key_Right)
    assert said[-1] == "three · A"


def test_alt_arrow_moves_the_card_and_the_focus_with_it(canvas: Canvas, session: Session) -> None:
    keys(canvas, Keys.Key_Right)
    QTest.keyClick(canvas, Keys.Key_Down, ALT)
    QTest.keyClick(canvas, Keys.Key_Right, ALT)
    assert find(session.project, "x").persona_ids == ("b",)
    assert len(session.history.past) == 1
    keys(canvas, Keys.Key_M)
    assert find(session.project, "x").moment_of_truth


@pytest.mark.parametrize("start", ["n", "double click", "letter"])
def test_ten_cards_need_ten_titles_and_ten_keys(
    canvas: Canvas, session: Session, start: str
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "three", "c"))
    if start == "n":
        canvas.add_here()
    elif start == "double click":
        QTest.mouseDClick(canvas, LEFT, pos=cell(canvas, "three", "c"))
    else:
        QTest.keyClicks(canvas, "T")
    for n in range(10):
        assert canvas.editor is not None
        QTest.keyClicks(canvas.editor, f"itle {n}" if start == "letter" and not n else f"Title {n}")
        QTest.keyClick(canvas.editor, Keys.Key_Return, CTRL)
    assert canvas.editor is not None
    QTest.keyClick(canvas.editor, Keys.Key_Escape)
    assert names(session)[4:] == [f"Title {n}" for n in range(10)]
    assert len(shown(session.project, "three", "c").split()) == 10
    assert len(session.history.past) == 10


def test_an_untouched_new_card_vanishes_without_a_step(canvas: Canvas, session: Session) -> None:
    picture = canvas.shown
    canvas.add_here()
    assert canvas.editor is not None
    QTest.keyClick(canvas.editor, Keys.Key_Escape)
    assert (session.history.past, canvas.shown) == ((), picture)
    assert canvas.hasFocus()


def test_an_empty_name_makes_no_card(canvas: Canvas, session: Session) -> None:
    canvas.add_here()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "   ")
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    assert session.history.past == ()


def test_tab_goes_on_in_the_next_stage_and_shift_tab_back(canvas: Canvas, session: Session) -> None:
    QTest.mouseDClick(canvas, LEFT, pos=cell(canvas, "one", "c"))
    for title, key in (("A", Keys.Key_Tab), ("B", Keys.Key_Backtab), ("C", Keys.Key_Return)):
        assert canvas.editor is not None
        QTest.keyClicks(canvas.editor, title)
        QTest.keyClick(canvas.editor, key)
    stages = {card.name: card.stage_id for card in session.journey.touchpoints[4:]}
    assert stages == {"A": "one", "B": "two", "C": "one"}
    assert canvas.editor is None


def test_f2_renames_in_one_step(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    keys(canvas, Keys.Key_F2)
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Hotline")
    QTest.keyClick(canvas.editor, Keys.Key_Enter)
    assert find(session.project, "x").name == "Hotline"
    assert len(session.history.past) == 1


def test_escape_keeps_the_old_name(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    canvas.rename_selected()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Hotline")
    QTest.keyClick(canvas.editor, Keys.Key_Escape)
    assert find(session.project, "x").name == "x"


def test_a_click_elsewhere_commits(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    canvas.rename_selected()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Hotline")
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "z"))
    assert find(session.project, "x").name == "Hotline"
    assert session.selection == ("z",)


def test_leaving_for_another_field_commits_and_lets_it_have_the_focus(
    canvas: Canvas, session: Session
) -> None:
    other = QLineEdit(canvas)
    other.show()
    session.select(["x"])
    canvas.rename_selected()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Hotline")
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert find(session.project, "x").name == "Hotline"
    assert other.hasFocus()


def test_a_pasted_text_of_many_lines_becomes_one(canvas: Canvas, session: Session) -> None:
    from PySide6.QtCore import QMimeData

    canvas.add_here()
    assert isinstance(canvas.editor, TitleEditor)
    mime = QMimeData()
    mime.setText("<b>one</b>\n two\r\n\tthree ")
    canvas.editor.insertFromMimeData(mime)
    assert canvas.editor.toPlainText() == "<b>one</b> two three"
    canvas.editor.insertPlainText("x" * 9_000)
    assert len(canvas.editor.toPlainText()) < 9_000
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    assert len(session.journey.touchpoints[-1].name) == MAX_NAME


def test_letters_typed_into_the_editor_are_no_commands(canvas: Canvas, session: Session) -> None:
    canvas.add_here()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "nmv N")
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    assert names(session)[-1] == "nmv N"


def test_shift_1_shows_everything_on_german_and_american_keyboards(canvas: Canvas) -> None:
    for key in (Keys.Key_1, Keys.Key_Exclam):
        canvas.zoom_to(3.0)
        QTest.keyClick(canvas, key, SHIFT)
        assert canvas.zoom < 1.1


def test_zooming_moves_the_editor_along(canvas: Canvas) -> None:
    session_free = cell(canvas, "three", "c")
    QTest.mouseDClick(canvas, LEFT, pos=session_free)
    assert canvas.editor is not None
    before = canvas.editor.geometry()
    canvas.zoom_to(1.5)
    assert canvas.editor.geometry() != before
    QTest.keyClick(canvas.editor, Keys.Key_Escape)


def test_another_journey_closes_the_editor(canvas: Canvas, session: Session) -> None:
    canvas.add_here()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "half a word")
    session.replace(session.project.model_copy(update={"id": "other"}), None)
    assert canvas.editor is None
    assert "half a word" not in names(session)


def test_tab_gives_the_focus_to_the_first_card(canvas: Canvas) -> None:
    canvas.clearFocus()
    said: list[str] = []
    canvas.target_named.connect(said.append)
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert said[-1].startswith("x")


@pytest.mark.parametrize(
    ("node", "key"), [("stage:two", "two"), ("band:before", "before"), ("lane_head:b", "B")]
)
def test_names_of_stages_phases_and_personas_are_typed_over(
    canvas: Canvas, session: Session, node: str, key: str
) -> None:
    head = canvas.shown.by_id[node]
    there = point(canvas, head.x + head.width / 2, head.y + min(head.height / 2, 20))
    QTest.mouseDClick(canvas, LEFT, pos=there)
    assert isinstance(canvas.editor, TitleEditor)
    assert canvas.editor.toPlainText() == key
    QTest.keyClicks(canvas.editor, "Renamed")
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    project = session.project
    named: tuple[Stage | PhaseName | Persona, ...] = (*project.stages, *project.phases)
    names = [each.name for each in (*named, *project.personas)]
    assert names.count("Renamed") == 1
    assert len(session.history.past) == 1


def test_the_head_of_everyone_has_no_name_to_type_over(canvas: Canvas, session: Session) -> None:
    session.show(open_everyone=True)
    head = canvas.shown.by_id["lane_head:*"]
    QTest.mouseDClick(canvas, LEFT, pos=point(canvas, head.x + 40, head.y + 20))
    assert canvas.editor is None


def test_ctrl_t_offers_the_lanes_of_one_card(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    QTest.keyClick(canvas, Keys.Key_T, CTRL)
    menus = [menu for menu in canvas.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menus[0].actions()] == ["Everyone", "A", "B", "C"]
    menus[0].actions()[2].trigger()
    assert find(session.project, "x").persona_ids == ("a", "b")
    menus[0].close()


def test_the_lanes_say_that_everyone_meets_a_card_already(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    for ticked in (["A"], ["Everyone"]):
        QTest.keyClick(canvas, Keys.Key_T, CTRL)
        (menu,) = (menu for menu in canvas.findChildren(QMenu) if menu.isVisible())
        assert [action.text() for action in menu.actions() if action.isChecked()] == ticked
        menu.actions()[0].trigger()
        assert find(session.project, "x").persona_ids == ()
        menu.close()
        menu.setParent(None)
