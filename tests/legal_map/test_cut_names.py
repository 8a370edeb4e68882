"""A place's name is never cut out of the words beside it, nor taken from a treaty's."""

from __future__ import annotations

import pytest

from backend.legal_map.geocoder import locate


@pytest.mark.parametrize(
    "written",
    [
        "那大使馆电话多少",
        "我说的那大律师楼",
        "那大律师收费多少",
        "可以在这里约视频委托吗",
        "合同里约定的违约金",
        "法院把我卡里的钱全冻了",
        "江海法院的电话",
        "农村户口和城市户口赔得一样吗",
        "要有重大理由分不分",
        "请帮我重新安排公证时间",
        "我这边和国内差十二个钟",
        "谁是世界首富",
        "叫我孙子帮我打可以吗",
        "联合国的公约管不管",
        "我叫林秀英，我的电话是多少",
        "好的，那天安门广场的展览呢",
        "我明天安排律师过去",
        "和平方米有关系吗",
    ],
)
def test_a_name_across_two_words_is_no_place(written: str) -> None:
    found = locate(written)
    assert found.place is None or (found.place.country == "CN" and found.place.name in {"Jiangmen", "Jianghai"})
    assert not found.candidates


@pytest.mark.parametrize(
    "written",
    [
        "他们说委内瑞拉不是海牙的，对吗",
        "海牙认证怎么办",
        "巴拿马加入海牙了吗",
        "哪些国家是海牙成员国",
        "去办海牙认证要多久",
        "我到海牙公约国办可以吗",
        "纽约公约管不管我的裁决",
        "维也纳公约说的是什么",
        "Is Venezuela a Hague member",
        "is Peru party to the Hague convention",
        "the Hague apostille for a power of attorney",
        "enforce under the New York Convention",
    ],
)
def test_a_city_a_treaty_is_called_by_is_no_place(written: str) -> None:
    found = locate(written)
    assert found.place is None or found.place.name == "Venezuela"
    assert not {place.name for place in (*found.candidates, *found.suggestions)} & {"The Hague", "New York City"}


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("海牙", "The Hague"),
        ("我在海牙开餐馆", "The Hague"),
        ("我住海牙，最近的领事馆", "The Hague"),
        ("海牙大使馆在哪", "The Hague"),
        ("I live in The Hague", "The Hague"),
        ("Chinese embassy in The Hague", "The Hague"),
        ("那大", "Nada"),
        ("我住那大镇", "Nada"),
        ("里约有没有领事馆", "Rio de Janeiro"),
        ("我在北海道的札幌", "Sapporo"),
        ("我人在纽约", "New York City"),
        ("纽约法院的判决", "New York City"),
        ("我住台山市台城镇", "Taishan"),
        ("我在江门蓬江区", "Pengjiang"),
    ],
)
def test_where_somebody_is_stays_a_place(written: str, city: str) -> None:
    found = locate(written)
    places = (found.place, *found.candidates) if found.place else found.candidates
    assert city in {place.name for place in places}
