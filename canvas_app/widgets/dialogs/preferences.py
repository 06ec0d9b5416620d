"""The preferences: few, and in force at once (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout
from typing_extensions import override

from canvas_app.i18n import N_, _
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.menus import LANGUAGES, THEMES

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

TICKS = (
    ("letter_keys", N_("Single letters are commands on the canvas")),
    ("wheel_zooms", N_("The mouse wheel zooms without Ctrl")),
    ("reduce_motion", N_("No animations")),
)


class PreferencesDialog(QDialog):
    """Language, appearance, and how canvas and keyboard behave."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._program = window.program
        self._form = QFormLayout(self)
        self._form.setContentsMargins(24, 20, 24, 20)
        self._form.setSpacing(12)
        self.language, self.theme = Choice(), Choice()
        self._labels = [plain.label(), plain.label()]
        for label, field in zip(self._labels, (self.language, self.theme), strict=True):
            field.setMinimumWidth(200)
            label.setWordWrap(False)
            self._form.addRow(label, field)
        self.ticks = {name: Tick() for name, _words in TICKS}
        for name, tick in self.ticks.items():
            tick.setObjectName(name)
            tick.setChecked(getattr(self._program.preferences, name))
            tick.clicked.connect(self._tick)
            self._form.addRow(tick)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self._form.addRow(self._buttons)
        self.language.chosen.connect(self._program.set_language)
        self.theme.chosen.connect(self._program.set_theme)
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.setWindowTitle(_("Preferences"))
        for label, words in zip(self._labels, (_("Language"), _("Appearance")), strict=True):
            label.setText(words)
        self.language.offer([(value, words.replace("&", "")) for value, words in LANGUAGES])
        self.language.show_value({self._program.language})
        self.theme.offer([(value, _(words).replace("&", "")) for value, words in THEMES])
        self.theme.show_value({self._program.theme_wish})
        for name, words in TICKS:
            self.ticks[name].setText(_(words))

    def _tick(self) -> None:
        tick = self.sender()
        if isinstance(tick, Tick):
            self._program.prefer(**{tick.objectName(): tick.isChecked()})
