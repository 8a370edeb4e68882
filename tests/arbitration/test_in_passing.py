"""What a message tells of an arbitration beside the parties: the sum in dispute, the conduct, whose telephone it is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.arbitration.readers.in_passing import conduct_in, pieces_in_dispute
from actions.arbitration.readers.told import clause_in, is_vague, respondent_in
from actions.readers.contacts import contacts_in

PHONE = "⟦phone:25cba064ee⟧"


def money(text: str, *sums: str) -> list[dict[str, Any]]:
    return [{"entity": "money", "start": (at := text.index(one)), "end": at + len(one)} for one in sums]


@pytest.mark.parametrize(
    ("text", "sums", "fought"),
    [
        ("Contract signed 10 Jan 2025, price USD 210,000", ["USD 210,000"], []),
        ("price was GBP 120,000, we paid a deposit of GBP 36,000", ["GBP 120,000", "GBP 36,000"], ["GBP 36,000"]),
        ("they owe USD 85,000, due June 30 2025", ["USD 85,000"], ["USD 85,000"]),
        ("合同总价80万，欠我们30万", ["80万", "30万"], ["30万"]),
        ("货款45万", ["45万"], ["45万"]),
    ],
)
def test_the_price_of_a_contract_is_not_what_is_fought_about(text: str, sums: list[str], fought: list[str]) -> None:
    found = [text[begins:ends] for begins, ends in pieces_in_dispute(text, money(text, *sums))]
    assert len(found) == len(fought)
    assert all(one in piece for one, piece in zip(fought, found, strict=True))


@pytest.mark.parametrize(
    ("text", "conduct"),
    [
        ("one arbitrator, hearing in English, online", {"arbitrators": "one", "language": "英文"}),
        ("三名仲裁员，用中文，仲裁地深圳", {"arbitrators": "three", "language": "中文", "seat": "深圳"}),
        ("希望走快速程序", {"procedure": "expedited"}),
        ("我们用英文写的合同", {}),
        ("一名律师", {}),
    ],
)
def test_how_it_is_conducted_is_heard_in_passing(text: str, conduct: dict[str, str]) -> None:
    assert conduct_in(text) == conduct


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "We are Pacific Kwong Foods Inc., New York. Other side is 江门市海味源食品有限公司",
            "江门市海味源食品有限公司",
        ),
        ("對方係開平市水口鎮華藝衛浴有限公司", "開平市水口鎮華藝衛浴有限公司"),
    ],
)
def test_who_the_other_side_is_said_to_be(text: str, who: str) -> None:
    assert respondent_in(text) == who


def test_a_kind_of_firm_is_no_name() -> None:
    assert is_vague("合同係同開平一間水龍頭廠簽嘅", "水龍頭廠")
    assert not is_vague("合同係同開平華藝衛浴有限公司簽嘅", "開平華藝衛浴有限公司")


def test_a_clause_agreed_on_later_is_heard_without_quotation_marks() -> None:
    assert clause_in("後來我哋又補簽咗份，寫明交深圳國際仲裁院仲裁", is_wish=False) == "交深圳國際仲裁院仲裁"


@pytest.mark.parametrize(
    "text", [f"their address 江门市江海区滘头工业区 15号, phone {PHONE}", f"佢哋地址開平市水口鎮，電話{PHONE}"]
)
def test_the_telephone_behind_their_address_is_theirs(text: str) -> None:
    assert contacts_in(text).theirs == PHONE
