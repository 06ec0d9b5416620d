r"""What a line typed in a workshop means: a card with its fields, or a note (room: the model).

``2 Name`` is a stage, ``#channel``, ``!8`` importance, ``@persona``, ``*`` a moment of truth;
a line that begins with ``?`` is a question, with ``-`` a pain, with ``+`` an idea. A ``\``
before a prefix keeps it as it stands. Whatever means nothing is part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from canvas_app.model.names import Names, forms, names
from canvas_app.model.project import Channel, Project, Rating, View

NoteKind = Literal["question", "pain", "opportunity"]
NOTES: Mapping[str, NoteKind] = {"?": "question", "-": "pain", "+": "opportunity"}
PREFIXES = frozenset("?-+#!@*\\")
_INVISIBLE = " \t\r\n\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
_WORD = re.compile(r"[^ \t\r\n]+")
_IMPORTANCE = re.compile(r"!(\d{1,2})(?:[.,](\d))?", re.ASCII)
_STAGE = re.compile(r"[1-9]\d?", re.ASCII)
_TAIL = ",;:."
MOST_MARKS = 50
"""So many marks of a line are read; nobody types more."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be named in a line: stages by number, channels and personas by name."""

    stage_ids: tuple[str, ...]
    channels: Names
    channel_of: Mapping[str, Channel]
    personas: Names


@dataclass(frozen=True, slots=True)
class Context:
    """Where a line is typed: the last stage, the last captured card, the lens and the view."""

    vocabulary: Vocabulary
    stage_id: str
    last_id: str | None = None
    lens: str | None = None
    view: Literal["best", "internal", "customer"] = "best"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A new card. ``channel`` may be one the project lacks; ``new_channel`` is the name of one
    that nobody knows. ``nobody`` are words with @ that no persona answers to.
    """

    name: str
    stage_id: str
    channel: Channel | None = None
    new_channel: str = ""
    rating: Rating | None = None
    persona_ids: tuple[str, ...] = ()
    moment_of_truth: bool = False
    nobody: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A new note on a card, or in the parking lot when ``touchpoint_id`` is None."""

    kind: NoteKind
    text: str
    touchpoint_id: str | None = None


Line = CardLine | NoteLine


def vocabulary(project: Project, others: Iterable[tuple[Channel, Sequence[str]]]) -> Vocabulary:
    """Return what can be named in lines for a project.

    ``others`` are the usual channels with their names in every language: they name the
    project's channels of their ids, too, and can be named where the project lacks them.
    """
    usual = {channel.id: (channel, words) for channel, words in others}
    own = {each.id: each for each in project.channels}
    known = [
        (each.id, (each.name, each.id, *(usual[each.id][1] if each.id in usual else ())))
        for each in project.channels
    ]
    known += [(id_, (*words, id_)) for id_, (_, words) in usual.items() if id_ not in own]
    return Vocabulary(
        tuple(stage.id for stage in project.stages),
        names((id_, [form for word in words for form in forms(word)]) for id_, words in known),
        {**{id_: channel for id_, (channel, _) in usual.items()}, **own},
        names((each.id, [*forms(each.name), *each.name.split()]) for each in project.personas),
    )


def read(line: str, context: Context) -> Line:
    """Return what a line of the capture bar means."""
    text = line.strip(_INVISIBLE)
    if text[:1] in NOTES:
        return NoteLine(NOTES[text[0]], text[1:].strip(), context.last_id)
    number, rest = stage_number(text, len(context.vocabulary.stage_ids))
    stage_id = context.vocabulary.stage_ids[number - 1] if number else context.stage_id
    marks = _marks(rest, context.vocabulary, first=not number)
    lens = (context.lens,) if context.lens is not None else ()
    return _card(marks, stage_id, tuple(marks.personas) or lens, context)


def read_in_place(text: str, context: Context) -> CardLine:
    """Return what a name typed on the canvas means: no stage and no note, and only the personas
    that are named, since its place says the others.
    """
    marks = _marks(text.strip(_INVISIBLE), context.vocabulary, first=False)
    return _card(marks, context.stage_id, tuple(marks.personas), context)


def stage_number(text: str, stages: int) -> tuple[int, str]:
    """Return the number a line begins with and the rest; 0 when it is part of the name."""
    word = _WORD.match(text)
    if word is None or not _STAGE.fullmatch(word[0]) or int(word[0]) > stages:
        return 0, text
    return int(word[0]), text[word.end() :].lstrip(_INVISIBLE)


@dataclass(slots=True)
class _Marks:
    """What the words of a line say beside the name."""

    name: str = ""
    channel: Channel | None = None
    new_channel: str = ""
    importance: float | None = None
    personas: dict[str, None] = field(default_factory=dict)
    moment_of_truth: bool = False
    nobody: list[str] = field(default_factory=list)


def _card(marks: _Marks, stage_id: str, persona_ids: tuple[str, ...], context: Context) -> CardLine:
    view: View = "internal" if context.view == "internal" else "customer"
    rating = None
    if marks.importance is not None:
        rating = Rating(persona_id=context.lens, view=view, importance=marks.importance)
    return CardLine(
        marks.name,
        stage_id,
        marks.channel,
        marks.new_channel,
        rating,
        persona_ids,
        marks.moment_of_truth,
        tuple(marks.nobody),
    )


def _marks(text: str, known: Vocabulary, *, first: bool) -> _Marks:
    """Take the marks out of a text; what is left is the name, spaced as it was typed.

    ``first`` says that the text begins the line, where a backslash keeps a number.
    """
    marks, kept, at = _Marks(), [], 0
    words = list(_WORD.finditer(text))
    left, index = MOST_MARKS, 0
    while index < len(words) and left:
        word = words[index][0]
        n, stays = 0, ""
        if word[0] in PREFIXES:
            left -= 1
            rest = _plain_words(words[index : index + _most_words(known)])
            n, stays = _understood(word, rest, known, marks, is_first=index == 0)
        if first and index == 0 and word[0] == "\\" and word[1:2].isdigit():
            n, stays = 1, word[1:]
        if n:
            kept.append(text[at : words[index].start()] + stays)
            at = words[index + n - 1].end()
            at = at if stays else at + len(text[at:]) - len(text[at:].lstrip(_INVISIBLE))
        index += n or 1
    marks.name = ("".join(kept) + text[at:]).strip(_INVISIBLE)
    return marks


def _understood(
    word: str, words: Sequence[str], known: Vocabulary, marks: _Marks, *, is_first: bool
) -> tuple[int, str]:
    """Note what a word with a prefix says; return how many words say it, and what stays.

    ``words`` are this word and those after it: names may have several.
    """
    prefix, rest = word[0], word[1:]
    if prefix == "\\" and rest[:1] in PREFIXES and rest:
        return 1, rest
    if prefix == "*" and (not rest.strip("*") or is_first):
        marks.moment_of_truth = True
        return 1, rest.lstrip("*")
    if prefix == "!" and (found := _IMPORTANCE.fullmatch(word)):
        value = int(found[1]) + int(found[2] or 0) / 10 if found[2] else int(found[1])
        if value <= 10:
            marks.importance = value
            return 1, ""
    if prefix == "#":
        return _channel([rest, *words[1:]], known, marks), ""
    if prefix == "@":
        return _persona([rest, *words[1:]], known, marks), ""
    return 0, ""


def _channel(words: list[str], known: Vocabulary, marks: _Marks) -> int:
    """Note the channel that words name, else a new one; a number is none."""
    found = known.channels.find(words)
    if found is not None:
        marks.channel, marks.new_channel = known.channel_of[found[0]], ""
        return found[1]
    name = words[0].rstrip(_TAIL).replace("_", " ").strip()
    if not any(each.isalpha() for each in name):
        return 0
    marks.channel, marks.new_channel = None, name
    return 1


def _persona(words: list[str], known: Vocabulary, marks: _Marks) -> int:
    """Note the persona that words name; a word that names nobody stays in the name."""
    found = known.personas.find(words)
    if found is not None:
        marks.personas[found[0]] = None
        return found[1]
    if words[0]:
        marks.nobody.append(words[0])
    return 0


def _plain_words(words: Sequence[re.Match[str]]) -> list[str]:
    """Return the first word and those after it up to the next prefix."""
    first, *others = [word[0] for word in words]
    return [first, *takewhile(lambda word: word[0] not in PREFIXES, others)]


def _most_words(known: Vocabulary) -> int:
    return max(known.channels.longest, known.personas.longest)
