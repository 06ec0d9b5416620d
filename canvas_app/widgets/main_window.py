"""One window for one document: nothing here but wiring (room: widgets).

A window is painted before anything heavy is imported. So Qt's namespaces are reached through
their modules here: ``QtCore.Qt`` alone costs more than all that is needed for the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6 import QtCore, QtGui, QtWidgets

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.banner import Banner
    from canvas_app.widgets.canvas.canvas import Canvas
    from canvas_app.widgets.command import Actions
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.filing import Filing
    from canvas_app.widgets.find.finder import Finder
    from canvas_app.widgets.menus import Menus
    from canvas_app.widgets.program import Program
    from canvas_app.widgets.session import Session
    from canvas_app.widgets.sides import Sides
    from canvas_app.widgets.status import StatusBar
    from canvas_app.widgets.toolbar import ToolBar

NAME = "Touchpoint Canvas"
SMALLEST = (960, 600)
FRAME = 40
"""Px of the screen that the title above a window may take."""
PANELS_MS = 30
"""How long the panels wait for the canvas to be painted first."""


class MainWindow(QtWidgets.QMainWindow):
    """A window: first its frame, then the furniture, then the document, then the panels.

    ``painted`` comes once, after the first paint; what is heavy is made from then on.
    """

    painted = QtCore.Signal()
    left = QtCore.Signal(object)
    """The window is closed for good; carries it."""

    filing: Filing
    actions_: Actions
    menus: Menus
    tools: ToolBar
    middle: QtWidgets.QStackedWidget
    banner: Banner
    above: QtWidgets.QVBoxLayout
    """Bars over the canvas: finding, filters."""
    below: QtWidgets.QVBoxLayout
    """Bars under the canvas: capturing, rating."""
    sides: Sides
    status: StatusBar

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        room = self.screen().availableSize()
        high = min(SMALLEST[1], room.height() - FRAME)
        self.setMinimumSize(min(SMALLEST[0], room.width()), high)
        self.program: Program = program
        self.document: Document | None = None
        self.furnished = False
        self._canvas: Canvas | None = None
        self._finder: Finder | None = None
        self._was_painted = self._may_go = self._stale = False

    def furnish(self) -> None:
        """Put menus, toolbar, columns and status bar in; once."""
        from canvas_app.widgets.furniture import furnish

        if not self.furnished:
            furnish(self)
            self.furnished = True
            self.filing.settled.connect(self._settle)
            self.actions_.asked.connect(self._run)
            self.sides.list_wanted.connect(self._make_list)
            self.sides.moved.connect(self.refresh)
            self.take_preferences()
            self.refresh()

    @property
    def session(self) -> Session | None:
        """What is shown and selected; None while there is only the start page."""
        return self.document.session if self.document else None

    @property
    def canvas(self) -> Canvas:
        """The canvas of the document; actions that use it are off without one."""
        return cast("Canvas", self._canvas)

    @property
    def finder(self) -> Finder:
        """What finds and filters in this window; made when it is first asked for."""
        if self._finder is None:
            from canvas_app.widgets.find.finder import Finder

            self._finder = Finder(self)
        return self._finder

    def show_start(self) -> None:
        """Show templates, samples and recent files in the place of a canvas."""
        from canvas_app.widgets.start_page import StartPage

        self.sides.show_columns(False, False)
        self._put_in_middle(StartPage(self))

    def show_document(self, document: Document) -> None:
        """Show a document in the place of the start page, or of one nobody has touched."""
        from canvas_app.widgets.accessible import factory
        from canvas_app.widgets.wiring import canvas_of, hear_document

        old, self.document = self.document, document
        document.setParent(self)
        hear_document(self, document)
        factory.install()
        canvas = self._canvas = canvas_of(self, document)
        canvas.set_theme(look.theme())
        self.sides.show_columns(*self.program.columns)
        self._put_in_middle(canvas)
        self.take_preferences()
        self.status.show_zoom(canvas.zoom)
        canvas.setFocus()
        self.refresh()
        if old is not None:
            old.deleteLater()
            self.program.sweep(self)
        QtCore.QTimer.singleShot(PANELS_MS, self, self._make_panels)

    def commit(self) -> None:
        """Take in what is being typed in a field of a panel, and an edit that is being made."""
        if self.session:
            self.session.finish()
        if commit := getattr(self.focusWidget(), "commit", None):
            commit()

    def take_preferences(self) -> None:
        """Behave as the preferences say."""
        wishes = self.program.preferences
        other_keys = self.actions_.bind(wishes.keys, wishes.letter_keys)
        self.tools.speak()
        self.sides.want_map(wishes.minimap)
        self.actions_["view.minimap"].setChecked(wishes.minimap)
        if self._canvas:
            from canvas_app.widgets.canvas.glide import motion_wanted

            self._canvas.letters = wishes.letter_keys
            self._canvas.have_keys([(each.spec.keys, each.keys) for each in self.actions_])
            self._canvas.wheel_zooms = wishes.wheel_zooms
            self._canvas.moving = motion_wanted(self._canvas) and not wishes.reduce_motion
            if other_keys:
                event = QtCore.QEvent(QtCore.QEvent.Type.LanguageChange)
                QtCore.QCoreApplication.sendEvent(self, event)

    def refresh(self) -> None:
        """Turn actions on and off and say how things are now."""
        from canvas_app.widgets.needs import enable

        self._name()
        enable(self)
        session = self.session
        self.actions_.name_steps(session.history if session else None)
        self.menus.refresh()
        self.tools.refresh()
        self.status.refresh()
        if self._finder or (session and not session.view.filter.is_empty):
            self.finder.refresh()

    def follow(self) -> None:
        """Refresh at once, but once only for all that an edit changes."""
        self._stale = bool(self.session and self.session.telling)
        if not self._stale:
            self.refresh()

    def catch_up(self) -> None:
        """Refresh after an edit whose parts were not followed one by one."""
        if self._stale:
            self._stale = False
            self.refresh()

    def follow_focus(self) -> None:
        """Turn on or off what needs no more than the focus on a card."""
        from canvas_app.widgets.needs import enable_held

        enable_held(self)

    @override
    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QtCore.QTimer.singleShot(0, self, self.painted.emit)

    @override
    def changeEvent(self, event: QtCore.QEvent) -> None:
        super().changeEvent(event)
        if not self.__dict__.get("furnished"):
            return
        if event.type() == QtCore.QEvent.Type.LanguageChange:
            for part in (self.actions_, self.menus, self.tools):
                part.speak()
            self.refresh()
        elif event.type() == QtCore.QEvent.Type.PaletteChange:
            self.actions_.tint()
            self.tools.tint()
            self.sides.tint()
            if self._canvas:
                self._canvas.set_theme(look.theme())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        from canvas_app.widgets import areas

        return areas.tab(self, forwards=next) or super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self._canvas:
            self._canvas.arm(None)
            if shown := self.middle.currentWidget():
                shown.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        else:
            if self.furnished:
                from canvas_app.widgets.needs import tell_why

                tell_why(self, event)
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        from canvas_app.widgets.clipboard.receiving import takes

        if takes(self, event.mimeData()):
            event.setDropAction(QtCore.Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        from canvas_app.widgets.wiring import receive

        event.setDropAction(QtCore.Qt.DropAction.CopyAction)
        event.accept()
        receive(self, event.mimeData())

    @override
    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        self.commit()
        document = self.document
        if self._may_go or document is None or not self.filing.asks:
            self.program.keep_layout(self)
            event.accept()
            self.left.emit(self)
        else:
            event.ignore()
            self.filing.ask_to_close()

    def _settle(self, may_go: bool) -> None:
        self._may_go = may_go
        if may_go:
            self.close()
        else:
            self.program.stay()

    def _run(self, id_: str) -> None:
        from canvas_app.widgets.commands import RUN

        if not id_.startswith("view.zoom"):  # a name is typed on while one zooms
            self.commit()
        if not (self._canvas and self.middle.currentWidget() is not self._canvas):
            RUN[id_](self)
            return
        from canvas_app.widgets.table.show import run

        run(self, id_, RUN[id_])

    def _name(self) -> None:
        from canvas_app.widgets import plain

        if self.document is None:
            self.setWindowTitle(NAME)
            return
        title = plain.title(self.document.session.project.title)
        self.setWindowTitle(f"{title}[*] – {NAME}")
        if self.isWindowModified() != self.document.needs_saving:
            self.setWindowModified(self.document.needs_saving)
        self.setWindowFilePath(str(self.document.session.path or ""))

    def _put_in_middle(self, widget: QtWidgets.QWidget) -> None:
        widgets = (self.middle.widget(at) for at in range(self.middle.count()))
        former = [widget for widget in widgets if widget is not None]
        self.middle.addWidget(widget)
        self.middle.setCurrentWidget(widget)
        for old in former:
            self.middle.removeWidget(old)
            old.deleteLater()

    def _make_list(self, name: str) -> None:
        from canvas_app.widgets.panels.make import make_list

        make_list(self, name)

    def _make_panels(self) -> None:
        from canvas_app.widgets.panels.make import make_panels
        from canvas_app.widgets.passes import in_passes

        if session := self.session:
            in_passes(self, make_panels(self, session), lambda: self.session is session)
