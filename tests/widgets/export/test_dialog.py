"""The export window: choices, live pages, warnings, and the way to a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from canvas_app import preferences
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.widgets.export import wish as wishes
from canvas_app.widgets.export.dialog import ExportDialog, show_export
from canvas_app.widgets.export.raster import MOST_PIXELS
from canvas_app.widgets.export.side import BROADEST
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.overriding import override

KEY = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., ExportDialog]:
    def open_(window: MainWindow, **changes: object) -> ExportDialog:
        window.actions_["file.export_pdf"].trigger()
        dialog = window.findChild(ExportDialog)
        assert dialog
        dialog.form.take(**({"layout": "pages"} | changes))
        settle(qtbot, dialog)
        return dialog

    return open_


@pytest.fixture
def dialog(window: MainWindow, opened: Callable[..., ExportDialog]) -> ExportDialog:
    return opened(window)


def settle(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.preview.busy, timeout=20_000)


def test_the_real_pages_are_shown_before_anything_is_written(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    assert dialog.side.pages.count > 5
    assert "A4 portrait" in dialog.side.summary.text()
    qtbot.waitUntil(lambda: 0 in dialog.side.pages.drawn, timeout=20_000)
    image = dialog.side.pages.drawn[0]
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 3)}
    assert len(colours) > 5


def test_a_second_wish_while_pages_are_made_is_the_one_that_counts(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.take(layout="handout")
    dialog.form.take(layout="table")
    dialog.form.take(layout="board", paper="A3")
    assert dialog.side.pages.old
    settle(qtbot, dialog)
    assert not dialog.side.pages.old
    assert dialog.side.summary.text() == "1 page · A3 portrait"


def test_only_choices_that_matter_are_seen(dialog: ExportDialog) -> None:
    form = dialog.form
    dialog.form.take(layout="poster")
    assert form.overlap.isVisible()
    dialog.form.take(suffix=".xlsx")
    assert not form.overlap.isVisible()
    assert not form.choices["paper"].isVisible()
    assert form.choices["suffix"].isVisible()


def test_the_poster_tells_its_sheets_and_its_overlap(dialog: ExportDialog, qtbot: QtBot) -> None:
    for overlap, told in ((15.0, "15 mm overlap"), (20.5, "20.5 mm overlap")):
        dialog.form.take(layout="poster", overlap=overlap)
        settle(qtbot, dialog)
        words = dialog.side.summary.text()
        assert words.startswith("An assembly plan and ")
        assert told in words


def test_letters_that_get_too_small_are_told_with_a_paper_that_would_do(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.take(layout="board", paper="A4")
    settle(qtbot, dialog)
    button = dialog.side.findChild(QPushButton)
    assert button
    words = button.text()
    assert words.startswith("Take A")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert dialog.form.wish.paper == words.removeprefix("Take ")
    assert dialog.side.warnings.count() == 0


@pytest.mark.parametrize(
    ("suffix", "words"), [(".csv", "60 rows"), (".xlsx", "touchpoints: 30 rows")]
)
def test_tables_are_shown_as_tables(
    suffix: str, words: str, dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.take(suffix=suffix)
    settle(qtbot, dialog)
    assert dialog.side.summary.text().startswith(words)
    assert dialog.side.stack.currentWidget() is dialog.side.tables


def test_a_sheet_is_filled_when_it_is_looked_at(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.form.take(suffix=".xlsx")
    settle(qtbot, dialog)
    tabs = dialog.side.tables
    grids = [grid for at in range(tabs.count()) if isinstance(grid := tabs.widget(at), QTableView)]
    assert [grid.model() is not None for grid in grids] == [True] + [False] * 6
    tabs.setCurrentIndex(2)
    assert grids[2].model().rowCount() > 0
    assert grids[2].columnWidth(0) <= BROADEST


def test_a_picture_tells_its_pixels_and_refuses_too_many(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.take(suffix=".png", scale=1.0)
    settle(qtbot, dialog)
    assert dialog.side.summary.text().endswith("pixels")
    dialog.form.take(scale=4.0)
    settle(qtbot, dialog)
    assert dialog.side.warnings.count() == 1
    assert dialog.side.pages.count == 0
    assert not dialog.export.isEnabled()
    way_out = dialog.side.findChild(QPushButton)
    assert way_out
    way_out.click()
    settle(qtbot, dialog)
    assert dialog.export.isEnabled()
    assert dialog.side.pages.count == 1


def test_the_keyboard_goes_through_the_pages(dialog: ExportDialog, qtbot: QtBot) -> None:
    pages = dialog.side.pages
    pages.setFocus()
    QTest.keyClick(pages, KEY.Key_End)
    assert pages.current == pages.count - 1
    QTest.keyClick(pages, KEY.Key_Home)
    QTest.keyClick(pages, KEY.Key_Right)
    QTest.keyClick(pages, KEY.Key_PageDown)
    assert dialog.side.page_words.text() == f"Page 3 of {pages.count}"
    QTest.keyClick(pages, KEY.Key_Return)
    assert pages.single
    assert pages.current == 2
    QTest.keyClick(pages, KEY.Key_Escape)
    assert not pages.single
    assert dialog.isVisible()


def test_zooming_keeps_within_bounds(dialog: ExportDialog, qtbot: QtBot) -> None:
    pages = dialog.side.pages
    pages.setFocus()
    before = pages.scale
    QTest.keyClick(pages, KEY.Key_Plus)
    assert pages.scale > before
    for _again in range(40):
        QTest.keyClick(pages, KEY.Key_Plus)
    assert pages.scale <= 4.0
    for _again in range(80):
        QTest.keyClick(pages, KEY.Key_Minus)
    assert pages.scale > 0


def test_what_is_under_the_wheel_stays_there(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.form.take(layout="board", paper="fit")
    settle(qtbot, dialog)
    pages = dialog.side.pages
    area = pages.area(0)
    point = area.topLeft() + QPointF(area.width() * 0.7, area.height() * 0.4)
    pages.zoom_by(8, point)
    area = pages.area(0)
    assert area.x() + area.width() * 0.7 == pytest.approx(point.x(), abs=2)
    assert area.y() + area.height() * 0.4 == pytest.approx(point.y(), abs=2)


def test_a_huge_page_is_sharp_where_it_is_looked_at(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.form.take(layout="board", paper="fit")
    settle(qtbot, dialog)
    raster = dialog.side.pages.raster
    assert raster
    whole = raster.image(0, 40_000)
    assert whole.width() * whole.height() <= MOST_PIXELS * 1.01
    piece = raster.image(0, 40_000, (20_000, 100, 300, 200))
    assert (piece.width(), piece.height()) == (300, 200)


def test_arrows_choose_a_layout_and_escape_closes(dialog: ExportDialog, qtbot: QtBot) -> None:
    button = dialog.form.layouts.buttons["pages"]
    button.setFocus()
    QTest.keyClick(button, KEY.Key_Right)
    assert dialog.form.wish.layout == "handout"
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_choices_are_remembered(
    window: MainWindow, opened: Callable[..., ExportDialog], qtbot: QtBot
) -> None:
    first = opened(window, layout="poster", paper="A3", greyscale=True)
    with qtbot.waitSignal(first.destroyed):
        first.reject()
    second = opened(window, layout="poster")
    assert second.form.wish.paper == "A3"
    assert second.form.wish.greyscale


def test_choices_outlive_the_program(
    window: MainWindow, opened: Callable[..., ExportDialog]
) -> None:
    opened(window, layout="handout", panels=("ipa", "budget"), overlap=12.5).reject()
    saved = preferences.load()
    assert window.session
    kept = wishes.begin(window.session.view, saved.exports)
    assert (kept.panels, kept.overlap) == (("ipa", "budget"), 12.5)


def test_old_pages_stay_dimmed_until_the_new_ones_are_there(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    before = dialog.side.pages.raster
    dialog.form.take(greyscale=True)
    assert dialog.side.pages.old
    assert dialog.side.pages.raster is before
    assert dialog.side.busy.text() == "Making the preview …"
    settle(qtbot, dialog)
    assert dialog.side.pages.raster is not before
    assert dialog.side.busy.text() == ""


def test_a_wish_taken_back_at_once_ends_with_the_old_pages_in_full(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.take(greyscale=True)
    dialog.form.take(greyscale=False)
    settle(qtbot, dialog)
    assert not dialog.side.pages.old
    assert dialog.side.busy.text() == ""


def test_the_window_closes_in_the_middle_of_a_preview(
    window: MainWindow, opened: Callable[..., ExportDialog], qtbot: QtBot
) -> None:
    dialog = opened(window)
    dialog.form.take(layout="handout")
    qtbot.wait(160)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    qtbot.wait(300)
    assert window.isVisible()


def test_a_second_call_does_not_open_a_second_window(window: MainWindow) -> None:
    for _again in range(2):
        show_export(window)
    (dialog,) = window.findChildren(ExportDialog)
    dialog.reject()


def test_nothing_in_the_window_is_cut_in_the_smallest_room(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.resize(900, 560)
    qtbot.wait(50)
    for button in (dialog.export, dialog.shut, *dialog.form.layouts.buttons.values()):
        assert button.width() >= button.sizeHint().width()
    assert dialog.form.width() <= 356
    assert dialog.side.pages.width() > 300


def test_a_day_that_is_none_is_refused_in_a_sentence(dialog: ExportDialog, qtbot: QtBot) -> None:
    field = dialog.form.day
    field.setFocus()
    QTest.keyClicks(field, "31.2.2025")
    field.commit()
    assert "is not a day" in dialog.form.refusal.text()
    assert dialog.form.wish.day is None
    field.clear()
    QTest.keyClicks(field, "24.12.2025")
    field.commit()
    assert dialog.form.wish.day is not None
    assert not dialog.form.refusal.isVisible()


def test_the_file_is_written_as_chosen_and_carries_the_project(
    window: MainWindow, opened: Callable[..., ExportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, layout="table", attach=True)
    QTest.keyClick(dialog, KEY.Key_Return)
    asking = dialog.findChild(QFileDialog)
    assert asking
    assert asking.selectedFiles()[0].endswith(".pdf")
    asking.selectFile(str(tmp_path / "out.pdf"))
    asking.accept()
    qtbot.waitUntil(lambda: "out.pdf is written" in window.banner.words, timeout=20_000)
    assert window.session
    assert load(tmp_path / "out.pdf").project.id == window.session.project.id


def refused(dialog: ExportDialog) -> list[str]:
    seen = [label for label in dialog.side.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in seen if "Report" in label.text()]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Report.docx", "'Report.docx' has no suffix that can be exported"),
        ("Report of 1.2", "'Report of 1.2.pdf' exists already."),
        ("Report.pdf", "'Report.pdf' is a folder. Name a file in it."),
    ],
)
def test_a_file_that_cannot_be_written_leaves_the_window_and_its_choices(
    name: str, words: str, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "Report of 1.2.pdf").write_bytes(b"old")
    (tmp_path / "Report.pdf").mkdir()
    dialog.ask()
    asking = dialog.findChild(QFileDialog)
    assert asking
    asking.fileSelected.emit(str(tmp_path / name))
    qtbot.waitUntil(lambda: words in " ".join(refused(dialog)))
    assert dialog.isVisible()
    assert (tmp_path / "Report of 1.2.pdf").read_bytes() == b"old"
    dialog.ask()
    assert not refused(dialog)


def test_a_name_that_ends_in_a_number_is_given_the_suffix(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.form.take(suffix=".csv")
    dialog.ask()
    asking = dialog.findChild(QFileDialog)
    assert asking
    asking.fileSelected.emit(str(tmp_path / "Report 22.11.2026"))
    qtbot.waitUntil(lambda: "Report 22.11.2026.csv is written" in window.banner.words)
    assert (tmp_path / "Report 22.11.2026.csv").is_file()


def test_the_page_looked_at_is_copied_as_a_picture(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: 0 in dialog.side.pages.drawn, timeout=20_000)
    dialog.copy.click()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())


def test_printing_without_a_printer_says_what_to_do(
    window: MainWindow, opened: Callable[..., ExportDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas_app.widgets.printing.printers", list)
    dialog = opened(window)
    dialog.print.click()
    assert not dialog.isVisible()
    assert "No printer is installed" in window.banner.words


def test_a_journey_without_anything_has_pages_too(
    show: Callable[[Project], MainWindow],
    planning: Project,
    opened: Callable[..., ExportDialog],
) -> None:
    bare = planning.journeys[0].model_copy(update={"touchpoints": (), "links": ()})
    changes = {"journeys": (bare,), "personas": (), "notes": (), "feedback": ()}
    window = show(planning.model_copy(update=changes | {"actions": (), "budget_lines": ()}))
    for layout in ("board", "poster", "pages", "handout", "table"):
        dialog = opened(window, layout=layout)
        assert dialog.side.pages.count > 0, layout


def test_another_language_of_the_file_leaves_the_window_alone(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    from canvas_app import i18n

    dialog.form.take(language="de")
    heard = []
    qtbot.waitUntil(
        lambda: heard.append(i18n.language()) or not dialog.preview.busy,  # type: ignore[func-returns-value]
        timeout=20_000,
    )
    assert {*heard} == {"en"}


def test_everything_in_the_window_has_a_name(dialog: ExportDialog) -> None:
    for button in dialog.side.tools.values():
        assert button.accessibleName()
    for field in dialog.form.fields.values():
        assert field.accessibleName()


def test_the_tab_key_goes_from_above_to_below(dialog: ExportDialog) -> None:
    stops: list[QWidget] = []
    widget: QWidget | None = dialog.form.choices["suffix"]
    while widget is not None and widget not in stops:
        stops.append(widget)
        widget = widget.nextInFocusChain()
    names = ("suffix", "paper", "orientation", "persona", "view", "language")
    places = [stops.index(dialog.form.choices[name]) for name in names]
    assert places == sorted(places)
    assert stops.index(dialog.form.ticks["attach"]) < stops.index(dialog.side.pages)
    assert stops.index(dialog.side.pages) < stops.index(dialog.export)


def offers_paper(button: QWidget | None) -> bool:
    """Tell whether it is the button of a warning, which is seen a turn of the loop later."""
    if not isinstance(button, QPushButton) or not button.isVisible():
        return False
    return button.text().startswith("Take ")


def test_the_button_of_a_warning_comes_after_the_pages(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.form.take(layout="board", paper="A4")
    settle(qtbot, dialog)
    qtbot.waitUntil(lambda: any(map(offers_paper, dialog.side.findChildren(QPushButton))))
    dialog.side.pages.setFocus()
    QTest.keyClick(dialog.side.pages, KEY.Key_Tab)
    button = dialog.focusWidget()
    assert isinstance(button, QPushButton)
    assert offers_paper(button)
    QTest.keyClick(button, KEY.Key_Space)
    settle(qtbot, dialog)
    assert dialog.form.wish.paper != "A4"
    assert dialog.focusWidget() is dialog.side.pages


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_pages_show_that_they_have_the_focus(dialog: ExportDialog, qtbot: QtBot) -> None:
    pages = dialog.side.pages
    dialog.export.setFocus()
    qtbot.waitUntil(lambda: 0 in pages.drawn, timeout=20_000)
    qtbot.wait(100)
    paints = Paints(pages.viewport())
    pages.setFocus()
    qtbot.waitUntil(lambda: paints.count == 1)
    dialog.export.setFocus()
    qtbot.waitUntil(lambda: paints.count == 2)


def test_the_tab_key_brings_a_choice_into_sight(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.resize(900, 360)
    bar = dialog.choices.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    dialog.export.setFocus()
    QTest.keyClick(dialog.export, KEY.Key_Tab)
    assert dialog.focusWidget() is dialog.form.choices["suffix"]
    assert bar.value() < bar.maximum()


def test_a_write_that_failed_leads_back_to_all_its_choices(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session
    persona = window.session.project.personas[0].id
    dialog.form.take(suffix=".csv", persona=persona)
    settle(qtbot, dialog)
    dialog._begin(tmp_path / "gone" / "journey.csv")
    again = window.banner.findChild(QPushButton)
    assert again
    qtbot.waitUntil(lambda: again.text() == "Try again", timeout=20_000)
    again.click()
    shown = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
    assert (shown.form.wish.suffix, shown.form.wish.persona) == (".csv", persona)
    settle(qtbot, shown)
