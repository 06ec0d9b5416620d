"""Presenting with real keys and clicks: walking, coming back, displays that come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from canvas_app.model.edits import touchpoints
from canvas_app.model.project import Project
from canvas_app.widgets.hints import HINTS
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.presenter.desk import Desk
from canvas_app.widgets.presenter.displays import brought_back
from canvas_app.widgets.presenter.keys import DEEDS, DIGITS
from canvas_app.widgets.presenter.presenting import Presenting, present, timer_of
from canvas_app.widgets.presenter.screen import Screen
from canvas_app.widgets.presenter.show import Show

KEY = Qt.Key


@pytest.fixture
def going_on(window: MainWindow, qtbot: QtBot) -> Iterator[Presenting]:
    """A presentation that F5 began, with all its slides."""
    QTest.keyClick(window.canvas, KEY.Key_F5)
    found = window.findChild(Presenting)
    assert found is not None
    found.show.complete()
    yield found
    found.end()


@pytest.fixture
def press(going_on: Presenting, qtbot: QtBot) -> Callable[[Qt.Key], str]:
    """Return a function that presses a key and says which slide is shown then."""

    def pressed(key: Qt.Key) -> str:
        QTest.keyClick(going_on.screen, key)
        return going_on.show.slide.key

    return pressed


def test_f5_fills_the_screen_with_the_title(going_on: Presenting) -> None:
    assert going_on.screen.isFullScreen()
    assert going_on.screen.isVisible()
    assert going_on.show.slide.key == "title"


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_Space, KEY.Key_PageDown, KEY.Key_Return])
def test_keys_and_remotes_go_on(key: Qt.Key, press: Callable[[Qt.Key], str]) -> None:
    assert press(key) == "journey"


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_PageUp, KEY.Key_Backspace])
def test_keys_and_remotes_go_back(key: Qt.Key, press: Callable[[Qt.Key], str]) -> None:
    press(KEY.Key_Right)
    assert press(key) == "title"


def test_down_and_up_go_by_phase(press: Callable[[Qt.Key], str]) -> None:
    press(KEY.Key_Home)
    assert [press(KEY.Key_Down) for _ in range(3)] == [
        "phase:before",
        "phase:during",
        "phase:after",
    ]
    assert press(KEY.Key_Up) == "phase:during"


def test_end_shows_the_actions_and_home_the_whole_journey(
    press: Callable[[Qt.Key], str],
) -> None:
    assert press(KEY.Key_End) == "actions"
    assert press(KEY.Key_Right) == "actions"
    assert press(KEY.Key_Home) == "journey"


def test_a_digit_goes_to_a_stage_and_one_too_many_nowhere(
    press: Callable[[Qt.Key], str],
) -> None:
    assert press(KEY.Key_3) == "stage:purchase:1"
    assert press(KEY.Key_9) == "stage:purchase:1"


def test_a_click_goes_on_but_not_with_the_laser(going_on: Presenting, qtbot: QtBot) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(going_on.screen, left)
    assert going_on.show.slide.key == "journey"
    QTest.keyClick(going_on.screen, KEY.Key_L)
    QTest.mouseClick(going_on.screen, left, pos=QPoint(50, 50))
    assert going_on.show.slide.key == "journey"


def _roll(screen: Screen, delta: int) -> None:
    middle = QPointF(screen.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    turned = QPoint(0, delta)
    QApplication.sendEvent(screen, QWheelEvent(middle, middle, QPoint(), turned, *none, False))


def test_the_wheel_walks_one_slide_a_notch_however_fast_it_turns(
    going_on: Presenting, qtbot: QtBot
) -> None:
    for _ in range(6):
        _roll(going_on.screen, -40)
    assert going_on.show.index == 1
    qtbot.wait(300)
    _roll(going_on.screen, -120)
    assert going_on.show.index == 2
    qtbot.wait(300)
    _roll(going_on.screen, 120)
    assert going_on.show.index == 1


def test_b_blanks_the_screen_and_any_step_brings_the_slide_back(
    going_on: Presenting, press: Callable[[Qt.Key], str]
) -> None:
    press(KEY.Key_B)
    black = going_on.screen.grab().toImage().pixelColor(300, 300)
    assert black.lightness() == 0
    assert press(KEY.Key_Right) == "title"
    assert going_on.screen.grab().toImage().pixelColor(300, 300).lightness() > 0


def test_escape_goes_back_to_the_editor_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    card = window.session.journey.touchpoints[4].id
    window.session.select([card])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, KEY.Key_F5)
    found = window.findChild(Presenting)
    assert found is not None
    screen = found.screen
    QTest.keyClick(screen, KEY.Key_Escape)
    assert not screen.isVisible()
    assert window.findChild(Presenting) is None
    assert window.session.selection == (card,)
    qtbot.waitUntil(lambda: window.focusWidget() is window.canvas)


def test_no_key_edits_the_project(going_on: Presenting, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.select([window.session.journey.touchpoints[0].id])
    before = window.session.project
    for key in (KEY.Key_Delete, KEY.Key_N, KEY.Key_M, KEY.Key_V, KEY.Key_X, KEY.Key_D, KEY.Key_Z):
        QTest.keyClick(going_on.screen, key)
        QTest.keyClick(going_on.screen, key, Qt.KeyboardModifier.ControlModifier)
    assert window.session.project is before


def test_plus_makes_titles_larger_in_more_steps(
    going_on: Presenting, press: Callable[[Qt.Key], str]
) -> None:
    before = len(going_on.show.slides)
    press(KEY.Key_Plus)
    going_on.show.complete()
    assert going_on.show.form.scale == 1.25
    assert len(going_on.show.slides) > before
    press(KEY.Key_Minus)
    press(KEY.Key_Minus)
    assert going_on.show.form.scale == 1.0


@pytest.fixture
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas_app.widgets.presenter.deck.MANY", 0)


@pytest.mark.usefixtures("_small_is_large")
def test_of_a_large_journey_the_panels_follow_without_a_halt(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = present(window)
    assert found is not None
    before = len(found.show.slides)

    qtbot.waitUntil(lambda: len(found.show.slides) > before)

    assert found.show.slides[-1].key == "actions"
    found.end()


@pytest.fixture
def _small_is_very_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas_app.widgets.presenter.presenting.MANY", 0)


def begun(window: MainWindow, qtbot: QtBot) -> Presenting:
    """Return the presentation that begins once another thread has made its slides."""
    assert present(window) is None
    qtbot.waitUntil(lambda: window.findChild(Presenting) is not None)
    found = window.findChild(Presenting)
    assert found
    return found


@pytest.mark.usefixtures("_small_is_very_large")
def test_a_very_large_journey_is_presented_when_its_slides_are_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert present(window) is None
    found = begun(window, qtbot)
    assert found.screen.isVisible()
    assert (found.show.slide.key, found.show.slides[-1].key[:6]) == ("title", "stage:")
    qtbot.wait(100)
    assert window.findChildren(Presenting) == [found]
    found.end()


@pytest.mark.usefixtures("_small_is_very_large")
def test_what_is_presented_is_what_is_shown_by_then(window: MainWindow, qtbot: QtBot) -> None:
    assert present(window) is None
    assert window.session
    card = window.session.journey.touchpoints[0]
    window.session.apply(touchpoints.rename(card.id, "Ganz neu"))
    found = begun(window, qtbot)
    assert any("Ganz neu" in slide.said for slide in found.show.slides)
    found.end()


@pytest.mark.usefixtures("_small_is_large")
def test_who_asks_for_the_end_of_a_large_journey_gets_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = present(window)
    assert found is not None
    QTest.keyClick(found.screen, KEY.Key_End)

    qtbot.waitUntil(lambda: found.show.slide.key == "actions")

    found.end()


@pytest.mark.usefixtures("_small_is_large")
def test_larger_titles_of_a_large_journey_come_in_a_moment(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = present(window)
    assert found is not None
    QTest.keyClick(found.screen, KEY.Key_Plus)
    QTest.keyClick(found.screen, KEY.Key_Plus)

    qtbot.waitUntil(lambda: found.show.form.scale == 1.5)

    found.end()


@pytest.mark.usefixtures("_small_is_large")
def test_edits_of_a_large_journey_reach_its_slides(window: MainWindow, qtbot: QtBot) -> None:
    found = present(window)
    assert found is not None
    assert window.session is not None
    card = window.session.journey.touchpoints[0]
    window.session.apply(touchpoints.rename(card.id, "Ganz neu"))

    qtbot.waitUntil(lambda: any("Ganz neu" in slide.said for slide in found.show.slides))

    found.end()


def test_c_takes_the_contrast_theme_for_the_audience_alone(
    going_on: Presenting, press: Callable[[Qt.Key], str]
) -> None:
    from canvas_app.widgets import look

    press(KEY.Key_C)
    assert going_on.show.theme.name == "contrast"
    assert look.theme().name == "light"


def test_the_laser_shines_as_long_as_its_key_is_held(going_on: Presenting, qtbot: QtBot) -> None:
    QTest.keyPress(going_on.screen, KEY.Key_L)
    assert going_on.show.laser
    qtbot.wait(450)
    QTest.keyRelease(going_on.screen, KEY.Key_L)
    assert not going_on.show.laser


def test_an_edit_is_seen_and_the_show_stays_where_it_is(
    going_on: Presenting, window: MainWindow, press: Callable[[Qt.Key], str], qtbot: QtBot
) -> None:
    press(KEY.Key_2)
    assert window.session is not None
    card = next(t for t in window.session.journey.touchpoints if t.stage_id == "evaluation")
    window.session.apply(touchpoints.rename(card.id, "Quite another name"))
    qtbot.waitUntil(lambda: "Quite another name" in going_on.show.slide.said)
    assert going_on.show.slide.stage_id == "evaluation"


def test_the_name_of_the_slide_is_what_a_screen_reader_finds(
    going_on: Presenting, press: Callable[[Qt.Key], str]
) -> None:
    press(KEY.Key_3)
    assert going_on.screen.accessibleName() == "Kauf"
    assert "Auftragsbestätigung" in going_on.screen.accessibleDescription()


def test_a_display_that_goes_brings_everything_back_into_the_window(
    going_on: Presenting, window: MainWindow, press: Callable[[Qt.Key], str]
) -> None:
    press(KEY.Key_3)
    going_on.display_gone(QGuiApplication.primaryScreen())
    assert window.findChild(Presenting) is None
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert window.banner.words
    window.banner._press()
    again = window.findChild(Presenting)
    assert again is not None
    assert again.show.slide.key == "stage:purchase:1"
    again.end()


def test_a_display_that_comes_is_offered(window: MainWindow) -> None:
    QGuiApplication.instance().screenAdded.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    assert window.banner.words
    window.banner._press()
    found = window.findChild(Presenting)
    assert found is not None
    found.display_came(QGuiApplication.primaryScreen())
    assert found.show.hint
    found.end()


def test_a_display_that_is_plugged_in_again_shows_the_slide_it_lost(
    going_on: Presenting, window: MainWindow, press: Callable[[Qt.Key], str]
) -> None:
    press(KEY.Key_3)
    going_on.display_gone(QGuiApplication.primaryScreen())
    QGuiApplication.instance().screenAdded.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    window.banner._press()
    again = window.findChild(Presenting)
    assert again is not None
    assert again.show.slide.key == "stage:purchase:1"
    again.end()
    anew = present(window)
    assert anew is not None
    assert anew.show.slide.key == "title"
    anew.end()


def test_the_window_comes_back_from_a_display_that_is_gone(
    window: MainWindow, qtbot: QtBot
) -> None:
    room, gone = QGuiApplication.primaryScreen().availableGeometry(), QPoint(5_000, 300)
    window.move(gone)
    QGuiApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry().center()))
    assert room.contains(window.frameGeometry().topLeft())


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (QRect(100, 100, 800, 600), None),
        (QRect(600, 100, 800, 600), None),  # half on each of two displays
        (QRect(-700, 100, 800, 600), QRect(100, 84, 800, 600)),
        (QRect(3_000, 0, 800, 600), QRect(100, 84, 800, 600)),
        (QRect(1_600, 0, 800, 600), QRect(1_012, 84, 800, 600)),
        (QRect(0, 5_000, 4_000, 3_000), QRect(0, 0, 1_000, 768)),
    ],
)
def test_only_a_window_that_is_hardly_seen_is_moved(frame: QRect, place: QRect | None) -> None:
    rooms = [QRect(0, 0, 1_000, 768), QRect(1_000, 0, 824, 768)]
    assert brought_back(frame, rooms) == place


def test_the_timer_runs_on_when_the_presentation_ends(
    going_on: Presenting, window: MainWindow, press: Callable[[Qt.Key], str]
) -> None:
    press(KEY.Key_T)
    going_on.end()
    assert timer_of(window).running
    again = present(window)
    assert again is not None
    assert again.show.timer.running
    again.show.toggle_timer()
    again.end()


def test_every_key_of_the_sheet_works_and_no_other() -> None:
    told = {key for hint in HINTS if hint.context == "presenter" for key in hint.keys}
    assert told == {*DEEDS, *DIGITS}
    assert all(callable(getattr(Show, deed)) for deed in DEEDS.values())


def test_the_desk_counts_the_slides_that_are_made_while_it_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = present(window)
    assert found is not None
    desk = Desk(found.show)
    qtbot.addWidget(desk)
    found.show.complete()
    assert desk.page.text() == f"Slide 1 of {len(found.show.slides)}"
    found.end()


def test_the_desk_tells_notes_and_what_comes_next(going_on: Presenting, qtbot: QtBot) -> None:
    desk = Desk(going_on.show)
    qtbot.addWidget(desk)
    desk.show()
    QTest.keyClick(desk, KEY.Key_2)
    assert going_on.show.slide.key == "stage:evaluation:1"
    assert "38 Seiten" in desk.notes.toPlainText()
    assert desk.following.text().startswith("Evaluierung")
    QTest.mouseClick(desk.presets.button(10), Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.start, Qt.MouseButton.LeftButton)
    assert desk.digits.text() == "10:00"
    going_on.show.toggle_timer()


def test_without_cards_every_slide_can_be_shown(
    show: Callable[[Project], MainWindow], machine_tools: Project
) -> None:
    journey = machine_tools.journeys[0].model_copy(update={"touchpoints": (), "links": ()})
    bare = machine_tools.model_copy(
        update={"journeys": (journey,), "notes": (), "feedback": (), "budget_lines": ()}
    )
    found = present(show(bare))
    assert found is not None
    found.show.complete()
    for at in range(len(found.show.slides)):
        found.show.go(at)
        assert not found.screen.grab().isNull()
    found.end()


def test_a_window_that_is_closed_behind_the_slides_takes_them_along(window: MainWindow) -> None:
    show = present(window)
    assert show
    screen = show.screen
    window.close()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert not Shiboken.isValid(window)
    assert not Shiboken.isValid(screen) or not screen.isVisible()
