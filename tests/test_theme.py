"""Every theme has every role, and what must be read can be read."""

from __future__ import annotations

import pytest

from canvas_app.theme import EMOTIONS, NOTE_KINDS, PERSONAS, THEMES, Theme, grey, persona_role

GROUNDS = ("paper", "surface", "card.fill")
COLUMNS = tuple(f"phase.{phase}.column" for phase in ("before", "during", "after"))
PERSONA_INDEXES = tuple(range(PERSONAS))

pytestmark = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def channels(colour: str) -> list[float]:
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def luminance(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    dark, light = sorted(luminance(theme.colour(role)) for role in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = channels(colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    f, g, h = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def difference(theme: Theme, one: str, other: str) -> float:
    pairs = zip(lab(theme.colour(one)), lab(theme.colour(other)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_all_themes_have_the_same_roles(theme: Theme) -> None:
    assert set(theme.colours) == set(THEMES["light"].colours)


def test_every_colour_is_six_hexadecimal_digits(theme: Theme) -> None:
    for value in theme.colours.values():
        assert len(value) == 7
        assert value.startswith("#")
        int(value[1:], 16)


def test_an_unknown_role_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("mauve")


@pytest.mark.parametrize("role", ["text", "text.muted", "text.faint", "accent", "danger", "ok"])
def test_text_stands_out_from_every_ground(theme: Theme, role: str) -> None:
    for ground in (*GROUNDS, "raised", "field", *COLUMNS):
        assert contrast(theme, role, ground) >= 4.5, ground


@pytest.mark.parametrize(
    ("text", "fill"),
    [
        ("accent.text", "accent"),
        ("warn.text", "warn"),
        ("text", "accent.soft"),
        ("accent", "accent.soft"),
        ("text", "warn.soft"),
        ("text.muted", "warn.soft"),
        ("text.muted", "accent.soft"),
        ("warn", "warn.soft"),
        *((f"phase.{p}.band.text", f"phase.{p}.band") for p in ("before", "during", "after")),
        *((f"phase.{p}.title", f"phase.{p}.column") for p in ("before", "during", "after")),
        *((f"note.{kind}.text", f"note.{kind}.fill") for kind in NOTE_KINDS),
        *((persona_role(i, "text"), persona_role(i, "fill")) for i in PERSONA_INDEXES),
        *((f"emotion.{e}.text", f"emotion.{e}.fill") for e in EMOTIONS),
    ],
)
def test_text_stands_out_from_its_fill(theme: Theme, text: str, fill: str) -> None:
    assert contrast(theme, text, fill) >= 4.5


@pytest.mark.parametrize(
    "role",
    [
        *(persona_role(index, "line") for index in PERSONA_INDEXES),
        *(f"emotion.{e}.line" for e in EMOTIONS),
        *("warn", "selection", "focus", "target", "card.edge", "pip.on", "line.strong"),
        *("gap.low", "gap.medium", "gap.high"),
    ],
)
def test_marks_and_curves_stand_out_from_every_ground(theme: Theme, role: str) -> None:
    for ground in (*GROUNDS, *COLUMNS):
        assert contrast(theme, role, ground) >= 3, ground


def test_no_persona_wears_the_colour_of_a_phase(theme: Theme) -> None:
    if theme.name == "greyscale":
        pytest.skip("greys mean nothing by themselves: heads bear names, cards bear faces")
    for phase in ("before", "during", "after"):
        for index in PERSONA_INDEXES[:-1]:
            assert difference(theme, f"phase.{phase}.band", persona_role(index, "fill")) > 18


def test_neighbouring_personas_are_told_apart(theme: Theme) -> None:
    if theme.name == "greyscale":
        pytest.skip("greys mean nothing by themselves: every lane bears a name")
    for index in PERSONA_INDEXES:
        one, other = persona_role(index, "line"), persona_role(index + 1, "line")
        assert difference(theme, one, other) > 25


def test_the_tenth_persona_starts_again(theme: Theme) -> None:
    assert persona_role(PERSONAS, "fill") == persona_role(0, "fill")
    assert theme.colour(persona_role(PERSONAS, "fill"))


def test_a_grey_is_as_light_as_its_colour(theme: Theme) -> None:
    for value in theme.colours.values():
        made = grey(value)
        assert made[1:3] == made[3:5] == made[5:7]
        assert luminance(made) == pytest.approx(luminance(value), abs=0.006)
