"""What every PDF holds to, whatever its layout: read back by poppler's programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.export.options import LAYOUTS
from canvas_app.export.paper import MM, sheets
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Journey, Note, Touchpoint
from tests.export import structure
from tests.export.boards import poppler, view
from tests.export.printed import SAMPLES, looked, made, pdf

ROOT = Path(__file__).resolve().parents[2]
DRAWN = ("board", "poster", "pages")
STRUCTURES = [*((layout, SAMPLES[0]) for layout in LAYOUTS), *(("pages", s) for s in SAMPLES[1:])]
HOSTILE = ("<b>fett</b>", "&amp;", "<para>", "<font size='90'>", "</para>", "😀", "שלום", "{0} %s")
LONG = "n" * 20_000
MARKS_OF_DIRECTION = str.maketrans("", "", "\u202a\u202b\u202c\u200e\u200f")


def joined(string: str) -> str:
    """Leave out where lines end."""
    return " ".join(string.split())


@pytest.mark.parametrize(("layout", "sample"), STRUCTURES)
def test_headings_tables_and_figures_are_shown(layout: str, sample: str, tmp_path: Path) -> None:
    said = poppler("pdfinfo", pdf(layout, sample), tmp_path, "-struct-text")
    project = looked(sample).project
    headings = re.findall(r'^ *H\d.*\n *"(.*)"', said, re.MULTILINE)
    assert joined(headings[0]) == project.title
    if layout == "table":
        assert "Table (block)\n    TR\n      TH" in said
        assert len(re.findall(r"^ *TR$", said, re.MULTILINE)) > len(
            looked(sample).journey.touchpoints
        )
    else:
        assert {stage.name for stage in project.stages} <= set(map(joined, headings))
        assert re.search(r'Figure.*\n(.*\n)*? *".*\d.*"', said)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_font_is_embedded(layout: str, tmp_path: Path) -> None:
    listed = poppler("pdffonts", pdf(layout, SAMPLES[0]), tmp_path).splitlines()[2:]
    assert listed
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_touchpoint_is_found(layout: str, sample: str, tmp_path: Path) -> None:
    text = joined(poppler("pdftotext", pdf(layout, sample), tmp_path, "-raw"))
    cards = looked(sample).journey.touchpoints
    assert not [card.name for card in cards if joined(card.name) not in text]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_note_follows_its_card_in_the_hand_out(sample: str, tmp_path: Path) -> None:
    text = joined(poppler("pdftotext", pdf("handout", sample), tmp_path, "-raw"))
    start = 0
    names = {card.id: card.name for card in looked(sample).journey.touchpoints}
    for note in looked(sample).project.notes:
        if note.touchpoint_id in names or not note.touchpoint_id:
            card = text.index(joined(names.get(note.touchpoint_id or "", "")), start)
            assert card <= text.rindex(joined(note.text))


@pytest.mark.parametrize("layout", DRAWN)
def test_every_note_of_a_board_is_said_or_counted(layout: str) -> None:
    project = looked(SAMPLES[0]).project
    said = [element.alt for element in structure.elements(pdf(layout, SAMPLES[0]))]
    hung = [note for note in project.notes if note.touchpoint_id]
    missing = [note.text for note in hung if not any(note.text in alt for alt in said)]
    assert len(missing) == sum(int(alt.split()[0]) for alt in said if "more note" in alt)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", ["A4", "A3", "letter"])
def test_pages_are_true_to_the_millimetre(layout: str, paper: str, tmp_path: Path) -> None:
    data = made(view(), layout, paper=paper)
    said = poppler("pdfinfo", data, tmp_path, "-box", "-l", "99")
    boxes = re.findall(r"MediaBox: +0\.00 +0\.00 +([\d.]+) +([\d.]+)", said)
    ways = [tuple(round(side / MM, 1) for side in way) for way in sheets(paper, "auto")]
    assert boxes
    assert all(tuple(round(float(side) / MM, 1) for side in box) in ways for box in boxes)


def test_the_same_bytes_come_out_of_any_process() -> None:
    code = (
        "import hashlib, sys\n"
        "from canvas_app.export.options import LAYOUTS\n"
        "from tests.export.printed import SAMPLES, pdf\n"
        "print([hashlib.sha256(pdf(layout, SAMPLES[4])).hexdigest() for layout in LAYOUTS])\n"
    )
    here = {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Lima", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "2"}
    found = [_said(code, surroundings) for surroundings in (here, there)]
    assert len(found[0]) > 5 * 64
    assert found[0] == found[1]


def _said(code: str, surroundings: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    told = {**os.environ, **surroundings}
    return subprocess.run(
        command, cwd=ROOT, env=told, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def hostile() -> JourneyView:
    """Return a journey whose words are anything but words."""
    names = ["k" * 500, " ".join(HOSTILE), *HOSTILE]
    cards = tuple(
        Touchpoint(id=f"t{at}", name=name, stage_id="buy", description=name)
        for at, name in enumerate(names)
    )
    notes = (
        Note(id="n1", text=LONG, touchpoint_id="t0"),
        Note(id="n2", text=" ".join(HOSTILE), touchpoint_id="t1"),
        Note(id="n3", text=LONG),
    )
    journey = Journey(id="j", name="<i>Reise</i>", touchpoints=cards)
    return view(journeys=(journey,), notes=notes, title="<b>Titel</b> &amp; 😀 שלום")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_are_never_markup_and_never_too_long(layout: str, tmp_path: Path) -> None:
    data = made(hostile(), layout)
    structure.check(data)
    text = poppler("pdftotext", data, tmp_path, "-raw").translate(MARKS_OF_DIRECTION)
    squeezed = "".join(text.split())
    assert not [words for words in HOSTILE if "".join(words.split()) not in squeezed]
    cut = layout in DRAWN and any("k" * 500 in each.alt for each in structure.elements(data))
    assert cut or "k" * 500 in squeezed.replace("-", "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_very_long_note_is_said_whole(layout: str, tmp_path: Path) -> None:
    data = made(hostile(), layout)
    if layout in DRAWN:
        assert any(LONG in element.alt for element in structure.elements(data))
    elif layout == "handout":
        text = "".join(poppler("pdftotext", data, tmp_path, "-raw").split())
        assert text.count("n") >= 2 * len(LONG)
