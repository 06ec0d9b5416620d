"""The command line does what its page says, and answers wrong use with one clear sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from canvas_app import paths
from canvas_app.commands import COMMANDS
from canvas_app.model.files.load import load
from canvas_app.model.files.write import to_bytes
from tests.cli.conftest import Run
from tests.model.files import seeds


def project(path: Path, **fields: object) -> Path:
    path.write_bytes(seeds.to_json(seeds.minimal() | fields))
    return path


def test_version_and_help_print_to_stdout(run: Run) -> None:
    assert run("--version").out.startswith("Touchpoint Canvas 0.")
    answer = run("--help")
    assert answer.status == 0
    assert all(f"  {name} " in answer.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_command_explains_itself_in_both_languages(
    name: str, language: str, run: Run
) -> None:
    answer = run(name, "--help", "--language", language)
    assert (answer.status, answer.err) == (0, "")
    assert ("Aufruf:" in answer.out) == (language == "de")
    assert "usage:" not in answer.out or language == "en"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--foo"], "unrecognized arguments: --foo"),
        (["score"], "required: FILE"),
        (["score", "a", "b"], "unrecognized arguments: b"),
        (["check"], "required: FILE"),
        (["migrate", "a"], "required: -o/--output"),
        (["--language", "fr"], "invalid choice: 'fr'"),
        (["new", "--template", "nix", "x"], "invalid choice: 'nix'"),
        (["new"], "name of the new file is missing"),
        (["export", "a", "-o", "x.doc"], "'x.doc' has no suffix"),
        (["export", "a", "-o", "x.pdf", "--paper", "A9"], "invalid choice: 'A9'"),
        (["export", "a", "-o", "x.pdf", "--date", "31.12.2026"], "'31.12.2026' is not a day"),
        (["export", "a", "-o", "x.pdf", "--min-text", "nan"], "'nan' is no size of letters"),
        (["export", "a", "-o", "x.pdf", "--min-text", "5pt"], "'5pt' is no size of letters"),
        (["export", "a", "-o", "x.png", "--scale", "0"], "'0' is no scale"),
        (["-platform", "x"], "unrecognized arguments"),
        (["open", *"abcdefghijklmnopqrstu"], "At most 20 files"),
    ],
)
def test_wrong_use_is_told_in_a_few_lines(arguments: list[str], words: str, run: Run) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert words in answer.err
    assert len(answer.err.splitlines()) <= 3
    assert answer.err.startswith("touchpoint-canvas: ")


def test_wrong_use_is_told_in_german(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "unbekannte Argumente: --foo" in run("--foo").err
    assert "unbekannte Argumente: --foo" not in run("--foo", "--language", "en").err


@pytest.mark.parametrize("command", [["open"], [], ["score"], ["migrate", "-o", "x"]])
def test_a_missing_file_is_refused(command: list[str], run: Run) -> None:
    answer = run(*command, "nix.tpcanvas")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == "touchpoint-canvas: 'nix.tpcanvas' was not found.\n"


@pytest.mark.parametrize("command", [["open"], ["score"], ["migrate", "-o", "x"]])
def test_a_folder_is_refused(command: list[str], run: Run, tmp_path: Path) -> None:
    answer = run(*command, tmp_path)
    assert answer.status == 3
    assert "is a folder" in answer.err


def test_an_address_is_no_file(run: Run) -> None:
    answer = run("open", "https://example.org/x.tpcanvas")
    assert (answer.status, answer.err.count("\n")) == (3, 1)
    assert "is an address" in answer.err


def test_open_without_a_display_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in ([], ["open"]):
        answer = run(*arguments)
        assert (answer.status, answer.err.count("\n")) == (4, 1)
        assert "no display" in answer.err


def test_files_that_begin_with_a_dash_work_after_two_dashes(run: Run, tmp_path: Path) -> None:
    project(tmp_path / "-x.tpcanvas")
    assert run("check", "--", "-x.tpcanvas").status == 1
    assert run("check", "-x.tpcanvas").status == 2
    assert "'-y'" in run("--", "-y").err


# new, migrate


@pytest.mark.parametrize("template", ["blank", "b2b", "b2c", "b2b2c", "public", "service"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_new_writes_a_project_that_opens(
    template: str, language: str, run: Run, tmp_path: Path
) -> None:
    answer = run("new", tmp_path / "x", "--template", template, "--language", language)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    opened = load(tmp_path / "x")
    assert (opened.project.language, opened.repairs) == (language, ())


def test_new_names_the_templates(run: Run) -> None:
    lines = run("new", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "blank",
        "b2b",
        "b2c",
        "b2b2c",
        "public",
        "service",
    ]


def test_two_new_projects_have_different_ids(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("new", tmp_path / name)
    assert load(tmp_path / "a").project.id != load(tmp_path / "b").project.id


@pytest.mark.parametrize("command", [["new"], ["migrate", "IN", "-o"]])
def test_an_existing_file_is_replaced_only_with_force(
    command: list[str], run: Run, tmp_path: Path
) -> None:
    project(tmp_path / "IN")
    (tmp_path / "OUT").write_bytes(b"mine")
    answer = run(*command, "OUT")
    assert (answer.status, (tmp_path / "OUT").read_bytes()) == (4, b"mine")
    assert "exists already" in answer.err
    assert run(*command, "OUT", "--force").status == 0
    assert load(tmp_path / "OUT").project


def test_migrate_keeps_the_content_and_the_given_file(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    before = sample.read_bytes()
    assert run("migrate", sample, "-o", "x.tpcanvas").status == 0
    assert load(tmp_path / "x.tpcanvas").project == load(sample).project
    assert sample.read_bytes() == before


def test_migrate_tells_repairs(run: Run, tmp_path: Path) -> None:
    stages = [seeds.minimal()["stages"][0]] * 2
    project(tmp_path / "IN", stages=stages)
    answer = run("migrate", "IN", "-o", "OUT")
    assert (answer.status, answer.err.count("\n")) == (0, 1)
    assert len(load(tmp_path / "OUT").project.stages) == 1


def test_nothing_but_the_result_is_left_behind(run: Run, tmp_path: Path, sample: Path) -> None:
    run("migrate", sample, "-o", "x.tpcanvas")
    run("migrate", sample, "-o", "x.tpcanvas", "--force")
    assert [file.name for file in tmp_path.iterdir()] == ["x.tpcanvas"]


def test_a_missing_folder_of_the_result_is_told(run: Run, sample: Path) -> None:
    answer = run("migrate", sample, "-o", "nix/x.tpcanvas")
    assert (answer.status, answer.err.count("\n")) == (4, 1)


# export


def test_export_replaces_what_was_there(run: Run, tmp_path: Path, sample: Path) -> None:
    out = tmp_path / "x.PDF"
    out.write_bytes(b"old")
    answer = run("export", sample, "-o", out, "--paper", "A3", "--date", "2025-12-31")
    assert (answer.status, answer.out) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == ["x.PDF"]


def test_export_warns_of_small_letters_and_is_done(run: Run, tmp_path: Path, sample: Path) -> None:
    answer = run("export", sample, "-o", "x.pdf", "--layout", "board", "--paper", "A4")
    assert answer.status == 0
    assert "On A4 the smallest letters have only" in answer.err
    assert " would do.\n" in answer.err


def test_export_makes_the_hand_out_with_the_panels_that_are_wanted(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    assert run("export", sample, "-o", "all.pdf").status == 0
    answer = run("export", sample, "-o", "few.pdf", "--no-notes", "--panels", "ipa, budget")
    assert (answer.status, answer.err) == (0, "")
    assert (tmp_path / "few.pdf").stat().st_size < (tmp_path / "all.pdf").stat().st_size


def test_export_of_an_unknown_panel_is_wrong_use(run: Run, sample: Path) -> None:
    answer = run("export", sample, "-o", "x.pdf", "--panels", "ipa,nix")
    assert answer.status == 2
    assert "'nix' is no panel" in answer.err


def test_export_of_an_unknown_persona_is_wrong_use(run: Run, sample: Path) -> None:
    answer = run("export", sample, "-o", "x.pdf", "--persona", "nix")
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert "no persona 'nix'; there are '" in answer.err


BEGINNINGS = {
    "x.svg": b"<?xml",
    "x.PNG": b"\x89PNG",
    "x.csv": b"\xef\xbb\xbfName",
    "x.xlsx": b"PK\x03\x04",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_export_makes_what_the_suffix_says(
    name: str, run: Run, tmp_path: Path, sample: Path
) -> None:
    answer = run("export", sample, "-o", name, "--scale", "0.5", "--language", "en")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(BEGINNINGS[name])


def test_export_never_replaces_what_it_reads(run: Run, tmp_path: Path, sample: Path) -> None:
    for name in ("x.pdf", "y.svg"):
        data = sample.read_bytes()
        (tmp_path / name).write_bytes(data)
        answer = run("export", name, "-o", tmp_path / "." / name)
        assert (answer.status, answer.err.count("\n")) == (2, 1)
        assert "would replace itself" in answer.err
        assert (tmp_path / name).read_bytes() == data


def test_export_into_a_link_to_what_it_reads_is_refused(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    (tmp_path / "a.json").write_bytes(sample.read_bytes())
    (tmp_path / "link.csv").hardlink_to(tmp_path / "a.json")
    answer = run("export", "a.json", "-o", "link.csv")
    assert (answer.status, answer.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("name", ["x.pdf", "x.svg", "x.csv"])
def test_export_into_a_folder_is_told(name: str, run: Run, tmp_path: Path, sample: Path) -> None:
    (tmp_path / name).mkdir()
    answer = run("export", sample, "-o", name)
    assert (answer.status, answer.err.count("\n")) == (4, 1)
    assert list((tmp_path / name).iterdir()) == []


def test_export_into_a_read_only_file_is_told(run: Run, tmp_path: Path, sample: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"old")
    (tmp_path / "x.csv").chmod(0o444)
    answer = run("export", sample, "-o", "x.csv")
    assert (answer.status, answer.err) == (4, "touchpoint-canvas: 'x.csv' is read-only.\n")
    assert (tmp_path / "x.csv").read_bytes() == b"old"


def test_a_picture_that_is_too_large_names_the_largest(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    answer = run("export", sample, "-o", "x.png", "--scale", "20")
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert "the largest scale is 2.8" in answer.err
    assert not (tmp_path / "x.png").exists()


def test_export_into_a_missing_folder_is_told(run: Run, sample: Path) -> None:
    answer = run("export", sample, "-o", "nix/x.pdf")
    assert (answer.status, answer.err.count("\n")) == (4, 1)


# score


GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "scores").glob("*.expected.json"))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name.split(".")[0])
def test_score_json_is_the_golden_object(golden: Path, run: Run) -> None:
    sample = paths.resource("samples") / golden.name.replace(".expected", "")
    answer = run("score", sample, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert json.loads(answer.out) == json.loads(golden.read_bytes())


def test_score_of_one_journey_leaves_out_the_others(run: Run) -> None:
    sample = paths.resource("samples/f_saas_asis_tobe.json")
    journeys = list(json.loads(run("score", sample, "--json").out)["journeys"])
    sheet = json.loads(run("score", sample, "--json", "--journey", journeys[1]).out)
    assert list(sheet["journeys"]) == journeys[1:2]
    assert sheet["comparisons"] == []


def test_an_unknown_journey_is_wrong_use_and_the_known_ones_are_named(
    run: Run, sample: Path
) -> None:
    known = load(sample).project.journeys[0].id
    for command in (["score", sample], ["export", sample, "-o", "x.pdf"]):
        answer = run(*command, "--journey", "nix")
        assert (answer.status, answer.out) == (2, "")
        assert f"no journey 'nix'; there are '{known}'" in answer.err


def test_score_for_people_names_the_weakest_link(run: Run, sample: Path) -> None:
    out = run("score", sample).out
    assert "Journey score 62.6 of 100" in out
    assert "Weakest link: 'Auskunft zum Liefertermin' (15.0 of 100)" in out
    assert "62,6 von 100" in run("score", sample, "--language", "de").out


def test_score_of_an_empty_project_says_that_nothing_is_rated(run: Run, tmp_path: Path) -> None:
    assert "nothing is rated yet" in run("score", project(tmp_path / "x")).out


# check


def check(run: Run, *files: object) -> list[Any]:
    """Return the JSON objects that ``check`` prints, one for each line."""
    answer = run("check", "--json", *files)
    assert answer.out.isascii()
    return [json.loads(line) for line in answer.out.splitlines()]


def test_check_prints_one_line_for_each_file_in_their_order(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    reports = check(run, sample, "nix", tmp_path, sample)
    assert [report["file"] for report in reports] == [
        str(sample),
        "nix",
        str(tmp_path),
        str(sample),
    ]
    assert [report["opens"] for report in reports] == [True, False, False, True]
    assert [r["error"] and r["error"]["kind"] for r in reports[:3]] == [
        None,
        "not_found",
        "not_a_file",
    ]


def test_check_counts(run: Run, sample: Path) -> None:
    report = check(run, sample)[0]
    assert report["counts"] == {"touchpoints": 30, "personas": 3, "journeys": 1}
    assert list(report) == ["file", "opens", "error", "findings", "counts"]
    assert {tuple(finding) for finding in report["findings"]} == {("rule", "where", "message")}


def test_check_ends_with_the_worst_of_its_files(run: Run, tmp_path: Path) -> None:
    odd = project(tmp_path / "odd")
    stage = {"id": "t", "name": "Anruf", "stage_id": "s", "channel_id": "c", "owner_id": "d"}
    stage["ratings"] = [{"view": "customer", "emotional": 1, "source_id": "q"}]  # type: ignore[assignment]
    clean = project(
        tmp_path / "clean",
        channels=[{"id": "c", "name": "Telefon"}],
        departments=[{"id": "d", "name": "Vertrieb"}],
        sources=[{"id": "q", "kind": "interview", "name": "Gespräche"}],
        journeys=[{"id": "j", "name": "Reise", "touchpoints": [stage]}],
    )
    assert run("check", clean).status == 0
    assert run("check", clean, odd).status == 1
    assert run("check", odd, "nix", clean).status == 3


def test_check_for_people_says_what_was_found(run: Run, tmp_path: Path) -> None:
    out = run("check", project(tmp_path / "x")).out
    assert "x: opens, 1 finding\n  The stage 'Kauf' has no touchpoint in 'Reise'.\n" in out


def test_check_takes_any_number_of_files(run: Run, sample: Path) -> None:
    assert len(check(run, *[sample] * 40)) == 40


def test_names_with_newlines_and_escapes_stay_one_line(run: Run, tmp_path: Path) -> None:
    odd = project(tmp_path / "a\nb\x1b[31m")
    assert run("check", odd).out.splitlines()[0].endswith("a↵b␛[31m: opens, 1 finding")


# what all have in common


def test_a_closed_pipe_and_ctrl_c_are_quiet(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from canvas_app.commands import migrate

    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "run", interrupted)
    answer = run("migrate", sample, "-o", "x")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_ctrl_c_while_a_project_becomes_bytes_is_quiet(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pydantic import BaseModel, field_serializer

    from canvas_app.commands import migrate

    class Pressed(BaseModel):
        key: int = 3

        @field_serializer("key")
        def _press(self, key: int) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "run", lambda options: Pressed().model_dump_json())
    answer = run("migrate", sample, "-o", "x")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_a_mistake_of_ours_is_told_without_a_traceback(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from canvas_app.commands import migrate

    monkeypatch.setattr(migrate, "run", lambda options: 1 // 0)
    answer = run("migrate", sample, "-o", "x")
    assert (answer.status, answer.out) == (4, "")
    assert answer.err.endswith("our mistake (ZeroDivisionError).\n")


def test_a_saved_file_migrates_to_the_same_bytes(run: Run, tmp_path: Path, sample: Path) -> None:
    run("migrate", sample, "-o", "a")
    run("migrate", "a", "-o", "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() == to_bytes(load(sample).project)
