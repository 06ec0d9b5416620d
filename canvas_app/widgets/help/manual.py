"""The manual, read without a browser and without a network (room: widgets)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from canvas_app import paths
from canvas_app.i18n import _, language
from canvas_app.model.folding import folded
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import native
from canvas_app.widgets.command import Command
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.hints import HINTS
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from canvas_app.widgets.spec import Spec

TOPICS = {
    "window": ("fenster", "window"),
    "building": ("aufbauen", "building"),
    "rating": ("bewert", "rating"),
    "scores": ("auswertungen", "scores"),
    "files": ("dateien", "files"),
}
"""What can be explained -> a word of the German heading, and of the English one."""
SIZE, CONTENTS, SPACE = QSize(960, 760), 264, 26
LEADING, PARAGRAPH, POINT = 140, 10, 4
"""Distance of lines in percent of their height; px below a paragraph and a point of a list."""
HEADINGS = {1: 24, 2: 18, 3: 15}
"""Level of a heading -> size in px."""


class Manual(QSplitter):
    """A window with the headings of the manual on the left and its text on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.contents = QListWidget()
        self.contents.setObjectName("nav")
        self.contents.setFixedWidth(CONTENTS)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.itemClicked.connect(self._follow)
        self.contents.itemActivated.connect(self._follow)
        self.text = _Text()
        for widget in (self.contents, self.text):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setFocusProxy(self.text)
        self.text.setFocus()
        fit_screen(self, SIZE)
        self._read()

    def show_topic(self, topic: str, name: str = "") -> None:
        """Show what a topic's heading stands over; there the place that names something."""
        word = TOPICS[topic][0 if language() == "de" else 1]
        for row, block in enumerate(_headings(self.text.document())):
            if block.blockFormat().headingLevel() > 1 and word in folded(block.text()):
                self._stand_on(row, block.position())
                if name:
                    self._mark(block, name)
                return

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._read()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        """Show the manual in the language spoken and the colours worn."""
        self.setWindowTitle(_("Manual"))
        self.contents.setAccessibleName(_("Contents"))
        self.text.setAccessibleName(_("Manual"))
        try:
            words = paths.manual(language()).read_text("utf-8")
        except OSError:
            words = _("The manual is not there.")
        owner = self.parentWidget()
        commands = owner.findChildren(Command) if owner else []
        keys = [(command.spec, command.keys) for command in commands]
        self.text.document().setMarkdown(with_keys(words, keys))
        _dress(self.text.document())
        self.contents.clear()
        for block in _headings(self.text.document()):
            inside = "    " * max(block.blockFormat().headingLevel() - 2, 0)
            self.contents.addItem(inside + plain.one_line(block.text()))

    def _follow(self, item: QListWidgetItem) -> None:
        row = self.contents.row(item)
        self._stand_on(row, _headings(self.text.document())[row].position())

    def _stand_on(self, row: int, position: int) -> None:
        self.contents.setCurrentRow(row)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(position)
        self._bring_up(cursor)

    def _mark(self, heading: QTextBlock, name: str) -> None:
        """Select the first place below a heading that says a name."""
        found = self.text.document().find(name, heading.position() + heading.length())
        if not found.isNull():
            self._bring_up(found)

    def _bring_up(self, cursor: QTextCursor) -> None:
        """Scroll a place to the top."""
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.text.setTextCursor(cursor)
        bar.setValue(bar.value() + self.text.cursorRect().top() - SPACE)


def with_keys(words: str, keys: Iterable[tuple[Spec, tuple[str, ...]]]) -> str:
    """Return the manual with the keys a person chose in the place of those it names.

    A key that means something else in another context, such as in a rating run, stays.
    """
    fixed = {key for hint in HINTS for key in hint.keys}
    others = {
        native(key): native(now[at]) if at < len(now) else "–"
        for spec, now in keys
        for at, key in enumerate(spec.keys)
        if key not in fixed and key not in now
    }
    return re.sub(r"`([^`\n]+)`", lambda found: f"`{others.get(found[1], found[1])}`", words)


class _Text(QTextBrowser):
    """The text; its links lead nowhere and it loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(SPACE)
        self.document().setDefaultFont(look.font(14))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands at the top there: lines break elsewhere."""
        top = self.cursorForPosition(QPoint(0, SPACE))
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self.verticalScrollBar().value():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(top).top() - SPACE)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None


def _headings(document: QTextDocument) -> list[QTextBlock]:
    block, found = document.begin(), []
    while block.isValid():
        if block.blockFormat().headingLevel():
            found.append(block)
        block = block.next()
    return found


def _space_out(document: QTextDocument) -> None:
    """Let lines, paragraphs and points of lists stand apart, outside of tables."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            space = block.blockFormat()
            space.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            space.setBottomMargin(POINT if block.textList() else PARAGRAPH)
            cursor.setBlockFormat(space)
        block = block.next()


def _dress(document: QTextDocument) -> None:
    """Give headings their size, words their room and the lines of tables their colour."""
    _space_out(document)
    for block in _headings(document):
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        form = block.charFormat()
        form.setFont(look.font(HEADINGS.get(block.blockFormat().headingLevel(), 14), "semibold"))
        cursor.mergeCharFormat(form)
        space = block.blockFormat()
        space.setTopMargin(18)
        space.setBottomMargin(6)
        cursor.setBlockFormat(space)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            lines = frame.format().toTableFormat()
            lines.setBorder(1)
            lines.setBorderCollapse(True)
            lines.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            lines.setBorderBrush(look.colour("line"))
            lines.setCellPadding(6)
            frame.setFormat(lines)
