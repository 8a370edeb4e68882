"""A place that is named is one where somebody is, or none: an origin, an office's name, a court gone to later."""

from __future__ import annotations

import pytest

from actions.emergency.readers.mentions import is_bare, presence, tells_home


def _entity(text: str, name: str) -> dict[str, int]:
    return {"start": text.index(name), "end": text.index(name) + len(name)}


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("他是恩平人", "恩平", "nobody"), ("佢係台山人", "台山", "nobody"), ("he is from Enping", "Enping", "nobody"),
        ("hanno preso mio marito, lui è di Kaiping", "Kaiping", "nobody"), ("mi tío es de Enping", "Enping", "nobody"),
        ("mio marito è a Kaiping", "Kaiping", "somebody"),
        ("冒充江门法院的人叫我转钱", "江门", "nobody"), ("有人自称北京市公安局", "北京", "nobody"),
        ("someone from the Jiangmen court called", "Jiangmen", "nobody"), ("江门的号码打来的", "江门", "nobody"),
        ("之後可唔可以喺江門告返佢", "江門", "nobody"), ("can I sue him in Jiangmen later", "Jiangmen", "nobody"),
        ("我妈妈住江门，她的邻居扬言要烧房", "江门", "somebody"), ("我表弟在缅甸被扣了", "缅甸", "somebody"),
        ("我妈中风了躺在新会人民医院", "新会", "somebody"), ("他被关在江门公安局", "江门", "somebody"),
        ("she is held at the Manila police station", "Manila", "somebody"), ("喺台山屋企", "台山", "somebody"),
        ("my mother in Taishan fell", "Taishan", "somebody"), ("江门家里水淹到二楼", "江门", "somebody"),
        ("我现在在多伦多", "多伦多", "speaker"),
        ("我哋喺悉尼", "悉尼", "speaker"), ("I'm in Bangkok", "Bangkok", "speaker"),
        ("we are in Lagos", "Lagos", "speaker"),
    ],
)  # fmt: skip
def test_who_is_at_a_place_that_is_named(text: str, name: str, who: str) -> None:
    assert presence(text, _entity(text, name)) == who


def test_an_answer_to_where_is_bare_and_a_story_is_not() -> None:
    assert is_bare("在曼谷", _entity("在曼谷", "曼谷"))
    assert not is_bare("他去年从曼谷回来以后就不还钱", _entity("他去年从曼谷回来以后就不还钱", "曼谷"))


def test_where_somebody_lives_holds_for_later_messages() -> None:
    lives = "我妈妈住江门，她的邻居天天放大喇叭"
    assert tells_home(lives, _entity(lives, "江门"))
    assert not tells_home("想在江门办公证", _entity("想在江门办公证", "江门"))
