"""Channels: added, changed, moved, deleted; no card and no persona keeps a lost one."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import channels
from canvas_app.model.project import Persona
from tests.model.edits.small import card, project, refusal


def test_channels_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    after = channels.add("Fax").change(project())
    assert [channel.name for channel in after.channels] == ["Website", "Fax"]
    monkeypatch.setattr(channels, "MAX_CHANNELS", 2)
    assert refusal(channels.add("Pager"), after).kind == "too_many_channels"


def test_a_channel_gets_another_name_and_environment() -> None:
    id_ = project().channels[0].id
    after = channels.set_fields(id_, name="Shop", environment="both").change(project())
    assert (after.channels[0].name, after.channels[0].environment) == ("Shop", "both")
    assert refusal(channels.set_fields("lost", name="x"), project()).kind == "gone"
    with pytest.raises(KeyError):
        channels.set_fields(id_, id="x")


def test_typing_the_name_of_a_channel_is_one_step() -> None:
    assert channels.set_fields("c", name="a").merge == channels.set_fields("c", name="b").merge
    assert channels.set_fields("c", environment="both").merge is None


def test_channels_change_their_order() -> None:
    after = channels.add("Fax").change(project())
    moved = channels.move(after.channels[1].id, 0).change(after)
    assert [channel.name for channel in moved.channels] == ["Fax", "Website"]


def test_what_had_a_deleted_channel_has_none() -> None:
    fan = Persona(id="fan", name="Fan", preferred_channels=("web",))
    before = project(card("x", channel_id="web"), card("y"), personas=(fan,))
    after = channels.delete(["web"]).change(before)
    assert not after.channels
    assert [each.channel_id for each in after.journeys[0].touchpoints] == [None, None]
    assert after.personas[0].preferred_channels == ()
    assert refusal(channels.delete(["lost"]), before).kind == "gone"
