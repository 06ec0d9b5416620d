"""The command ``export``: layouts of many pages and what they may be told."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pypdf
import pytest

from canvas_app import paths
from tests.cli.conftest import Run

SAAS = paths.resource("samples/f_saas_asis_tobe.json")
DAY = ("--date", "2026-01-02")


def text(path: str | Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("layout", ["pages", "poster"])
def test_layouts_of_many_pages_are_the_same_bytes_twice(run: Run, layout: str) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("export", SAAS, "-o", name, "--layout", layout, *DAY).status == 0
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()
    assert len(pypdf.PdfReader("a.pdf").pages) > 3


def test_pages_are_as_large_as_their_paper(run: Run) -> None:
    run("export", SAAS, "-o", "a.pdf", "--layout", "pages", "--paper", "A3", *DAY)
    for page in pypdf.PdfReader("a.pdf").pages:
        sides = sorted(float(side) * 25.4 / 72 for side in page.mediabox[2:])
        assert sides == [pytest.approx(297, abs=0.01), pytest.approx(420, abs=0.01)]


def test_the_overlap_of_a_poster_can_be_chosen(run: Run) -> None:
    run("export", SAAS, "-o", "a.pdf", "--layout", "poster", "--overlap", "25", *DAY)
    assert "Sheets overlap by 25 mm" in text("a.pdf").replace("\n", " ")
    run("export", SAAS, "-o", "b.pdf", "--layout", "poster", "--overlap", "20.5", *DAY)
    assert "Sheets overlap by 20.5 mm" in text("b.pdf").replace("\n", " ")


def test_without_notes_none_is_printed_or_carried_along(run: Run, sample: Path) -> None:
    run("export", sample, "-o", "a.pdf", "--no-notes", "--attach", *DAY)
    reader = pypdf.PdfReader("a.pdf")
    ((carried,),) = reader.attachments.values()
    assert "Mir hilft keine" not in text("a.pdf")
    assert b"Mir hilft keine" not in carried
    run("export", sample, "-o", "b.pdf", *DAY)
    assert "Mir hilft keine" in text("b.pdf")


def test_in_greyscale_no_colour_is_left(run: Run) -> None:
    run("export", SAAS, "-o", "a.pdf", "--layout", "board", "--greyscale", *DAY)
    content = pypdf.PdfReader("a.pdf").pages[0].get_contents()
    assert content is not None
    rows = (line.split() for line in content.get_data().decode("ascii").splitlines())
    inks = {tuple(row[:3]) for row in rows if len(row) == 4 and row[-1] == "rg"}
    assert len(inks) > 3
    assert all(len(set(ink)) == 1 for ink in inks)


def test_of_two_journeys_the_later_state_is_drawn_with_its_changes(run: Run) -> None:
    for options in (["--compare", "target"], ["--journey", "target", "--compare", "today"]):
        run("export", SAAS, "-o", "a.pdf", *options, *DAY)
        shown = text("a.pdf")
        assert "Onboarding to be" in shown
        assert "Compared with Onboarding today" in shown
        assert "changed" in shown


def test_a_pdf_that_carries_its_project_opens_as_the_project(run: Run) -> None:
    run("export", SAAS, "-o", "a.pdf", "--layout", "poster", "--attach", *DAY)
    assert run("score", "a.pdf", "--json").out == run("score", SAAS, "--json").out
    assert run("migrate", "a.pdf", "-o", "b.json").status == 0
    assert run("check", "a.pdf", "--json").out.count('"opens": true') == 1


def test_a_pdf_without_a_project_is_refused(run: Run) -> None:
    run("export", SAAS, "-o", "a.pdf", *DAY)
    answer = run("score", "a.pdf")
    assert answer.status == 3
    assert "carries no project" in answer.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--layout", "pages", "--paper", "fit"], "layout board only"),
        (["--layout", "poster", "--paper", "fit"], "layout board only"),
        (["--overlap", "51"], "'51' is no overlap"),
        (["--overlap", "nan"], "'nan' is no overlap"),
        (["--panels", "ipa,nix"], "'nix' is no panel"),
        (["--panels", ""], "'' is no panel; possible are: "),
        (["--panels", ", "], "', ' is no panel; possible are: "),
        (["--compare", "nix"], "no journey 'nix'"),
        (["--compare", "today"], "not with itself"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(run: Run, options: list[str], words: str) -> None:
    answer = run("export", SAAS, "-o", "a.pdf", *options)
    assert answer.status == 2
    assert words in answer.err
    assert not Path("a.pdf").exists()


def test_the_project_itself_is_not_written_over(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.pdf"
    run("export", SAAS, "-o", own, "--attach", *DAY)
    before = own.read_bytes()
    answer = run("export", own, "-o", "./own.pdf")
    assert answer.status == 2
    assert "would replace itself" in answer.err
    assert own.read_bytes() == before


@pytest.mark.parametrize("name", ["a.svg", "a.pptx"])
def test_without_notes_no_format_tells_one(run: Run, sample: Path, name: str) -> None:
    def told(*options: str) -> bytes:
        run("export", sample, "-o", name, *options, *DAY)
        data = Path(name).read_bytes()
        if not is_zipfile(name):
            return data
        with ZipFile(name) as parts:
            return b"".join(parts.read(part) for part in parts.namelist())

    assert b"Mir hilft keine" not in told("--no-notes")
    assert b"Mir hilft keine" in told()


@pytest.mark.parametrize("name", ["a.svg", "a.pptx"])
def test_a_picture_and_slides_mark_what_changes_too(run: Run, name: str) -> None:
    def made(*options: str) -> bytes:
        run("export", SAAS, "-o", name, *options, *DAY)
        return Path(name).read_bytes()

    assert made("--compare", "target") != made("--journey", "target")


def test_a_picture_in_greyscale_has_no_colour(run: Run) -> None:
    run("export", SAAS, "-o", "a.svg", "--greyscale", *DAY)
    inks = set(re.findall(r"#[0-9a-f]{6}", Path("a.svg").read_text("utf-8"), re.IGNORECASE))
    assert len(inks) > 3
    assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks)
