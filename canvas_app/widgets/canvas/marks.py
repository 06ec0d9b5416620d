"""What the marks in a name typed on the canvas mean, shown under the editor (room: widgets)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.model.capture import CardLine, read_in_place
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas.editor import TitleEditor
from canvas_app.widgets.capture.chip_row import HIGH, ChipRow
from canvas_app.widgets.capture.reading import Reader
from canvas_app.widgets.capture.words import SHORT, Chip, chips, stage_name
from canvas_app.widgets.session import Session

SIZE = 13
GAP = 3


class Marks(ChipRow):
    """Chips of the name in an editor for a new card; there as long as the name has marks."""

    def __init__(self, session: Session, reader: Reader, place: Place, editor: TitleEditor) -> None:
        """Read along in an editor."""
        super().__init__(editor.parentWidget(), SIZE)
        self._session = session
        self._reader = reader
        self._place = place
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        editor.textChanged.connect(self.explain)

    @property
    def line(self) -> CardLine:
        """What is typed. Marks without a name are a name."""
        text = self._editor.toPlainText()
        line = read_in_place(text, self._reader.context(self._place.stage_id))
        return line if line.name else CardLine(text.strip(), line.stage_id)

    def explain(self) -> None:
        """Show what the name means now."""
        project, journey = self._session.project, self._session.journey
        line = self.line
        found = [*chips(replace(line, nobody=()), project, journey)]
        like = self._reader.like(line.name, line.stage_id)
        if like is not None:
            words = _("Like {name} in {stage}")
            name, stage = quoted(like.name, SHORT), stage_name(project, like.stage_id)
            found.append(Chip(words.format(name=name, stage=stage), "copy", "new"))
        self.say(found)
        self._editor.setAccessibleDescription(self.accessibleName())
        self.setVisible(bool(found))
        self.follow()

    def follow(self) -> None:
        """Stand under the editor, or above it at the lower edge of the window."""
        window, editor = self.parentWidget(), self._editor.geometry()
        if window is None or self.isHidden():
            return
        width = min(self.sizeHint().width(), window.width())
        left = max(min(editor.left(), window.width() - width), 0)
        below = editor.bottom() + GAP
        fits = below + HIGH <= window.height()
        self.setGeometry(left, below if fits else editor.top() - HIGH - GAP, width, HIGH)
        self.raise_()
