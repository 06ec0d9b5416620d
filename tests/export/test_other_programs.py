"""What other programs make of our files; each test needs one, and is skipped without it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PIL import Image, ImageChops, ImageStat

from canvas_app import paths
from canvas_app.export.csv_table import journey_csv
from canvas_app.export.options import PdfOptions
from canvas_app.export.png import board_png
from canvas_app.export.returning import Returned, returned
from canvas_app.export.svg import board_svg
from canvas_app.export.workbook import project_xlsx
from canvas_app.export.workbook_reading import read_book
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.touchpoints import rename
from canvas_app.model.files.load import load
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import Project

SECONDS = 120
SMALL = 480
"""Px to which pictures are made smaller before they are compared: fonts may differ."""
NEAR = 5.0
"""Of 255, on average over all pixels."""


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not there")


def run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=SECONDS)


@pytest.fixture
def sample() -> Project:
    return load(paths.resource("samples/f_saas_asis_tobe.json")).project


@pytest.fixture
def convert(tmp_path: Path) -> Callable[..., Path]:
    """Let LibreOffice read a file and write it in another format."""

    def converted(path: Path, suffix: str, *options: str) -> Path:
        folder = tmp_path / f"to-{suffix}-from-{path.suffix[1:]}"
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        how: tuple[str | Path, ...] = (
            "--headless",
            *options,
            "--convert-to",
            suffix,
            "--outdir",
            folder,
        )
        run("soffice", home, *how, path)
        return folder / path.with_suffix(f".{suffix}").name

    return converted


def view(project: Project) -> JourneyView:
    return JourneyView(project, project.journeys[0].id)


def workbook(project: Project, path: Path) -> Path:
    """Write the workbook of a project, in which one cell was changed."""
    book = openpyxl.load_workbook(BytesIO(project_xlsx(view(project), PdfOptions()).data))
    page = book["ratings"]
    column = [cell.value for cell in page[1]].index("importance") + 1
    page.cell(2, column).value = 1.5
    book.save(path)
    return path


def back(project: Project, path: Path) -> Returned:
    return returned(project, read_book(path.read_bytes()).sheets)


def differing(before: Project, after: Project) -> list[tuple[str, str]]:
    lines = zip(to_bytes(before).splitlines(), to_bytes(after).splitlines(), strict=True)
    return [(a.decode().strip(), b.decode().strip()) for a, b in lines if a != b]


def test_one_cell_that_was_changed_is_one_line_of_the_file(sample: Project, tmp_path: Path) -> None:
    found = back(sample, workbook(sample, tmp_path / "own.xlsx"))
    assert [(each.field, each.after) for each in found.differences] == [("importance", 1.5)]
    assert differing(sample, found.project) == [('"importance": 7,', '"importance": 1.5,')]


@needs("soffice")
@pytest.mark.parametrize("by_way_of", [("xlsx",), ("ods", "xlsx")])
def test_a_spreadsheet_changes_nothing_but_what_was_changed_in_it(
    by_way_of: tuple[str, ...], sample: Project, tmp_path: Path, convert: Callable[..., Path]
) -> None:
    path = workbook(sample, tmp_path / "own.xlsx")
    for suffix in by_way_of:
        path = convert(path, suffix)
    found = back(sample, path)
    assert found.problems == ()
    assert differing(sample, found.project) == [('"importance": 7,', '"importance": 1.5,')]


@needs("soffice")
def test_a_workbook_shows_its_heads_and_ticks_on_paper(
    sample: Project, tmp_path: Path, convert: Callable[..., Path]
) -> None:
    from pypdf import PdfReader

    page = PdfReader(convert(workbook(sample, tmp_path / "own.xlsx"), "pdf")).pages
    text = "\n".join(each.extract_text() for each in page[:6])
    assert {"journey_id", "moment_of_truth", "TRUE", "FALSE"} <= set(text.split())
    assert "###" not in text


@needs("soffice")
@pytest.mark.parametrize(("language", "code"), [("de", 59), ("en", 44)])
def test_a_spreadsheet_reads_our_csv_as_text_and_numbers(
    language: str, code: int, sample: Project, tmp_path: Path, convert: Callable[..., Path]
) -> None:
    card = sample.journeys[0].touchpoints[0]
    named = rename(card.id, '=HYPERLINK("x") „Ümläut“; 1,5').change(sample)
    path = tmp_path / "own.csv"
    path.write_bytes(journey_csv(view(named), PdfOptions(language=language)).data)
    made = convert(path, "xlsx", f"--infilter=CSV:{code},34,76,1")
    page = openpyxl.load_workbook(made).worksheets[0]
    rows = list(page.iter_rows())
    assert {len(row) for row in rows} == {len(rows[0])}
    assert '\'=HYPERLINK("x") „Ümläut“; 1,5' in [row[0].value for row in rows]
    assert "f" not in {cell.data_type for row in rows for cell in row}


@pytest.mark.parametrize(
    "program", [pytest.param(name, marks=needs(name)) for name in ("chromium", "inkscape")]
)
def test_an_svg_is_the_same_picture_as_our_png(
    program: str, sample: Project, tmp_path: Path
) -> None:
    ours = board_png(view(sample), PdfOptions(scale=1.0)).data
    svg, png = tmp_path / "own.svg", tmp_path / "their.png"
    svg.write_bytes(board_svg(view(sample), PdfOptions()).data)
    with Image.open(BytesIO(ours)) as image:
        mine = image.convert("RGB")
    if program == "inkscape":
        run("inkscape", svg, f"--export-filename={png}", "-w", str(mine.width))
    else:
        shot(svg, png, mine.size)
    with Image.open(png) as image:
        theirs = image.convert("RGB").resize(mine.size)
    size = SMALL, round(SMALL * mine.height / mine.width)
    away = ImageChops.difference(mine.resize(size), theirs.resize(size))
    assert max(ImageStat.Stat(away).mean) < NEAR
    empty = ImageChops.difference(mine.resize(size), Image.new("RGB", size, "white"))
    assert max(ImageStat.Stat(empty).mean) > NEAR


def shot(svg: Path, png: Path, size: tuple[int, int]) -> None:
    """Let a browser show a picture in a page as large as it is."""
    page = svg.with_suffix(".html")
    look = "margin:0;width:100vw;display:block"
    page.write_text(f'<body style="margin:0"><img src="{svg.name}" style="{look}">')
    window = f"--window-size={size[0]},{size[1]}"
    home = f"--user-data-dir={svg.parent / 'browser'}"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    run("chromium", *quiet, home, window, f"--screenshot={png}", page.as_uri())
