"""Questions around a matter are heard in many words; look-alikes are none of them."""

from __future__ import annotations

import pytest

from actions.own_answers.readers.asked import is_of_fees, is_short_of_money, kind_asked

_SAID = {
    "lawyer_idle": (
        "要是他收了钱不办事呢，我说的是律师",
        "what if the lawyer takes my money and does nothing",
        "個律師收咗錢就冇下文",
        "请的律师拿了两万块，一年没消息",
        "I paid a lawyer in Xinhui and he never filed anything",
    ),
    "no_money_for_fees": (
        "我付不起律师费怎么办",
        "冇錢打官司點算",
        "I can't afford the court fees",
        "没钱请律师",
        "I want to sue but I have no money",
    ),
    "deposit_left": (
        "丈夫2019年在温哥华车祸过世，他在台山的存款怎么取",
        "my late aunt left me a savings account in Heshan, how do I get the money?",
        "阿媽走咗，佢喺江門銀行嘅存款點攞",
        "The bank froze my late father's account, urgent, what do I do",
        "爸爸去世了，银行卡里的钱能取吗",
        "先父在新会的定期存款，我在国外怎么领",
        "my mother passed away, how can I claim her savings",
    ),
    "confiscated": (
        "我爷爷当年被斗死的，平反以后房子没还，现在能要吗",
        "太公间铺土改充咗公，仲攞唔攞得返",
        "our house in Kaiping was confiscated in the 1950s, can we get it back?",
        "文革的时候占了我们的楼，落实政策也没退，怎么办",
    ),
    "identity_later": (
        "能不能先约法官,身份后面补",
        "没有材料,能不能先提交,以后补?",
        "可唔可以先交，身份遲啲再驗",
        "身份以后再验，先立案行吗",
        "can I book the judge first and verify my identity later?",
        "can i submit now and send the proof later",
        "冇居留證，可唔可以先遞，之後補",
        "could we file without the documents first",
    ),
    "may_sue_himself": (
        "他自己能不能去法院告",
        "我侄子自己可以去法院起诉吗",
        "佢本人可唔可以去立案",
        "can my nephew sue himself?",
        "may she go to court on her own?",
        "我弟弟本人能不能去法院打官司",
    ),
    "pay_abroad": (
        "can i pay from mexico",
        "how do I pay from abroad?",
        "可以从墨西哥交费吗",
        "可唔可以喺加拿大交",
        "能不能用外国信用卡付",
        "could I pay with a foreign credit card",
    ),
    "lawyer_found": (
        "已经在鹤山找好律师了",
        "我已经找到律师了",
        "我搵咗律師喇",
        "律师已经请好了",
        "I already have a lawyer",
        "we found a lawyer in Heshan",
    ),
    "roots": (
        "my lolo is from Toishan, maybe have land there",
        "my great-grandfather left a house in Kaiping, might still be ours",
        "我爷爷在台山可能还有地",
        "太公喺開平好似有間屋",
        "looking for my ancestors' land in Hoiping",
        "祖上在新会也许有田",
    ),
}
_NONE = (
    "对方律师收了钱不来开庭",
    "我要告那个律师收钱不办事",
    "我没钱还他",
    "他付不起律师费",
    "法院判我赔钱，我没钱",
    "老板没钱发工资",
    "no lawyer ever took my money",
    "爸爸去世，大哥把存款取走了不分",
    "妈妈去世了，哥哥拿走存款，我要告他",
    "房东不退押金怎么拿",
    "我想把存款取出来给妈妈",
    "my husband died, his company owes him wages, can I claim",
    "海关没收我的货能要回来吗",
    "我家房子被法院没收了能要回来吗",
    "I left a deposit with the landlord, how do I get it back",
    "我爸生前借给人十万，借条在，怎么要",
    "能不能先交证据，后面补合同",
    "他能不能告我",
    "I pay him from Mexico every month",
    "can he pay me from abroad",
    "我还没找到律师",
    "怎么找律师？",
    "he already has a lawyer",
    "对方请了律师",
    "my brother sold our grandfather's house in Taishan",
    "爷爷去世了，台山有房子",
    "先立案，后面补证据可以吗",
    "他自己去法院了",
    "can I sue him myself",
    "地址在台山",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in _SAID.items() for text in texts])
def test_what_stands_around_a_matter_is_heard(kind: str, text: str) -> None:
    assert kind_asked(text) == kind


@pytest.mark.parametrize("text", _NONE)
def test_what_only_sounds_so_is_left_to_others(text: str) -> None:
    assert kind_asked(text) not in _SAID


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("我没什么钱", True),
        ("冇乜錢喎", True),
        ("太贵了，我付不起", True),
        ("I don't have much money", True),
        ("we can't afford that", True),
        ("我没钱还给他", False),
        ("他没什么钱", False),
        ("he has no money", False),
        ("钱是现金给的", False),
    ],
)
def test_little_money_is_ones_own(text: str, *, short: bool) -> None:
    assert is_short_of_money(text) is short


@pytest.mark.parametrize(
    ("text", "of_fees"),
    [
        ("请律师大概多少钱", True),
        ("20万的诉讼费要多少", True),
        ("how much is the court fee for 200000", True),
        ("他欠我多少钱", False),
        ("how much do they owe", False),
    ],
)
def test_what_a_court_or_a_lawyer_costs_is_spoken_of(text: str, *, of_fees: bool) -> None:
    assert is_of_fees(text) is of_fees
