"""How many touchpoints are rated is counted, of a large journey on another thread."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from canvas_app.model.edits.ratings import clear, rate
from canvas_app.model.edits.touchpoints import rename
from canvas_app.widgets.scores import rated
from canvas_app.widgets.scores.rated import Rated
from canvas_app.widgets.session import Session


@pytest.mark.parametrize("many", [0, 10_000])
def test_it_is_counted_anew_after_an_edit(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(rated, "MANY", many)
    told: list[tuple[int, int]] = []
    watch = Rated(session, session)
    watch.counted.connect(lambda n, m: told.append((n, m)))
    qtbot.waitUntil(lambda: len(told) == 1)
    card = session.journey.touchpoints[0]
    for persona_id in {each.persona_id for each in card.ratings if each.view == "customer"}:
        session.apply(clear([card.id], persona_id, "customer"))
    for persona_id in {each.persona_id for each in card.ratings if each.view == "internal"}:
        session.apply(clear([card.id], persona_id, "internal"))
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[-1] == (told[0][0] - 1, told[0][1])
    session.apply(rate([card.id], None, "customer", "experience", 5))
    qtbot.waitUntil(lambda: told[-1] == told[0])


def test_what_is_not_shown_any_more_is_not_told(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rated, "MANY", 0)
    told: list[tuple[int, int]] = []
    watch = Rated(session, session)
    watch.counted.connect(lambda n, m: told.append((n, m)))
    watch._tell(session.view, (1, 2))
    former = session.view
    session.apply(rename(session.journey.touchpoints[0].id, "Another"))
    watch._tell(former, (3, 4))
    assert told == [(1, 2)]
