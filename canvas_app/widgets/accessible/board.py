"""The canvas itself as a screen reader meets it (room: widgets)."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from canvas_app.widgets.accessible.tree import Tree
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.overriding import override


class Board(QAccessibleWidget):
    """The widget with its stages and lanes first, then the fields that are open over it.

    Qt wants a new one whenever the widget gets another parent; the tree stays.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.Grouping)
        self.tree = canvas.findChild(Tree) or Tree(canvas)
        self.tree.boards.append(self)

    @override
    def childCount(self) -> int:
        return len(self.tree.inside().ids) + super().childCount()

    @override
    def child(self, index: int) -> QAccessibleInterface:
        own = len(self.tree.inside().ids)
        if index < own:
            return self.tree.child("", index)  # type: ignore[return-value]
        return super().child(index - own)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        at = self.tree.index("", child)
        if at >= 0:
            return at
        at = super().indexOfChild(child)
        return at + len(self.tree.inside().ids) if at >= 0 else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return super().childAt(x, y) or self.tree.at(x, y)  # type: ignore[return-value]

    @override
    def focusChild(self) -> QAccessibleInterface:
        return self.tree.focused() or super().focusChild()

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self.tree.name("") if t == QAccessible.Text.Name else super().text(t)
