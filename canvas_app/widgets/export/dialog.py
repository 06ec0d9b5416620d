"""The export window: choices on the left, the real pages on the right (room: widgets)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from canvas_app.export import writing
from canvas_app.export.formats import FORMATS, TooManyPixelsError
from canvas_app.export.pdf import Notice, carried
from canvas_app.export.png import SCALE
from canvas_app.i18n import _
from canvas_app.i18n.errors import save_sentence
from canvas_app.model.files.errors import SaveError
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.export import mnemonics
from canvas_app.widgets.export import wish as wishes
from canvas_app.widgets.export.form import Form
from canvas_app.widgets.export.preview import Preview, Shown
from canvas_app.widgets.export.side import Side
from canvas_app.widgets.export.wish import Wish
from canvas_app.widgets.export.words import summary, warnings
from canvas_app.widgets.exporting import Exporting
from canvas_app.widgets.filing import file_name
from canvas_app.widgets.overriding import override
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

SIZE = QSize(1240, 820)
AIR = 60
"""Px that are left of the screen around the window."""
LEFT = 356


class ExportDialog(QDialog):
    """One window for every export; nothing is written before a file was asked for."""

    def __init__(self, window: MainWindow, session: Session, wish: Wish | None = None) -> None:
        """``wish`` are the choices to begin with, else those of last time."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export"))
        self._window, self._session = window, session
        kept = window.program.preferences.exports
        self.form = Form(session.project, wish or wishes.begin(session.view, kept))
        self.side = Side()
        self.preview = Preview(self)
        self.export, self.copy = QPushButton(_("Export…")), Button(_("Copy"))
        self.print, self.shut = Button(_("Print…")), Button(_("Cancel"))
        self.export.setProperty("primary", True)
        self.export.setDefault(True)
        mnemonics.give([self.export, self.print, self.copy, self.shut, *self.form.captions()])
        self._lay_out()
        self._connect()
        self._resize()
        self._follow(self.form.wish)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        pdf = self.form.wish.suffix == ".pdf"
        first = self.form.layouts.buttons[self.form.wish.layout] if pdf else None
        (first or self.form.choices["suffix"]).setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        found = super().focusNextPrevChild(next)
        focus = self.focusWidget()
        if self.form.isAncestorOf(focus):
            self.choices.ensureWidgetVisible(focus)
        return found

    @override
    def done(self, result: int) -> None:
        self.preview.stop()
        self._remember()
        if self.side.pages.raster is not None:
            Work(self.side.pages.raster.close).start()
        super().done(result)

    def ask(self) -> None:
        """Ask for the file, and write it when there is an answer."""
        self.side.accept_again()
        suffix = self.form.wish.suffix
        dialog = QFileDialog(self, _("Export"), str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{_(FORMATS[suffix].words)} (*{suffix})"])
        dialog.setDefaultSuffix(suffix[1:])
        dialog.selectFile(self._suggested())
        dialog.fileSelected.connect(self._write)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def copy_page(self) -> None:
        """Put the page looked at into the clipboard as a picture, sharp enough for a slide."""
        pages = self.side.pages
        if pages.raster is not None:
            width = round(pages.raster.sizes[pages.current][0] * SCALE)
            work = Work(partial(pages.raster.image, pages.current, width))
            work.done.connect(self._copy)
            work.start()

    def _copy(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.side.busy.setText(_("Picture of the page copied"))
        announce(self, self.side.busy.text())

    def _lay_out(self) -> None:
        choices = self.choices = QScrollArea()
        choices.setWidgetResizable(True)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setObjectName("page")
        choices.setWidget(self.form)
        choices.setFixedWidth(LEFT)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        for part in (choices, _rule(upright=True)):
            upper.addWidget(part)
        upper.addWidget(self.side, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.print)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        for button in (self.shut, self.export):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(_rule(upright=False))
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._follow)
        self.side.taken.connect(lambda changes: self.form.take(**changes))
        self.preview.began.connect(self.side.wait)
        self.preview.went_on.connect(self.side.tell_progress)
        self.preview.made.connect(self._show)
        self.preview.failed.connect(self._fail)
        self.export.clicked.connect(self.ask)
        self.copy.clicked.connect(self.copy_page)
        self.print.clicked.connect(self._print)
        self.shut.clicked.connect(self.reject)
        self.side.pages.moved.connect(self._offer)

    def _resize(self) -> None:
        room = self.screen().availableSize()
        self.resize(SIZE.boundedTo(QSize(room.width() - AIR, room.height() - AIR)))

    def _options(self) -> PdfOptions:
        return wishes.options(self.form.wish, self._session.project)

    def _follow(self, wish: Wish) -> None:
        """Make the pages of another wish."""
        self.export.setEnabled(True)
        self.preview.want(wish.suffix, wishes.shown(wish, self._session.view), self._options())
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with this format."""
        self.print.setVisible(self.form.wish.suffix == ".pdf")
        self.copy.setVisible(
            self.side.pages.count > 0 and self.form.wish.suffix in (".pdf", ".png")
        )

    def _show(self, shown: Shown) -> None:
        wish = self.form.wish
        self.side.show_pages(shown, summary(wish, shown), warnings(wish, shown.notices))
        self._offer()

    def _fail(self, error: Exception) -> None:
        words = _("The preview could not be made.")
        if isinstance(error, TooManyPixelsError):
            self.export.setEnabled(False)
            notices = [Notice("too_many_pixels", error.facts)]
            self.side.show_failure(words, warnings(self.form.wish, notices))
        else:
            self.side.show_failure(words)

    def _folder(self) -> Path:
        path = self._session.path
        return path.parent if path else self._window.program.folder()

    def _suggested(self) -> str:
        path = self._session.path
        name = path.name if path else file_name(self._session.project.title)
        return Path(name).with_suffix(self.form.wish.suffix).name

    def _remember(self) -> None:
        program, project = self._window.program, self._session.project
        kept = program.preferences.exports
        new = wishes.remembered(self.form.wish, project.id, kept)
        if new != kept:
            program.prefer(exports=new)

    def _write(self, name: str) -> None:
        """Write the file in the window's own time; this one closes, unless that cannot be."""
        path = wishes.named(Path(name), self.form.wish.suffix)
        own = [self._session.path] if self._session.path else []
        try:
            writing.check(path, *own)
            if path != Path(name) and path.exists():  # nobody was asked about this name
                raise SaveError("exists")
        except SaveError as error:
            self.side.refuse(save_sentence(error.kind, path.name, error.facts))
            return
        self._begin(path)

    def _begin(self, path: Path) -> None:
        """Close, and write the file; its suffix has the last word about the format."""
        again = partial(_show_again, self._window, self._session, self.form.wish)
        exporting, project = Exporting(self._window, again), self._session.project
        wish = replace(self.form.wish, suffix=path.suffix.lower())
        options = wishes.options(wish, project)
        view = wishes.shown(wish, self._session.view)
        self.accept()
        if not (wish.attach and "attach" in wishes.matters(wish, project)):
            exporting.write(path, view, options)
            return

        def write(attached: bytes) -> None:
            if Shiboken.isValid(exporting):
                exporting.write(path, view, replace(options, attached=attached))

        work = Work(lambda: carried(project, wish.notes))
        work.done.connect(write)
        work.start()

    def _print(self) -> None:
        from canvas_app.widgets.printing import print_journey

        options, view = self._options(), wishes.shown(self.form.wish, self._session.view)
        self.accept()
        print_journey(self._window, options, view)


def show_export(window: MainWindow, wish: Wish | None = None) -> None:
    """Show the export window of a document; once. It begins with a ``wish``, if there is one."""
    if window.session is None:
        return
    with suppress(StopIteration):
        there = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
        there.raise_()
        return
    ExportDialog(window, window.session, wish).open()


def _show_again(window: MainWindow, session: Session, wish: Wish) -> None:
    """Show the choices of an export that failed, unless what they meant is no longer there."""
    ids = {each.id for each in session.project.journeys}
    people = {None, *(each.id for each in session.project.personas)}
    same = window.session is session and wish.journey in ids and wish.persona in people
    show_export(window, wish if same else None)


def _rule(*, upright: bool) -> QWidget:
    made = QWidget()
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.Mid)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
