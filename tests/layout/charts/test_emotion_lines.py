"""Feelings along the way: a line each, remarks as words or numbers, the memory at the side."""

from __future__ import annotations

from fractions import Fraction

from canvas_app.layout.charts.emotion_lines import Line, Remark, Stop, emotion_lines
from canvas_app.layout.charts.stage_bands import Band
from canvas_app.layout.picture import Box, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible, words

STAGES = (Band("Find", "before", 3), Band("Buy", "during", 1), Band("Use", "after", 2))
FEELINGS = (0, 2, -1, 1, -2, 1)


def line(
    name: str = "Anna",
    feelings: tuple[int, ...] = FEELINGS,
    persona: int = 0,
    end: str = "end +1, News",
) -> Line:
    stops = tuple(
        Stop(f"{name}:{at}", at, Fraction(feeling), True, f"t{at}", f"{name} {feeling}")
        for at, feeling in enumerate(feelings)
    )
    last = len(stops) - 1
    remarks = (
        Remark(min(4, last), "peak −2", "peak −2, Hotline"),
        Remark(last, end.split(",")[0], end),
        *([Remark(1, "drop 3", "drop 3, Shop → Mail", 2)] if last > 1 else []),
    )
    return Line(name, f"persona.{persona}", "disc", stops, remarks, Fraction(-1, 2))


def drawn(*lines: Line, width: float = 328) -> Picture:
    return emotion_lines(width, lines, STAGES, "remembered")


def strings(picture: Picture) -> list[str]:
    return [word.string for word in words(picture)]


def test_a_single_line_bears_its_remarks_in_words() -> None:
    found = strings(drawn(line(), width=600))
    assert {"peak −2", "end +1", "drop 3", "remembered", "−0.50"} <= set(found)


def test_several_lines_bear_numbers_with_a_list_and_a_legend() -> None:
    ben = line("Ben", (2, 1, 0, -1, -2, 0), 1, "end 0, Shop")
    found = strings(drawn(line(), ben, width=900))
    assert {"Anna", "Ben", "Ben: end 0, Shop"} <= set(found)
    assert "peak −2" not in found


def test_what_several_personas_share_is_said_once() -> None:
    picture = drawn(line(), line("Ben", persona=1))
    assert "Anna, Ben: peak −2, Hotline" in strings(picture)
    assert len([node for node in picture.nodes if node.id.startswith("remark:")]) == 3


def test_every_point_is_there_at_its_height() -> None:
    nodes = drawn(line()).by_id
    tops = [nodes[f"Anna:{at}"].y + nodes[f"Anna:{at}"].height / 2 for at in range(6)]
    assert tops[1] == min(tops)
    assert tops[4] == max(tops)
    assert [nodes[f"Anna:{at}"].touchpoint_id for at in range(2)] == ["t0", "t1"]


def test_lines_that_feel_the_same_run_beside_each_other() -> None:
    nodes = drawn(line(), line("Ben", persona=1)).by_id
    assert nodes["Anna:0"].y != nodes["Ben:0"].y


def test_the_largest_drop_is_a_broader_stroke() -> None:
    strokes = [s for s in drawn(line()).by_id["ground"].shapes() if isinstance(s, Path)]
    assert [s.line for s in strokes if s.stroke == "persona.0.line"][:2] == [5.0, 2.0]


def test_stages_are_as_wide_as_their_stops() -> None:
    grounds = [
        shape
        for shape in drawn(line()).by_id["ground"].shapes()
        if isinstance(shape, Box) and str(shape.fill).startswith("phase.")
    ]
    assert [round(g.width / grounds[1].width, 3) for g in grounds] == [3.0, 1.0, 2.0]


def test_stage_names_that_do_not_fit_become_numbers_with_a_list() -> None:
    long = Band("Wiederholungskauf und Weiterempfehlung", "after", 2)
    picture = emotion_lines(328, [line()], (*STAGES[:2], long), "remembered")
    assert {"1", "2", "3", "Find"} <= set(strings(picture))
    assert_legible(picture)


def test_a_stage_name_of_many_short_words_is_not_piled_up() -> None:
    many = Band("a to b to c to d to e to f", "during", 1)
    assert "2" in strings(emotion_lines(328, [line()], (STAGES[0], many, STAGES[2]), "kept"))


def test_a_way_of_one_point_and_one_of_hundreds_are_drawn() -> None:
    for count in (1, 2, 700):
        feelings = tuple((at * 7) % 5 - 2 for at in range(count))
        stages = (Band("Find", "before", count),)
        for width in WIDTHS:
            assert_legible(emotion_lines(width, [line(feelings=feelings)], stages, "kept"))


def test_many_personas_have_lines_without_remarks() -> None:
    many = [line(f"P{at}", persona=at % 9) for at in range(20)]
    picture = drawn(*many)
    assert not any(node.id.startswith("remark:") for node in picture.nodes)
    assert_legible(picture)
