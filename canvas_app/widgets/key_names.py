"""Keys are called in menus as they are on keyboards and in the manual (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from canvas_app.i18n import keys
from canvas_app.widgets.overriding import override


class KeyNames(QTranslator):
    """Says the few names of keys for which Qt has other words; Qt asks the newest first."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """Speak "de" or "en"."""
        super().__init__(parent)
        self._names = keys.NAMES[language]

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return self._names.get(text) if context == "QShortcut" else None
