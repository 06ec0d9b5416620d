"""The bundled icons can be drawn by every painter."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from canvas_app.layout.icons import CHANNEL_ICONS, channel_icon, outline

RESOURCES = Path(__file__).parents[2] / "resources"
NAMES = sorted(json.loads((RESOURCES / "icons" / "icons.json").read_bytes()))
LENGTHS = {"M": 3, "L": 3, "C": 7, "Z": 1}


def test_icons_consist_of_steps_inside_their_box() -> None:
    for name in NAMES:
        for step in (step for stroke in outline(name) for step in stroke):
            assert len(step) == LENGTHS[str(step[0])], name
            assert all(isinstance(value, int | float) for value in step[1:]), name
            assert all(0 <= float(value) <= 24 for value in step[1:]), name


def test_only_the_first_step_of_a_stroke_moves_and_only_the_last_closes() -> None:
    for name in NAMES:
        for stroke in outline(name):
            letters = "".join(str(step[0]) for step in stroke)
            assert re.fullmatch("M[LC]+Z?", letters), name


def test_a_circle_stays_round() -> None:
    (stroke,) = outline("circle")
    ends = [(float(step[-2]), float(step[-1])) for step in stroke if step[0] != "Z"]
    assert len(ends) == 5
    assert all((x - 12) ** 2 + (y - 12) ** 2 == pytest.approx(100) for x, y in ends)
    assert all(one != other for one, other in pairwise(ends))


def test_every_channel_of_the_catalogue_has_an_icon_of_its_own() -> None:
    catalogue = json.loads((RESOURCES / "catalogue" / "catalogue.json").read_bytes())
    channels = [channel["id"] for channel in catalogue["channels"]]
    assert set(channels) == set(CHANNEL_ICONS)
    assert len({channel_icon(channel) for channel in channels}) == len(channels)
    assert set(CHANNEL_ICONS.values()) <= set(NAMES)


@pytest.mark.parametrize("channel", [None, "", "carrier pigeon"])
def test_a_channel_nobody_knows_gets_a_plain_icon(channel: str | None) -> None:
    assert channel_icon(channel) in NAMES
    assert channel_icon(channel) not in CHANNEL_ICONS.values()


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        outline("no-such-icon")


def test_the_licence_of_the_icons_is_there() -> None:
    licence = (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide Icons and Contributors" in licence
    assert "Cole Bemis" in licence
