"""Origins of people are neither homes nor places of the case."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.origins import tells_origin
from actions.filing.readers.values import read_address, read_place_name


@pytest.mark.parametrize(
    "text",
    [
        "以前是台山人",
        "我系台山人嚟",
        "佢原籍台山",
        "祖籍是开平",
        "出生在台山",
        "born in Taishan",
        "he is originally from Taishan",
    ],
)
def test_an_origin_is_no_place_of_the_case(text: str) -> None:
    entity = next(
        {"entity": "place", "value": {"country": "CN"}, "start": text.index(one), "end": text.index(one) + len(one)}
        for one in ("台山", "开平", "Taishan")
        if one in text
    )
    said = Answer(text, "inform", "answer", (entity,))
    assert tells_origin(text)
    assert not read_place_name(said).found and not read_address(said).found


@pytest.mark.parametrize(
    "text",
    [
        "台山人民政府",
        "在台山登记",
        "他住台山",
        "台山市人民路5号",
        "我是原告代理人",
        "money from Taishan",
        "我妈是证人",
        "Taishan",
    ],
)
def test_other_places_and_people_are_no_origin(text: str) -> None:
    assert not tells_origin(text)


def test_the_home_beside_an_origin_is_the_address() -> None:
    told = read_address(Answer("本来系台山人，而家住江门市蓬江区港口路1号", "inform"))
    assert isinstance(told.value, dict) and told.value["text"] == "江门市蓬江区港口路1号"
