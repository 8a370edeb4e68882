"""The whole promise: booked in the chat, witnessed by three browsers, sealed, and back in the chat."""

from __future__ import annotations

import re

import httpx
import pytest

from backend.authorization.power.commands import CheckPowerFile
from backend.authorization.room.commands import Role
from tests.authorization.test_conversations import turns_of
from tests.authorization.test_in_the_house import BOOKED, paper_shown
from tests.stage.house import House
from tests.stage.player import Player
from tests.web.witness_room import Contexts, WitnessPage, begin, play_until, seal

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNTIL_THE_ROOM_OPENS = 15 * 60 + 45
"""Minutes from the evening on which it is booked to a quarter of an hour before nine in the morning."""


def links_of(house: House, player: Player) -> dict[Role, str]:
    """Party and lawyer have theirs from the chat, the judge from the platform's own page."""
    said = {reply["utter"]: reply["text"] for reply in player.say("给我链接")}
    ways = [said["utter_authorization_link_party"], said["utter_authorization_link_lawyer"]]
    party, lawyer = (re.findall(r"https?://\S+/witness/[\w-]+", words)[0] for words in ways)
    diary = httpx.get(f"{house.sandbox.part('guangzhou_witness').url}/desk", trust_env=False).text
    judge = re.findall(r'href="(http[^"]+/witness/[^"]+)"', diary)[-1]
    return {"judge": judge, "party": party, "lawyer": lawyer}


def test_from_the_chat_to_the_sealed_paper_in_the_chat(house: House, open_film: Contexts) -> None:
    player = Player(house, "America/Toronto")
    player.play(turns_of(BOOKED))
    house.pass_time(UNTIL_THE_ROOM_OPENS)
    links = links_of(house, player)
    three = {role: WitnessPage(open_film().new_page(), house, role).open(url).come_in() for role, url in links.items()}
    three["judge"].sees("party", "lawyer")
    begin(three)
    play_until(three, "确认见证")
    seal(three)
    player.play([{"later": "utter_authorization_sealed"}])
    paper = paper_shown(house, player)
    assert [page.download() for page in three.values()] == [paper] * 3
    assert house.backend.bus.handle(CheckPowerFile(paper)).standing == "valid"
