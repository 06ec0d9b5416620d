"""What a person does at the canvas, done from inside the program and timed frame by frame.

Each function gets the main window and how often to do it all; it answers a list of seconds
for each thing it does, one list a round.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.bench.measure import FRAME

Answer = dict[str, list[list[float]]]
PANS, ZOOMS, FITS, MOVES, STEPS = 40, 20, 3, 40, 5
PATIENCE = 5.0
REST = 0.000_1
"""Seconds between two looks: the program, too, leaves Python to other threads while it waits."""
WORDS = ("an", "ang", "zzz", "an")
"""What is looked for: a third of the cards, a tenth, none; each lets others stand out."""


class Eye:
    """Notices when widgets are painted."""

    def __init__(self, *widgets: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        eye = self
        self.paints = 0
        self._first_ends: float | None = None

        class Filter(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() == QEvent.Type.Paint:
                    eye.see()
                return False

        self._filter = Filter()
        for widget in widgets:
            widget.installEventFilter(self._filter)

    def see(self, *_: object) -> None:
        """Notice that something is painted; a second time means that the first is done."""
        self.paints += 1
        if self._first_ends is None and self.paints > 1:
            self._first_ends = time.perf_counter()

    def frame(self, act: Callable[[], object]) -> float:
        """Return the seconds from an act until it is painted; the rest of the frame passes.

        What is painted after that, to make the picture sharp, counts to the next frames.
        """
        from PySide6.QtWidgets import QApplication

        self.paints, self._first_ends, start = 0, None, time.perf_counter()
        act()
        while not self.paints:
            QApplication.processEvents()
            time.sleep(REST)
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError("nothing was painted")
        taken = (self._first_ends or time.perf_counter()) - start
        while time.perf_counter() < start + FRAME:
            QApplication.processEvents()
        return taken


def frames(shown: Any, rounds: int) -> Answer:
    """Pan, zoom, fit and drag a card."""
    canvas = shown.canvas
    eye = Eye(canvas)
    found: Answer = {"pan": [], "zoom": [], "fit": [], "drag": []}
    for _ in range(rounds):
        canvas.zoom_to(1.0)
        _rest()
        found["pan"].append(_pan(canvas, eye))
        found["drag"].append(_drag(canvas, eye))
        found["zoom"].append(_zoom(canvas, eye))
        found["fit"].append(_fit(canvas, eye))
    return found


def _rest() -> None:
    from tests.bench.window import settle

    settle(0.2)


def _pan(canvas: Any, eye: Eye) -> list[float]:
    """Turn the wheel sideways, back again at the edge of the picture."""
    taken, way = [], -120
    for _ in range(PANS):
        if canvas.port.scrolled(way, 0) == canvas.port:
            way = -way
        if canvas.port.scrolled(way, 0) == canvas.port:
            canvas.zoom_by(1.5)  # all of it is in sight: there is nothing to scroll
            _rest()
        taken.append(eye.frame(lambda turn=way: _wheel(canvas, turn, 0)))  # type: ignore[misc]
    return taken


def _zoom(canvas: Any, eye: Eye) -> list[float]:
    from PySide6.QtCore import Qt

    held = Qt.KeyboardModifier.ControlModifier
    turns = [-120] * (ZOOMS // 2) + [120] * (ZOOMS // 2)
    taken = []
    for turn in turns:
        if canvas.port.zoomed(canvas.zoom * 1.2 ** (turn / 120), 9, 9).zoom == canvas.zoom:
            continue
        taken.append(eye.frame(lambda turn=turn: _wheel(canvas, 0, turn, held)))  # type: ignore[misc]
    return taken


def _fit(canvas: Any, eye: Eye) -> list[float]:
    taken = []
    for _ in range(FITS):
        canvas.zoom_to(1.0)
        _rest()
        taken.append(eye.frame(canvas.fit))
        _rest()
    return taken


def _drag(canvas: Any, eye: Eye) -> list[float]:
    """Carry a card about and let it go back with Escape."""
    from PySide6.QtCore import QEvent, Qt

    x, y = _card_in_sight(canvas)
    _mouse(canvas, QEvent.Type.MouseMove, x, y)
    _mouse(canvas, QEvent.Type.MouseButtonPress, x, y)
    _mouse(canvas, QEvent.Type.MouseMove, x + 12, y + 6)
    _rest()
    taken = []
    for step in range(MOVES):
        way = 14 * min(step, MOVES - step)
        taken.append(
            eye.frame(
                lambda way=way: _mouse(canvas, QEvent.Type.MouseMove, x + 12 + way, y + 6 + way / 2)  # type: ignore[misc]
            )
        )
    _press(canvas, Qt.Key.Key_Escape)
    _mouse(canvas, QEvent.Type.MouseButtonRelease, x, y)
    _rest()
    return taken


def edits(shown: Any, rounds: int) -> Answer:
    """Rename and rate a card in sight, undo and redo, each until it is painted."""
    from canvas_app.model.edits.ratings import rate
    from canvas_app.model.edits.touchpoints import rename

    canvas, session = shown.canvas, shown.session
    eye, id_ = Eye(canvas), _seen(canvas)[0].touchpoint_id
    found: Answer = {"edit": [], "undo": [], "redo": []}
    for turn in range(rounds):
        done: dict[str, list[float]] = {"edit": [], "undo": [], "redo": []}
        for step in range(STEPS):
            number = turn * STEPS + step
            named = rename(id_, f"Umbenannt {number}")
            rated = rate((id_,), None, "customer", "emotional", number % 5 - 2)
            edit = rated if step % 2 else named
            done["edit"].append(eye.frame(lambda edit=edit: session.apply(edit)))  # type: ignore[misc]
            done["undo"].append(eye.frame(session.undo))
            done["redo"].append(eye.frame(session.redo))
        for name, taken in done.items():
            found[name].append(taken)
    return found


def shapes(shown: Any, rounds: int) -> Answer:
    """Add a card, put another into the next lane, delete it; all that follows moves each time.

    Everything is undone in between, so that each step begins with the same board.
    """
    from canvas_app.model.edits.place import Place
    from canvas_app.model.edits.touchpoints import add_named, delete, move

    canvas, session = shown.canvas, shown.session
    eye, journey_id = Eye(canvas), session.view.journey_id
    node = next(node for node in _seen(canvas) if node.persona_id)
    id_, stage, lane = node.touchpoint_id, node.stage_id, node.persona_id
    lanes = [each.persona_id for each in canvas.base.lanes if each.persona_id]
    other = lanes[(lanes.index(lane) + 1) % len(lanes)]
    found: Answer = {"add": [], "move": [], "delete": []}
    for turn in range(rounds):
        edits = {
            "add": add_named(journey_id, f"Neu {turn}", Place(stage, lane, after=id_)),
            "move": move(journey_id, [id_], Place(stage, other), lane),
            "delete": delete([id_]),
        }
        for name, edit in edits.items():
            taken = []
            for _ in range(STEPS):
                taken.append(eye.frame(lambda edit=edit: session.apply(edit)))  # type: ignore[misc]
                _rest()
                session.undo()
                _rest()
            found[name].append(taken)
    return found


def structure(shown: Any, rounds: int) -> Answer:
    """Add a persona, and copy the journey and show the copy; both are undone in between."""
    from canvas_app.model.edits import journeys, personas

    session, eye = shown.session, Eye(shown.canvas)
    journey_id = session.view.journey_id

    def copy(name: str) -> None:
        edit = journeys.duplicate(journey_id, name)
        session.apply(edit)
        session.show(journey_id=edit.facts["id"])

    acts: dict[str, Callable[[str], object]] = {
        "persona": lambda name: session.apply(personas.add(name, journey_id)),
        "copy": copy,
    }
    found: Answer = {name: [] for name in acts}
    for turn in range(rounds):
        for name, act in acts.items():
            taken = []
            for step in range(STEPS):
                called = f"Neu {turn} {step}"
                taken.append(eye.frame(lambda act=act, called=called: act(called)))  # type: ignore[misc]
                _rest()
                session.undo()
                _rest()
            found[name].append(taken)
    return found


def capture(shown: Any, rounds: int) -> Answer:
    """Type names of new cards, each time from Ctrl+Enter to the next empty field."""
    from PySide6.QtCore import Qt

    held = Qt.KeyboardModifier.ControlModifier
    canvas = shown.canvas
    canvas.add_here()
    _rest()
    found: Answer = {"capture": []}
    for turn in range(rounds):
        taken = []
        for step in range(STEPS):
            field = canvas.editor
            field.setPlainText(f"Erfasst {turn} {step}")
            eye = Eye(canvas)
            taken.append(eye.frame(lambda field=field: _press(field, Qt.Key.Key_Return, held)))  # type: ignore[misc]
            if canvas.editor is None or canvas.editor is field or canvas.editor.toPlainText():
                raise RuntimeError("no empty field came after Enter")
            _rest()
        found["capture"].append(taken)
    return found


def capture_bar(shown: Any, rounds: int) -> Answer:
    """Type lines into the capture bar, each time from Enter until the line is empty and painted."""
    from PySide6.QtCore import Qt

    shown.actions_["insert.capture"].trigger()
    _rest()
    field = shown.below.itemAt(shown.below.count() - 1).widget().line
    found: Answer = {"bar": []}
    for turn in range(rounds):
        taken = []
        for step in range(STEPS):
            field.setText(f"{step + 1} Erfasst {turn} {step} #telefon !8")
            _rest()
            eye = Eye(field)
            taken.append(eye.frame(lambda: _press(field, Qt.Key.Key_Return)))
            if field.text() or shown.focusWidget() is not field:
                raise RuntimeError("no empty line came after Enter")
            _rest()
        found["bar"].append(taken)
    return found


def finding(shown: Any, rounds: int) -> Answer:
    """Put other words into the find field, each time until the canvas is painted."""
    shown.finder.open()
    field, eye = shown.finder.bar.field, Eye(shown.canvas)
    found: Answer = {"find": []}
    for _ in range(rounds):
        field.setText("")
        _rest()
        taken = []
        for word in WORDS:
            taken.append(eye.frame(lambda word=word: field.setText(word)))  # type: ignore[misc]
            _rest()
        found["find"].append(taken)
    return found


def save(shown: Any, rounds: int) -> Answer:
    """Save after an edit, and find the longest time in which the window did not answer."""
    from PySide6.QtWidgets import QApplication

    from canvas_app.model.edits.touchpoints import rename

    canvas, session, document = shown.canvas, shown.session, shown.document
    id_ = _seen(canvas)[0].touchpoint_id
    found: Answer = {"save": []}
    for turn in range(rounds):
        session.apply(rename(id_, f"Gespeichert {turn}"))
        _rest()
        longest, last = 0.0, time.perf_counter()
        document.save(session.path)
        while document.state != "saved":
            QApplication.processEvents()
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        found["save"].append([longest])
        _rest()
    return found


def rating(shown: Any, rounds: int) -> Answer:
    """Rate a card until the scores are computed anew and painted."""
    from PySide6.QtWidgets import QWidget

    from canvas_app.model.edits.ratings import rate

    shown.sides.show_tab("scores")
    _rest()
    page = shown.sides.tabs.currentWidget()
    scores: Any = next(w for w in page.findChildren(QWidget) if type(w).__name__ == "ScorePage")
    eye = Eye()
    scores.refreshed.connect(eye.see)
    card = next(t for t in shown.session.journey.touchpoints if t.ratings and t.status == "active")
    known = card.ratings[0]
    found: Answer = {"rating": []}
    for turn in range(rounds):
        taken = []
        for step in range(STEPS):
            value = (0, 10)[(turn * STEPS + step) % 2]
            edit = rate((card.id,), known.persona_id, known.view, "experience", value)
            taken.append(eye.frame(lambda edit=edit: shown.session.apply(edit)))  # type: ignore[misc]
        found["rating"].append(taken)
    return found


def _seen(canvas: Any) -> list[Any]:
    """Return the cards that lie wholly in the free part of the window; one is brought there."""
    if not any(node.kind == "card" for node in _whole(canvas)):
        canvas.reveal(canvas.session.journey.touchpoints[0].id)
        _rest()
    return [node for node in _whole(canvas) if node.kind == "card"]


def _whole(canvas: Any) -> list[Any]:
    pane = canvas.port.panes()[0]
    found = []
    for node in canvas.nodes_in_sight():
        x, y = canvas.port.to_window(node.x, node.y)
        right, bottom = canvas.port.to_window(node.x + node.width, node.y + node.height)
        inside = x > pane.x and y > pane.y and right < canvas.width() and bottom < canvas.height()
        if inside:
            found.append(node)
    return found


def _card_in_sight(canvas: Any) -> tuple[float, float]:
    node = _seen(canvas)[0]
    x, y = canvas.port.to_window(node.x + node.width / 2, node.y + node.height / 2)
    return float(x), float(y)


def _wheel(canvas: Any, dx: int, dy: int, held: Any = None) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    place = QPointF(canvas.width() / 2, canvas.height() / 2)
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            place,
            QPointF(canvas.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(dx, dy),
            Qt.MouseButton.NoButton,
            held or Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _mouse(canvas: Any, kind: Any, x: float, y: float) -> None:
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    place = QPointF(x, y)
    there = QPointF(canvas.mapToGlobal(place.toPoint()))
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, there, button, left, held))


def _press(widget: Any, key: Any, held: Any = None) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    modifiers = held or Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))
