"""Colours, type and icons of the window."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QFontInfo, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.theme import THEMES
from canvas_app.widgets import look
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_style_sheet_leaves_no_role_unfilled(name: str) -> None:
    assert "$" not in look.style_sheet(THEMES[name])


def test_the_palette_is_made_of_the_roles_of_the_theme(qapp: QApplication) -> None:
    dark = look.palette(THEMES["dark"])
    assert dark.color(QPalette.ColorRole.Window).name() == THEMES["dark"].colour("surface")
    assert dark.color(QPalette.ColorRole.Text).name() == THEMES["dark"].colour("text")


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        look.colour("pink")


def test_the_bundled_typeface_is_used(program: Program) -> None:
    assert QFontInfo(look.font(13)).family() == look.FAMILIES[0]
    assert QFontInfo(look.font(20, "bold")).bold()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_a_dot_for_every_dot_of_the_screen(ratio: float, qapp: QApplication) -> None:
    made = look.pixmap("save", "text", 18, ratio)
    assert made.width() == round(18 * ratio)
    assert made.deviceIndependentSize().width() == pytest.approx(18)


def test_an_icon_takes_its_colour_from_the_role(program: Program) -> None:
    assert colours(look.icon("save", "danger"), QIcon.Mode.Normal) == {
        THEMES["light"].colour("danger")
    }


def test_a_disabled_icon_is_faint(program: Program) -> None:
    faint = THEMES["light"].colour("text.faint")
    assert colours(look.icon("save"), QIcon.Mode.Disabled) == {faint}


def test_another_theme_makes_other_icons(program: Program) -> None:
    program.set_theme("dark")
    assert colours(look.icon("save"), QIcon.Mode.Normal) == {THEMES["dark"].colour("text")}


def colours(icon: QIcon, mode: QIcon.Mode) -> set[str]:
    """Return the colours that cover a whole dot."""
    image = icon.pixmap(18, 18, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name() for dot in dots if dot.alpha() == 255}


def test_a_tick_stands_below_the_icons_of_a_menu(
    qapp: QApplication, fonts: None, qtbot: QtBot
) -> None:
    look.ground(qapp, "light")
    look.dress(qapp)
    menu = QMenu()
    qtbot.addWidget(menu)
    ticked = menu.addAction("")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    drawn = menu.addAction(look.icon("table"), "")
    menu.adjustSize()
    image = menu.grab().toImage()
    tick, icon = (middle_of_ink(image, menu.actionGeometry(each)) for each in (ticked, drawn))
    assert tick == pytest.approx(icon, abs=1.5)


def middle_of_ink(image: QImage, area: QRect) -> float:
    """Return the middle x of everything dark in an area."""
    columns = range(area.left() + 2, area.right() - 2)
    rows = range(area.top(), area.bottom())
    dark = [x for x in columns if any(image.pixelColor(x, y).lightness() < 120 for y in rows)]
    return (dark[0] + dark[-1]) / 2


def test_another_theme_does_not_give_the_style_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.ground(qapp, "light")
    look.dress(qapp)
    given: list[str] = []
    monkeypatch.setattr(QApplication, "setStyle", given.append)
    look.ground(qapp, "dark")
    look.ground(qapp, "light")
    assert given == []


def test_a_theme_is_taken_in_passes_of_the_event_loop_and_nothing_is_painted_between_them(
    window: MainWindow, program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    program.set_theme("dark")
    seen = [(window.updatesEnabled(), bool(qapp.styleSheet()))]
    while not seen[-1][0]:
        QApplication.processEvents()
        seen.append((window.updatesEnabled(), bool(qapp.styleSheet())))
    assert list(dict.fromkeys(seen)) == [(False, False), (False, True), (True, True)]
    assert seen.count((False, False)) > 1
    assert look.theme().colour("accent") in qapp.styleSheet()


def test_of_two_themes_that_follow_each_other_the_second_is_worn(
    window: MainWindow, program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    program.set_theme("dark")
    program.set_theme("light")
    qtbot.waitUntil(window.updatesEnabled)
    qtbot.waitUntil(lambda: qapp.styleSheet() == look.style_sheet(THEMES["light"]))


def test_the_same_sheet_is_not_given_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.dress(qapp)
    monkeypatch.delattr(QApplication, "setStyleSheet")
    look.dress(qapp)


def test_a_window_is_painted_at_the_end_of_a_change_and_does_not_wait_for_an_event(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    def ground() -> str:
        return window.screen().grabWindow(window.winId()).toImage().pixelColor(at).name()

    at = window.statusBar().geometry().bottomRight() - QPoint(2, 2)
    qtbot.waitUntil(lambda: ground() == THEMES["light"].colour("surface"))
    for _step in look.wear(qapp, "dark"):
        QApplication.processEvents()
    assert ground() == THEMES["dark"].colour("surface")


def test_a_window_that_has_got_its_sheet_is_laid_out_in_a_pass_and_painted_in_the_next(
    window: MainWindow, program: Program, qapp: QApplication
) -> None:
    program.set_theme("dark")
    dressed = 0
    while not window.updatesEnabled():
        QApplication.processEvents()
        dressed += bool(qapp.styleSheet()) and not window.updatesEnabled()
    assert dressed == 2


def test_a_change_of_theme_paints_each_part_of_a_window_once(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    class Painted(QObject):
        def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and isinstance(thing, QWidget):
                parts.append(thing)
            return False

    parts: list[QWidget] = []
    steps = look.wear(qapp, "dark")
    for _step in range(4):
        next(steps)
        QApplication.processEvents()
    watch = Painted()
    qapp.installEventFilter(watch)
    next(steps, None)
    qapp.removeEventFilter(watch)
    inside = [part for part in parts if window.sides.isAncestorOf(part)]
    assert len(inside) > 10
    assert len(inside) == len({*inside})
