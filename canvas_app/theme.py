"""Colours as roles with values: light, dark, high contrast, print, greyscale (room: looks).

Nothing else in the program names a colour. Every colour has one meaning: phases are blue,
amber and green, personas come from Tol's muted scheme in an order that keeps the first ones
far from the phases, emotions run from orange to purple, orange marks the weakest moment.
Text stands out 4.5 : 1 from its ground, marks and curves 3 : 1; a test holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PERSONAS = 9
"""How many persona colours there are; the tenth persona gets the first one again."""
EMOTIONS = ("-2", "-1", "0", "+1", "+2")
NOTE_KINDS = ("note", "pain", "opportunity", "quote", "question", "decision")


@dataclass(frozen=True, slots=True)
class Theme:
    """A name and a colour for every role."""

    name: str
    colours: Mapping[str, str]

    def colour(self, role: str) -> str:
        """Return the value of a role as "#rrggbb". Raises KeyError for an unknown role."""
        return self.colours[role]


def persona_role(index: int, part: str) -> str:
    """Return the role of the persona at ``index`` in the project: "fill", "line" or "text"."""
    return f"persona.{index % PERSONAS}.{part}"


_PHASES = ("before", "during", "after")
_PHASE_PARTS = ("band", "band.text", "column", "title")
_FILL = ("fill", "line", "text")

_TOL_MUTED = "332288 cc6677 44aa99 aa4499 88ccee 999933 882255 ddcc77 117733"
_ON_TOL_MUTED = "ffffff 10141c 10141c ffffff 10141c 10141c ffffff 10141c ffffff"
_ORANGE_TO_PURPLE = "e66101 fdb863 f7f7f7 b2abd2 5e3c99"
_ON_ORANGE_TO_PURPLE = "10141c 10141c 10141c 10141c ffffff"

_LIGHT = {
    "": """
        paper f4f6fa  surface ffffff  raised ffffff  field ffffff
        line dfe4ec  line.strong 7f899b
        text 1b2230  text.muted 525d6f  text.faint 606a7f
        accent 2b5bd7  accent.text ffffff  accent.soft e4ecfd
        danger c0262d  warn c2410c  warn.text ffffff  warn.soft fff1e8  ok 2c7a5b
        shadow d9dfe9  selection 2b5bd7  focus 2b5bd7  target 2b5bd7  target.soft d5e2ff
        card.fill ffffff  card.stroke d5dbe5  card.edge 7c869a
        pip.on 4a5568  pip.off d5dbe5
        gap.low 7f7a3c  gap.medium b4670a  gap.high b3261e  curve.zero aab3c2
    """,
    "phase": """
        2f6fba ffffff e9f0fb 245b9c
        a8680b ffffff fbf2df 875106
        3f8028 ffffff e8f4e3 33691f
    """,
    "persona.fill": _TOL_MUTED,
    "persona.line": "332288 bf5264 2d877a aa4499 1c82b6 7c7c26 882255 8a7a1c 117733",
    "persona.text": _ON_TOL_MUTED,
    "emotion.fill": _ORANGE_TO_PURPLE,
    "emotion.line": "c24f00 b06000 757575 7a6fb0 5e3c99",
    "emotion.text": _ON_ORANGE_TO_PURPLE,
    "note": """
        fff4c4 4a3d0c e2cd7c
        fde3d6 5e2409 ecb394
        def1df 1f4a27 a5d3aa
        e9ecf3 2f3a4f c0c8d8
        dff0fa 144058 9fcbe4
        ece4f8 40286b c5b2e4
    """,
}

_DARK = {
    "": """
        paper 14171d  surface 1e222b  raised 282d38  field 171a21
        line 343a47  line.strong 727c8f
        text e9ecf2  text.muted b0b8c6  text.faint 959fb0
        accent 8fabff  accent.text 10182b  accent.soft 27345a
        danger ff8a8c  warn f5935a  warn.text 1f1206  warn.soft 3a261b  ok 62c89d
        shadow 0e1015  selection 8fabff  focus 8fabff  target 8fabff  target.soft 2b3a68
        card.fill 222732  card.stroke 3a4150  card.edge 8791a4
        pip.on c3cad6  pip.off 454d5d
        gap.low b5ae5e  gap.medium e0a04a  gap.high ff8a80  curve.zero 4c5566
    """,
    "phase": """
        2f6fba ffffff 182130 8fbcf2
        a8680b ffffff 251e13 e9b862
        3f8028 ffffff 17241a 8ccb78
    """,
    "persona.fill": _TOL_MUTED,
    "persona.line": "9a8ce8 e08c9a 55bfae d27cc5 88ccee b7b750 de74a8 ddcc77 4fb874",
    "persona.text": _ON_TOL_MUTED,
    "emotion.fill": _ORANGE_TO_PURPLE,
    "emotion.line": "f5853a fdb863 c9c9c9 b2abd2 a98fdc",
    "emotion.text": _ON_ORANGE_TO_PURPLE,
    "note": """
        4a4120 f7ecc2 6d602f
        53301f ffdccb 7c4a32
        233f2a d3f0d7 38613f
        303642 e3e7ef 4a5263
        1d3b4d d3ebf8 31576e
        3a2e55 e7dcfa 574680
    """,
}

_CONTRAST = {
    "": """
        paper 000000  surface 000000  raised 101010  field 000000
        line 9a9a9a  line.strong ffffff
        text ffffff  text.muted f0f0f0  text.faint d8d8d8
        accent ffe14d  accent.text 000000  accent.soft 3d3500
        danger ff9a9a  warn ffa85c  warn.text 000000  warn.soft 2b1600  ok 7dffb8
        shadow 000000  selection ffe14d  focus ffe14d  target ffe14d  target.soft 3d3500
        card.fill 000000  card.stroke d0d0d0  card.edge ffffff
        pip.on ffffff  pip.off 6e6e6e
        gap.low e8e08a  gap.medium ffc46b  gap.high ff9a9a  curve.zero a8a8a8
    """,
    "phase": """
        7ab2ff 000000 000a1c 8fc0ff
        ffcf73 000000 170f00 ffcf73
        a4e88c 000000 041400 a4e88c
    """,
    "persona.fill": "b8adff ffa3b1 7fe6d4 f2a0e6 a8e2ff dada6a ff9ac8 f2e39a 86e0a4",
    "persona.line": "b8adff ffa3b1 7fe6d4 f2a0e6 a8e2ff dada6a ff9ac8 f2e39a 86e0a4",
    "persona.text": "000000 000000 000000 000000 000000 000000 000000 000000 000000",
    "emotion.fill": "ff8a33 ffcc8a f7f7f7 ccc6ea c2a8ff",
    "emotion.line": "ff8a33 ffcc8a ffffff ccc6ea c2a8ff",
    "emotion.text": "000000 000000 000000 000000 000000",
    "note": """
        000000 fff1b0 fff1b0
        000000 ffc9ae ffc9ae
        000000 b9f2c0 b9f2c0
        000000 ffffff ffffff
        000000 b5e4ff b5e4ff
        000000 dfccff dfccff
    """,
}

_PRINT = {
    **_LIGHT,
    "": _LIGHT[""]
    + """
        paper ffffff  line c9d0db  shadow ffffff  text 000000  text.muted 3f4858
        card.stroke 8d96a6  card.edge 5c6676  pip.on 333b48  pip.off c3cad5
    """,
    "phase": """
        2f6fba ffffff f1f5fc 1f4f88
        a8680b ffffff fcf6e9 754605
        3f8028 ffffff f0f8ed 2b5a1a
    """,
}


def _roles(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    words = values[""].split()
    yield from zip(words[::2], words[1::2], strict=True)
    yield from zip(_names("phase", _PHASES, _PHASE_PARTS), values["phase"].split(), strict=True)
    yield from zip(
        _names("note", NOTE_KINDS, ("fill", "text", "line")), values["note"].split(), strict=True
    )
    for part in _FILL:
        personas = _names("persona", map(str, range(PERSONAS)), (part,))
        yield from zip(personas, values[f"persona.{part}"].split(), strict=True)
        emotions = _names("emotion", EMOTIONS, (part,))
        yield from zip(emotions, values[f"emotion.{part}"].split(), strict=True)


def _names(
    noun: str, members: Iterator[str] | tuple[str, ...], parts: tuple[str, ...]
) -> list[str]:
    return [f"{noun}.{member}.{part}" for member in members for part in parts]


def _theme(name: str, values: Mapping[str, str]) -> Theme:
    return Theme(name, {role: f"#{value}" for role, value in _roles(values)})


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", from 0 to 1 (WCAG 2.2)."""
    value = int(colour.removeprefix("#"), 16)
    parts = (value >> shift & 255 for shift in (16, 8, 0))
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def grey(colour: str) -> str:
    """Return the grey that is as light as a colour, so that contrasts stay what they are."""
    light = luminance(colour)
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(part * 255):02x}" + f"{round(part * 255):02x}" * 2


def _grey(theme: Theme, name: str) -> Theme:
    return Theme(name, {role: grey(value) for role, value in theme.colours.items()} | _STEPS)


_STEPS = {"gap.high": "#2b2b2b", "gap.medium": "#4c4c4c", "gap.low": "#6a6a6a", "ok": "#3a3a3a"}
"""Greys of classes side by side in a chart whose colours are about equally light."""

_ON_PAPER = _theme("print", _PRINT)

THEMES = {
    theme.name: theme
    for theme in (
        _theme("light", _LIGHT),
        _theme("dark", _DARK),
        _theme("contrast", _CONTRAST),
        _ON_PAPER,
        _grey(_ON_PAPER, "greyscale"),
    )
}
