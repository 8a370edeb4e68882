"""For whom somebody says they act, and what that person is called: table tests of the reader."""

from __future__ import annotations

import pytest

from actions.filing.readers.acting_for import ActingFor, acting_for, name_of, tells_party, tells_tie


@pytest.mark.parametrize(
    ("text", "whom", "kin"),
    [
        ("我要起诉，帮舅舅办的，老王欠他十万块不还", "relative", "舅舅"),
        ("就是帮舅舅", "relative", "舅舅"),
        ("我係替我老爸嚟問的，佢唔識用手機", "relative", "老爸"),
        ("我是替我老爸来问的", "relative", "老爸"),
        ("帮阿妈追数", "relative", "阿妈"),
        ("I'm doing this for my mother, she lives in Kaiping", "relative", "mother"),
        ("for my dad, not me", "relative", "dad"),
        ("on behalf of my uncle", "relative", "uncle"),
        ("其实是为我自己告的", "self", ""),
        ("不是帮舅舅，是为我自己", "self", ""),
        ("我帮妈妈借给他五万", "", ""),
        ("他借钱是帮弟弟治病", "", ""),
        ("他帮我弟弟办厂", "", ""),
        ("他说为妈妈治病，借了三万", "", ""),
        ("帮我告他", "", ""),
        ("he borrowed it for my brother's wedding", "", ""),
        ("I want to sue for my mother's money", "", ""),
    ],
)
def test_only_who_says_outright_for_whom_they_act_is_believed(text: str, whom: str, kin: str) -> None:
    assert acting_for(text) == ActingFor(whom, kin)


@pytest.mark.parametrize(
    ("kin", "text", "name"),
    [
        ("舅舅", "我舅舅叫黎国华", "黎国华"),
        ("舅舅", "替舅舅黎国华办", "黎国华"),
        ("阿妈", "系我阿妈借出去嘅，佢叫李凤仙", "李凤仙"),
        ("mother", "my mother's name is Chan Siu Lan", "Chan Siu Lan"),
        ("mother", "my mother is Chan Siu Lan, she is 78", "Chan Siu Lan"),
        ("舅舅", "我舅舅是原告", ""),
        ("舅舅", "帮舅舅办的", ""),
        ("舅舅", "老王叫王大力，他欠舅舅的钱", ""),
        ("", "我舅舅叫黎国华", ""),
    ],
)
def test_the_name_of_whom_one_acts_for_is_taken_where_it_is_told_of_them(kin: str, text: str, name: str) -> None:
    assert name_of(kin, text) == name


@pytest.mark.parametrize(
    ("text", "is_authority"),
    [
        ("我是他女儿，有他签名的委托书", True),
        ("女儿，没有授权书", True),
        ("I'm his daughter, no paper yet", True),
        ("他的侄子", True),
        ("我妈叫邝秀珍，邻居叫甄炳坤，住台山市水步镇井岗村", False),
        ("阿爸叫谭炳南，七十二岁，住新会会城", False),
        ("Our company is Oakfield Furniture Ltd. The factory is Heshan Meijia", False),
    ],
)
def test_who_the_parties_are_is_no_authority_to_act(text: str, is_authority: bool) -> None:
    assert (not tells_party(text) or tells_tie(text)) is is_authority
