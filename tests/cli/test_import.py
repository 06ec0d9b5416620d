"""``import``: rows become touchpoints, and changes in a workbook of ours come back."""

import csv
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from canvas_app import paths
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from tests.cli.conftest import Run

TABLE = "Name;Stufe;Persona;Wichtigkeit;Besitz\nHotline;Kauf;Petra;7,5;x\nFlyer;Nutzung;;;y\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "reise.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, run: Run) -> Path:
    """A project with its workbook beside it."""
    path = tmp_path / "own.json"
    path.write_bytes(paths.resource("samples/f_saas_asis_tobe.json").read_bytes())
    assert run("export", path, "-o", tmp_path / "own.xlsx").status == 0
    return path


def edited(path: Path, sheet: str, row: int, **fields: object) -> None:
    """Change the cells of a row of a workbook, or add one."""
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    page = book[sheet]
    head = [cell.value for cell in page[1]]
    row = row or page.max_row + 1
    for name, value in fields.items():
        page.cell(row, head.index(name) + 1).value = value
    book.save(path)


def project(path: Path | str) -> Project:
    return load(Path(path)).project


def test_rows_become_touchpoints_of_a_new_project(run: Run, table: Path) -> None:
    answer = run("import", table, "-o", "x.tpcanvas", "--language", "en")
    assert (answer.status, answer.out) == (0, "")
    assert "2 touchpoints · 1 new persona: Petra" in answer.err
    made = project("x.tpcanvas")
    cards = made.journeys[0].touchpoints
    assert [(card.name, card.stage_id) for card in cards] == [
        ("Hotline", "purchase"),
        ("Flyer", "use"),
    ]
    assert cards[0].ratings[0].importance == 7.5
    assert (made.title, made.language) == ("reise", "de")


def test_stages_that_nobody_knows_are_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,stage\nA,Discover\nB,Purchase\nC,Unbox\n")
    answer = run("import", "t.csv", "-o", "x.json")
    assert answer.status == 0
    assert "2 stages are new." in answer.err
    stages = [(stage.name, stage.phase) for stage in project("x.json").stages]
    assert stages == [("Discover", "before"), ("Purchase", "during"), ("Unbox", "during")]


def test_rows_are_added_to_a_project(run: Run, table: Path, sample: Path) -> None:
    before = project(sample)
    assert run("import", table, "--into", sample, "-o", "x.json").status == 0
    after = project("x.json")
    names = [card.name for card in after.journeys[0].touchpoints]
    assert len(names) == len(before.journeys[0].touchpoints) + 2
    assert "Flyer" in names
    assert after.notes == before.notes
    assert after.modified > before.modified


@pytest.mark.parametrize("sample", ["a_maschinenbau_b2b", "d_clinic_patient", "e_beispielreise"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_was_exported_can_be_imported_into_nothing(
    sample: str, suffix: str, run: Run, tmp_path: Path
) -> None:
    source = paths.resource(f"samples/{sample}.json")
    assert run("export", source, "-o", "t" + suffix, "--language", "de").status == 0
    assert run("import", "t" + suffix, "-o", "x.json", "--language", "en").status == 0
    names = {card.name for card in project("x.json").journeys[0].touchpoints}
    assert names == {card.name for j in project(source).journeys for card in j.touchpoints} or (
        suffix == ".csv" and names == {c.name for c in project(source).journeys[0].touchpoints}
    )


def test_lines_that_cannot_be_read_stop_everything(run: Run, tmp_path: Path, sample: Path) -> None:
    (tmp_path / "t.csv").write_text("name;importance\nGood;5\nBad;99\n")
    answer = run("import", "t.csv", "--into", sample, "-o", "x.json")
    assert (answer.status, answer.out) == (3, "")
    assert "Line 3: Importance: '99' is no number from 0 to 10." in answer.err
    assert not (tmp_path / "x.json").exists()


def test_the_good_lines_can_be_taken(run: Run, tmp_path: Path, sample: Path) -> None:
    (tmp_path / "t.csv").write_text("name;importance\nGood;5\nBad;99\n")
    assert run("import", "t.csv", "--into", sample, "-o", "x.json", "--skip").status == 0
    names = {card.name for card in project("x.json").journeys[0].touchpoints}
    assert "Good" in names
    assert "Bad" not in names


def test_an_existing_result_is_replaced_by_force_only(
    run: Run, tmp_path: Path, table: Path
) -> None:
    (tmp_path / "x.json").write_bytes(b"old")
    assert run("import", table, "-o", "x.json").status == 4
    assert (tmp_path / "x.json").read_bytes() == b"old"
    assert run("import", table, "-o", "x.json", "--force").status == 0


def test_nothing_that_is_read_is_replaced(run: Run, table: Path, own: Path) -> None:
    for out in (table, own):
        answer = run("import", table, "--into", own, "-o", out, "--force")
        assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert table.read_text("utf-8") == TABLE


@pytest.mark.parametrize("name", ["nix.csv", "x.png", "x.zip", "own.json", "empty.csv"])
def test_what_is_no_table_is_refused_in_a_line(
    name: str, run: Run, tmp_path: Path, own: Path
) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (tmp_path / "empty.csv").write_bytes(b"")
    answer = run("import", name, "-o", "out.json")
    assert (answer.status, answer.err.count("\n")) == (3, 1)
    assert not (tmp_path / "out.json").exists()


# back from a workbook


def test_an_untouched_workbook_changes_nothing(run: Run, own: Path) -> None:
    answer = run("import", "own.xlsx", "--into", own, "-o", "x.json", "--language", "en")
    assert (answer.status, answer.out) == (0, "")
    assert project("x.json") == project(own)


def test_changes_are_told_and_taken_and_the_rest_stays(run: Run, own: Path) -> None:
    edited(own.with_suffix(".xlsx"), "touchpoints", 2, name="Renamed", persona_ids="maya; ines")
    edited(own.with_suffix(".xlsx"), "ratings", 2, importance="7,5")
    edited(own.with_suffix(".xlsx"), "feedback", 4, promoters=70)
    answer = run("import", "own.xlsx", "--into", own, "-o", "x.json")
    assert answer.out.splitlines() == [
        'touchpoints · Search "shift planning software" · name: '
        'Search "shift planning software" → Renamed',
        'touchpoints · Search "shift planning software" · persona_ids: maya → maya; ines',
        "ratings · Renamed · importance: 7 → 7.5",
        "feedback · In-app NPS · promoters: 61 → 70",
    ]
    before, after = project(own), project("x.json")
    card = after.journeys[0].touchpoints[0]
    assert (card.name, card.persona_ids, card.ratings[0].importance) == (
        "Renamed",
        ("maya", "ines"),
        7.5,
    )
    assert after.journeys[0].links == before.journeys[0].links
    assert after.journeys[0].touchpoints[1:] == before.journeys[0].touchpoints[1:]
    assert after.feedback[2].nps
    assert after.feedback[2].nps.promoters == 70


def test_a_new_row_is_a_new_touchpoint_and_a_new_rating_is_a_rating(run: Run, own: Path) -> None:
    edited(own.with_suffix(".xlsx"), "touchpoints", 0, name="New", stage_id="use", id="neu")
    edited(
        own.with_suffix(".xlsx"), "ratings", 0, touchpoint_id="neu", view="customer", importance=4
    )
    assert run("import", "own.xlsx", "--into", own, "-o", "x.json").status == 0
    (card,) = [c for c in project("x.json").journeys[0].touchpoints if c.id == "neu"]
    assert (card.name, card.stage_id, card.ratings[0].importance) == ("New", "use", 4)


@pytest.mark.parametrize(
    ("sheet", "fields", "words"),
    [
        (
            "touchpoints",
            {"stage_id": "nowhere"},
            "touchpoints, row 2, column stage_id: there is no record 'nowhere'",
        ),
        ("touchpoints", {"id": "nix", "name": None}, "there is no record 'nix'"),
        ("touchpoints", {"name": None}, "touchpoints, row 2, column name: is empty"),
        ("touchpoints", {"status": "odd"}, "touchpoints, row 2, column status: "),
        ("touchpoints", {"journey_id": "x"}, "column journey_id: there is no journey 'x'"),
        ("touchpoints", {"journey_id": "target"}, "row 2, column journey_id: a touchpoint cannot"),
        ("touchpoints", {"key": "review"}, "row 2, column key: the key 'review' is given twice"),
        ("feedback", {"distribution": "1; 2"}, "feedback, row 2, column distribution: has 2"),
        (
            "touchpoints",
            {"id": "t02", "key": "review"},
            "row 3: the record 't02' stands in row 2 already",
        ),
        ("ratings", {"importance": 11}, "ratings, row 2, column importance: 11 is more than 10"),
        ("ratings", {"touchpoint_id": "nix"}, "ratings, row 2: there is no record 'nix'"),
        ("ratings", {"view": "sideways"}, "ratings, row 2, column view: "),
        ("budget", {"planned": -1}, "budget, row 2, column planned: "),
        ("feedback", {"forwarded": "many"}, "feedback, row 2, column forwarded: "),
    ],
)
def test_what_a_project_cannot_hold_stops_everything(
    sheet: str, fields: dict[str, object], words: str, run: Run, tmp_path: Path, own: Path
) -> None:
    edited(own.with_suffix(".xlsx"), sheet, 2, **fields)
    answer = run("import", "own.xlsx", "--into", own, "-o", "x.json")
    assert (answer.status, answer.out) == (3, "")
    assert words in answer.err
    assert not (tmp_path / "x.json").exists()
    assert run("import", "own.xlsx", "--into", own, "-o", "x.json", "--skip").status == 0


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, tmp_path: Path, own: Path) -> None:
    edited(own.with_suffix(".xlsx"), "touchpoints", 2, name="Renamed")
    told = run("import", "own.xlsx", "--into", own, "--dry-run")
    assert (told.status, sorted(path.name for path in tmp_path.glob("*.*"))) == (
        0,
        ["own.json", "own.xlsx"],
    )
    assert told.out == run("import", "own.xlsx", "--into", own, "-o", "x.json").out
    assert "→ Renamed" in told.out


def test_a_dry_run_tells_differences_and_what_is_wrong(run: Run, own: Path) -> None:
    edited(own.with_suffix(".xlsx"), "touchpoints", 2, name="Renamed")
    edited(own.with_suffix(".xlsx"), "ratings", 2, importance=11)
    told = run("import", "own.xlsx", "--into", own, "--dry-run")
    assert told.status == 3
    assert "→ Renamed" in told.out
    assert "row 2, column importance: 11 is more than 10" in told.err


def test_without_an_output_nothing_is_guessed(run: Run, own: Path) -> None:
    answer = run("import", "own.xlsx", "--into", own)
    assert (answer.status, answer.out) == (2, "")
    assert "-o" in answer.err


def test_a_workbook_of_another_project_is_refused(run: Run, own: Path, sample: Path) -> None:
    answer = run("import", "own.xlsx", "--into", sample, "-o", "x.json")
    assert answer.status == 3
    assert "comes from another project" in answer.err
    assert not Path("x.json").exists()


def test_rows_that_are_gone_are_told_and_kept(run: Run, own: Path) -> None:
    book = openpyxl.load_workbook(own.with_suffix(".xlsx"))
    book["notes"].delete_rows(2)
    book.save(own.with_suffix(".xlsx"))
    answer = run("import", "own.xlsx", "--into", own, "-o", "x.json")
    assert "the row is gone; the record is kept" in answer.out
    assert project("x.json") == project(own)


def test_a_csv_of_the_project_tells_what_was_changed_in_it(
    run: Run, own: Path, tmp_path: Path
) -> None:
    assert run("export", own, "-o", "own.csv", "--language", "en").status == 0
    text = (tmp_path / "own.csv").read_text("utf-8-sig")
    name = project(own).journeys[0].touchpoints[1].name
    assert f"\n{name}," in text
    (tmp_path / "own.csv").write_text(text.replace(f"\n{name},", "\nRenamed,", 1), "utf-8-sig")
    answer = run("import", "own.csv", "--into", own, "-o", "x.json", "--language", "en")
    assert answer.out.splitlines() == [f"touchpoints · {name} · name: {name} → Renamed"]
    assert "ratings" in answer.err
    after = project("x.json").journeys[0].touchpoints
    assert after[1].name == "Renamed"
    assert after[2:] == project(own).journeys[0].touchpoints[2:]


def test_a_row_that_was_copied_gets_a_key_of_its_own(run: Run, own: Path) -> None:
    fields: dict[str, object] = {"name": "Copy", "stage_id": "use", "key": "review"}
    edited(own.with_suffix(".xlsx"), "touchpoints", 0, **fields)
    assert run("import", "own.xlsx", "--into", own, "-o", "x.json").status == 0
    cards = project("x.json").journeys[0].touchpoints
    assert len({card.key for card in cards}) == len(cards)
    assert "Copy" in [card.name for card in cards]


def test_a_csv_that_was_saved_as_a_workbook_is_compared_too(
    run: Run, own: Path, tmp_path: Path
) -> None:
    assert run("export", own, "-o", "own.csv", "--language", "en").status == 0
    book = openpyxl.Workbook()
    assert book.active
    for row in csv.reader((tmp_path / "own.csv").read_text("utf-8-sig").splitlines()):
        book.active.append(row)
    book.save(tmp_path / "saved.xlsx")
    answer = run("import", "saved.xlsx", "--into", own, "--dry-run", "--language", "en")
    assert answer.err.endswith("0 rows are different.\n")


@pytest.mark.parametrize("name", ["out.pdf", "out.csv", "OUT.XLSX"])
def test_a_project_is_not_written_under_the_name_of_an_export(
    run: Run, table: Path, tmp_path: Path, name: str
) -> None:
    result = run("import", table, "-o", tmp_path / name, "--force")
    assert result.status == 2
    assert f"'{name}' would hold a project; let its name end in .tpcanvas." in result.err
    assert not (tmp_path / name).exists()


def test_a_heading_without_rows_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "head.csv").write_text("Name;Stufe;Wichtigkeit\n")
    result = run("import", tmp_path / "head.csv", "-o", tmp_path / "out.tpcanvas")
    assert result.status == 3
    assert "has a heading, but no rows below it" in result.err


def test_what_is_wrong_in_a_csv_is_told_in_the_language_of_its_reader(
    run: Run, own: Path, tmp_path: Path
) -> None:
    run("export", own, "-o", tmp_path / "own.csv", "--language", "de")
    lines = (tmp_path / "own.csv").read_text("utf-8-sig").splitlines()
    stage = lines[1].split(";")[1]
    lines[1] = lines[1].replace(f";{stage};", ";Nirgends;", 1)
    (tmp_path / "own.csv").write_text("\n".join(lines), "utf-8")
    result = run("import", tmp_path / "own.csv", "--into", own, "--dry-run", "--language", "en")
    assert "Stage" in result.err
    assert "Nirgends" in result.err
    assert "Stufe" not in result.err
    assert "gibt es nicht" not in result.err
