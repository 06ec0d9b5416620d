"""Sentences of the scores: blind spots, reasons of suggestions, verdicts (room: words).

The model says what it found as ids and facts; facts that come here are words and written
numbers already.
"""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import N_, _

BLIND_SPOTS: Mapping[str, str] = {
    "stage_persona": N_("{stage} has no touchpoint for {persona}."),
    "phase_environment:online": N_("{phase} has no online touchpoint."),
    "phase_environment:offline": N_("{phase} has no offline touchpoint."),
    "preferred_channel": N_("{persona} likes to use {channel}, but no touchpoint does."),
}

TITLES: Mapping[str, str] = {
    "R01_legal_open": N_("{name}: settle the legal basis"),
    "R02_moment_of_truth_weak": N_("{name}: strengthen the moment of truth"),
    "R03_weak_important": N_("{name}: raise the quality"),
    "R04_expectation_gap": N_("{name}: meet the expectation"),
    "R05_unused_potential": N_("{name}: put it to use"),
    "R06_unmanaged": N_("{name}: manage it on purpose"),
    "R07_bridge_gap": N_("{name}: bridge the gap from {second}"),
    "R08_no_feedback": N_("{name}: ask for feedback"),
    "R09_loop_open": N_("{name}: close the loop"),
    "R10_no_owner": N_("{name}: name an owner"),
    "R11_underspend": N_("{name}: spend more"),
    "R12_overspend_overkill": N_("{name}: spend less"),
    "R13_blind_spot:persona": N_("{name}: meet {second}"),
    "R13_blind_spot:online": N_("{name}: meet customers online as well"),
    "R13_blind_spot:offline": N_("{name}: meet customers offline as well"),
    "R14_after_neglected": N_("{name}: stay in touch with customers"),
}
"""What a suggestion wants, by rule; also the title of the action made from it."""

REASONS: Mapping[str, str] = {
    "R01_legal_open": N_("The customer is {identification}, the legal basis is an open question."),
    "R02_moment_of_truth_weak": N_("Importance {importance}, quality {quality}, moment of truth."),
    "R03_weak_important": N_("Importance {importance}, quality {quality}."),
    "R04_expectation_gap": N_(
        "Importance {importance}, experience {experience}, expected were {expectation}."
    ),
    "R05_unused_potential": N_("Importance {importance}, chance {chance}, not in use."),
    "R06_unmanaged": N_("Importance {importance}, customers meet it and nobody manages it."),
    "R07_bridge_gap": N_("Importance {importance}, gap {gap} of 5: {breaks}; {handover}."),
    "R08_no_feedback": N_("Importance {importance}, no feedback is asked for or planned."),
    "R09_loop_open": N_("Only {closed} of {n} answers were passed on and replied to."),
    "R10_no_owner": N_("Importance {importance}, nobody owns it."),
    "R11_underspend": N_("Importance {importance}, spending index {index} (100 is in balance)."),
    "R12_overspend_overkill": N_(
        "Spending index {index} (100 is in balance), importance {importance}, "
        "experience {experience}: possible overkill."
    ),
    "R14_after_neglected": N_(
        "Only {share} of the touchpoints come after the purchase, fewer than {limit}."
    ),
    "own_action": N_("Own action: importance {importance}, quality {quality}."),
    "own_action:unrated": N_("Own action: importance {importance}, quality not rated."),
}

BREAKS: Mapping[str, str] = {
    "channel": N_("the channel changes"),
    "device": N_("the device changes"),
    "environment:online": N_("offline turns into online"),
    "environment:offline": N_("online turns into offline"),
    "identity": N_("the customer is no longer known"),
}

HANDOVERS: Mapping[str, str] = {
    "seamless": N_("seamless handover"),
    "partial": N_("only a part is handed over"),
    "none": N_("nothing is handed over"),
    "unknown": N_("the handover is not yet discussed"),
}

VERDICTS: Mapping[str, str] = {
    "better": N_("{b} is better than {a}: score {score}, chain score {chain} points."),
    "worse": N_("{b} is worse than {a}: score {score}, chain score {chain} points."),
    "mixed": N_("{b} is not clearly better than {a}: score {score}, chain score {chain} points."),
    "same": N_("{a} and {b} are about the same: score {score}, chain score {chain} points."),
}

AB_VERDICTS: Mapping[str, str] = {
    "a": N_("More customers complete {a} than {b}."),
    "b": N_("More customers complete {b} than {a}."),
    "unclear": N_("It is unclear whether {a} or {b} is completed more often."),
}


def blind_spot(kind: str, facts: Mapping[str, str]) -> str:
    """Return what is not covered; ``kind`` as in ``scoring.md`` 2.14, perhaps ":online"."""
    return _(BLIND_SPOTS[kind]).format_map(facts)


def suggestion_title(rule: str, facts: Mapping[str, str]) -> str:
    """Return what a suggestion wants: "Hotline: strengthen the moment of truth"."""
    return _(TITLES[rule]).format_map(facts)


def suggestion_reason(rule: str, facts: Mapping[str, str]) -> str:
    """Return why, in one sentence of its numbers."""
    return _(REASONS[rule]).format_map(facts)


def break_words(name: str, environment: str) -> str:
    """Return what breaks in a step, as a part of a sentence; ``environment`` is where it ends."""
    return _(BREAKS[f"{name}:{environment}" if name == "environment" else name])


def handover_words(handover: str) -> str:
    """Return how much is handed over in a step, as a part of a sentence."""
    return _(HANDOVERS[handover])


def verdict(kind: str, facts: Mapping[str, str]) -> str:
    """Return which of two journeys is better, with both differences."""
    return _(VERDICTS[kind]).format_map(facts)


def ab_verdict(kind: str, facts: Mapping[str, str]) -> str:
    """Return which of two journeys is completed more often."""
    return _(AB_VERDICTS[kind]).format_map(facts)
