"""A person without a mouse: key events go to whatever has the focus, as on a desktop."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MOST = 60


def focus() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(*keys: str) -> None:
    """Press keys as "Ctrl+S", one after the other."""
    for name in keys:
        combination = QKeySequence(name)[0]  # type: ignore[index]
        QTest.keyClick(focus(), combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


def write(words: str) -> None:
    """Type words, each letter where the keyboard is then."""
    for letter in words:
        QTest.keyClicks(focus(), letter)


def reach(key: str, there: Callable[[QWidget], bool]) -> QWidget:
    """Press a key until the focus is where somebody wants it."""
    for _ in range(MOST):
        if there(focus()):
            return focus()
        press(key)
    raise AssertionError(f"{key} never leads there; it ended at {focus()}")


def called(words: str) -> Callable[[QWidget], bool]:
    """Tell whether a widget is called so."""
    return lambda widget: (
        widget.accessibleName() == words or getattr(widget, "text", str)() == words
    )


def in_front(window: QWidget) -> None:
    """Give the window the keyboard, as a desktop does."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
