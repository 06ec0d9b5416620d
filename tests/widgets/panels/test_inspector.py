"""The inspector shows what is selected, and every field writes it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Rating, Touchpoint
from canvas_app.widgets.controls.choice import CheckChoice, Choice
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.session import Session

HOTLINE = "t19"
STAND = "t03"
"""Everybody sees the stand at the trade fair, each with other eyes."""


@pytest.fixture
def inspector(qtbot: QtBot, session: Session, fonts: None) -> Inspector:
    made = Inspector(session)
    qtbot.addWidget(made)
    made.resize(356, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def select(inspector: Inspector, session: Session, qtbot: QtBot) -> Callable[..., Inspector]:
    def selected(*ids: str) -> Inspector:
        session.select(ids)
        qtbot.waitUntil(lambda: inspector._ids == ids)
        return inspector

    return selected


def card(session: Session, id_: str = HOTLINE) -> Touchpoint:
    return next(card for card in session.journey.touchpoints if card.id == id_)


def rating(session: Session, persona: str | None, view: str, id_: str = HOTLINE) -> Rating:
    ratings = card(session, id_).ratings
    return next(r for r in ratings if (r.persona_id, r.view) == (persona, view))


def choose(field: Choice, words: str) -> None:
    """Type the beginning of an entry into a list, as people do."""
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.qWait(0)


def test_nothing_selected_says_how_to_begin(inspector: Inspector) -> None:
    assert inspector.currentIndex() == 0
    assert "Click a card" in inspector.nothing.text()


def test_what_is_the_matter_stands_out_from_what_to_do(inspector: Inspector) -> None:
    matter, way = inspector.nothing.findChildren(QLabel)
    assert matter.text() == "No touchpoint is selected."
    assert matter.font().pixelSize() > way.font().pixelSize()


def test_a_card_that_personas_rate_each_by_themselves_begins_with_the_first_of_them(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select(STAND)
    assert {r.persona_id for r in card(session, STAND).ratings if r.view == "customer"} == {
        "pl",
        "ek",
        "ih",
    }
    assert shown.rating.whose == ("pl", "customer")
    assert shown.rating.numbers["importance"].text() == "9"


def add_for(session: Session, persona: str, *ratings: Rating) -> str:
    stage = card(session).stage_id
    made = Touchpoint(id="own", name="Own", stage_id=stage, ratings=ratings)
    session.apply(touchpoints.add(session.journey.id, made, Place(stage, persona)))
    return "own"


def test_a_card_that_goes_to_another_persona_shows_the_rating_of_that_one(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    own = add_for(session, "pl")
    shown = select(own)
    assert shown.rating.whose == ("pl", "customer")
    session.apply(touchpoints.set_fields([own], persona_ids=("ek",)))
    qtbot.waitUntil(lambda: shown.rating.whose == ("ek", "customer"))
    assert shown.rating.persona.findText("pl") < 0


def test_whoever_rated_a_card_before_it_went_to_another_persona_is_not_asked_for(
    select: Callable[..., Inspector], session: Session
) -> None:
    own = add_for(session, "ek", Rating(persona_id="pl", view="customer", importance=7))
    assert select(own).rating.whose == ("ek", "customer")


def test_the_head_names_touchpoint_stage_and_personas(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select(HOTLINE)
    assert shown.title.toPlainText() == card(session).name
    stage = next(s.name for s in session.project.stages if s.id == card(session).stage_id)
    assert shown._subtitle.text().startswith(stage)


def test_typing_a_title_renames_the_card(
    select: Callable[..., Inspector], session: Session
) -> None:
    title = select(HOTLINE).title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Hotline 24/7")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert card(session).name == "Hotline 24/7"
    assert session.history.past[-1].kind == "rename_touchpoint"


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("environment", "Bo", "both"),
        ("form", "Sta", "static"),
        ("ownership", "Ear", "earned"),
        ("status", "Unm", "unmanaged"),
        ("identification", "Ps", "pseudonymous"),
        ("channel_id", "no", None),
    ],
)
def test_a_choice_writes_its_field(
    select: Callable[..., Inspector], session: Session, name: str, words: str, value: object
) -> None:
    field = select("t03").what.controls[name]
    assert isinstance(field, Choice)
    if getattr(card(session, "t03"), name) == value:
        pytest.fail("the sample has this value already")
    choose(field, words)
    assert getattr(card(session, "t03"), name) == value


def test_nobody_owning_it_is_shown_as_a_warning(
    select: Callable[..., Inspector], session: Session
) -> None:
    session.apply(touchpoints.set_fields([HOTLINE], owner_id=None))
    field = select(HOTLINE).what.controls["owner_id"]
    assert isinstance(field, Choice)
    assert (field.currentText(), field.currentData() == field.warn) == ("— nobody owns it", True)


def test_devices_are_ticked(select: Callable[..., Inspector], session: Session) -> None:
    field = select(HOTLINE).what.controls["devices"]
    assert isinstance(field, CheckChoice)
    tablet = next(action for action in field.menu_actions if action.data() == "tablet")
    before = card(session).devices
    tablet.trigger()
    assert set(card(session).devices) == {*before, "tablet"}


def test_no_persona_ticked_means_everyone(
    select: Callable[..., Inspector], session: Session
) -> None:
    field = select(HOTLINE).what.controls["persona_ids"]
    assert isinstance(field, CheckChoice)
    field.menu_actions[0].trigger()
    assert card(session).persona_ids == ()
    assert field.text() == "Everyone"


def test_the_moment_of_truth_is_ticked_with_space(
    select: Callable[..., Inspector], session: Session
) -> None:
    before = card(session, "t01").moment_of_truth
    field = select("t01").what.controls["moment_of_truth"]
    assert isinstance(field, Tick)
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert card(session, "t01").moment_of_truth is not before


def test_the_rest_is_folded_with_a_count(
    select: Callable[..., Inspector], session: Session
) -> None:
    session.apply(touchpoints.set_fields([HOTLINE], description="They call", message=""))
    shown = select(HOTLINE)
    assert "filled)" in shown.fold.heading.text()
    assert not shown.more.isVisible()
    QTest.mouseClick(shown.fold.heading, Qt.MouseButton.LeftButton)
    assert shown.more.isVisible()


def test_a_description_is_written_while_typing(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    shown = select(HOTLINE)
    shown.fold.heading.click()
    field = shown.more.controls["description"]
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "They call")
    qtbot.waitUntil(lambda: card(session).description == "They call", timeout=3_000)


def test_several_cards_show_a_dash_where_they_differ(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select("t01", HOTLINE)
    channel, status = shown.what.controls["channel_id"], shown.what.controls["status"]
    assert isinstance(channel, Choice)
    assert isinstance(status, Choice)
    assert channel.currentIndex() == -1
    assert status.currentText() == "Active"
    assert not shown.title.isVisible()
    assert shown.many.text() == "2 touchpoints"
    assert shown.many.isVisible()


def test_an_edit_of_several_cards_is_one_step(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select("t01", "t02", HOTLINE)
    steps = len(session.history.past)
    field = shown.what.controls["status"]
    assert isinstance(field, Choice)
    choose(field, "Unm")
    assert {card(session, id_).status for id_ in ("t01", "t02", HOTLINE)} == {"unmanaged"}
    assert len(session.history.past) == steps + 1


def entry(shown: Inspector, name: str, value: str) -> None:
    """Tick or untick an entry of a list of several."""
    field = {**shown.what.controls, **shown.more.controls}[name]
    assert isinstance(field, CheckChoice)
    next(action for action in field.menu_actions if action.data() == value).trigger()


def test_a_device_is_added_to_all_and_the_others_stay(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    session.apply(touchpoints.set_fields(["t01"], devices=("tablet",)))
    session.apply(touchpoints.set_fields(["t02"], devices=("desktop",)))
    shown, steps = select("t01", "t02"), len(session.history.past)
    field = shown.what.controls["devices"]
    assert isinstance(field, CheckChoice)
    qtbot.waitUntil(lambda: field.text() == "–")
    assert "– Tablet" in [action.text() for action in field.menu_actions]
    entry(shown, "devices", "tablet")
    assert (card(session, "t01").devices, card(session, "t02").devices) == (
        ("tablet",),
        ("desktop", "tablet"),
    )
    assert len(session.history.past) == steps + 1


def test_what_all_have_is_taken_from_all(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    session.apply(touchpoints.set_fields(["t01"], devices=("tablet", "desktop")))
    session.apply(touchpoints.set_fields(["t02"], devices=("tablet",)))
    shown = select("t01", "t02")
    qtbot.waitUntil(lambda: shown.what.controls["devices"].text() == "–")  # type: ignore[union-attr]
    entry(shown, "devices", "tablet")
    assert (card(session, "t01").devices, card(session, "t02").devices) == (("desktop",), ())


def test_a_persona_added_to_all_does_not_narrow_what_everyone_meets(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    first, second = (persona.id for persona in session.project.personas[:2])
    session.apply(touchpoints.set_fields(["t01"], persona_ids=()))
    session.apply(touchpoints.set_fields(["t02"], persona_ids=(first,)))
    shown = select("t01", "t02")
    qtbot.waitUntil(lambda: shown.what.controls["persona_ids"].text() == "–")  # type: ignore[union-attr]
    entry(shown, "persona_ids", second)
    assert card(session, "t01").persona_ids == ()
    assert card(session, "t02").persona_ids == (first, second)


def test_several_cards_are_rated_in_one_step(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown, steps = select("t02", "t03"), len(session.history.past)
    QTest.keyClicks(shown.rating.scales["importance"], "7")
    whose = shown.rating.whose
    assert {rating(session, *whose, id_).importance for id_ in ("t02", "t03")} == {7}
    assert len(session.history.past) == steps + 1


def test_cards_met_by_different_personas_are_rated_for_all_of_them_at_first(
    select: Callable[..., Inspector], session: Session
) -> None:
    first, second = (persona.id for persona in session.project.personas[:2])
    for id_, persona in (("n1", first), ("n2", second)):
        new = Touchpoint(id=id_, name=id_, stage_id="use", persona_ids=(persona,))
        session.apply(touchpoints.add(session.journey.id, new, Place("use")))
    assert select("n1", "n2").rating.whose[0] is None
    session.show(lens=second)
    assert select("n2", "n1").rating.whose[0] == second


def test_nobody_rates_a_card_that_is_not_met(
    select: Callable[..., Inspector], session: Session
) -> None:
    first, second = (persona.id for persona in session.project.personas[:2])
    session.apply(touchpoints.set_fields(["t02"], persona_ids=(first,)))
    session.apply(touchpoints.set_fields(["t03"], persona_ids=(second,)))
    session.show(lens=first)
    shown = select("t02", "t03")
    before = card(session, "t03").ratings
    shown.rating.persona.show_value({first})
    QTest.keyClicks(shown.rating.scales["importance"], "4")
    assert rating(session, *shown.rating.whose, "t02").importance == 4
    assert card(session, "t03").ratings == before


def test_a_text_that_differs_is_not_overwritten_unless_typed(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    session.apply(touchpoints.set_fields(["t01"], message="One"))
    shown = select("t01", "t02")
    shown.fold.heading.click()
    field = shown.more.controls["message"]
    assert isinstance(field, TextField)
    qtbot.waitUntil(lambda: field.placeholderText() == "–")
    field.setFocus()
    shown.title.setFocus()
    assert card(session, "t01").message == "One"


def test_the_key_is_shown_and_cannot_be_changed(
    select: Callable[..., Inspector], session: Session
) -> None:
    field = select(HOTLINE).more.controls["key"]
    assert isinstance(field, TextField)
    assert (field.toPlainText(), field.isReadOnly()) == (card(session).key, True)


def test_a_slider_writes_the_rating_of_the_view_and_persona_shown(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select(HOTLINE)
    persona, view = shown.rating.whose
    QTest.keyClicks(shown.rating.scales["experience"], "9")
    assert rating(session, persona, view).experience == 9


def test_a_drag_of_a_slider_is_one_step(select: Callable[..., Inspector], session: Session) -> None:
    shown = select(HOTLINE)
    steps = len(session.history.past)
    for digit in "3456":
        QTest.keyClicks(shown.rating.scales["importance"], digit)
    assert len(session.history.past) == steps + 1


def test_a_cleared_number_is_missing_not_zero(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    shown = select(HOTLINE)
    persona, view = shown.rating.whose
    shown.rating.clears["experience"].click()
    assert rating(session, persona, view).experience is None
    qtbot.waitUntil(lambda: not shown.rating.clears["experience"].isVisible())
    assert shown.rating.numbers["experience"].text() == ""
    assert not shown.rating.scales["experience"].rated


def test_a_number_with_a_comma_is_written(
    select: Callable[..., Inspector], session: Session
) -> None:
    set_language("de")
    shown = select(HOTLINE)
    field = shown.rating.numbers["expectation"]
    field.selectAll()
    QTest.keyClicks(field, "7,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rating(session, *shown.rating.whose).expectation == 7.5


def test_a_wrong_number_is_refused_at_the_field(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown, before = select(HOTLINE), session.project
    field = shown.rating.numbers["expectation"]
    field.selectAll()
    QTest.keyClicks(field, "11")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.project is before
    assert shown.rating.refusal.isVisible()
    assert shown.rating.refusal.text().startswith("Expectation: Please enter a number")


def test_a_face_writes_the_feeling_and_again_clears_it(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    shown = select(HOTLINE)
    faces = shown.rating.feelings["emotional"].steps
    whose = shown.rating.whose
    QTest.mouseClick(faces[4], Qt.MouseButton.LeftButton)
    assert rating(session, *whose).emotional == 2
    qtbot.waitUntil(lambda: faces[4].isChecked())
    QTest.mouseClick(faces[4], Qt.MouseButton.LeftButton)
    assert rating(session, *whose).emotional is None


def test_another_view_shows_its_own_rating(
    select: Callable[..., Inspector], session: Session
) -> None:
    shown = select(HOTLINE)
    choose(shown.rating.view, "Int")
    persona, view = shown.rating.whose
    assert view == "internal"
    numbers = {
        r.experience for r in card(session).ratings if (r.persona_id, r.view) == (persona, view)
    }
    expected = "" if numbers in (set(), {None}) else str(numbers.pop())
    assert shown.rating.numbers["experience"].text() == expected


def test_the_view_and_lens_of_the_canvas_are_followed(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    shown = select(HOTLINE)
    lens = card(session).persona_ids[0] if card(session).persona_ids else "pl"
    session.show(view="internal", lens=lens)
    qtbot.waitUntil(lambda: shown.rating.whose == (lens, "internal"))


def test_what_counts_instead_of_a_missing_number_is_hinted(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    lens = next(iter(card(session).persona_ids), "pl")
    all_rating = Rating(persona_id=None, view="customer", experience=4)
    only = card(session).model_copy(update={"ratings": (all_rating,)})
    journey = session.journey.model_copy(
        update={
            "touchpoints": tuple(
                only if c.id == HOTLINE else c for c in session.journey.touchpoints
            )
        }
    )
    session.replace(session.project.model_copy(update={"journeys": (journey,)}), None)
    session.show(lens=lens)
    shown = select(HOTLINE)
    qtbot.waitUntil(lambda: shown.rating.whose == (lens, "customer"))
    assert shown.rating.numbers["experience"].text() == ""
    assert shown.rating.numbers["experience"].placeholderText() == "4"


def test_the_self_image_gap_is_told_when_both_views_are_rated(
    select: Callable[..., Inspector], session: Session
) -> None:
    gap = select(HOTLINE).rating.gap
    assert gap.isVisible()
    assert gap.gap.text().startswith("Self-image gap +")
    assert gap.words.text().startswith("We rate the experience ")


def test_notes_of_the_card_are_listed(select: Callable[..., Inspector], session: Session) -> None:
    shown = select(HOTLINE)
    notes = [note for note in session.project.notes if note.touchpoint_id == HOTLINE]
    assert list(shown.notes.rows) == [note.id for note in notes] != []


def test_undo_shows_the_old_value_again(
    select: Callable[..., Inspector], session: Session, qtbot: QtBot
) -> None:
    shown = select(HOTLINE)
    before = shown.rating.numbers["importance"].text()
    QTest.keyClicks(shown.rating.scales["importance"], "1")
    session.undo()
    qtbot.waitUntil(lambda: shown.rating.numbers["importance"].text() == before)


def test_markup_in_a_name_is_shown_as_it_is(
    select: Callable[..., Inspector], session: Session
) -> None:
    session.apply(touchpoints.rename(HOTLINE, "<b>R&D</b>"))
    assert select(HOTLINE).title.toPlainText() == "<b>R&D</b>"


def test_every_control_has_a_name_for_those_who_do_not_see_it(
    select: Callable[..., Inspector],
) -> None:
    shown = select(HOTLINE)
    controls = [
        *shown.what.controls.values(),
        *shown.more.controls.values(),
        *shown.rating.scales.values(),
        *shown.rating.numbers.values(),
        *shown.rating.clears.values(),
        shown.title,
    ]
    assert [c.objectName() for c in controls if not c.accessibleName()] == []


def test_one_pass_of_tab_reaches_every_field_of_several_cards(
    select: Callable[..., Inspector],
) -> None:
    shown = select("t02", "t03")
    shown.fold.heading.click()
    reached = [shown.what.controls["channel_id"].accessibleName()]
    shown.what.controls["channel_id"].setFocus()
    for _press in range(60):
        QTest.keyClick(shown.window().focusWidget(), Qt.Key.Key_Tab)
        focus = shown.window().focusWidget()
        assert focus
        reached.append(focus.accessibleName())
    wanted = [
        c.accessibleName() for c in (*shown.what.controls.values(), *shown.more.controls.values())
    ]
    wanted += [scale.accessibleName() for scale in shown.rating.scales.values()]
    assert [name for name in wanted if name not in reached] == []
