"""What a person does with very many cards and with other views, timed until it is painted.

As in ``gestures`` each function gets the main window and how often to do it all; it answers a
list of seconds for each thing it does, one list a round.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.bench.gestures import STEPS, Answer, Eye, _rest

ROWS = 200
LOOKED_FOR = ("h", "ho", "hot", "hotl", "ho")


def _times(
    rounds: int, eye: Eye, act: Callable[[int], object], after: Callable[[], object]
) -> list[list[float]]:
    """Time an act until it is painted, a few times a round; ``after`` takes it back."""
    found: list[list[float]] = []
    for turn in range(rounds):
        taken = []
        for step in range(STEPS):
            number = turn * STEPS + step
            taken.append(eye.frame(lambda number=number: act(number)))  # type: ignore[misc]
            after()
            _rest()
        found.append(taken)
    return found


def table_edit(shown: Any, rounds: int) -> Answer:
    """Give a card of the table another name, as typing it into its cell does."""
    from canvas_app.panels.columns import COLUMNS
    from canvas_app.widgets.table.show import table_of

    shown.actions_["view.table"].trigger()
    _rest()
    page = table_of(shown)
    assert page
    name = [column.id for column in COLUMNS].index("name")
    eye = Eye(page.grid.viewport(), page.grid.names.viewport())
    found = _times(rounds, eye, lambda n: page.model.enter(0, name, f"Neu {n}"), lambda: None)
    return {"table": found}


def commands(shown: Any, rounds: int) -> Answer:
    """Type into the list of commands, each time until what it finds is painted."""
    from PySide6.QtWidgets import QLineEdit, QWidget

    shown.actions_["help.commands"].trigger()
    _rest()
    box = shown.findChild(QWidget, "commands")
    field = shown.findChild(QLineEdit, "commands-field")
    eye = Eye(box.list.viewport())
    words = LOOKED_FOR
    found = _times(rounds, eye, lambda n: field.setText(words[n % len(words)]), lambda: None)
    return {"commands": found}


def paste(shown: Any, rounds: int) -> Answer:
    """Import rows of a table that was pasted and looked through, until the cards are painted."""
    from PySide6.QtWidgets import QApplication

    from canvas_app.widgets.clipboard.receiving import place_here, receive_text

    lines = [f"Zeile {n}\tTelefon\t{n % 10}" for n in range(ROWS)]
    text = "\n".join(["Name\tKanal\tWichtigkeit", *lines])
    eye, found = Eye(shown.canvas), []
    for _ in range(rounds):
        receive_text(shown, text, "", place_here(shown))
        _rest()
        dialog: Any = QApplication.activeModalWidget()
        before = len(shown.session.journey.touchpoints)
        found.append([eye.frame(dialog.accept)])
        if len(shown.session.journey.touchpoints) != before + ROWS:
            raise RuntimeError("the rows did not arrive")
        shown.session.undo()
        _rest()
    return {"paste": found}


def journeys(shown: Any, rounds: int) -> Answer:
    """Go to the next journey and back; both have as many cards."""
    from canvas_app.model.edits.journeys import duplicate

    session = shown.session
    session.apply(duplicate(session.journey.id, "Soll-Reise", "to_be"))
    _rest()
    act = shown.actions_["journey.next"].trigger
    return {"journey": _times(rounds, Eye(shown.canvas), lambda _n: act(), lambda: None)}


def crowd(shown: Any, rounds: int) -> Answer:
    """Select every card, and change all of them."""
    from canvas_app.model.edits.touchpoints import set_fields

    session, eye = shown.session, Eye(shown.canvas)
    all_ = shown.actions_["edit.select_all"].trigger
    selected = _times(rounds, eye, lambda _n: all_(), lambda: session.select(()))
    all_()
    _rest()
    ids, kinds = session.selection, ("planned", "active")
    changed = _times(
        rounds,
        eye,
        lambda n: session.apply(set_fields(ids, status=kinds[n % 2])),
        lambda: None,
    )
    return {"selected": selected, "changed": changed}
