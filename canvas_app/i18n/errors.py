"""Sentences for files that are refused, saves that fail and edits that cannot be (room: words).

A sentence says what is wrong, where, and what to do; it quotes little of a file and never shows
a traceback. Places name fields as the file does: whoever is shown them has to mend the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n.places import Fault, place_words
from canvas_app.i18n.plain import plain, quoted
from canvas_app.i18n.terms import field

MESSAGE = 500
DETAILS = 20_000
SHOWN = 5
ROOM = 50
"""Characters kept for the line that counts the rest."""

HEADLINES: Mapping[str, str] = {
    "not_found": N_("{file} was not found."),
    "not_a_file": N_("{file} is not a file that can be opened."),
    "no_permission": N_("{file} may not be read by you."),
    "too_big": N_("{file} is too big to be a project; the limit is {limit} MB."),
    "empty": N_("{file} is empty. If it lies in a cloud folder, wait until it is there."),
    "not_a_project": N_("{file} is not a project of Touchpoint Canvas."),
    "no_version": N_("{file} does not say in which version of the format it is written."),
    "migration_failed": N_("{file} comes from an older version and could not be converted."),
    "invalid": N_("{file} has values that a project cannot have."),
    "inconsistent": N_("{file} contradicts itself."),
}
LOOKS: Mapping[str, str] = {
    "utf16": N_("{file} is written in UTF-16, not in UTF-8. Save it as UTF-8 and try again."),
    "utf32": N_("{file} is written in UTF-32, not in UTF-8. Save it as UTF-8 and try again."),
    "zeros": N_("{file} holds only zeros: it was damaged, perhaps by a power failure."),
    "gzip": N_("{file} is a compressed file. Unpack it and open what is inside."),
    "zip": N_("{file} is a ZIP archive or an Office document, not a project."),
    "ole": N_("{file} is an older Office document or protected by a password, not a project."),
    "pdf": N_("{file} is a PDF that carries no project."),
    "pdf_cut": N_("{file} is a PDF that ends too early; a project in it would be missing."),
    "pdf_many": N_("{file} is a PDF that carries more than one project; none was opened."),
    "pdf_broken": N_("{file} is a PDF whose project is damaged or encrypted."),
    "picture": N_("{file} is a picture, not a project."),
    "program": N_("{file} is a program, not a project."),
    "database": N_("{file} is a database, not a project."),
    "html": N_("{file} is a web page, not a project. Perhaps you must sign in to download it."),
    "git_conflict": N_("{file} holds conflict marks of Git. Resolve the conflict and try again."),
    "git_lfs": N_("{file} is only a pointer of Git LFS. Fetch the real file first."),
}
JSON_PROBLEMS: Mapping[str, str] = {
    "ends_early": N_("{file} ends too early; a part of it is missing."),
    "goes_on": N_("{file} goes on after its end, at line {line}, column {column}."),
    "duplicate_key": N_("{file} gives the key {key} twice in one object."),
    "number_too_big": N_("{file} has a number that is too big."),
    "too_deep": N_("{file} is nested too deeply."),
    "broken_character": N_("{file} has a broken character at line {line}, column {column}."),
    "syntax": N_("{file} is not valid JSON at line {line}, column {column}."),
}
PROBLEMS: Mapping[str, str] = {
    "missing": N_("is missing"),
    "too_big": N_("{value} is more than {limit}"),
    "too_small": N_("{value} is less than {limit}"),
    "not_whole": N_("{value} is not a whole number"),
    "too_fine": N_("{value} has more than one decimal place"),
    "too_long": N_("is longer than {limit} characters"),
    "empty": N_("is empty"),
    "no_result": N_("is a formula without a result; compute and save the workbook"),
    "too_many": N_("has more than {limit} entries"),
    "too_few": N_("has too few entries; at least {limit}"),
    "unknown_value": N_("{value} is not allowed"),
    "not_allowed": N_("{value} is not allowed"),
    "duplicate_id": N_("the id {id} is given twice"),
    "duplicate_key": N_("the key {id} is given twice in one journey"),
    "duplicate_rating": N_("there is already a rating of this persona in this view"),
    "unknown_reference": N_("there is nothing with the id {id}"),
    "self_link": N_("leads from a touchpoint to itself"),
    "phases": N_("must be before, during and after, in this order"),
    "phase_order": N_("must follow the order of the phases"),
    "answer_counts": N_("has {count} numbers instead of {expected}"),
}
TYPES: Mapping[str, str] = {
    "text": N_("must be text"),
    "number": N_("must be a number"),
    "yes_or_no": N_("must be true or false"),
    "list": N_("must be a list"),
    "object": N_("must be an object"),
}
SAVE: Mapping[str, str] = {
    "changed": N_("{file} was changed by somebody else since you opened it."),
    "vanished": N_("{file} is no longer where it was."),
    "exists": N_("{file} exists already."),
    "not_a_file": N_("{file} is not a file that can be written."),
    "folder": N_("{file} is a folder. Name a file in it."),
    "itself": N_("{file} would replace itself."),
    "no_project": N_("{file} is not a project and stays as it is. Choose another name."),
    "export_suffix": N_("{file} would hold a project; let its name end in {suffix}."),
    "no_name": N_("No file is named that could be written."),
    "no_suffix": N_("{file} has no suffix that can be exported; possible: {known}."),
    "read_only": N_("{file} is read-only."),
    "no_space": N_("{file} could not be written: there is no space left on the drive."),
    "not_allowed": N_("{file} could not be written: you may not write there."),
    "drive_gone": N_("{file} could not be written: the folder or the drive is gone."),
    "in_use": N_("{file} could not be written: another program uses it."),
    "bad_name": N_("{file} could not be written: the name is too long or not allowed there."),
    "failed": N_("{file} could not be written ({code})."),
    "unconfirmed": N_(
        "{file} is written, but the drive did not confirm it. Do not unplug it; save again."
    ),
    "internal": N_(
        "{file} was not written, because the program would not have been able to open it again."
        " This is our mistake."
    ),
}
EDITS: Mapping[str, str] = {
    "gone": N_("This is not there any more."),
    "id_taken": N_("This is there already."),
    "meets_everyone": N_("Everyone meets this already, so there is nobody to add."),
    "too_many_touchpoints": N_("A project holds at most {limit} touchpoints."),
    "too_many_stages": N_("A project has at most {limit} stages."),
    "too_many_personas": N_("A project has at most {limit} personas."),
    "too_many_channels": N_("A project has at most {limit} channels."),
    "too_many_saved_views": N_("A project has at most {limit} saved views."),
    "too_many_snapshots": N_("A project has at most {limit} snapshots."),
    "snapshot_shown": N_("The snapshot {name} can only be looked at. Go back to now to change it."),
    "stage_in_use": N_("The stage {name} still has touchpoints; say where they shall go."),
    "persona_in_use": N_(
        "The persona {name} still has touchpoints; say what shall become of them."
    ),
    "persona_of_journey": N_("The persona {name} is the only one of the journey {journey}."),
    "ceiling_below_plan": N_("The ceiling of {ceiling} is below the plan of {planned}."),
    "answers_above_sent": N_("There are {answers} answers, but only {sent} were sent."),
    "loop_above_answers": N_("{count} is more than the {answers} answers received."),
    "last_stage": N_("A project needs at least one stage."),
    "last_journey": N_("A project needs at least one journey."),
    "phase_order": N_("Stages follow the order of the phases."),
    "self_link": N_("A link needs two different touchpoints."),
}
UNQUOTED = ("code", "app_version", "known", "suffix")


def load_sentence(
    error_kind: str, file_name: str, facts: Mapping[str, object], problems: Iterable[Fault] = ()
) -> str:
    """Return why a file is not opened, in at most MESSAGE characters."""
    lines = [headline(error_kind, file_name, facts)]
    found = [problem_sentence(problem) + "." for problem in problems]
    for line in found[:SHOWN]:
        if len("\n".join([*lines, line])) > MESSAGE - ROOM:
            break
        lines.append(line)
    if rest := len(found) - len(lines) + 1:
        lines.append(ngettext("And at least {n} more problem.", "And at least {n} more.", rest))
    return plain_lines(lines, MESSAGE)


def load_details(
    error_kind: str, file_name: str, facts: Mapping[str, object], problems: Iterable[Fault] = ()
) -> str:
    """Return all that is known of why a file is not opened, in at most DETAILS characters."""
    lines = [headline(error_kind, file_name, facts)]
    return plain_lines([*lines, *map(problem_sentence, problems)], DETAILS)


def headline(kind: str, file_name: str, facts: Mapping[str, object]) -> str:
    """Return the one sentence that names the file and what is wrong with it."""
    words = {"file": quoted(file_name, 60), **_words(facts)}
    if kind == "too_big":
        words["limit"] = number(_int(facts.get("limit"), 256 * 2**20) // 2**20)
    return _(_template(kind, facts)).format_map(words)


def problem_sentence(problem: Fault) -> str:
    """Return one problem with its place: "Touchpoint 3 'Till', emotional: 9 is more than 2"."""
    if problem.kind == "wrong_type":
        what = _(TYPES[str(problem.facts["expected"])])
    else:
        what = _(PROBLEMS.get(problem.kind, PROBLEMS["not_allowed"])).format_map(
            {"value": "", "limit": "", **_words(problem.facts)}
        )
    where = place_words(problem.place)
    return f"{where}: {what}" if where else what[:1].upper() + what[1:]


def repair_sentences(repairs: Iterable[Fault]) -> str:
    """Return the one banner that tells which repairs opening a file took."""
    kinds = [repair.kind for repair in repairs]
    lines = []
    if dropped := kinds.count("dropped"):
        lines.append(
            ngettext(
                "An entry that was there twice was dropped.",
                "{n} entries that were there twice were dropped.",
                dropped,
            )
        )
    if emptied := kinds.count("emptied"):
        lines.append(
            ngettext(
                "A reference to something that is not there was removed.",
                "{n} references to things that are not there were removed.",
                emptied,
            )
        )
    return " ".join(lines)


def save_sentence(kind: str, file_name: str, facts: Mapping[str, object]) -> str:
    """Return why bytes did not reach their file."""
    words = {"code": "", **_words(facts), "file": quoted(file_name, 60)}
    return _(SAVE.get(kind, SAVE["failed"])).format_map(words)


def edit_sentence(kind: str, facts: Mapping[str, object]) -> str:
    """Return why an edit cannot be done."""
    if kind == "invalid_value":
        what = _(PROBLEMS.get(str(facts.get("problem")), PROBLEMS["not_allowed"]))
        words = {"value": "", "limit": "", **_words(facts)}
        return f"{field(str(facts.get('field', '')))}: {what.format_map(words)}."
    template = EDITS.get(kind, N_("This cannot be done."))
    return _(template).format_map({"limit": "", **_words(facts)})


def plain_lines(lines: Iterable[str], limit: int) -> str:
    """Return lines of plain text, together at most ``limit`` characters."""
    text = "\n".join(plain(line, limit) for line in lines)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _template(kind: str, facts: Mapping[str, object]) -> str:
    looks = facts.get("looks") or (facts.get("problem") if kind == "not_json" else None)
    if isinstance(looks, str) and looks in LOOKS:
        return LOOKS[looks]
    if kind == "wrong_encoding":
        if facts.get("ends_early"):
            return JSON_PROBLEMS["ends_early"]
        return N_("{file} is not written in UTF-8; the byte at position {position} does not fit.")
    if kind == "not_json":
        return JSON_PROBLEMS.get(str(facts.get("problem")), JSON_PROBLEMS["syntax"])
    if kind == "not_found" and facts.get("named") is False:
        return N_("No file is named that could be opened.")
    if kind == "not_a_file" and facts.get("folder"):
        return N_("{file} is a folder. Choose a project file in it.")
    if kind == "no_permission" and facts.get("code"):
        return N_("{file} could not be read ({code}).")
    if kind == "too_new":
        if facts.get("app_version"):
            return N_("{file} needs a newer Touchpoint Canvas, at least version {app_version}.")
        return N_("{file} needs a newer Touchpoint Canvas (format {needed}, known {known}).")
    return HEADLINES.get(kind, N_("{file} could not be opened."))


def _words(facts: Mapping[str, object]) -> dict[str, str]:
    return {name: _word(name, value) for name, value in facts.items()}


def _word(name: str, value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        return number(value)
    if isinstance(value, float):
        return f"{value:g}".replace("-", "\u2212")
    return plain(str(value), 60) if name in UNQUOTED else quoted(str(value), 60)


def _int(value: object, default: int) -> int:
    return value if isinstance(value, int) else default
