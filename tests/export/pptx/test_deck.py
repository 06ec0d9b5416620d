"""A journey as a presentation: slides, shapes that can be edited, nothing that needs a repair."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from canvas_app import paths
from canvas_app.export.formats import export
from canvas_app.export.options import PANELS, PdfOptions
from canvas_app.export.pptx.deck import journey_pptx, slide_titles
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Action, Note, Persona, Project, Stage, Touchpoint
from tests.export.boards import DAY, view

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OPTIONS = PdfOptions(date=DAY, language="en")
NO_PANELS = PdfOptions(date=DAY, language="en", panels=())
SLIDE = (12_192_000, 6_858_000)
SAMPLES = (
    "a_maschinenbau_b2b",
    "b_online_shop",
    "c_bank_omnikanal",
    "d_clinic_patient",
    "e_beispielreise",
    "f_saas_asis_tobe",
)


def sample(name: str) -> JourneyView:
    project = load(paths.resource(f"samples/{name}.json")).project
    return JourneyView(project, project.journeys[0].id)


def deck(shown: JourneyView, options: PdfOptions = OPTIONS) -> ZipFile:
    return ZipFile(BytesIO(journey_pptx(shown, options).data))


def slides(made: ZipFile, kind: str = "slides/slide") -> list[Element]:
    count = sum(name.startswith(f"ppt/{kind}") for name in made.namelist())
    return [fromstring(made.read(f"ppt/{kind}{n}.xml")) for n in range(1, count + 1)]


def texts(element: Element) -> list[str]:
    return ["".join(t.text or "" for t in each.iter(f"{A}t")) for each in element.iter(f"{A}p")]


def title(slide: Element) -> str:
    for shape in slide.iter(f"{P}sp"):
        kind = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if kind is not None and kind.get("type") in ("title", "ctrTitle"):
            return " ".join(texts(shape))
    return ""


def boxes(slide: Element) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, right and bottom of every shape with a place of its own."""
    for form in (*slide.iter(f"{A}xfrm"), *slide.iter(f"{P}xfrm")):
        at, size = form.find(f"{A}off"), form.find(f"{A}ext")
        assert at is not None
        assert size is not None
        x, y = int(at.get("x", "")), int(at.get("y", ""))
        yield x, y, x + int(size.get("cx", "")), y + int(size.get("cy", ""))


def groups(made: ZipFile) -> dict[str, Element]:
    """Return the groups of all slides by their alternative text."""
    found = {}
    for slide in slides(made):
        for group in slide.iter(f"{P}grpSp"):
            named = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
            assert named is not None
            found[named.get("descr", "")] = group
    return found


def with_cards(*cards: Touchpoint, **fields: object) -> JourneyView:
    shown = view(**fields)
    journey = shown.project.journeys[0].model_copy(update={"touchpoints": cards})
    return JourneyView(shown.project.model_copy(update={"journeys": (journey,)}), "j")


def card(name: str, **fields: object) -> Touchpoint:
    return Touchpoint(id="t", name=name, stage_id="buy", **fields)  # type: ignore[arg-type]


def framed(made: ZipFile, name: str) -> Element:
    """Return the shape that holds a name in a frame of its own."""
    for slide in slides(made)[1:]:
        for group in slide.iter(f"{P}grpSp"):
            for shape in group.iter(f"{P}sp"):
                if texts(shape) == [name]:
                    return shape
    raise AssertionError(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_slide_has_a_title_and_nothing_reaches_over_its_edge(name: str) -> None:
    for slide in slides(deck(sample(name))):
        assert title(slide).strip()
        for left, top, right, bottom in boxes(slide):
            assert 0 <= left <= right <= SLIDE[0]
            assert 0 <= top <= bottom <= SLIDE[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_letters_are_smaller_than_seven_points(name: str) -> None:
    sizes = {
        int(run.get("sz", "9999"))
        for slide in slides(deck(sample(name)))
        for run in slide.iter(f"{A}rPr")
    }
    assert min(sizes) >= 700


def test_every_card_of_the_journey_is_a_group_with_its_words_for_a_screen_reader() -> None:
    shown = sample("a_maschinenbau_b2b")
    told = groups(deck(shown, NO_PANELS))
    for each in shown.journey.touchpoints:
        assert any(words.startswith(f"{each.name}, ") for words in told), each.name


def test_a_card_is_a_round_rectangle_that_holds_its_name() -> None:
    shape = framed(deck(with_cards(card("Hotline")), NO_PANELS), "Hotline")
    geometry = shape.find(f"{P}spPr/{A}prstGeom")
    assert geometry is not None
    assert geometry.get("prst") == "roundRect"


@pytest.mark.parametrize(("status", "dash"), [("planned", "sysDot"), ("unused", "dash")])
def test_the_status_of_a_card_is_the_dash_of_its_line(status: str, dash: str) -> None:
    shape = framed(deck(with_cards(card("Portal", status=status)), NO_PANELS), "Portal")
    line = shape.find(f"{P}spPr/{A}ln/{A}prstDash")
    assert line is not None
    assert line.get("val") == dash


def test_a_name_of_500_letters_is_cut_on_the_card_and_whole_in_the_notes() -> None:
    name = "Beratungsgespräch " * 27
    made = deck(with_cards(card(name.strip())), NO_PANELS)
    (shown,) = [words for words in texts(slides(made)[1]) if words.startswith("Beratungs")]
    assert shown.endswith("…")
    assert name.strip() in texts(slides(made, "notesSlides/notesSlide")[1])[-1]


@pytest.mark.parametrize("name", ['<b>&amp; "x"', "=1+1", "שלום עולם", "Größe 😀", "\x00\x1b"])
def test_names_are_data_whatever_they_look_like(name: str) -> None:
    made = deck(with_cards(card(name), title=name), NO_PANELS)
    assert len(slides(made)) == 2
    if name.isprintable():
        assert framed(made, name) is not None


def test_hebrew_is_written_from_the_right() -> None:
    shape = framed(deck(with_cards(card("שלום עולם")), NO_PANELS), "שלום עולם")
    look = shape.find(f"{P}txBody/{A}p/{A}pPr")
    assert look is not None
    assert look.get("rtl") == "1"


def test_the_first_slide_names_title_journey_persona_view_and_day() -> None:
    words = " ".join(texts(slides(deck(sample("a_maschinenbau_b2b"), NO_PANELS))[0]))
    for part in ("Touchpoint-Landkarte", "Ist-Reise", "All personas", "Best view", "21 November"):
        assert part in words


def test_phases_come_in_their_order_each_on_slides_of_its_own() -> None:
    shown = sample("a_maschinenbau_b2b")
    titles = [title(slide) for slide in slides(deck(shown, NO_PANELS))[1:]]
    phases = [phase.name for phase in shown.project.phases]
    board = [name for each in titles for name in phases if each.startswith(name)]
    assert board == sorted(board, key=phases.index)
    assert set(board) == set(phases)


def test_the_curve_of_every_persona_is_drawn_and_told() -> None:
    shown = sample("d_clinic_patient")
    told = [words for words in groups(deck(shown, NO_PANELS)) if words.startswith("Emotion curve")]
    names = {words.removeprefix("Emotion curve, ").partition(":")[0] for words in told}
    assert names == {"Ruth", "Tom", "Dana"}


def test_a_panel_answers_in_its_title_and_lists_in_a_native_table() -> None:
    made = deck(sample("a_maschinenbau_b2b"), PdfOptions(date=DAY, panels=("journey_score",)))
    slide = next(each for each in slides(made) if "bremst die Reise" in title(each))
    assert slide.find(f".//{A}tbl") is not None
    assert "Chart" in [each.get("name") for each in slide.iter(f"{P}cNvPr")]
    assert any("Σ Gewicht" in words for words in texts(slide))


def test_only_the_panels_asked_for_are_shown() -> None:
    shown = sample("a_maschinenbau_b2b")
    few = len(slides(deck(shown, NO_PANELS)))
    assert len(slides(deck(shown, PdfOptions(date=DAY, panels=("budget",))))) > few
    assert len(slides(deck(shown, PdfOptions(date=DAY, panels=PANELS)))) > few + len(PANELS)


def test_actions_and_the_parking_lot_end_the_presentation() -> None:
    notes = (Note(id="n", text="Ask the sales team", kind="question"),)
    actions = (Action(id="x", title="Hire two people", due="2026-01-31"),)
    made = slides(deck(with_cards(card("Hotline"), notes=notes, actions=actions), NO_PANELS))
    assert [title(each) for each in made[-2:]] == ["Decisions and actions", "Parking lot"]
    assert "Hire two people" in texts(made[-2])
    assert "Ask the sales team" in texts(made[-1])


def test_notes_of_cards_are_told_to_the_speaker() -> None:
    notes = (Note(id="n", text="long " * 4_000, touchpoint_id="t"),)
    made = deck(with_cards(card("Hotline"), notes=notes), NO_PANELS)
    told = "".join(texts(slides(made, "notesSlides/notesSlide")[1]))
    assert told.count("long") == 4_000


def test_without_notes_nothing_of_them_is_left_anywhere() -> None:
    notes = (Note(id="n", text="confidential", touchpoint_id="t"), Note(id="m", text="secret"))
    shown = with_cards(card("Hotline"), notes=notes)
    made = deck(shown, PdfOptions(date=DAY, notes=False))
    whole = b"".join(made.read(name) for name in made.namelist())
    assert b"confidential" not in whole
    assert b"secret" not in whole


def test_greyscale_has_no_colours_on_its_slides() -> None:
    made = deck(sample("d_clinic_patient"), PdfOptions(date=DAY, greyscale=True))
    for slide in slides(made):
        for colour in slide.iter(f"{A}srgbClr"):
            value = colour.get("val", "")
            assert value[:2] == value[2:4] == value[4:]


def test_the_program_speaks_the_language_asked_for_and_says_so() -> None:
    german = deck(sample("d_clinic_patient"), PdfOptions(date=DAY, language="de"))
    assert "22. Nov" not in texts(slides(german)[0])
    assert any("Journey-Score" in w or "Reise-Score" in w for s in slides(german) for w in texts(s))
    assert b"<dc:language>de-DE<" in german.read("docProps/core.xml")


def test_the_same_journey_is_the_same_bytes_without_the_moment_or_the_user() -> None:
    shown = sample("f_saas_asis_tobe")
    first = journey_pptx(shown, OPTIONS).data
    assert first == journey_pptx(shown, OPTIONS).data
    made = ZipFile(BytesIO(first))
    assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = made.read("docProps/core.xml").decode()
    assert shown.project.modified[:10] in core
    assert "lastModifiedBy" not in core


@pytest.mark.parametrize("name", ["a_maschinenbau_b2b", "e_beispielreise"])
def test_ids_are_unique_and_every_relation_leads_to_a_part_with_a_type(name: str) -> None:
    made = deck(sample(name))
    names = set(made.namelist())
    typed = made.read("[Content_Types].xml").decode()
    for part in (n for n in names if n.endswith(".rels")):
        base = part.split("/")[:-2]
        for each in fromstring(made.read(part)):
            assert "/".join(_steps(base, each.get("Target", ""))) in names
    for part in (n for n in names if n.endswith(".xml") and n != "[Content_Types].xml"):
        assert f'"/{part}"' in typed
    for slide in slides(made):
        ids = [each.get("id") for each in slide.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def _steps(base: list[str], target: str) -> list[str]:
    found = list(base)
    for step in target.split("/"):
        if step == "..":
            found.pop()
        else:
            found.append(step)
    return found


def test_an_empty_journey_is_a_presentation_too() -> None:
    made = slides(deck(view(), PdfOptions(date=DAY, language="en")))
    assert title(made[0]) == "Reise"
    assert any("no touchpoints" in " ".join(texts(slide)) for slide in made)


def test_the_format_is_known_by_its_suffix() -> None:
    assert export(view(), ".PPTX", NO_PANELS).data[:2] == b"PK"


def test_an_unknown_journey_is_refused() -> None:
    with pytest.raises(KeyError):
        journey_pptx(JourneyView(view().project, "other"), OPTIONS)


@pytest.mark.slow
def test_every_one_of_a_thousand_cards_is_exported() -> None:
    said = {words for slide in slides(deck(large(1_000), NO_PANELS)) for words in texts(slide)}
    assert {f"Step {n}" for n in range(1_000)} <= said


def large(count: int) -> JourneyView:
    shown = sample("c_bank_omnikanal")
    project: Project = shown.project
    cards = shown.journey.touchpoints
    many = tuple(
        cards[n % len(cards)].model_copy(
            update={"id": f"x{n}", "key": f"x{n}", "seq": n, "name": f"Step {n}"}
        )
        for n in range(count)
    )
    journey = shown.journey.model_copy(update={"touchpoints": many, "links": ()})
    return JourneyView(project.model_copy(update={"journeys": (journey,)}), journey.id)


def test_long_names_leave_the_foot_on_one_line_and_the_title_its_part() -> None:
    people = (Persona(id="p", name="Anna " * 100),)
    stages = (Stage(id="buy", phase="during", name="Kaufen " * 70),)
    cards = [card(f"Nr. {n}").model_copy(update={"id": f"t{n}", "seq": n}) for n in range(9)]
    shown = with_cards(*cards, personas=people, stages=stages)
    made = slides(deck(JourneyView(shown.project, "j", lens="p"), NO_PANELS))
    assert all(re.search(r"part \d of \d", title(slide)) for slide in made[1:])
    assert any(words.startswith("Ist-Reise") and words.endswith("…") for words in texts(made[1]))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_slides_will_be_called_is_known_before_they_are_drawn(name: str) -> None:
    shown = sample(name)
    made = slides(deck(shown))
    assert slide_titles(shown, OPTIONS) == tuple(title(slide) for slide in made)


def test_a_slide_of_the_board_shows_more_than_one_card() -> None:
    shown = sample("a_maschinenbau_b2b")
    boards = [each for each in slides(deck(shown, NO_PANELS)) if "·" in title(each)]
    assert len(boards) <= len(shown.journey.touchpoints) / 1.5


@pytest.mark.parametrize("name", SAMPLES)
def test_a_chart_of_bars_and_its_legend_stand_on_one_slide(name: str) -> None:
    made = slides(deck(sample(name), PdfOptions(date=DAY, language="en", panels=("opportunity",))))
    named = [[each.get("name") for each in slide.iter(f"{P}cNvPr")] for slide in made]
    charts = [slide for slide, all_ in zip(made, named, strict=True) if "Chart" in all_]
    assert charts
    assert all("what the experience lacks" in texts(slide) for slide in charts)
