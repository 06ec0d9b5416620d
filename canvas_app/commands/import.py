"""``import``: rows of a table become touchpoints of a project (room: command line)."""
# Commands are modules of their name.
# ruff: noqa: N999

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, REFUSED
from canvas_app.commands.parser import Stop
from canvas_app.i18n import _, ngettext

if TYPE_CHECKING:
    from canvas_app.export.csv_returning import Sheets
    from canvas_app.export.returning import Problem
    from canvas_app.export.workbook_reading import Book
    from canvas_app.model.project import Project
    from canvas_app.model.tables.reading import Table

WORKBOOK = b"PK\x03\x04"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add = parser.add_argument
    add("table", metavar="TABLE", help=_("a CSV or XLSX file"))
    add("-o", "--output", metavar="OUT", help=_("the new file"))
    add("--into", metavar="FILE", help=_("a project that the rows are added to"))
    add("--journey", metavar="ID", help=_("this journey instead of the first"))
    add("--skip", action="store_true", help=_("leave out lines that cannot be read"))
    add("--dry-run", action="store_true", help=_("only say what would be different"))
    add("--force", action="store_true", help=_("replace an existing OUT"))


def run(options: argparse.Namespace) -> int:
    """Write a project with the rows of TABLE to OUT; what is changed in a workbook of ours."""
    from canvas_app.commands import results

    _check_output(options)
    name = Path(options.table).name
    data = _read(options.table)
    book = _book(name, data) if data.startswith(WORKBOOK) else None
    if options.into and book is not None and _is_ours(book):
        project = _returned(results.opened(options.into).project, book, options)
    else:
        table = _table(name, data, book)
        into = results.opened(options.into).project if options.into else _new_project(name, table)
        made = _csv_sheets(into, table) if options.into else None
        if made:
            from canvas_app.export.workbook_reading import Book

            whole = Book(made.sheets, into.title, into.id)
            project = _returned(into, whole, options, made.problems)
        else:
            project = _with_rows(into, table, options)
    if not options.dry_run:
        results.write_project(options.output, project, options.force)
    return DONE


def _check_output(options: argparse.Namespace) -> None:
    from canvas_app.commands import WRONG_USE, results

    if options.output is None:
        if not options.dry_run:
            results.say(_("Say with -o where to write, or --dry-run to write nothing."))
            raise Stop(WRONG_USE)
        return
    results.must_hold_a_project(options.output)
    sources = [options.table, *([options.into] if options.into else [])]
    results.must_be_other(options.output, *sources)
    if not options.dry_run:
        results.must_be_free(options.output, options.force)


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(path: str) -> bytes:
    from canvas_app.commands import results
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.files.read import read

    try:
        return read(results.named(path))[0]
    except LoadError as error:
        from canvas_app.i18n.errors import load_sentence

        results.say(load_sentence(error.kind, Path(path).name, error.facts, error.problems))
        raise Stop(REFUSED) from None


def _book(name: str, data: bytes) -> Book:
    from canvas_app.export.workbook_reading import read_book
    from canvas_app.model.tables.reading import TableError

    try:
        return read_book(data)
    except TableError as error:
        raise _refused(error.kind, name, error.facts) from None


def _table(name: str, data: bytes, book: Book | None) -> Table:
    from canvas_app.export.workbook_reading import first_table
    from canvas_app.model.tables.reading import TableError, decoded, single, table_of

    try:
        if book is not None:
            return first_table(book.sheets)
        if data.lstrip()[:1] == b"{":
            raise TableError("not_text", looks=None)
        text, _encoding = decoded(data)
        return table_of(text) or single(text)
    except TableError as error:
        raise _refused(error.kind, name, error.facts) from None


def _refused(kind: str, name: str, facts: Mapping[str, object]) -> Stop:
    from canvas_app.commands import results
    from canvas_app.i18n.tables import refusal

    results.say(refusal(kind, name, facts))
    return Stop(REFUSED)


def _csv_sheets(project: Project, table: Table) -> Sheets | None:
    from canvas_app.export.csv_returning import csv_sheets

    return csv_sheets(project, table)


def _is_ours(book: Book) -> bool:
    from canvas_app.export.workbook_origin import is_ours

    return is_ours(book)


def _new_project(name: str, table: Table) -> Project:
    """Return an empty project that has the stages of a table, in the language that knows most."""
    import uuid

    from canvas_app import i18n, paths
    from canvas_app.commands import results
    from canvas_app.model.catalogue import read_catalogue
    from canvas_app.model.tables.columns import guessed, has_heading
    from canvas_app.model.tables.stages import known_stages, named_stages, with_stages
    from canvas_app.model.templates import new_project

    catalogue = read_catalogue(paths.resource("catalogue/catalogue.json").read_bytes())
    now, id_ = _now(), str(uuid.uuid4())
    blank = [
        new_project("blank", language, catalogue, now, id_)
        for language in sorted(i18n.LANGUAGES, key=lambda each: each != i18n.language())
    ]
    heading = has_heading(table)
    stages = named_stages(table, guessed(table, blank[0], heading=heading), heading=heading)
    best = max(blank, key=lambda project: known_stages(project, stages))
    titled = best.model_copy(update={"title": Path(name).stem or best.title})
    project = with_stages(titled, stages)
    new = len(stages) - known_stages(best, stages)
    if new and project is not titled:
        results.say(ngettext("{n} stage is new.", "{n} stages are new.", new))
    return project


def _with_rows(project: Project, table: Table, options: argparse.Namespace) -> Project:
    from canvas_app.commands import results
    from canvas_app.i18n.errors import edit_sentence
    from canvas_app.i18n.tables import created, line_sentences
    from canvas_app.model.edits.edit import EditError
    from canvas_app.model.edits.place import Place
    from canvas_app.model.edits.rows import add_rows
    from canvas_app.model.tables.columns import guessed, has_heading
    from canvas_app.model.tables.plan import plan

    journey = results.journey(project, options.journey)
    heading = has_heading(table)
    planned = plan(project, table, guessed(table, project, heading=heading), heading=heading)
    if planned.problems:
        _stop_unless(options.skip and bool(planned.rows), line_sentences(planned.problems))
    if not planned.rows:
        raise _refused("only_heading", Path(options.table).name, {})
    try:
        after = add_rows(journey.id, planned, Place(project.stages[0].id)).change(project)
    except EditError as error:
        results.say(edit_sentence(error.kind, error.facts))
        raise Stop(REFUSED) from None
    new = (planned.channels, planned.personas, planned.departments)
    results.say(created(len(planned.rows), *new))
    return after.model_copy(update={"modified": _now()})


def _returned(
    project: Project, book: Book, options: argparse.Namespace, problems: Sequence[Problem] = ()
) -> Project:
    """Return the project with what was changed in its workbook, after every change was told."""
    from canvas_app.commands import results
    from canvas_app.export.returning import returned
    from canvas_app.export.workbook_origin import origin
    from canvas_app.i18n import returning as words

    where = origin(project, book)
    if where == "other":
        results.say(words.other_project(Path(options.table).name, book.title))
        raise Stop(REFUSED)
    if "ratings" not in book.sheets:
        results.say(words.ratings_in_csv())
    if where == "copy":
        results.say(words.copied_project(book.title))
    found = returned(project, book.sheets)
    problems = (*problems, *found.problems)
    if problems:
        _stop_unless(options.skip or options.dry_run, words.fault_sentences(problems))
    for each in found.differences:
        print(words.difference_line(each))
    if problems and not options.skip:
        raise Stop(REFUSED)
    rows = len({(each.sheet, each.line or each.field) for each in found.differences})
    results.say(ngettext("{n} row is different.", "{n} rows are different.", rows))
    if found.project is project:
        return project
    return found.project.model_copy(update={"modified": _now()})


def _stop_unless(go_on: bool, lines: str) -> None:
    from canvas_app.commands import results

    results.say(lines)
    if not go_on:
        results.say(_("Nothing was written; --skip leaves these lines out."))
        raise Stop(REFUSED)
