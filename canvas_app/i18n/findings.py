"""Sentences for what is missing or odd in a project (room: words)."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import quoted

SENTENCES: Mapping[str, str] = {
    "unrated": N_("{name} has no rating."),
    "no_source": N_("{name} has a rating that is only an assumption."),
    "no_owner": N_("Nobody owns {name}."),
    "legal_open": N_("The legal basis of {name} is an open question."),
    "no_channel": N_("{name} has no channel."),
    "empty_stage": N_("The stage {name} has no touchpoint in {journey}."),
    "more_than_five_moments": N_("{name} has {n} moments of truth; about five are enough."),
    "answers_above_sent": N_("{name} has {answers} answers, but only {sent} were sent."),
    "loop_above_answers": N_(
        "{name} says that more answers were forwarded or replied to than the {answers} received."
    ),
    "duplicate_name": N_("The name {name} is used twice."),
    "personal_data_hint": N_(
        "{name} seems to hold an e-mail address or a telephone number of a real person."
    ),
}


def finding_sentence(rule: str, facts: Mapping[str, object]) -> str:
    """Return what a finding says; an unknown rule is its own word."""
    if rule not in SENTENCES:
        return rule
    words = {
        name: number(value) if isinstance(value, int) else quoted(str(value), 60)
        for name, value in facts.items()
    }
    return _(SENTENCES[rule]).format_map(words)
