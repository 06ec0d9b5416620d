"""One thing on the canvas as a screen reader meets it (room: widgets).

Qt's cache of interfaces owns what it was shown, and Python must keep a reference as long: the
tree does, and gives both up together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from shiboken6 import Shiboken

from canvas_app.i18n import _
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.accessible.tree import Tree

RENAME = "rename"
NOTHING = Shiboken.VoidPtr(0)
"""No pointer: PySide takes None and 0, which its stubs ask for, and crashes."""


class Deeds(QAccessibleActionInterface):
    """What can be done with a card."""

    def __init__(self, tree: Tree, id_: str) -> None:
        super().__init__()
        self._tree, self._id = tree, id_

    @override
    def actionNames(self) -> list[str]:
        return [self.pressAction(), RENAME]

    @override
    def localizedActionName(self, name: str) -> str:
        return _("Rename") if name == RENAME else _("Select")

    @override
    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return ["F2"] if actionName == RENAME else ["Space"]

    @override
    def doAction(self, actionName: str) -> None:
        self._tree.do(self._id, rename=actionName == RENAME)


class Member(QAccessibleInterface):
    """A stage, a card, a note, the head of a lane, or the empty cell with the focus."""

    def __init__(self, tree: Tree, id_: str) -> None:
        super().__init__()
        self.id = id_
        self._tree = tree
        self._deeds = Deeds(tree, id_)
        self.said = ""
        """The name it had when somebody asked last."""

    @override
    def isValid(self) -> bool:
        return self._tree.has(self.id)

    @override
    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    @override
    def window(self) -> QWindow:
        return self._tree.canvas.window().windowHandle()

    @override
    def parent(self) -> QAccessibleInterface:
        return self._tree.parent_of(self.id)

    @override
    def childCount(self) -> int:
        return len(self._tree.inside(self.id).ids)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return self._tree.child(self.id, index)  # type: ignore[return-value]

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._tree.index(self.id, child)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def focusChild(self) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def rect(self) -> QRect:
        return self._tree.rect(self.id)

    @override
    def role(self) -> QAccessible.Role:
        return self._tree.role(self.id)

    @override
    def state(self) -> QAccessible.State:
        return self._tree.state(self.id)

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            self.said = self._tree.name(self.id)
            return self.said
        return self._tree.about(self.id) if t == QAccessible.Text.Description else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        pass

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> int:
        wanted = arg__1 == QAccessible.InterfaceType.ActionInterface
        return self._deeds if wanted and self._tree.acts(self.id) else NOTHING  # type: ignore[return-value]
