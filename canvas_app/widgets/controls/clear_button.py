"""The small buttons that Qt puts into a line, with names (room: widgets)."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

from canvas_app.i18n import _
from canvas_app.widgets import look, plain


def name_buttons(field: QLineEdit) -> None:
    """Name and draw the button that clears a line; the picture before it is called as the line."""
    for button in field.findChildren(QToolButton):
        if action := button.defaultAction():
            clears = action.objectName() == "_q_qlineeditclearaction"
            words = _("Clear") if clears else field.accessibleName()
            if clears:
                action.setIcon(look.icon("x", "text.muted"))
            action.setText(words)
            action.setToolTip(plain.tooltip(words))
            button.setAccessibleName(words)
