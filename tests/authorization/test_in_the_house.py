"""A sealed power in the running house: it comes by itself with its paper, is filed at the platform, and is revoked."""

from __future__ import annotations

import hashlib
import time
from typing import Any

import httpx

from backend.authorization.commands import MyWitnesses
from backend.authorization.power.commands import ComposePower, MyPowers, SealPower
from backend.authorization.power.model import Lawyer, Power, Principal, SealedPower
from backend.authorization.room.events import WitnessBegun, WitnessSealed
from tests.authorization.power.powers import JUDGE, both_signatures
from tests.authorization.test_conversations import turns_of
from tests.stage.house import House
from tests.stage.player import Player

BOOKED: dict[str, Any] = {"after": ["verified", "begun", "general", "booked"], "turns": []}


def sealed_in_the_room(house: House, person_id: str) -> SealedPower:
    """Seal as the room does, and tell it as the room tells it."""
    bus, now = house.backend.bus, house.clock.now()
    witness = bus.handle(MyWitnesses(person_id))[0]
    lawyer = Lawyer("李志强", "广东江门某某律师事务所", "14407201010123456")
    who = Principal("黄美玲", "hk_macao_id", "C6686689", "HK")
    power = Power(witness.witness_id, person_id, who, lawyer, witness.case_title, "", "", "general", ())
    digest = bus.handle(ComposePower(power)).digest
    sealed: SealedPower = bus.handle(SealPower(power, digest, both_signatures(), JUDGE))
    with house.backend.database.transaction() as session:
        bus.publish_within(session, WitnessBegun(witness.witness_id, now))
        bus.publish_within(session, WitnessSealed(witness.witness_id, sealed, None, now))
    return sealed


def paper_shown(house: House, player: Player) -> bytes:
    """Open the paper that came by itself, as a browser would."""
    said = next(reply for reply in player._view()["later"] if reply["utter"] == "utter_authorization_sealed")
    assert said["attachment"]["name"].startswith("power-of-attorney-")
    return httpx.get(house.url + said["attachment"]["url"], trust_env=False).raise_for_status().content


def test_a_sealed_power_comes_with_its_paper_is_filed_and_revoked(house: House) -> None:
    player = Player(house, "America/Toronto")
    player.play(turns_of(BOOKED))
    person_id = str(house.backend.conversation.people.find("terminal", player.name))
    sealed = sealed_in_the_room(house, person_id)
    player.play([{"later": "utter_authorization_sealed"}])
    assert hashlib.sha256(paper_shown(house, player)).hexdigest() == sealed.sha256
    court, deadline = house.sandbox.part("guangzhou_witness"), time.monotonic() + 20
    while not court.state()["sessions"][-1]["filed"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert court.state()["sessions"][-1]["document_sha256"] == sealed.sha256
    player.play(REVOKED)
    assert house.backend.bus.handle(MyPowers(person_id))[0].revoked_at is not None


REVOKED: list[dict[str, Any]] = [
    {"say": "我的委托书办好了吗", "hear": ["utter_authorization_standing", "utter_authorization_power"], "see": "有效"},
    {"say": "我要撤销委托", "hear": ["utter_authorization_revocation_follows", "utter_ask_authorization_revoke_sure"]},
    {"press": "不撤销，保留", "hear": ["utter_authorization_power_kept"]},
    {"say": "我要撤销委托", "hear": ["utter_ask_authorization_revoke_sure"]},
    {"press": "确定撤销", "hear": ["utter_authorization_revoked"], "see": "书面告诉法院和律师"},
]
