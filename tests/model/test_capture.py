"""What a typed line means, for everything people and cats type."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.model.capture import (
    CardLine,
    Context,
    Line,
    NoteLine,
    read,
    read_in_place,
    vocabulary,
)
from canvas_app.model.project import MAX_TEXT, Channel, Persona, Project
from tests.model.edits.small import project

CHANNELS = {
    "phone": ("Telefon", "Phone"),
    "social": ("Soziale Medien", "Social media"),
    "store": ("Geschäft / Filiale", "Store, branch"),
    "email": ("E-Mail", "Email"),
    "event": ("Messe / Veranstaltung", "Fair, event"),
}
PERSONAS = {"pl": "Petra Lang", "je": "Jürgen Ehrlich", "pe": "Peter"}


def usual() -> list[tuple[Channel, tuple[str, str]]]:
    return [(Channel(id=id_, name=words[0]), words) for id_, words in CHANNELS.items()]


def workshop() -> Project:
    """Three stages; the channels Telefon, Soziale Medien and Geschäft; three personas."""
    known = tuple(Channel(id=id_, name=CHANNELS[id_][0]) for id_ in ("phone", "social", "store"))
    people = tuple(Persona(id=id_, name=name) for id_, name in PERSONAS.items())
    return project(channels=known, personas=people)


HERE = Context(vocabulary(workshop(), usual()), "two", last_id="t1")


def told(line: Line) -> str:
    """Return what a line means in a few words: "one: Hotline #phone !8 @pl *"."""
    if isinstance(line, NoteLine):
        return f"{line.kind} on {line.touchpoint_id}: {line.text}"
    words = [f"{line.stage_id}:", line.name]
    words += [f"#{line.channel.id}"] if line.channel else []
    words += [f"#+{line.new_channel}"] if line.new_channel else []
    words += [f"!{line.rating.importance}"] if line.rating else []
    words += [f"@{id_}" for id_ in line.persona_ids] + ["*"] * line.moment_of_truth
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hotline", "two: Hotline"),
        ("  Hotline  ", "two: Hotline"),
        ("1 Hotline", "one: Hotline"),
        ("3 Hotline", "three: Hotline"),
        ("4 Hotline", "two: 4 Hotline"),
        ("0 Hotline", "two: 0 Hotline"),
        ("03 Hotline", "two: 03 Hotline"),
        ("12 Monkeys", "two: 12 Monkeys"),
        ("1. Hotline", "two: 1. Hotline"),
        ("Hotline 2", "two: Hotline 2"),
        ("1 2 Hotline", "one: 2 Hotline"),
        ("3", "three:"),
        ("٢ Hotline", "two: ٢ Hotline"),
        ("Hotline #phone", "two: Hotline #phone"),
        ("#Telefon Hotline", "two: Hotline #phone"),
        ("#TEL Hotline", "two: Hotline #phone"),
        ("#tel, Hotline", "two: Hotline #phone"),
        ("#soziale medien Post", "two: Post #social"),
        ("#soziale-medien Post", "two: Post #social"),
        ("#social_media Post", "two: Post #social"),
        ("#soziale me Post", "two: Post #social"),
        ("#soziale m Post", "two: m Post #social"),
        ("#geschaft Kasse", "two: Kasse #store"),
        ("#Geschaeft Kasse", "two: Kasse #store"),
        ("#branch Kasse", "two: Kasse #store"),
        ("Stand #Fair", "two: Stand #event"),
        ("Stand #messe / veranstaltung", "two: Stand #event"),
        ("Angebot #e-mail", "two: Angebot #email"),
        ("Angebot #phone #email", "two: Angebot #email"),
        ("Gruppe #WhatsApp_Chat", "two: Gruppe #+WhatsApp Chat"),
        ("Gruppe #WhatsApp,", "two: Gruppe #+WhatsApp"),
        ("Platz #1 bei Google", "two: Platz #1 bei Google"),
        ("C# lernen", "two: C# lernen"),
        ("Kauf !8", "two: Kauf !8"),
        ("Kauf !0", "two: Kauf !0"),
        ("Kauf !10", "two: Kauf !10"),
        ("Kauf !7,5", "two: Kauf !7.5"),
        ("Kauf !7.5", "two: Kauf !7.5"),
        ("Kauf !11", "two: Kauf !11"),
        ("Kauf !10,5", "two: Kauf !10,5"),
        ("Kauf !jetzt", "two: Kauf !jetzt"),
        ("Kauf!", "two: Kauf!"),
        ("Kauf @petra", "two: Kauf @pl"),
        ("Kauf @Petra Lang", "two: Kauf @pl"),
        ("Kauf @lang", "two: Kauf @pl"),
        ("Kauf @pet", "two: Kauf @pl"),
        ("Kauf @peter", "two: Kauf @pe"),
        ("Kauf @jurgen @juergen @petra", "two: Kauf @je @pl"),
        ("Kauf @niemand", "two: Kauf @niemand"),
        ("Kauf an info@firma.de", "two: Kauf an info@firma.de"),
        ("* Kauf", "two: Kauf *"),
        ("*Kauf", "two: Kauf *"),
        ("Kauf *", "two: Kauf *"),
        ("Kauf ***", "two: Kauf *"),
        ("Kund*innen", "two: Kund*innen"),
        ("1 *Kauf", "one: Kauf *"),
        ("1 Kauf #tel !8 @petra * heute", "one: Kauf heute #phone !8 @pl *"),
        ("#tel !8 *", "two: #phone !8 *"),
        ("? Wer ruft an", "question on t1: Wer ruft an"),
        ("-zu langsam #tel", "pain on t1: zu langsam #tel"),
        ("+  Rückruf", "opportunity on t1: Rückruf"),
        (" - x", "pain on t1: x"),
        ("-", "pain on t1: "),
        ("1 - x", "one: - x"),
        ("\\- minus", "two: - minus"),
        ("\\? was", "two: ? was"),
        ("\\1 Angebot", "two: 1 Angebot"),
        ("\\#hash Tag", "two: #hash Tag"),
        ("Tag \\#hash \\!8 \\@petra \\*", "two: Tag #hash !8 @petra *"),
        ("\\\\server", "two: \\server"),
        ("\\server", "two: \\server"),
        ("\\", "two: \\"),
        ("#", "two: #"),
        ("@", "two: @"),
        ("!", "two: !"),
        ("zwei  Abstände", "two: zwei  Abstände"),
        ("zwei\nZeilen\t#tel", "two: zwei\nZeilen #phone"),
        ("\u200f? שלום", "question on t1: שלום"),
        ("שיחה #tel", "two: שיחה #phone"),
        ("🎉 #🎉 @🎉 !🎉", "two: 🎉 #🎉 @🎉 !🎉"),
        ("", "two:"),
        (" \u200f ", "two:"),
    ],
)
def test_a_line_means(typed: str, meant: str) -> None:
    assert told(read(typed, HERE)) == meant


def test_values_go_to_the_view_shown_and_to_the_persona_of_the_lens() -> None:
    for view, written in (("best", "customer"), ("customer", "customer"), ("internal", "internal")):
        line = read("Kauf !8", Context(HERE.vocabulary, "one", lens="pl", view=view))  # type: ignore[arg-type]
        assert isinstance(line, CardLine)
        assert line.rating
        assert (line.rating.view, line.rating.persona_id) == (written, "pl")
        assert line.persona_ids == ("pl",)


def test_a_persona_that_is_named_comes_before_the_lens() -> None:
    line = read("Kauf @peter", Context(HERE.vocabulary, "one", lens="pl"))
    assert isinstance(line, CardLine)
    assert line.persona_ids == ("pe",)


def test_a_note_without_a_card_goes_to_the_parking_lot() -> None:
    assert read("- x", Context(HERE.vocabulary, "one")) == NoteLine("pain", "x", None)


def test_in_place_a_number_or_a_sign_is_part_of_the_name() -> None:
    for typed in ("2 Angebote", "- minus", "? was", "+ plus"):
        assert told(read_in_place(typed, HERE)) == f"two: {typed}"
    assert told(read_in_place("Kauf #tel !3 @petra *", HERE)) == "two: Kauf #phone !3 @pl *"
    lens = Context(HERE.vocabulary, "two", lens="pl")
    assert read_in_place("Kauf", lens).persona_ids == ()


def test_words_that_name_nobody_are_told() -> None:
    line = read("Kauf @niemand", HERE)
    assert isinstance(line, CardLine)
    assert line.nobody == ("niemand",)


def test_of_channels_alike_the_one_of_the_project_is_meant() -> None:
    known = project(channels=(Channel(id="hotline", name="Telefon"),))
    line = read("x #telefon", Context(vocabulary(known, usual()), "one"))
    assert isinstance(line, CardLine)
    assert line.channel == known.channels[0]


@pytest.mark.parametrize("typed", ["x" * 10_000, "#a @b !3 * " * 1_000, "#" * 10_000, "a " * 5_000])
def test_ten_thousand_characters_are_read_at_once(typed: str) -> None:
    start = time.thread_time()
    assert isinstance(read(typed, HERE), CardLine)
    assert time.thread_time() - start < 0.5


@given(st.text(max_size=60) | st.text("#!@*?-+\\ 12aä\n\u200f\ud800", max_size=30))
def test_whatever_is_typed_means_something(typed: str) -> None:
    line = read(typed, HERE)
    if isinstance(line, NoteLine):
        assert len(line.text) < MAX_TEXT
    else:
        assert line.stage_id in HERE.vocabulary.stage_ids
        assert set(line.persona_ids) <= set(PERSONAS)
        assert len(line.name) <= len(typed)
