"""A hometown is not where somebody is, as soon as another place is named."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.readers.own_places import without_native_places


def placed(text: str, *places: tuple[str, str]) -> list[dict[str, Any]]:
    """Entities of the bot: the kind and the words of each place."""
    entities, at = [], 0
    for kind, words in places:
        start = text.index(words, at)
        at = start + len(words)
        entities.append({"entity": kind, "value": words, "start": start, "end": at, "text": words})
    return entities


@pytest.mark.parametrize(
    ("text", "places", "left"),
    [
        (
            "我係委內瑞拉恩平人，想問下加拉加斯邊度有中國領事館",
            [("country", "委內瑞拉"), ("place", "恩平"), ("place", "加拉加斯")],
            ["委內瑞拉", "加拉加斯"],
        ),
        ("我係台山人，喺巴拿馬，最近嘅使館喺邊", [("place", "台山"), ("country", "巴拿馬")], ["巴拿馬"]),
        ("我是开平华侨，住利马", [("place", "开平"), ("place", "利马")], ["利马"]),
        ("老家在新会，现在在悉尼", [("place", "新会"), ("place", "悉尼")], ["悉尼"]),
        ("祖籍鹤山，人在墨尔本", [("place", "鹤山"), ("place", "墨尔本")], ["墨尔本"]),
        ("I'm originally from Taishan, living in Lima", [("place", "Taishan"), ("place", "Lima")], ["Lima"]),
        ("My hometown is Enping but I live in Caracas", [("place", "Enping"), ("place", "Caracas")], ["Caracas"]),
        ("我是台山人", [("place", "台山")], ["台山"]),
        ("我人在台山，想去广州", [("place", "台山"), ("place", "广州")], ["台山", "广州"]),
        ("房子是台山的，我在多伦多", [("place", "台山"), ("place", "多伦多")], ["台山", "多伦多"]),
    ],
)
def test_the_native_place_gives_way(text: str, places: list[tuple[str, str]], left: list[str]) -> None:
    assert [one["text"] for one in without_native_places(text, placed(text, *places))] == left
