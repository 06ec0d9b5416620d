"""Slides as values: their order, how large cards become, and that nothing is lost or cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

import pytest

from canvas_app import i18n
from canvas_app.layout.board import layout
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Node, Shape, Text
from canvas_app.layout.sizes import TITLE
from canvas_app.layout.view import JourneyView
from canvas_app.panels import slide_panels
from canvas_app.panels.slide import Form, Piece, Slide, camera, evenly
from canvas_app.panels.slide_board import LEAST
from canvas_app.panels.slide_charts import PLOT
from canvas_app.panels.slides import frame, slides
from canvas_app.panels.words import quoted
from canvas_app.text import ascent, descent, width
from tests.layout.journeys import SAMPLES, project, touchpoint, views

FORMS = [Form(), Form(1440.0), Form(1920.0, 1.5), Form(1728.0, 2.0), Form(1080.0, 1.0, 1920.0)]


@cache
def first(name: str) -> JourneyView:
    return next(iter(views(name)))


@cache
def show(name: str, form: Form = FORMS[0]) -> tuple[Slide, ...]:
    """Return the slides of the first journey of a sample; made once for all tests."""
    return slides(first(name), form)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_show_goes_from_the_title_over_phases_and_panels_to_the_actions(name: str) -> None:
    groups = [group for group, _ in groupby(show(name), lambda slide: slide.group)]
    phases = [g for g, _ in groupby(first(name).project.stages, lambda stage: stage.phase)]
    assert groups == ["title", "journey", *phases, "panels", "close"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_card_stands_out_on_a_slide_of_its_stage(name: str) -> None:
    picture, shown = layout(first(name)), show(name)
    steps = [slide for slide in shown if slide.stage_id]
    for node in picture.nodes:
        if node.kind == "card":
            assert any(
                slide.stage_id == node.stage_id and slide.lit and _inside(node, slide.lit)
                for slide in steps
            ), node.id


def _inside(node: Node, lit: Area) -> bool:
    return (
        lit.left <= node.x
        and node.x + node.width <= lit.right
        and lit.top <= node.y
        and node.y + node.height <= lit.bottom
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_titles_of_cards_are_28_px_high_or_more(name: str) -> None:
    for slide in show(name):
        if slide.stage_id and slide.shown:
            assert camera(slide.shown, Form()).scale * TITLE.size >= LEAST - 1e-6, slide.key


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_larger_letters_take_more_steps(scale: float) -> None:
    larger = [s for s in show(SAMPLES[0], Form(scale=scale)) if s.stage_id]
    assert len(larger) > len([s for s in show(SAMPLES[0]) if s.stage_id])
    high = [camera(s.shown, Form(scale=scale)).scale * TITLE.size for s in larger if s.shown]
    assert min(high) >= LEAST * scale - 12  # a note below its card may need a little


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_pages_stay_on_the_screen(name: str, form: Form) -> None:
    shown = show(name, form)
    for index, slide in enumerate(shown):
        shapes = list(frame(first(name), form, shown, index))
        shapes += slide.sheet().shapes if slide.sheet else ()
        for shape in shapes:
            if isinstance(shape, Text):
                assert 0 <= shape.x <= form.width - shape.width, slide.key
                assert 0 < shape.y < form.lines, slide.key
            elif isinstance(shape, Box):
                assert shape.x + shape.width <= form.width + 1, slide.key


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_charts_are_shown_whole_and_between_head_and_foot(name: str, form: Form) -> None:
    for slide in show(name, form):
        for piece in slide.sheet().charts if slide.sheet else ():
            part, clip = piece
            right = max(node.x + node.width for node in part.nodes) * part.scale + part.x
            assert right <= form.width - 40, slide.key
            bottom = max(node.y + node.height for node in part.nodes) * part.scale + part.y
            end = clip.bottom if clip else bottom
            assert end <= form.lines - form.foot + 1, slide.key


def test_letters_of_charts_can_be_read_from_the_last_row() -> None:
    for slide in show(SAMPLES[0]):
        for piece in slide.sheet().charts if slide.sheet else ():
            assert piece.part.scale * 11 >= 18, slide.key


@pytest.mark.parametrize("form", FORMS[:3])
def test_a_chart_that_is_cut_goes_on_where_it_stopped(form: Form) -> None:
    pieces: dict[str, list[tuple[float, float]]] = {}
    for slide in show(SAMPLES[0], form):
        for part, clip in slide.sheet().charts if slide.sheet else ():
            if clip is not None:
                top, bottom = (clip.top - part.y) / part.scale, (clip.bottom - part.y) / part.scale
                pieces.setdefault(slide.key.rsplit(":", 1)[0], []).append((top, bottom))
    assert pieces
    for cuts in pieces.values():
        assert cuts[0][0] == pytest.approx(0)
        assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(cuts))


def test_the_title_says_what_is_missing() -> None:
    found = slides(JourneyView(project().model_copy(update={"personas": ()}), "j"))[0]
    for word in ("organisation", "goal", "personas", "touchpoints"):
        assert word in found.said


def test_an_empty_journey_has_a_step_for_every_stage_and_says_so() -> None:
    shown = slides(JourneyView(project(), "j"))
    steps = [slide for slide in shown if slide.stage_id]
    assert [slide.stage_id for slide in steps] == [stage.id for stage in project().stages]
    assert all("No touchpoints in this stage" in slide.below for slide in steps)
    assert shown[-2].said
    assert shown[-1].said


def test_the_weakest_moment_comes_with_its_quotes() -> None:
    shown = {slide.key: slide for slide in show(SAMPLES[5])}
    sheet = shown["weakest"].sheet
    assert sheet is not None
    words = " ".join(shape.string for shape in sheet().shapes if isinstance(shape, Text))
    assert "Invitation to the team by email" in words
    assert "They sent it to an address I have never used." in words


def test_three_actions_close_the_show() -> None:
    slide = show(SAMPLES[0])[-1]
    assert slide.sheet is not None
    numbers = [s.string for s in slide.sheet().shapes if isinstance(s, Text)]
    assert {"1", "2", "3"} <= set(numbers)
    assert "4" not in numbers


def test_the_moderator_reads_the_notes_of_the_stage() -> None:
    shown = show(SAMPLES[0])
    (said, *_) = [slide.notes for slide in shown if slide.stage_id == "evaluation"]
    assert any("38 Seiten" in note for note in said)


def test_every_slide_names_lens_view_and_its_number() -> None:
    view = replace(first(SAMPLES[0]), view="customer")
    shown = slides(view)
    for index in range(len(shown)):
        words = " ".join(s.string for s in frame(view, Form(), shown, index) if isinstance(s, Text))
        assert "All personas" in words
        assert "Customer view" in words
        assert f"{index + 1} of {len(shown)}" in words


def test_a_thousand_cards_are_all_shown() -> None:
    cards = tuple(touchpoint(f"t{n}", n) for n in range(1_000))
    view = JourneyView(project(touchpoints=cards), "j")
    steps = [slide for slide in slides(view) if slide.stage_id]
    told = {word for slide in steps for word in slide.said.split(", ")}
    assert {card.name for card in cards} <= told


def test_slides_speak_german() -> None:
    i18n.set_language("de")
    try:
        names = [slide.name for slide in slides(first(SAMPLES[0]))]
    finally:
        i18n.set_language("en")
    assert "Emotionskurve" in names


def test_keys_are_unique() -> None:
    keys = [slide.key for slide in show(SAMPLES[0])]
    assert len(keys) == len(set(keys))


def test_actions_name_who_does_them_and_until_when() -> None:
    slide = show(SAMPLES[0])[-1]
    assert slide.sheet is not None
    words = " ".join(s.string for s in slide.sheet().shapes if isinstance(s, Text))
    for told in ("Fallnummer am Telefon", "Owner: Service", "due 30 June 2025"):
        assert told in words
    assert "due 30 June 2025" in slide.said


def test_an_action_without_an_owner_names_who_looks_after_its_touchpoint() -> None:
    view = first(SAMPLES[0])
    actions = tuple(each.model_copy(update={"owner_id": None}) for each in view.project.actions)
    bare = view.project.model_copy(update={"actions": actions})
    assert "Owner: " in slides(replace(view, project=bare))[-1].said


ODD = [
    Form(),
    Form(1440.0),
    Form(2580.0),
    Form(1728.0, 1.25),
    Form(1440.0, 1.5),
    Form(1920.0, 2.0),
    Form(1440.0, 2.0),
    Form(1080.0, 1.0, 1920.0),
    Form(1080.0, 2.0, 1920.0),
]


def _cut_charts(name: str, form: Form) -> Iterator[tuple[Slide, Piece, Area]]:
    for slide in show(name, form):
        for piece in slide.sheet().charts if slide.sheet else ():
            if piece.clip is not None:
                yield slide, piece, piece.clip


def _lines_of(piece: Piece) -> Iterator[tuple[Text, float, float]]:
    """Yield the words of a chart with where they begin and end on the screen."""
    part = piece.part
    for node in part.nodes:
        for shape in node.shapes():
            if isinstance(shape, Text):
                y = node.y + shape.y
                top, bottom = y - ascent(shape.font), y + descent(shape.font)
                yield shape, part.y + top * part.scale, part.y + bottom * part.scale


@pytest.mark.parametrize("form", ODD)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_words_of_a_chart_are_cut_and_every_word_is_shown(name: str, form: Form) -> None:
    shown: dict[str, set[Text]] = {}
    every: dict[str, set[Text]] = {}
    for slide, piece, clip in _cut_charts(name, form):
        key = slide.key.rsplit(":", 1)[0]
        for words, top, bottom in _lines_of(piece):
            every.setdefault(key, set()).add(words)
            if top >= clip.top - 0.5 and bottom <= clip.bottom + 0.5:
                shown.setdefault(key, set()).add(words)
            else:
                assert bottom <= clip.top + 0.5 or top >= clip.bottom - 0.5, words.string
    assert shown == every


@pytest.mark.parametrize("form", ODD)
def test_plots_are_whole_and_their_letters_legible(form: Form) -> None:
    for name in SAMPLES:
        for _slide, piece, clip in _cut_charts(name, form):
            part = piece.part
            assert part.scale * 11 >= 15, "smaller only for a plot that would be cut"
            for node in part.nodes:
                for shape in node.shapes():
                    if isinstance(shape, Box) and shape.height > PLOT:
                        top = part.y + (node.y + shape.y) * part.scale
                        bottom = top + shape.height * part.scale
                        inside = top >= clip.top - 0.5 and bottom <= clip.bottom + 0.5
                        assert inside or bottom <= clip.top + 0.5 or top >= clip.bottom - 0.5


@pytest.mark.parametrize("form", ODD)
def test_no_heading_of_a_chart_stands_last(form: Form) -> None:
    for _slide, piece, clip in _cut_charts(SAMPLES[0], form):
        seen = [
            (bottom, words)
            for words, top, bottom in _lines_of(piece)
            if top >= clip.top - 0.5 and bottom <= clip.bottom + 0.5
        ]
        last = max(bottom for bottom, _ in seen)
        alone = [words for bottom, words in seen if bottom > last - 4]
        headings = ("Return", "Return rate", "Loop closed", "Responses", "Measured touchpoints")
        assert not any(words.string.startswith(headings) for words in alone), alone


@pytest.mark.parametrize("form", ODD)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_answer_of_a_panel_is_told_whole(name: str, form: Form) -> None:
    panels = slide_panels.shown(first(name))
    for slide in show(name, form):
        key = slide.key.removeprefix("panel:")
        if key in panels and slide.sheet:
            told = " ".join(s.string for s in slide.sheet().shapes if isinstance(s, Text))
            assert panels[key].headline[-20:] in told.replace("- ", ""), key


def test_a_list_says_what_it_lists_and_its_sentences_are_whole() -> None:
    slides_ = {slide.key: slide for slide in show(SAMPLES[2], Form(1440.0))}
    budget, ipa = slides_["panel:budget"].sheet, slides_["panel:ipa"].sheet
    assert budget is not None
    assert ipa is not None
    told = [s.string for s in budget().shapes if isinstance(s, Text)]
    assert "Suggested transfers" in told
    assert not any("…" in words for words in told)
    assert any("Concentrate here (" in s.string for s in ipa().shapes if isinstance(s, Text))


@pytest.mark.parametrize("form", ODD)
def test_every_action_has_room_for_who_does_it(form: Form) -> None:
    sheet = show(SAMPLES[0], form)[-1].sheet
    assert sheet is not None
    told = [s.string for s in sheet().shapes if isinstance(s, Text)]
    assert sum("Owner: " in words for words in told) == 3


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "„{}“", "„{}”"])
def test_quotation_marks_inside_of_others_are_single(marks: str) -> None:
    assert quoted("Search " + marks.format("boots")) == "“Search ‘boots’”"
    i18n.set_language("de")
    try:
        assert quoted("Suche " + marks.format("Stiefel")) == "„Suche ‚Stiefel‘“"
    finally:
        i18n.set_language("en")


def test_inches_are_no_quotation_marks() -> None:
    assert quoted('Pipe 5" wide') == '“Pipe 5" wide”'


@pytest.mark.parametrize("name", SAMPLES)
def test_the_name_of_a_lane_covers_no_words_of_a_link_where_another_place_is_free(
    name: str,
) -> None:
    picture = layout(first(name))
    pills = [
        (node.x + box.x, node.y + box.y, box.width, box.height)
        for node in picture.nodes
        if node.kind == "link"
        for box in node.shapes()
        if isinstance(box, Box)
    ]
    covered = [
        slide.key
        for slide in show(name)
        for box in slide.labels
        if isinstance(box, Box)
        for x, y, wide, high in pills
        if box.x < x + wide and x < box.x + box.width
        if box.y < y + high and y < box.y + box.height
    ]
    assert len(covered) <= 1, covered  # a single card that a link with long words meets


LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und was daraus "


def test_long_titles_are_told_whole_in_smaller_letters() -> None:
    view = first(SAMPLES[0])
    title = (LONG + "für alle Beteiligten und ihre Kundinnen und Kunden folgt").strip()
    sheet = slides(replace(view, project=view.project.model_copy(update={"title": title})))[0].sheet
    assert sheet is not None
    told = [s for s in sheet().shapes if isinstance(s, Text)]
    assert any(shape.string.endswith("folgt") for shape in told)
    assert not any("…" in shape.string for shape in told)


def test_names_of_lanes_stay_in_their_stage_however_long_they_are() -> None:
    view = first(SAMPLES[0])
    people = tuple(
        p.model_copy(update={"name": p.name + " " + LONG}) for p in view.project.personas
    )
    long = replace(view, project=view.project.model_copy(update={"personas": people}))
    for slide in slides(long):
        for box in slide.labels:
            if isinstance(box, Box):
                assert slide.lit
                assert box.x + box.width <= slide.lit.right + 1, slide.key


@pytest.mark.parametrize("name", SAMPLES)
def test_the_name_of_a_lane_leaves_the_end_of_a_link_to_be_seen(name: str) -> None:
    cards = [node for node in layout(first(name)).nodes if node.kind == "card"]
    for slide in show(name):
        for box in slide.labels:
            if isinstance(box, Box):
                below = (
                    card.y - box.y - box.height
                    for card in cards
                    if card.y > box.y and card.x < box.x + box.width and box.x < card.x + card.width
                )
                assert min(below) >= 8, slide.key


def _strings(slide: Slide) -> list[Text]:
    assert slide.sheet is not None
    return [shape for shape in slide.sheet().shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_list_is_shown_however_large_the_letters_are(name: str, scale: float) -> None:
    shown = {slide.key: slide for slide in show(name, Form(scale=scale))}
    for key, panel in slide_panels.shown(first(name)).items():
        listed = slide_panels._telling(panel)
        if listed is None or (not any(row.value for row in listed.rows)):
            continue
        alone, beside = shown.get(f"panel:{key}:list"), shown[f"panel:{key}"]
        assert beside.sheet is not None
        told = [text.string for text in _strings(alone or beside)]
        rows = [row for row in listed.rows if row.value][:3]
        if alone or not beside.sheet().charts:
            assert all(row.value in told for row in rows), key


def test_letters_that_are_larger_at_100_percent_are_never_smaller_at_200() -> None:
    sizes = [Form(scale=2.0).font(size).size for size in range(20, 60)]
    assert sizes == sorted(sizes)


def test_no_word_stands_alone_on_the_last_line_of_an_answer() -> None:
    words = "“Auskunft zum Liefertermin” holds the journey back: quality 15.0 of 100, importance 9."
    face = Form().font(42, "semibold")
    lines = evenly(words, face, 1728, 3)
    assert " ".join(lines) == words
    assert width(lines[-1], face) > width(lines[0], face) / 2


@pytest.mark.parametrize("form", [Form(), Form(1440.0, 1.5), Form(1080.0, 1.0, 1920.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_words_of_links_are_not_cut_where_the_light_ends(name: str, form: Form) -> None:
    chips = {n.id: n for n in layout(first(name)).nodes if n.id.startswith("condition:")}
    for slide in show(name, form):
        if slide.stage_id is None or slide.lit is None:
            continue
        for chip in {**chips, **{node.id: node for node in slide.moved}}.values():
            inside = _inside(chip, slide.lit)
            small = chip.width < slide.lit.right - slide.lit.left - 4
            assert inside or not small or not _touches(chip, slide.lit), (slide.key, chip.id)


def _touches(node: Node, lit: Area) -> bool:
    return (
        node.x < lit.right
        and lit.left < node.x + node.width
        and node.y < lit.bottom
        and lit.top < node.y + node.height
    )


def test_a_stage_is_shown_in_parts_alike_in_size() -> None:
    cards = tuple(touchpoint(f"t{n}", n) for n in range(7))
    view = JourneyView(project(touchpoints=cards), "j")
    steps = [s for s in slides(view) if s.stage_id == cards[0].stage_id and s.lit]
    wide = [slide.lit.right - slide.lit.left for slide in steps if slide.lit]
    assert len(wide) == 2
    assert min(wide) > max(wide) / 2


@pytest.mark.parametrize("name", [SAMPLES[1], SAMPLES[5]])
def test_the_table_of_a_comparison_stands_in_one_column(name: str) -> None:
    (slide,) = [s for s in show(name) if s.key.startswith("panel:comparison:")]
    assert slide.sheet is not None
    where: dict[str, int] = {}
    for rank, piece in enumerate(slide.sheet().charts):
        assert piece.clip is not None
        for words, top, bottom in _lines_of(piece):
            if top >= piece.clip.top - 0.5 and bottom <= piece.clip.bottom + 0.5:
                where[words.string] = rank
    assert where["Numbers"] == where["Journey score"] == where["Use"]


def test_a_portrait_screen_is_used_from_top_to_bottom() -> None:
    form = Form(1080.0, 1.0, 1920.0)
    for slide in show(SAMPLES[0], form):
        if slide.key == "actions":
            assert max(text.y for text in _strings(slide)) > 1_200
    assert form.page.bottom > 1_700


@pytest.mark.parametrize("form", [Form(), Form(1920.0, 2.0), Form(1080.0, 1.0, 1920.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_words_of_a_page_stand_on_others_and_none_are_left_out(name: str, form: Form) -> None:
    shown = show(name, form)
    for index, slide in enumerate(shown):
        if slide.sheet is None:
            continue
        words = [*_strings(slide), *_texts(frame(first(name), form, shown, index))]
        for at, one in enumerate(words):
            assert not one.string.endswith("…"), (slide.key, one.string)
            for other in words[at + 1 :]:
                across = one.x < other.x + other.width - 1 and other.x < one.x + one.width - 1
                down = abs(one.y - other.y) < 0.7 * min(one.font.size, other.font.size)
                assert not (across and down), (slide.key, one.string, other.string)


def _texts(shapes: Iterable[Shape]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("name", SAMPLES)
def test_headlines_are_said_with_one_stop(name: str) -> None:
    assert [slide.key for slide in show(name) if ".." in slide.said] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_how_much_is_rated_is_said_once_on_a_slide(name: str) -> None:
    shown = {slide.key: slide for slide in show(name)}
    for key, panel in slide_panels.shown(first(name)).items():
        told = " ".join(text.string for text in _strings(shown[f"panel:{key}"]))
        assert not panel.rated or told.count(panel.rated) == 1, key


@pytest.mark.parametrize("name", SAMPLES)
def test_a_chart_has_no_more_columns_than_it_is_better_for(name: str) -> None:
    for slide in show(name):
        pieces = slide.sheet().charts if slide.sheet else ()
        heights = [piece.clip.bottom - piece.clip.top for piece in pieces if piece.clip]
        assert not heights or max(heights) < 3 * max(min(heights), 60), slide.key


def test_a_matrix_is_lower_when_letters_are_larger_and_so_wider_on_the_page() -> None:
    cut = _cut_charts(SAMPLES[3], Form(1920.0, 2.0))
    parts = [piece.part for slide, piece, _clip in cut if slide.key.startswith("panel:ipa:")]
    grounds = [(node, part) for part in parts for node in part.nodes if node.id == "ground"]
    assert grounds
    for node, part in grounds:
        assert part.scale * 11 >= 20
        assert node.width * part.scale > 800
