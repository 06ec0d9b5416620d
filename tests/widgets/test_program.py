"""What all windows share: language, theme, layout, start page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from canvas_app import paths, preferences
from canvas_app.model.edits import touchpoints
from canvas_app.model.files.save import save
from canvas_app.model.plans import PLANS
from canvas_app.model.project import Project
from canvas_app.theme import THEMES
from canvas_app.widgets import look
from canvas_app.widgets.actions import written
from canvas_app.widgets.dialogs.preferences import PreferencesDialog
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.presenter.presenting import timer_of
from canvas_app.widgets.program import Program
from canvas_app.widgets.start_page import StartPage, samples

POINT = QPoint(0, 0)


def menu_of(window: MainWindow, id_: str) -> QMenu:
    menu = window.findChild(QMenu, id_)
    assert menu
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    return next(a for a in menu.actions() if a.text().replace("&", "") == words)


def start_page(window: MainWindow) -> StartPage:
    page = window.middle.currentWidget()
    assert isinstance(page, StartPage)
    return page


def tile(window: MainWindow, value: str) -> QWidget:
    found = [
        w for w in start_page(window).findChildren(QWidget) if getattr(w, "value", "") == value
    ]
    return found[0]


def test_a_language_changes_every_word_and_nothing_else(
    window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    assert window.session
    window.session.apply(touchpoints.rename("t01", "Changed"))
    window.session.select(["t02"])
    before = window.session.project
    entry(menu_of(window, "list.language"), "Deutsch").trigger()
    assert program.language == "de"
    assert window.session.project is before
    assert window.session.selection == ("t02",)
    assert preferences.load().language == "de"


def test_the_status_bar_speaks_the_language_at_once(window: MainWindow, program: Program) -> None:
    window.status.show_rated(27, 30)
    program.set_language("de")
    assert window.status.rated.text() == "27 von 30 bewertet"
    assert window.status.zoom.text().endswith("\N{NO-BREAK SPACE}%")


def test_the_canvas_is_laid_out_anew_in_the_language(
    window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    def said() -> str:
        return " ".join(node.label for node in window.canvas.scene.picture.nodes)

    assert "Everyone" in said()
    program.set_language("de")
    qtbot.waitUntil(lambda: "Everyone" not in said())


def test_qts_own_words_follow_the_language(window: MainWindow, program: Program) -> None:
    program.set_language("de")
    words = QApplication.translate("QPlatformTheme", "Cancel")
    assert words == "Abbrechen"
    program.set_language("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", "Strg+Eingabe Umschalt+Entf Alt+Auf Alt+Ab Bild auf Bild ab Pos1 Rücktaste"),
        ("en", "Ctrl+Enter Shift+Del Alt+Up Alt+Down Page Up Page Down Home Backspace"),
    ],
)
def test_keys_are_called_as_in_the_manual(program: Program, language: str, names: str) -> None:
    program.set_language("de" if language == "en" else "en")
    program.set_language(language)
    keys = ("Ctrl+Return", "Shift+Del", "Alt+Up", "Alt+Down", "PgUp", "PgDown", "Home", "Backspace")
    assert written(keys).replace(" / ", " ") == names


def test_the_palette_lists_names_in_the_language(window: MainWindow, program: Program) -> None:
    palette = window.findChild(Palette)
    assert palette
    program.set_language("de")
    assert "Suchmaschine (organisch)" in [row.words for row in palette.model.rows]


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_a_theme_is_worn_soon_and_remembered(
    window: MainWindow, program: Program, name: str, qtbot: QtBot
) -> None:
    program.set_theme(name)
    surface = THEMES[name].colour("surface")
    qtbot.waitUntil(lambda: window.palette().window().color().name() == surface)
    assert look.theme().name == name
    assert preferences.load().theme == name


def test_the_menu_ticks_the_theme_that_is_worn(window: MainWindow, program: Program) -> None:
    entry(menu_of(window, "list.theme"), "Dark").trigger()
    ticked = [a.text() for a in menu_of(window, "list.theme").actions() if a.isChecked()]
    assert ticked == ["&Dark"]


def test_the_start_page_offers_templates_and_samples(program: Program) -> None:
    window = program.start()
    page = start_page(window)
    values = [getattr(w, "value", None) for w in page.findChildren(QWidget)]
    assert set(PLANS) <= set(values)
    assert {str(path) for path, _title, _about in samples()} <= set(values)
    assert len(samples()) == 6


def test_enter_chooses_the_tile_in_focus(program: Program, qtbot: QtBot) -> None:
    window = program.start()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(tile(window, "blank"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isinstance(window.middle.currentWidget(), StartPage))
    assert window.session


def test_there_is_one_start_page_only(program: Program) -> None:
    assert program.start() is program.start()


@pytest.mark.parametrize("template", list(PLANS))
def test_a_template_becomes_a_new_document(program: Program, template: str, qtbot: QtBot) -> None:
    window = program.start()
    QTest.mouseClick(tile(window, template), Qt.MouseButton.LeftButton)
    assert window.session
    assert window.session.path is None
    assert window.session.project.language == "en"
    assert not window.isWindowModified()


def test_a_sample_is_shown_without_a_file_that_could_be_overwritten(program: Program) -> None:
    window = program.start()
    sample = str(paths.resource("samples/c_bank_omnikanal.json"))
    QTest.mouseClick(tile(window, sample), Qt.MouseButton.LeftButton)
    assert window.session
    assert window.session.path is None


def test_recent_files_that_are_gone_are_grey(program: Program, tmp_path: Path) -> None:
    gone = tmp_path / "gone.tpcanvas"
    program.remember(gone)
    page = start_page(program.start())
    row = next(b for b in page.findChildren(QPushButton) if b.property("value") == str(gone))
    assert not row.isEnabled()


def test_a_recent_file_is_opened_from_the_menu(
    window: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.tpcanvas"
    save(planning, path)
    program.remember(path)
    menu_of(window, "list.recent").actions()[0].trigger()
    qtbot.waitUntil(lambda: [w.session.path for w in program.windows if w.session] == [path])


def test_the_start_page_speaks_the_language(program: Program) -> None:
    window = program.start()
    program.set_language("de")
    names = {w.accessibleName() for w in start_page(window).findChildren(QWidget)}
    assert "Geschäftskunden" in names


def test_the_layout_of_a_window_is_remembered(
    show: Callable[[Project], MainWindow], program: Program, machine_tools: Project, qtbot: QtBot
) -> None:
    window = show(machine_tools)
    window.resize(1_000, 650)
    window.sides.setSizes([200, 400, 400])
    palette, _canvas, panels = window.sides.sizes()
    window.actions_["view.palette"].trigger()
    window.close()
    kept = preferences.load()
    assert (kept.palette_shown, kept.panels_shown) == (False, True)
    assert (kept.widths[0], kept.widths[2]) == (palette, panels)
    again = program.new_window()
    assert again.size().height() == 650


def test_preferences_are_in_force_at_once(window: MainWindow, program: Program) -> None:
    window.actions_["edit.preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert dialog
    QTest.mouseClick(dialog.ticks["letter_keys"], Qt.MouseButton.LeftButton)
    assert window.actions_["insert.touchpoint"].shortcuts() == []
    assert preferences.load().letter_keys is False
    assert not window.canvas.letters
    QTest.mouseClick(dialog.ticks["wheel_zooms"], Qt.MouseButton.LeftButton)
    assert window.canvas.wheel_zooms
    dialog.close()


def test_letters_that_are_no_commands_do_nothing(window: MainWindow, program: Program) -> None:
    program.prefer(letter_keys=False)
    assert window.session
    window.session.select(["t01"])
    before = window.session.project
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClicks(window.canvas, "nvmij")
    assert window.session.project is before
    assert window.canvas.editor is None


def test_a_second_window_speaks_and_looks_the_same(window: MainWindow, program: Program) -> None:
    program.set_language("de")
    other = program.new_window()
    assert other.actions_["edit.undo"].toolTip() == window.actions_["edit.undo"].toolTip()


def test_a_changed_scheme_of_the_system_is_followed(program: Program) -> None:
    program.set_theme("system")
    assert look.theme().name == look.system_theme()


def test_windows_hear_of_a_language_through_qt(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert window.actions_["file.save"].text() == "&Save"


def recents(window: MainWindow) -> list[str]:
    """Return the names of the files of the start page, from top to bottom."""
    buttons = start_page(window).findChildren(QPushButton)
    files = [each for each in buttons if each.property("value")]
    return [each.text() for each in sorted(files, key=lambda each: each.mapToGlobal(POINT).y())]


def star(window: MainWindow, path: Path) -> QToolButton:
    buttons = start_page(window).findChildren(QToolButton)
    return next(each for each in buttons if each.property("value") == str(path))


def test_a_pinned_file_stays_in_front_of_the_recent_ones(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two = tmp_path / "one.tpcanvas", tmp_path / "two.tpcanvas"
    for path in (one, two):
        path.touch()
        program.remember(path)
    window = program.start()
    assert recents(window) == ["two", "one"]
    star(window, one).click()
    qtbot.waitUntil(lambda: recents(window) == ["one", "two"])
    assert star(window, one).hasFocus()
    for n in range(20):
        program.remember(tmp_path / str(n))
    assert program.recent()[0] == one
    assert preferences.load().pinned == (str(one),)
    star(window, one).click()
    qtbot.waitUntil(lambda: program.pinned == ())
    assert one not in program.recent()


def test_the_menu_greys_a_file_that_is_gone(program: Program, tmp_path: Path) -> None:
    program.remember(tmp_path / "gone.tpcanvas")
    window = program.start()
    listed = menu_of(window, "list.recent").actions()
    assert [action.isEnabled() for action in listed] == [False]
    assert "gone.tpcanvas" in listed[0].text()


def test_t_starts_and_stops_the_timer(window: MainWindow) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_T)
    assert timer_of(window).running
    QTest.keyClick(window.canvas, Qt.Key.Key_T)
    assert not timer_of(window).running
