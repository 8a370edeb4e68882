"""A person of the stage who is verified and has handed cases in, without playing the intake each time."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from backend.filing.commands import FileCase
from backend.filing.model import Case, Complaint, Party, ServiceAddress
from backend.identity.commands import RecordIdentityCheck, VerifyIdentity
from tests.stage.house import House
from tests.stage.player import Player

NAME = "CHEN GUOQIANG"
_numbers = itertools.count(1)


def person_of(house: House, player: Player) -> str:
    """The person behind a player, who has said good day first."""
    player.say("你好")
    found = house.backend.conversation.people.find("terminal", player.name)
    assert found is not None
    return found


def verify(house: House, person_id: str) -> None:
    """Make somebody from Toronto a verified party."""
    number = next(_numbers)
    request = f"v_{number:032x}"
    house.backend.bus.handle(
        VerifyIdentity(
            request,
            person_id,
            "foreigner",
            "passport",
            f"K{number:08d}",
            NAME,
            birth_date=date(1950, 5, 1),
            region="CA",
        )
    )
    house.backend.bus.handle(RecordIdentityCheck(f"E-{request}", request, "match"))


def loan(**other: Any) -> Complaint:
    """A loan of 100,000 yuan that was not paid back."""
    usual: dict[str, Any] = {
        "for_whom": "self",
        "mediation_first": False,
        "cause": "private_lending",
        "cause_name": "民间借贷纠纷",
        "plaintiffs": (Party("person", NAME, "12 Queen Street, Toronto", "CA"),),
        "defendants": (Party("person", "李志明", "江门市蓬江区港口路1号", "CN", "pengjiang"),),
        "claims": ("判令被告归还借款100000元",),
        "facts": "2024年3月1日，被告向原告借款100000元，约定一年后归还，到期未还。",
        "court": "pengjiang",
        "service_address": ServiceAddress(NAME, "12 Queen Street, Toronto"),
        "amount": Decimal(100_000),
    }
    return Complaint(**(usual | other))


DIVORCE: dict[str, Any] = {
    "cause": "divorce",
    "cause_name": "离婚纠纷",
    "defendants": (Party("person", "王美玲", "台山市台城镇1号", "CN", "taishan"),),
    "claims": ("判令准予离婚",),
    "facts": "双方分居多年，感情破裂。",
    "court": "taishan",
    "amount": None,
}


def file_case(house: House, person_id: str, **other: Any) -> Case:
    """Hand a case in, as the confirmed intake does."""
    made: Case = house.backend.bus.handle(FileCase(f"d_{next(_numbers):032x}", person_id, loan(**other)))
    return made


def bring(house: House, player: Player, kinds: list[str]) -> list[Case]:
    """File ``loan`` or ``divorce`` cases in this order for a player who is verified for it."""
    person_id = person_of(house, player)
    verify(house, person_id)
    house.pass_time(1)
    return [file_case(house, person_id, **(DIVORCE if kind == "divorce" else {})) for kind in kinds]
