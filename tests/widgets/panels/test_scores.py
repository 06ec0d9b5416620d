"""The scores panel equals the scores, names what it shows, and leads to the cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.i18n import number
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.ratings import rate
from canvas_app.model.project import Project
from canvas_app.model.scoring import journey_score
from canvas_app.model.scoring.values import Scope
from canvas_app.widgets.panels.scores import Scores
from canvas_app.widgets.session import Session


@pytest.fixture
def scores(qtbot: QtBot, session: Session, fonts: None) -> Scores:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> Scores:
    made = Scores(session)
    qtbot.addWidget(made)
    made.resize(356, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def values(scores: Scores) -> list[str]:
    return [tile._number.value for tile in scores._tiles.tiles]


def panel(session: Session) -> journey_score.JourneyScore:
    return journey_score.panel(Scope(session.project, session.journey))


def test_the_tiles_are_journey_weakest_and_chain(scores: Scores, session: Session) -> None:
    assert values(scores) == ["62.6", "15.0", "38.8"]  # the golden file's


def test_the_headline_names_the_weakest_link(scores: Scores, session: Session) -> None:
    weakest = panel(session).weakest
    assert weakest
    assert weakest.reading.touchpoint.name in scores._headline.text()
    assert "quality 15.0 of 100" in scores._headline.text()


def test_journey_lens_and_view_are_named(scores: Scores, session: Session, qtbot: QtBot) -> None:
    session.show(lens="pl", view="internal")
    name = next(p.name for p in session.project.personas if p.id == "pl")
    qtbot.waitUntil(lambda: name in scores._scope.text())
    assert scores._scope.text() == f"{session.journey.name} · {name} · Internal view"


def test_every_phase_and_stage_has_a_bar(scores: Scores, session: Session) -> None:
    lines = [row._line for row in scores._stages.rows if row.isVisible()]
    assert len(lines) == 3 + len(session.project.stages)
    by_stage = panel(session).by_stage
    for stage in session.project.stages:
        line = next(line for line in lines if line.name == stage.name and not line.strong)
        assert line.value == number(by_stage[stage.id] or 0, 1)


def test_a_click_on_a_bar_leads_to_the_worst_card_there(
    scores: Scores, session: Session, qtbot: QtBot
) -> None:
    row = next(row for row in scores._stages.rows if row._line.name == "Nutzung")
    with qtbot.waitSignal(scores.wanted) as told:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    there = [s for s in panel(session).shares if s.reading.touchpoint.stage_id == "use"]
    assert told.args == [min(there, key=lambda share: share.quality).id]
    assert session.selection == tuple(told.args)


def test_a_click_on_the_weakest_link_leads_to_it(
    scores: Scores, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(scores.wanted) as told:
        QTest.mouseClick(scores._tiles.tiles[1], Qt.MouseButton.LeftButton)
    assert told.args == ["t19"]


def test_rows_can_be_reached_by_keyboard(scores: Scores, qtbot: QtBot) -> None:
    drag = scores._drag.rows[0]
    assert drag.focusPolicy() == Qt.FocusPolicy.StrongFocus
    with qtbot.waitSignal(scores.wanted):
        QTest.keyClick(drag, Qt.Key.Key_Space)


def test_each_persona_has_a_bar_and_a_curve(scores: Scores, session: Session) -> None:
    names = [persona.name for persona in session.project.personas]
    assert [row._line.name for row in scores._personas.rows] == names
    assert [emotion._name.text() for emotion in scores._emotions] == names


def test_remembered_is_told_in_words(scores: Scores) -> None:
    assert scores._emotions[0]._kept.text() == "remembered 0.00, neutral"


def test_a_rating_moves_the_score(scores: Scores, session: Session, qtbot: QtBot) -> None:
    before = values(scores)
    session.apply(rate(["t19"], None, "customer", "experience", 10))
    session.apply(rate(["t19"], None, "customer", "emotional", 2))
    qtbot.waitUntil(lambda: values(scores) != before)


def test_how_many_are_rated_is_counted_even_when_hidden(
    qtbot: QtBot, session: Session, fonts: None
) -> None:
    made = Scores(session)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.counted) as told:
        made.refresh()
    assert told.args == [27, 27]


def test_missing_ratings_can_be_shown(scores: Scores, session: Session, qtbot: QtBot) -> None:
    for view in ("customer", "internal"):
        for persona in (None, "pl", "ek", "ih"):
            for field in ("experience", "emotional", "cognitive"):
                session.apply(rate(["t01"], persona, view, field, None))
    qtbot.waitUntil(lambda: scores._rated.isVisible())
    QTest.mouseClick(scores._rated, Qt.MouseButton.LeftButton)
    assert session.selection == ("t01",)


def unrated(project: Project) -> Project:
    journey = project.journeys[0]
    cards = tuple(c.model_copy(update={"ratings": ()}) for c in journey.touchpoints)
    return project.model_copy(
        update={"journeys": (journey.model_copy(update={"touchpoints": cards}),)}
    )


def test_without_ratings_one_sentence_says_what_to_do(
    qtbot: QtBot, machine_tools: Project, fonts: None
) -> None:
    session = Session(unrated(machine_tools))
    made = shown(qtbot, session)
    assert made.currentIndex() == 0
    assert made._empty.text().startswith("Nothing is rated yet.")
    QTest.mouseClick(made._begin, Qt.MouseButton.LeftButton)
    assert session.selection


def test_without_touchpoints_the_way_to_the_first_is_told(
    qtbot: QtBot, session: Session, fonts: None
) -> None:
    session.apply(touchpoints.delete([card.id for card in session.journey.touchpoints]))
    made = shown(qtbot, session)
    assert made._empty.text().startswith("There are no touchpoints")
    assert not made._begin.isVisible()
