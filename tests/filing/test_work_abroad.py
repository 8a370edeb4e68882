"""Unpaid work outside the mainland is told apart from a labour dispute of Jiangmen."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.filing.readers.work_abroad import country_of_work


def said(text: str, **places: str) -> UserMessage:
    entities: list[dict[str, Any]] = [
        {"entity": "place", "value": {"country": code}, "start": text.index(name), "end": text.index(name) + len(name)}
        for name, code in places.items()
    ]
    return UserMessage(text, "start_filing", "answer", tuple(entities))


@pytest.mark.parametrize(
    ("text", "places", "country"),
    [
        ("我在秘鲁超市打工 老板是恩平人 八个月没发钱", {"秘鲁": "PE", "恩平": "CN"}, "PE"),
        ("我老闆喺馬來西亞欠我四個月人工 佢係新會人", {"馬來西亞": "MY", "新會": "CN"}, "MY"),
        ("i worked in a restaurant in Lima, boss from Enping never paid", {"Lima": "PE", "Enping": "CN"}, "PE"),
        ("我在多伦多 江门的厂欠我三个月工资", {"多伦多": "CA", "江门": "CN"}, ""),
        ("我现在人在罗马 老板欠我工资", {"罗马": "IT"}, ""),
        ("江门的公司派我去秘鲁 在秘鲁工地没发工资", {"江门": "CN"}, ""),
        ("my old boss in Jiangmen owes me wages, i live in Lima", {"Jiangmen": "CN", "Lima": "PE"}, ""),
        ("我在秘鲁开超市 借给老乡五万", {"秘鲁": "PE"}, ""),
        ("the Jiangmen company sent me to work in Lima and kept my pay", {"Jiangmen": "CN", "Lima": "PE"}, ""),
    ],
)
def test_the_country_of_the_work_is_read_and_no_other(text: str, places: dict[str, str], country: str) -> None:
    assert country_of_work(said(text, **places)) == country
