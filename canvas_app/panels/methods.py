"""Where numbers come from: formulas in words and the sources of the methods (room: panels).

Formulas as in ``scoring.md``, references as in ``sources.md``. A panel keeps the methods of
its own numbers beside its words; those that several panels show stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_app.i18n import N_, _
from canvas_app.panels.panel import Trace

SOURCES: Mapping[str, str] = {
    "M1": "Ulwick, Jobs to be Done",
    "M2": "Ulwick 2002/2005",
    "M3": "Chattopadhyay & Laborie 2005",
    "M4": "SERVQUAL",
    "M5": "Martilla & James 1977",
    "M5b": "Oh 2001; Deng & Pierskalla 2018",
    "M6": N_("Peak–end rule, Fredrickson & Kahneman 1993"),
    "M7": N_("Practice of Smaply and UXPressia"),
    "M8": "McKinsey 2016",
    "M9": "ESCH 2016",
    "M10": "Halvorsrud, Kvale & Følstad",
    "M11": N_("Moments of truth, Heart of the Customer"),
    "M12": "Schüller",
    "M13": "Net Promoter System",
    "M14": "Webster & Wind 1972",
    "M15": "Customer Touchpoints Canvas",
    "M16": N_("Inner and outer loop, 48-hour practice"),
    "M17": N_("CSAT as top two boxes of five"),
    "M18": N_("Standard error of the NPS"),
    "M19": N_("Arbitration of a next-best-action engine, Pega"),
    "M25": N_("Dot voting rules"),
    "000": "aioma, Touchpoints Ihrer Customer Journey",
    "001": "Netigate, Customer Journey",
    "002": "Marketing Excellence Group, Customer Touchpoint Management",
    "003": "Der Herr der Punkte",
    "004": "Namics, Next Best Action",
}
"""Short names of the sources of ``sources.md`` and of the source articles of ``domain.md``."""

_REFERENCE = re.compile(r"(M\d+b?)|(\d{3})(?::[\d,-]+)?")


@dataclass(frozen=True, slots=True)
class Method:
    """How a number is computed: its formula in words and its references, as "M5 M5b".

    ``formula`` is marked with ``N_`` and may hold places for thresholds: "at least {limit}".
    Without references the method is this project's own choice.
    """

    formula: str
    references: str = ""


def trace(
    method: Method,
    inputs: Iterable[tuple[str, str]] = (),
    n: str = "",
    missing: str = "",
    also: Iterable[Method] = (),
    **thresholds: str,
) -> Trace:
    """Return the trace of a number.

    ``inputs`` are names with values in the order of the formula, ``also`` are the methods of
    numbers that go into this one, ``thresholds`` fill the places in the formulas: numbers as
    the language writes them.
    """
    chosen = (method, *also)
    formula = "\n".join(_(each.formula).format(**thresholds) for each in chosen)
    references = " ".join(each.references for each in chosen)
    return Trace(formula, tuple(inputs), n, sources(references), missing)


def sources(references: str) -> str:
    """Return references in words: "Martilla & James 1977 [M5]"."""
    named = dict.fromkeys(_named(reference) for reference in references.split())
    return "; ".join(named) or _("A choice of this program")


def _named(reference: str) -> str:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise KeyError(reference)
    return f"{_(SOURCES[found[1] or found[2]])} [{reference}]"


EFFECTIVE = Method(
    N_(
        "A value as rated: a persona's own rating comes before the one for everyone; in the best "
        "view the customer's comes before our own; for all personas it is the mean, weighted "
        "with their weights"
    )
)
QUALITY = Method(
    N_(
        "Quality = weighted mean of the parts that are rated: experience × 10 (twice), "
        "understanding and feeling, each (value + 2) × 25 (once)"
    ),
    "000:25 001:57",
)
