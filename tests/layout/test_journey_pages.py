"""Pages of a board: everything once, nothing cut, heads on each, links that tell where they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings

from canvas_app import i18n
from canvas_app.layout import crossings, pages
from canvas_app.layout.board import layout
from canvas_app.layout.crossings import Window, inside, runs, wires
from canvas_app.layout.curves import Stretch
from canvas_app.layout.cutting import plan
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.paging import PRICES
from canvas_app.layout.picture import Node, Path, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from tests.layout.journeys import (
    SAMPLES,
    cards,
    felt,
    link,
    overlap,
    project,
    sample,
    touchpoint,
    views,
    wild_projects,
)

A4, A3 = (842.0, 595.0), (1190.0, 842.0)
DAY = date(2026, 1, 2)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


def made(
    view: JourneyView, sheet: tuple[float, float] = A4, letters: float = 8
) -> tuple[Page, ...]:
    return journey_pages(layout(view), view, sheet, letters / 11, DAY)


def small(*touchpoints: object, **fields: object) -> tuple[Page, ...]:
    return made(JourneyView(project(touchpoints, **fields), "j"))  # type: ignore[arg-type]


def nodes(page: Page, kind: str) -> list[Node]:
    return [node for node in page.parts[0].nodes if node.kind == kind]


def words(node: Node) -> str:
    return " ".join(shape.string for shape in node.shapes() if isinstance(shape, Text))


def on_paper(page: Page, node: Node) -> tuple[float, float, float, float]:
    part = page.parts[0]
    left, top = part.x + node.x * part.scale, part.y + node.y * part.scale
    return left, top, left + node.width * part.scale, top + node.height * part.scale


@pytest.mark.parametrize("sheet", [A4, A3, (595.0, 842.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_card_and_note_stands_whole_on_one_page(
    name: str, sheet: tuple[float, float]
) -> None:
    for view in views(name):
        found = made(view, sheet)
        every = [n for n in layout(view).nodes if n.kind in ("card", "note")]
        shown = [n.id for page in found for n in (*nodes(page, "card"), *nodes(page, "note"))]
        assert Counter(shown) == Counter(node.id for node in every)
        for page in found:
            for node in (*nodes(page, "card"), *nodes(page, "note")):
                left, top, right, bottom = on_paper(page, node)
                assert pages.MARGIN <= left < right <= sheet[0] - pages.MARGIN
                assert 50 < top < bottom <= sheet[1] - pages.MARGIN - 8


@pytest.mark.parametrize(("sheet", "letters"), [(A4, 8), (A3, 7)])
def test_letters_are_never_smaller_than_asked(sheet: tuple[float, float], letters: float) -> None:
    for page in made(views(SAMPLES[0])[0], sheet, letters):
        sizes = {s.font.size for n in page.parts[0].nodes for s in n.shapes() if type(s) is Text}
        assert min(sizes) * page.parts[0].scale >= letters - 0.001


def test_every_page_repeats_the_heads_of_what_it_shows() -> None:
    for page in made(views(SAMPLES[0])[0]):
        stages = {node.stage_id for node in nodes(page, "column")}
        lanes = {node.persona_id for node in nodes(page, "lane")}
        assert {node.stage_id for node in nodes(page, "stage")} == stages
        assert {node.persona_id for node in nodes(page, "lane_head")} == lanes
        assert {card.stage_id for card in nodes(page, "card")} <= stages
        assert {card.persona_id for card in nodes(page, "card")} <= lanes
        assert nodes(page, "band")


def test_a_stage_too_wide_for_a_page_says_that_it_goes_on() -> None:
    found = small(*(touchpoint(f"t{n}", 10 * n) for n in range(9)))
    heads = [words(node) for page in found for node in nodes(page, "stage")]
    assert heads[:2] == ["Find", "Find (continued)"]


def test_no_page_is_empty() -> None:
    for name in SAMPLES:
        for view in views(name):
            assert all(nodes(page, "card") or nodes(page, "curve") for page in made(view))


def test_a_journey_without_touchpoints_is_one_page_that_says_so() -> None:
    (page,) = small()
    assert [words(node) for node in nodes(page, "empty")] == ["No touchpoints yet"]


@pytest.mark.parametrize("sheet", [A4, A3, (595.0, 842.0)])
def test_stages_and_lanes_without_cards_are_shown_too(sheet: tuple[float, float]) -> None:
    for touchpoints in ((), (touchpoint("t", 10, "anna"),)):
        found = made(JourneyView(project(touchpoints), "j"), sheet)
        assert {n.stage_id for page in found for n in nodes(page, "column")} == {
            "find",
            "buy",
            "use",
        }
        lanes = {node.persona_id for page in found for node in nodes(page, "lane")}
        assert lanes >= {"anna", "ben", "carl"}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_stage_is_lost(name: str) -> None:
    for view in views(name):
        shown = {n.stage_id for page in made(view) for n in nodes(page, "column")}
        assert shown == {stage.id for stage in view.project.stages}


def test_pages_are_numbered() -> None:
    found = made(views(SAMPLES[0])[0])
    last = [shape.string for shape in found[-1].foot if isinstance(shape, Text)][-1]
    assert last.endswith(f"Page {len(found)} of {len(found)}")


LONG = tuple(touchpoint(f"t{n}", 10 * n, "anna", ratings=(felt("anna", 1),)) for n in range(12))


def test_a_link_that_leaves_a_page_names_the_other_end_and_its_page() -> None:
    found = small(*LONG, links=[link("l", "t1", "t11", kind="branch")])
    here = [[words(n) for n in nodes(page, "link") if n.id.startswith("page:")] for page in found]
    assert here == [["T11 · p. 3"], ["T11 · p. 3"], ["T1 · p. 1"]]


def test_a_name_is_whole_on_a_line_that_is_just_long_enough() -> None:
    last = len(nodes(small(*LONG)[0], "card")) - 1
    far = touchpoint("t11", 110, "anna", name="A letter of thanks")
    found = small(*LONG[:-1], far, links=[link("l", f"t{last - 1}", "t11", kind="branch")])
    (sign,) = (n for n in nodes(found[0], "link") if n.id.startswith("page:"))
    (line,) = (n for n in nodes(found[0], "link") if n.id.startswith("link:"))
    assert words(sign) == "A letter of thanks · p. 3"
    assert sign.width < line.width - 2 * crossings.OUT


@pytest.mark.parametrize(("handover", "said"), [("seamless", True), ("none", False)])
def test_words_at_the_end_of_a_line_leave_the_mark_of_a_break_in_sight(
    handover: str, said: bool
) -> None:
    condition = "x" * 60  # more than half of the line, less than what words may take of it
    found = small(
        *LONG, links=[link("l", "t1", "t11", kind="branch", label=condition, handover=handover)]
    )
    (sign,) = (n for n in nodes(found[1], "link") if n.id.startswith("page:"))
    assert (condition in words(sign)) == said
    assert "T11 · p. 3" in words(sign)


def test_a_link_that_only_crosses_a_page_is_drawn_from_edge_to_edge() -> None:
    _first, second, _last = small(*LONG, links=[link("l", "t1", "t11", kind="branch")])
    (arrow,) = (node for node in nodes(second, "link") if node.id.startswith("link:"))
    (column,) = (node for node in nodes(second, "column"))
    assert arrow.x < column.x
    assert arrow.x + arrow.width > column.x + column.width


def test_a_link_that_comes_from_below_and_only_crosses_a_page_tells_from_where() -> None:
    found = made(views("b_online_shop")[1])
    (above,) = (
        page for page in found if any("Cart reminder" in words(n) for n in nodes(page, "card"))
    )
    (below,) = (page for page in found if any("Cart kept" in words(n) for n in nodes(page, "card")))
    signs = [words(n) for n in nodes(above, "link") if n.id.startswith("page:")]
    assert any(
        sign.startswith("Cart kept") and sign.endswith(f"p. {found.index(below) + 1}")
        for sign in signs
    )


def test_the_parts_of_a_way_that_cross_a_window_are_found() -> None:
    window = Window(100, 100, 200, 200)
    past = [(0.0, 150.0), (300.0, 150.0)]
    assert list(runs(past, window)) == [((90, 150), (210, 150))]
    around = [(0.0, 50.0), (300.0, 50.0), (300.0, 150.0)]
    assert list(runs(around, window)) == []
    through = [(0.0, 120.0), (150.0, 120.0), (150.0, 300.0), (160.0, 300.0), (160.0, 0.0)]
    assert list(runs(through, window)) == [
        ((90, 120), (150, 120), (150, 210)),
        ((160, 210), (160, 90)),
    ]


def test_a_link_that_only_looks_in_at_the_side_of_a_page_is_not_drawn_there() -> None:
    board = layout(JourneyView(project(LONG, links=[link("l", "t1", "t11", kind="branch")]), "j"))
    (wire,) = wires(board, project(LONG, links=[link("l", "t1", "t11")]).journeys[0], lambda _c: 1)
    window = Window(100, 100, 200, 200)
    stub = wire._replace(points=((0.0, 120.0), (105.0, 120.0), (105.0, 160.0), (0.0, 160.0)))
    assert not crossings.seen([stub], 2, window).lines
    across = wire._replace(points=((0.0, 120.0), (300.0, 120.0)))
    assert crossings.seen([across], 2, window).lines


def test_words_at_the_end_of_a_link_lead_to_its_page() -> None:
    first, _between, last = small(*LONG, links=[link("l", "t1", "t11", kind="branch")])
    assert [jump.page for jump in first.links] == [2]
    assert [jump.page for jump in last.links] == [0]
    (sign,) = (node for node in nodes(first, "link") if node.id.startswith("page:"))
    assert (first.links[0].x, first.links[0].y) == pytest.approx(on_paper(first, sign)[:2])


def test_a_step_to_the_next_page_says_its_number() -> None:
    last = len(nodes(small(*LONG)[0], "card")) - 1
    found = small(*LONG, links=[link("l", f"t{last}", f"t{last + 1}", kind="next")])
    ends = [words(n) for page in found for n in nodes(page, "link") if n.id.startswith("page:")]
    assert ends == ["p. 2"]


def test_a_link_within_a_page_is_drawn_as_on_the_board() -> None:
    shown = JourneyView(project(LONG, links=[link("l", "t0", "t2", kind="branch")]), "j")
    first, *_ = made(shown)
    (arrow,) = (node for node in nodes(first, "link") if node.id.startswith("link:"))
    assert arrow.identity == layout(shown).by_id[arrow.id].identity


def test_a_way_ends_a_little_outside_the_window() -> None:
    window = Window(0, 0, 100, 100)
    assert inside(((10, 50), (50, 50), (50, 90)), window) == ((10, 50), (50, 50), (50, 90))
    assert inside(((10, 50), (300, 50)), window) == ((10, 50), (110, 50))
    assert inside(((10, 50), (10, -80), (200, -80)), window) == ((10, 50), (10, -10))


def test_curves_run_on_from_page_to_page() -> None:
    first, second, *_ = small(*LONG)
    ends = []
    for page in (first, second):
        (curve,) = (node for node in nodes(page, "curve") if node.persona_id == "anna")
        line = next(shape for shape in curve.shapes() if isinstance(shape, Path))
        start, stop = line.steps[0], line.steps[-1]
        ends.append((start[-2], start[-1], stop[-2], stop[-1], curve.width))
    assert ends[0][2] == pytest.approx(ends[0][4])
    assert ends[1][0] == pytest.approx(0)
    assert ends[0][3] == pytest.approx(ends[1][1])


def test_bookmarks_name_phases_and_stages_once_in_order() -> None:
    view = views(SAMPLES[0])[0]
    marks = [mark for page in made(view, (2384.0, 1684.0), 7) for mark in page.bookmarks]
    shown = sample(SAMPLES[0])
    everybody = ["Everyone", *(persona.name for persona in shown.personas)]
    heads = everybody + [phase.name for phase in shown.phases]
    assert [m.title for m in marks if m.level == 0] == heads
    assert [m.title for m in marks if m.level == 1] == [stage.name for stage in shown.stages]


def test_words_at_the_ends_of_links_cover_no_card() -> None:
    for page in made(views(SAMPLES[0])[0]):
        signs = [node for node in nodes(page, "link") if node.id.startswith("page:")]
        assert not any(overlap(sign, card) for sign in signs for card in nodes(page, "card"))


@settings(max_examples=40)
@given(wild_projects())
def test_wild_journeys_are_cut_without_loss(shown: Project) -> None:
    view = JourneyView(shown, shown.journeys[0].id)
    found = [node.id for page in made(view) for node in nodes(page, "card")]
    assert sorted(found) == sorted(card.id for card in cards(layout(view)))


def test_every_page_of_a_compared_board_says_above_its_foot_what_the_marks_mean() -> None:
    whole = sample("f_saas_asis_tobe")
    now, then = (journey.id for journey in whole.journeys[:2])
    view = JourneyView(whole, then, compare=now)
    for page in made(view):
        legend = page.parts[-1].nodes[0]
        lowest = max(n.y + n.height for n in page.parts[0].nodes if n.kind in ("card", "lane"))
        assert legend.id == "legend"
        assert page.parts[0].y + page.parts[0].scale * lowest <= legend.y + 0.01
        assert legend.y + legend.height <= sum(pages.body(*A4)[1::2]) + 0.01
        ends = [s.x + s.width for s in legend.shapes() if isinstance(s, Text)]
        assert max(ends) <= legend.width


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_priced_before_they_are_made(name: str) -> None:
    for view in views(name):
        counts = [len(nodes(page, "card")) for page in made(view)]
        price = plan(layout(view), view, A4, 8 / 11).price
        told = sum(PRICES.get(count, 1.0) for count in counts)
        assert told <= price + 1e-6 < told + 0.05 * len(layout(view).lanes) * len(counts) + 0.01


@pytest.mark.parametrize("name", SAMPLES)
def test_no_card_stands_alone_on_a_sheet_that_has_room_for_more(name: str) -> None:
    for view in views(name):
        assert all(len(nodes(page, "card")) != 1 for page in made(view, (595.0, 842.0)))


def points(found: Iterable[Node]) -> Counter[str | None]:
    """Return how many points of whose curve are seen."""
    counted: Counter[str | None] = Counter()
    for node in found:
        if isinstance(node.identity, Stretch):
            own = len(node.identity.dots) - node.identity.before - node.identity.after
            counted[node.persona_id] += own
    return counted


@pytest.mark.parametrize("sheet", [A4, A3, (595.0, 842.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_point_of_a_curve_is_lost(name: str, sheet: tuple[float, float]) -> None:
    for view in views(name):
        shown = points(node for page in made(view, sheet) for node in nodes(page, "curve"))
        assert shown == points(layout(view).nodes)
