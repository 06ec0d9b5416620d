"""A monkey at the real window: it presses, types, drags and pastes, and nothing may give way.

Everything it does follows from a seed, so what it broke once it breaks again.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from canvas_app.model.project import Project
from canvas_app.widgets import bundled
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.mime import entry_mime, note_mime
from canvas_app.widgets.session import Session

Held = Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = (
    Held.NoModifier,
    Held.ControlModifier,
    Held.ShiftModifier,
    Held.AltModifier,
)
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
BARRED = {"file.close", "file.quit", "file.new", "file.open", "view.full_screen"}
"""What would leave the window."""
KEYS = (
    *("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Return", "Enter"),
    *("Escape", "Tab", "Backtab", "Space", "Delete", "Backspace", "F1", "F2", "F3", "F6", "Menu"),
    *"ABCDEFGHIJKLMNOPQRSTUVXYZ0123456789",
    *("Minus", "Plus", "Comma", "Period", "Question", "Asterisk", "NumberSign", "Exclam"),
)
COMBINATIONS = (
    *"ACDFHIKTVXYZ0123456789",
    "Return",
    "Period",
    "Left",
    "Right",
    "Home",
    "End",
)
"""Keys pressed with Ctrl; none that would leave the window."""
WORDS = (
    *("Call", "2 Letter", "#fax !8 *", "? why", "- slow", "+ faster", "\\2", "7", "-1,5", "50 %"),
    *("<b>bold</b> & <img src=x>", "%s %d {0} {name}", "a\u0000b", "\u202eright to left", "مرحبا"),
    *("👩‍👩‍👧 family", "x" * 700, "&File", "100000000000000000000", "tab\there", "ä" * 40, "  "),
)
LINES = (
    "One\nTwo\nThree",
    "Name\tStage\tImportance\nCall\tUse\t8\n<b>&\tNowhere\t99",
    "a;b;c\n1;2;3\n",
    "{}\n%s\n\u0000\n",
    "\n".join(f"Card {number}" for number in range(80)),
    "<table><tr><td>One</td><td>Two</td></tr></table>",
)
CALM = 25
"""So many things are done to a dialog or a menu before it is closed by Escape."""


RESCUE_MS = 300


class Rescue(QObject):
    """Closes what waits in an event loop of its own, as the menu of a button does."""

    def __init__(self, monkey: Monkey) -> None:
        super().__init__()
        self._monkey = monkey
        self._seen = -1
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(RESCUE_MS)

    def _look(self) -> None:
        stuck, self._seen = self._seen == len(self._monkey.done), len(self._monkey.done)
        if stuck and (front := self._monkey.in_the_way()):
            front.close()


class Monkey:
    """Does random things to one window; after each of them ``check`` may be called."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        assert window.session is not None
        self.window = window
        self.session: Session = window.session
        self.opened: Project = self.session.project
        self.dice = random.Random(seed)
        self.done: list[str] = []
        self.deeds: list[tuple[int, Callable[[], None]]] = [
            (18, self.press),
            (8, self.combine),
            (8, self.write),
            (10, self.click),
            (9, self.drag),
            (4, self.turn_wheel),
            (9, self.ask),
            (9, self.poke),
            (4, self.drop),
            (3, self.paste),
            (4, self.go_back),
            (2, self.dress),
            (3, self.look_otherwise),
            (3, self.select),
            (2, self.wait),
        ]
        self._calm = 0

    @property
    def canvas(self) -> Canvas:
        """The canvas of the window."""
        return self.window.canvas

    def step(self) -> None:
        """Do one thing."""
        self._close_what_is_long_open()
        _weights, deeds = zip(*self.deeds, strict=True)
        (deed,) = self.dice.choices(deeds, _weights)
        self.done.append(deed.__name__)
        deed()
        QApplication.processEvents()

    def note(self, what: object) -> None:
        """Remember what exactly is done."""
        self.done[-1] += f" {what}"

    # ---- what it does

    def press(self) -> None:
        """Press a key where the keyboard is."""
        held = self.dice.choices((NONE, SHIFT, ALT), (10, 2, 2))[0]
        self._key(self.dice.choice(KEYS), held)

    def combine(self) -> None:
        """Press a key with Ctrl."""
        held = CTRL | SHIFT if self.dice.random() < 0.2 else CTRL
        self._key(self.dice.choice(COMBINATIONS), held)

    def _key(self, name: str, held: Qt.KeyboardModifier) -> None:
        if (name, held) in (("W", CTRL), ("Q", CTRL), ("N", CTRL), ("O", CTRL), ("F4", ALT)):
            return
        target = self._keyboard()
        self.note(f"{name} {held} on {_named(target)}")
        QTest.keyClick(target, Qt.Key[f"Key_{name}"], held)

    def write(self) -> None:
        """Type words, and mostly Enter, into whatever has the keyboard."""
        target, words = self._keyboard(), self.dice.choice(WORDS)
        self.note(f"{words[:20]!r} on {_named(target)}")
        if isinstance(target, QLineEdit | QPlainTextEdit):
            if words.isascii() and words.isprintable() and len(words) < 30:
                QTest.keyClicks(target, words)
            else:
                QGuiApplication.clipboard().setText(words)
                self._key("V", CTRL)
        if self.dice.random() < 0.7:
            self._key("Return", self.dice.choice((NONE, NONE, NONE, CTRL)))

    def click(self) -> None:
        """Click on the canvas, often on something."""
        if self.in_the_way():
            return
        place, button = self._place(), self.dice.choices((LEFT, RIGHT, MIDDLE), (8, 2, 1))[0]
        held = self.dice.choices((NONE, SHIFT, CTRL, ALT), (8, 1, 1, 1))[0]
        self.note(f"{place} {button} {held}")
        QTest.mouseMove(self.canvas, place)
        if self.dice.random() < 0.2:
            QTest.mouseDClick(self.canvas, LEFT, held, place)
        else:
            QTest.mouseClick(self.canvas, button, held, place)

    def drag(self) -> None:
        """Drag something on the canvas, now and then with Escape or an undo on the way."""
        if self.in_the_way():
            return
        held = self.dice.choices((NONE, SHIFT, CTRL, ALT), (8, 1, 2, 2))[0]
        start, way = self._place(), [self._place() for _ in range(self.dice.randint(1, 4))]
        self.note(f"{start} {way} {held}")
        QTest.mousePress(self.canvas, LEFT, held, start)
        for place in way:
            QTest.mouseMove(self.canvas, place)
            QApplication.processEvents()
        if self.dice.random() < 0.3:
            self._key(self.dice.choice(("Escape", "Z", "Delete", "Control", "N", "Up")), NONE)
        if self.dice.random() < 0.1:
            self.session.undo()
        QTest.mouseRelease(self.canvas, LEFT, held, way[-1])

    def turn_wheel(self) -> None:
        """Scroll or zoom."""
        here = QPointF(self._place())
        held = self.dice.choice((NONE, CTRL, SHIFT))
        turn = QPoint(0, self.dice.choice((-720, -120, 120, 720)))
        globally = QPointF(self.canvas.mapToGlobal(here.toPoint()))
        phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
        event = QWheelEvent(here, globally, QPoint(), turn, none, held, phase, False)
        QApplication.sendEvent(self.canvas, event)

    def ask(self) -> None:
        """Ask for one of the registered actions, as a menu does."""
        if self.in_the_way():
            return
        command = self.dice.choice([c for c in self.window.actions_ if c.spec.id not in BARRED])
        self.note(command.spec.id)
        command.trigger()

    def poke(self) -> None:
        """Click on some widget that can be seen, in what is in front."""
        front = self.in_the_way() or self.window
        seen = [w for w in front.findChildren(QWidget) if w.isVisible() and _may_be_poked(w)]
        if not seen:
            return
        widget = self.dice.choice(seen)
        inside = widget.visibleRegion().boundingRect()
        if inside.isEmpty():
            return
        x = self.dice.randint(inside.left(), inside.right())
        y = self.dice.randint(inside.top(), inside.bottom())
        button = self.dice.choices((LEFT, RIGHT), (9, 1))[0]
        self.note(f"{_named(widget)} {x},{y} {button}")
        target = widget.childAt(x, y) or widget
        place = target.mapFrom(widget, QPoint(x, y))
        if _may_be_poked(target):
            QTest.mouseClick(target, button, NONE, place)

    def drop(self) -> None:
        """Carry something in from elsewhere, and mostly let it fall."""
        if self.in_the_way():
            return
        mime, place = self._load(), self._place()
        self.note(f"{mime.formats()} at {place}")
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(place, copy, mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas, enter)
        if not enter.isAccepted():
            return
        over = QDragMoveEvent(self._place(), copy, mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas, over)
        if self.dice.random() < 0.2:
            QApplication.sendEvent(self.canvas, QDragLeaveEvent())
            return
        fall = QDropEvent(QPointF(place), copy, mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas, fall)
        QApplication.processEvents()

    def paste(self) -> None:
        """Put something into the clipboard and paste it."""
        mime = self._load()
        self.note(mime.formats())
        if self.dice.random() < 0.7:
            QGuiApplication.clipboard().setMimeData(mime)
        self._key("V", CTRL)

    def go_back(self) -> None:
        """Undo and redo several steps."""
        for _ in range(self.dice.randint(1, 4)):
            (self.session.undo if self.dice.random() < 0.5 else self.session.redo)()

    def dress(self) -> None:
        """Wear another theme or speak another language."""
        program = self.window.program
        if self.dice.random() < 0.5:
            program.set_theme(self.dice.choice(("light", "dark", "contrast")))
        else:
            program.set_language(self.dice.choice(("de", "en")))
        self.note(f"{program.theme_wish} {program.language}")

    def look_otherwise(self) -> None:
        """Look at another journey, through other eyes, at another view or curve."""
        project = self.session.project
        people = [None, *(persona.id for persona in project.personas)]
        journeys = [journey.id for journey in project.journeys]
        self.session.show(
            journey_id=self.dice.choice(journeys),
            lens=self.dice.choice(people),
            view=self.dice.choice(("internal", "customer", "best")),
        )

    def select(self) -> None:
        """Select some cards."""
        cards = [card.id for card in self.session.journey.touchpoints]
        if cards:
            self.session.select(self.dice.sample(cards, min(len(cards), self.dice.randint(1, 4))))

    def wait(self) -> None:
        """Let timers run out."""
        QTest.qWait(self.dice.choice((1, 30, 60, 200)))

    # ---- where and with what

    def _keyboard(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.in_the_way() or self.canvas

    def in_the_way(self) -> QWidget | None:
        """Return the menu or the dialog that takes all events."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _close_what_is_long_open(self) -> None:
        front = self.in_the_way()
        self._calm = self._calm + 1 if front else 0
        filing = isinstance(front, QFileDialog)
        if front and (self._calm > CALM or self.dice.random() < (0.4 if filing else 0.06)):
            QTest.keyClick(front, Qt.Key.Key_Escape)
            QApplication.processEvents()
            if self._calm > CALM + 5 and self.in_the_way() is front:
                front.close()

    def _place(self) -> QPoint:
        """Return a point of the canvas, mostly on a node that is to be seen."""
        canvas = self.canvas
        nodes = canvas.nodes_in_sight()
        if nodes and self.dice.random() < 0.8:
            node = self.dice.choice(nodes)
            x = node.x + node.width * self.dice.random()
            y = node.y + node.height * self.dice.random()
            place = QPointF(*canvas.port.to_window(x, y)).toPoint()
            if canvas.rect().contains(place):
                return place
        width, height = max(canvas.width(), 2), max(canvas.height(), 2)
        return QPoint(self.dice.randrange(width), self.dice.randrange(height))

    def _load(self) -> QMimeData:
        """Return something that can be dropped or pasted."""
        kind = self.dice.randrange(5)
        if kind == 0:
            return entry_mime(self.dice.choice(bundled.catalogue().entries).id)
        notes = self.session.project.notes
        if kind == 1 and notes:
            return note_mime(self.dice.choice(notes).id)
        mime, text = QMimeData(), self.dice.choice(LINES + WORDS)
        mime.setText(text)
        if kind == 2:
            mime.setHtml(text)
        return mime


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__}#{widget.objectName()}"


def _may_be_poked(widget: QWidget) -> bool:
    return not isinstance(widget, Canvas) and widget.isEnabled()
