"""What all windows share: language, theme, preferences, and the list of windows (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtGui, QtWidgets

from canvas_app import i18n, preferences
from canvas_app.widgets import look, opening
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.opening import bring_up
from canvas_app.widgets.passes import in_passes

if TYPE_CHECKING:
    from canvas_app.model.project import Language

MOST_RECENT = 12
SWEEP_MS = 2_000
"""How long letting go of a closed window's memory waits, so that nobody notices."""
WIDEST, HIGHEST = 1_680, 1_050
"""Px of a window that was never laid out before."""


class Program(QtCore.QObject):
    """The program in one process, with a window for each document.

    Before its first window is painted it knows the preferences and the colours, and no more.
    """

    def __init__(
        self,
        app: QtWidgets.QApplication,
        language: str | None = None,
        kept: preferences.Preferences | None = None,
    ) -> None:
        """Begin with what is known of the user already, else with what the file says."""
        super().__init__(app)
        self._app = app
        self._words: list[QtCore.QTranslator] = []
        self._quitting = self._settled = False
        self.preferences = kept or preferences.load()
        self.scale = self.preferences.scale
        """How large everything is shown now, in percent; a wish for another waits for a start."""
        self.again: tuple[Path, ...] | None = None
        """The files to open when the program starts again after the last window; None: it ends."""
        self.windows: list[MainWindow] = []
        self._wearing: Iterator[None] = iter(())
        """The steps of changing the theme."""
        self.coming: set[Path] = set()
        """The files that are being read."""
        i18n.set_language(language or self.preferences.language or i18n.system_language())
        wish = self.preferences.theme
        look.ground(app, look.ground_of_system(app) if wish == "system" else wish)

    def open_first(self, files: Iterable[Path]) -> MainWindow:
        """Show a window, and once it is painted the files in it, or the start page."""
        window = self.bare_window()
        go_on = partial(self._go_on, window, [*files])
        window.painted.connect(partial(QtCore.QTimer.singleShot, 0, window, go_on))
        return window

    @property
    def language(self) -> Language:
        """The language spoken."""
        return "de" if i18n.language() == "de" else "en"

    @property
    def theme_wish(self) -> str:
        """The theme wished for: "system", "light", "dark" or "contrast"."""
        return self.preferences.theme

    @property
    def columns(self) -> tuple[bool, bool]:
        """Whether palette and panels are shown in a new window."""
        return self.preferences.palette_shown, self.preferences.panels_shown

    def set_language(self, language: str) -> None:
        """Speak another language from now on, in every window, and remember it."""
        self.prefer(language=language)
        self._speak(language)
        for window in self.windows:
            event = QtCore.QEvent(QtCore.QEvent.Type.LanguageChange)
            QtWidgets.QApplication.sendEvent(window, event)

    def set_theme(self, name: str) -> None:
        """Wear another theme from now on, or the system's, and remember it."""
        self.prefer(theme=name)
        self._follow_system()

    def start(self) -> MainWindow:
        """Show the start page: in the window that has it already, or in a new one."""
        for window in self.windows:
            if window.document is None:
                window.show_start()
                bring_up(window)
                return window
        window = self.new_window()
        window.show_start()
        return window

    def new_window(self) -> MainWindow:
        """Show a window with its furniture and without a document."""
        window = self.bare_window()
        self.furnish(window)
        return window

    def open(self, files: Iterable[Path], window: MainWindow) -> None:
        """Open files, one window each, beginning with ``window`` when nothing is in it yet.

        A file that is open already comes to the front; one that cannot be opened is told in
        ``window``, where nothing else changes.
        """
        opening.open_files(self, files, window)

    def remember(self, path: Path) -> None:
        """Put a file in front of the recent ones."""
        kept = (str(path), *(name for name in self.preferences.recent if name != str(path)))
        self.prefer(recent=kept[:MOST_RECENT])

    def recent(self) -> list[Path]:
        """Return the recent files, pinned ones first, then the newest; some may be gone."""
        return [Path(name) for name in dict.fromkeys((*self.pinned, *self.preferences.recent))]

    @property
    def pinned(self) -> tuple[str, ...]:
        """The paths of the files that stay in front of the recent ones."""
        return self.preferences.pinned

    def pin(self, path: Path, on: bool) -> None:
        """Keep a file in front of the recent ones from now on, or no more."""
        others = tuple(name for name in self.pinned if name != str(path))
        self.prefer(pinned=(*others, str(path)) if on else others)

    def folder(self) -> Path:
        """Return the folder where a person probably keeps projects."""
        for path in self.recent():
            if path.parent.is_dir():
                return path.parent
        return Path.home()

    def keep_layout(self, window: MainWindow) -> None:
        """Remember how a window is laid out, for the next one."""
        if window.document:
            palette, panels = window.sides.wanted
            self.prefer(
                palette_shown=palette,
                panels_shown=panels,
                widths=window.sides.widths(),
                geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
            )

    def prefer(self, **changes: Any) -> None:
        """Change preferences, everywhere and from now on."""
        self.preferences = replace(self.preferences, **changes)
        preferences.save(self.preferences)
        for window in self.windows:
            window.take_preferences()

    def sweep(self, window: MainWindow) -> None:
        """Let go of what a closed window or a replaced document leaves, in a while.

        The collector passes over all that was there when a document was opened; a closed window
        would else stay for ever.
        """
        from canvas_app.widgets import parting

        left = parting.things_in(window)
        QtCore.QTimer.singleShot(SWEEP_MS, self, lambda: parting.let_go(left))

    def quit(self) -> None:
        """Close every window, asking about unsaved work one by one."""
        self._quitting = True
        if self.windows:
            bring_up(self.windows[-1])
            self.windows[-1].close()

    def restart(self) -> None:
        """Close every window, asking about unsaved work, and start again with the same files."""
        self.again = ()
        self.quit()

    def stay(self) -> None:
        """Somebody cancelled: no more windows are closed."""
        self._quitting = False
        self.again = None

    def bare_window(self) -> MainWindow:
        """Show a window that has no furniture yet."""
        window = MainWindow(self)
        window.left.connect(self._forget)
        kept = QtCore.QByteArray.fromBase64(self.preferences.geometry.encode())
        if kept.isEmpty() or not window.restoreGeometry(kept):
            room = window.screen().availableGeometry()
            width, height = room.width() * 24 // 25, room.height() * 24 // 25
            window.resize(min(width, WIDEST), min(height, HIGHEST))
        self.windows.append(window)
        window.show()
        return window

    def furnish(self, window: MainWindow) -> None:
        """Put everything into a window that is there without a document, too."""
        self._settle()
        window.furnish()
        if len(self.preferences.widths) == len(window.sides.sizes()):
            window.sides.setSizes(list(self.preferences.widths))

    def _go_on(self, window: MainWindow, files: list[Path]) -> None:
        self.furnish(window)
        if files:
            self.open(files, window)
        else:
            window.show_start()

    def _settle(self) -> None:
        """Take typefaces, words of Qt and all of the theme; once."""
        if not self._settled:
            self._settled = True
            look.load_fonts(self._app)
            self._follow_system()
            self._speak(i18n.language())
            hints = QtGui.QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._follow_system)

    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            self.sweep(window)
            path = window.session.path if window.session else None
            if self.again is not None and path:
                self.again = (path, *self.again)
        if self._quitting:
            self.quit()

    def _speak(self, language: str) -> None:
        from canvas_app.widgets.key_names import KeyNames

        i18n.set_language(language)
        QtCore.QLocale.setDefault(QtCore.QLocale(language))
        for translator in self._words:
            self._app.removeTranslator(translator)
        words = QtCore.QTranslator(self)
        folder = QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.TranslationsPath)
        known = [words] if words.load(f"qtbase_{language}", folder) else []
        self._words = [*known, KeyNames(language, self)]
        for translator in self._words:
            self._app.installTranslator(translator)

    def _follow_system(self) -> None:
        wish = self.preferences.theme
        name = look.system_theme() if wish == "system" else wish
        if name != look.theme().name:
            steps = self._wearing = look.wear(self._app, name)
            in_passes(self, steps, lambda: self._wearing is steps)
        else:
            look.dress(self._app)
