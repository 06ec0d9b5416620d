"""The preferences: few, and in force at once (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout

from canvas_app.i18n import N_, _, percent
from canvas_app.preferences import SCALES
from canvas_app.widgets import plain
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.menus import LANGUAGES, THEMES
from canvas_app.widgets.overriding import override

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
        self.language, self.theme, self.scale = Choice(), Choice(), Choice()
        fields = (self.language, self.theme, self.scale)
        self._labels = [plain.label() for _field in fields]
        for label, field in zip(self._labels, fields, strict=True):
            field.setMinimumWidth(200)
            label.setWordWrap(False)
            self._form.addRow(label, field)
        self.restart = Button()
        self.restart.clicked.connect(self._program.restart)
        self._later = plain.label(tone="muted")
        for widget in (self._later, self.restart):
            self._form.addRow("", widget)
            self._form.setRowVisible(widget, False)
        self.ticks = {name: Tick() for name, _words in TICKS}
        for name, tick in self.ticks.items():
            tick.setObjectName(name)
            tick.setChecked(getattr(self._program.preferences, name))
            tick.clicked.connect(self._tick)
            self._form.addRow(tick)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self.keys = Button()
        self._buttons.addButton(self.keys, QDialogButtonBox.ButtonRole.ActionRole)
        self.keys.clicked.connect(window.actions_["help.keys"].trigger)
        self._form.addRow(self._buttons)
        self.language.chosen.connect(self._program.set_language)
        self.theme.chosen.connect(self._program.set_theme)
        self.scale.chosen.connect(self._enlarge)
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.setWindowTitle(_("Preferences"))
        names = (_("Language"), _("Appearance"), _("Size of everything"))
        fields = (self.language, self.theme, self.scale)
        for label, words, field in zip(self._labels, names, fields, strict=True):
            label.setText(words)
            field.setAccessibleName(words)
        self.language.offer([(value, words.replace("&", "")) for value, words in LANGUAGES])
        self.language.show_value({self._program.language})
        self.theme.offer([(value, _(words).replace("&", "")) for value, words in THEMES])
        self.theme.show_value({self._program.theme_wish})
        self.scale.offer([(str(size), percent(size)) for size in SCALES])
        self.scale.show_value({str(self._program.preferences.scale)})
        self._later.setText(_("Text and everything else takes this size at the next start."))
        self.restart.setText(_("Start again now"))
        self.keys.setText(_("Change keys…"))
        for name, words in TICKS:
            self.ticks[name].setText(_(words))

    def _enlarge(self, size: str) -> None:
        """Remember another size; Qt takes one only when it starts."""
        self._program.prefer(scale=int(size))
        waits = int(size) != self._program.scale
        for widget in (self._later, self.restart):
            self._form.setRowVisible(widget, waits)

    def _tick(self) -> None:
        tick = self.sender()
        if isinstance(tick, Tick):
            self._program.prefer(**{tick.objectName(): tick.isChecked()})
