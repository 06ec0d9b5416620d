"""What this program is, and whose marks it names (room: widgets)."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _
from canvas_app.i18n.notices import ATTRIBUTION
from canvas_app.widgets.dialogs.question import Question


def about(window: QWidget) -> None:
    """Show name, version, licence and attributions."""
    box = Question(window, _("About Touchpoint Canvas"), _text())
    box.offer(_("Close"), Question.ButtonRole.RejectRole)
    box.open()


def _text() -> str:
    paragraphs = (
        f"Touchpoint Canvas {_version()}",
        _("Lay out, weigh and print customer journeys, offline."),
        _("MIT licence. Typefaces: Inter, DejaVu Sans and Noto Emoji. Icons: Lucide (ISC)."),
        _(ATTRIBUTION),
    )
    return "\n\n".join(paragraphs)


def _version() -> str:
    try:
        return version("touchpoint-canvas")
    except PackageNotFoundError:
        return ""
