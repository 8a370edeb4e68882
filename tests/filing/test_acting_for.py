"""For whom somebody says they act, and what that person is called: table tests of the reader."""

from __future__ import annotations

import pytest

from actions.filing.readers.acting_for import ActingFor, acting_for, name_of, sued_kin, tells_party, tells_tie


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
        ("my dad lent money to a friend and he never paid, i'm doing this for him", "relative", "dad"),
        ("我爸借给邻居五万，我替他办的", "relative", "爸"),
        ("原告改成我媽溫李秀蘭", "relative", "妈"),
        ("It's my mother's name on the contract though, not mine", "relative", "mother"),
        ("房子是写我妈名的，不是我", "relative", "妈"),
        ("My mother is the buyer, so she has to be the plaintiff", "relative", "mother"),
        ("房子在我爸名下，他走了", "", ""),
        ("他欠我钱，我帮他办厂", "", ""),
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
        ("mother", "It is for my mother. She is Lam Yuk Ching, she's 71.", "Lam Yuk Ching"),
        ("舅舅", "帮我舅舅办立案，舅舅李炳辉借给梁伟强六万", "李炳辉"),
        ("大佬", "我叫梅丽珊，大佬叫梅国栋，佢住台山", "梅国栋"),
        ("舅舅", "舅舅借给梁伟强六万", ""),
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


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("阿爸舊年過身，大佬一個人霸住唔分，我要告佢分一半", "大佬"),
        ("我要告我弟弟分家产", "弟弟"),
        ("I want to sue my brother for half", "brother"),
        ("我妈借给邻居八万，我要告他", ""),
        ("我爸去世了，我要告他们单位", ""),
        ("我弟弟在加拿大", ""),
        ("我要起诉公司欠薪", ""),
    ],
)
def test_a_relative_is_sued_where_it_is_said_or_where_it_follows_from_what_they_did(text: str, kin: str) -> None:
    assert sued_kin(text) == kin
