"""A call from a network that lets nothing through but TLS: the relay is reached over it alone, and both are heard."""

from __future__ import annotations

import pytest

from tests.web.call_room import CallDevice, Contexts, booked
from tests.web.fake_house import House
from tests.web.turn_server import TurnServer
from tests.web.weak_room import Place

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEFT_BY = """async () => {
    const stats = await window.kept.find((one) => one.connectionState === "connected").getStats();
    const pair = [...stats.values()].find((one) => one.type === "candidate-pair" && one.nominated);
    const local = stats.get(pair.localCandidateId);
    return [local.candidateType, local.relayProtocol];
}"""
REFUSED = """() => window.kept.some((one) => one.iceGatheringState === "complete")
    && window.kept.every((one) => one.connectionState !== "connected")"""


def test_a_voice_goes_over_tls_alone(relayed: House, turn: TurnServer, open_speaking: Contexts) -> None:
    booked(relayed)
    place = Place(relayed, open_speaking, turn.over_tls)
    officer, person = CallDevice.at(place, "officer").come_in(), CallDevice.at(place, "person").come_in()
    for one in (officer, person):
        one.reads("正在通话").hears()
        assert one.page.evaluate(LEFT_BY) == ["relay", "tls"]


def test_with_the_password_of_another_house_no_call_is_relayed(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    booked(relayed)
    relayed.backend.settings.turn_secret = "of another house"
    place = Place(relayed, open_speaking, turn.over_tls)
    officer, person = CallDevice.at(place, "officer").come_in(), CallDevice.at(place, "person").come_in()
    officer.reads("正在通话").page.wait_for_function(REFUSED)
    assert person.heard() == officer.heard() == 0
