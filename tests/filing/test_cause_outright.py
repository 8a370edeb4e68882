"""Words that decide a cause outright, and another cause said in the middle of a filing."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, ChangeAnswers, CorrectSlot, Reopen
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.statements import can_be_ordered
from actions.dialogue.state import State
from actions.filing.cause_change import changed_cause, more_of_story, taken_out_of_story
from actions.filing.cause_wish import wish_field
from actions.filing.intake import FILE
from actions.filing.intake_rules import wished_again
from actions.filing.screening import START
from actions.filing.story import answers_of
from actions.filing.story_rules import Heard, overheard
from actions.story.outright import cause_outright, is_against_private
from actions.story.reading import Story, read_story

_SOLD = ("财产损害赔偿纠纷", "返还原物纠纷", "确认合同无效纠纷")
_LET = ("不当得利纠纷", "返还原物纠纷", "共有纠纷")
_HOUSE, _OWNER = "房屋买卖合同纠纷", "所有权确认纠纷"


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("我卖了会城一套房子给他，还有二十万尾款没付，证都过户给他了", _HOUSE),
        ("I sold my flat in Taishan and the buyer still owes the balance of the price", _HOUSE),
        ("买家欠我房款十二万", _HOUSE),
        ("间屋系我俾钱买嘅，登记咗喺细佬个名度", _OWNER),
        ("I paid for the house but it is in my cousin's name", _OWNER),
        ("我叔叔在车间触电死了，厂里只赔了五万", "labour"),
        ("my husband was killed on a construction site in Enping", "labour"),
        ("楼上厨房漏水，我家天花都发霉了", "相邻关系纠纷"),
        ("有人在抖音发视频骂我是骗子小三，同事都看到了", "名誉权纠纷"),
        ("He posts in a 300-person WeChat group that I am a thief", "名誉权纠纷"),
        ("我想撤销赠与，房子过户给儿子以后他不养我", "赠与合同纠纷"),
        ("离婚以后我想变更抚养权", "变更抚养关系纠纷"),
        ("我给朋友做担保，替他还了八万", "追偿权纠纷"),
        ("我转错账给一个陌生人，他不肯还", "不当得利纠纷"),
        ("医院误诊害我爸瘫痪", "医疗损害责任纠纷"),
        ("物业公司乱收费还不管漏水的电梯", "物业服务合同纠纷"),
        ("我在新会买的商品房烂尾了，开发商不退钱，我要告他", "商品房预售合同纠纷"),
        ("喺新會買咗個單位，開發商破產唔退錢", "商品房预售合同纠纷"),
        ("I bought a presale apartment from Jiangmen Yuejing Real Estate Co., Ltd.", "商品房预售合同纠纷"),
        ("the neighbour's tree roots broke our drain", "相邻关系纠纷"),
        ("邻居砌墙过界，占了我家三十公分地", "排除妨害纠纷"),
        ("装修公司收了六万块，厨房拆了就停工", "装饰装修合同纠纷"),
        ("施工队拿了首期二十万，盖到二楼就跑了", "建设工程合同纠纷"),
        ("我跟表弟合伙开了一间奶茶店，我出了十八万，现在他不给我看数", "合伙合同纠纷"),
        ("A friend and I run a bakery as partners in Xinhui, he took all the takings", "合伙合同纠纷"),
        ("爸妈都八十了，三个儿子没人给赡养费", "赡养纠纷"),
        ("前妻带着孩子走了，离婚后我妹妹一直收不到前夫的抚养费", "抚养费纠纷"),
        ("I wired my sister 300,000 to buy a shop for me. She registered it in her own name", _OWNER),
        ("邻居借了我八千块不还", ""),
        ("我弟弟欠我钱，卖了自己的房子也不还", ""),
        ("My husband and I own a shop and the landlord will not repair it", ""),
        ("我借给他十万买房子，到现在没还", ""),
        ("工地老板欠我三个月工资", ""),
        ("房东不修漏水，还不退押金", ""),
        ("妈妈去世了，留下一套房子，哥哥卖了房款不分", ""),
        ("卖给他一批灯具，尾款没付", ""),
        ("离婚，房子是我出钱买的，写了他的名字", ""),
    ],
)
def test_what_decides_a_cause_and_what_does_not(text: str, decided: str) -> None:
    found = cause_outright(text)
    assert ((found and (found.name.zh if found.name else found.code)) or "") == decided


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("舅舅瞒着我们把外婆的铺位卖给别人了，钱他一个人收了", _SOLD),
        ("堂哥2021年将我屋企喺台山嘅老屋霸咗，仲换埋把锁唔畀我哋入去", ("返还原物纠纷", "继承纠纷", "共有纠纷")),
        ("我在开平有间老屋，2022年他占了我的老屋，一直住着不肯搬出去", ("返还原物纠纷", "继承纠纷", "共有纠纷")),
        ("My aunt sold my parents' flat in Heshan without telling them. They live with me in Perth", _SOLD),
        ("堂哥将我们家的老屋租给人开民宿，租金他自己收", _LET),
        ("my nephew rents out our family house in Taishan and pockets the rent", _LET),
        ("妈妈去世以后，舅舅把她的房子卖了", ()),
        ("我把房子租给表弟，他不交租", ()),
    ],
)
def test_what_is_wanted_back_decides_how_it_is_called(text: str, names: tuple[str, ...]) -> None:
    found = cause_outright(text)
    assert tuple(one.name.zh for one in (found.names if found else ())) == names
    told = answers_of(read_story(text, []))
    assert "cause_words" not in told
    if names:
        assert (told["cause"], told["matter"]) == ("other", "civil")
        assert wish_field(START).applies(told)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("我要告我表哥", True),
        ("I want to sue my former landlord", True),
        ("我要告派出所", False),
        ("my uncle was in prison, I want to appeal the judgment", False),
        ("我要立案", False),
    ],
)
def test_against_whom_a_civil_suit_is_needs_no_question(text: str, private: bool) -> None:
    assert is_against_private(text) is private


def test_the_story_of_a_cause_without_a_page_is_kept_in_its_own_words() -> None:
    text = "我卖了会城一套房子给他，还有二十万尾款没付，证都过户给他了，我要告他"
    told = answers_of(read_story(text, []))
    assert (told["cause"], told["cause_words"], told["matter"]) == ("other", _HOUSE, "civil")
    assert told["facts_so_far"]["own"] == [text]


def _at(cause: str, question: str = "private_lending_lent_on") -> State:
    return State(cast(Any, FILE), {"cause": cause, "matter": "civil"}, question, QuestionTable({}))


def _heard(text: str, cause: str, *before: str) -> tuple[Any, ...]:
    candidates = Candidates(NOTHING, own=Heard(Story(text, cause), spoken=before))
    return changed_cause(_at(cause), Answer(text, "inform"), candidates)


@pytest.mark.parametrize(
    ("cause", "text", "code", "name"),
    [
        ("private_lending", "不是借款，是我卖楼给他他没付清楼款", "other", _HOUSE),
        ("private_lending", "唔系借钱，系买卖货款", "sale_contract", None),
        ("inheritance", "不是继承，是工伤赔偿", "labour", None),
        ("house_lease", "案由错了，应该是楼上漏水", "other", "相邻关系纠纷"),
        ("house_lease", "改成其他民事纠纷", "other", None),
    ],
)
def test_another_cause_is_taken_where_it_is_said(cause: str, text: str, code: str, name: str | None) -> None:
    (made,) = _heard(text, cause)
    assert isinstance(made, CorrectSlot)
    assert (made.reading.value, made.reading.also.get("cause_words")) == (code, name)


@pytest.mark.parametrize(
    ("cause", "text", "code"),
    [
        ("private_lending", "not lent! i sold coffee beans", "sale_contract"),
        ("private_lending", "I didn't lend him anything, it's for the goods", "sale_contract"),
        ("private_lending", "我没有借钱给他，他欠的是货钱", "sale_contract"),
        ("private_lending", "我冇借过钱畀佢，系佢拖粮，人工嚟㗎", "labour"),
        ("private_lending", "沒借過錢，是房租押金", "house_lease"),
        ("sale_contract", "its not a sale, its mum's estate", "inheritance"),
        ("sale_contract", "唔係買賣，阿媽過世留低嘅", "inheritance"),
        ("sale_contract", "not a purchase. our late mum left us the flat", "inheritance"),
        ("sale_contract", "not a sale, i lent him that money", "private_lending"),
        ("sale_contract", "change the kind to inheritance", "inheritance"),
        ("sale_contract", "please set the type of case to divorce", "divorce"),
        ("private_lending", "把案件类型改成买卖合同", "sale_contract"),
        ("sale_contract", "改成继承", "inheritance"),
        ("sale_contract", "change it to inheritance please", "inheritance"),
        ("house_lease", "应该是民间借贷", "private_lending"),
    ],
)
def test_the_cause_beside_a_denied_one_counts_in_short_words_too(cause: str, text: str, code: str) -> None:
    (made,) = _heard(text, cause)
    assert isinstance(made, CorrectSlot) and made.field == "cause" and made.reading.value == code


def test_a_denied_cause_is_found_in_what_was_told_before_or_asked_again() -> None:
    told = "那套房子是我出钱买的，写了弟弟的名字"
    (made,) = _heard("不是股权！是房子的事", "equity", told)
    assert isinstance(made, CorrectSlot) and made.reading.also == {"cause_words": _OWNER}
    assert _heard("都不是，我不是租房", "house_lease") == (Reopen("cause"),)


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("private_lending", "不是借条，是微信转账"),
        ("house_lease", "不是租金，是押金没退"),
        ("divorce", "不是他借的，是我借的"),
        ("private_lending", "不是三万，是五万"),
        ("inheritance", "it's not part of the estate, he bought it himself"),
        ("inheritance", "那间铺不是遗产，是他自己买的"),
        ("private_lending", "not a loan agreement on paper, only WhatsApp"),
        ("private_lending", "I never got the money back"),
        ("sale_contract", "改成十二月交货"),
        ("sale_contract", "I never sold him the second batch"),
        ("house_lease", "应该是三千块一个月"),
    ],
)
def test_what_denies_no_cause_changes_none(cause: str, text: str) -> None:
    assert not [one for one in _heard(text, cause) if getattr(one, "field", "") == "cause"]


def test_more_of_a_story_without_a_page_is_kept_at_any_question() -> None:
    state = State(
        cast(Any, FILE),
        {"cause": "other", "facts_so_far": {"draft": True, "own": ["他占了我家的地"]}},
        "plaintiff_1_name",
        QuestionTable({}),
    )
    (made,) = more_of_story(state, Answer("村委来看过两次，量过是半米", "ask_law"), Candidates(NOTHING))
    assert isinstance(made, ChangeAnswers)
    assert made.changes["facts_so_far"]["own"] == ["他占了我家的地", "村委来看过两次，量过是半米"]
    assert more_of_story(state, Answer("这样要多久才有结果？", "ask_law"), Candidates(NOTHING)) == ()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("罗永成电话不知道，地址也不知道", "inform"),
        ("相片、村委会写的证明、师傅的报价单", "start_notarization"),
        ("改第1条：拆除化粪池，赔偿四万二", "ask_statute"),
        ("先存着，我回去问问我妈再说", "save_for_later"),
        ("经过里删掉 他占了我家的地 那句", "forget_memory"),
        ("原告应该是我妈温李秀兰，我替她办", "inform"),
    ],
)
def test_what_is_no_story_never_stands_in_the_complaint(text: str, intent: str) -> None:
    known = {"cause": "other", "facts_so_far": {"draft": True, "own": ["他占了我家的地"]}}
    state = State(cast(Any, FILE), known, "plaintiff_1_phone", QuestionTable({}))
    assert more_of_story(state, Answer(text, intent, "answer"), Candidates(NOTHING)) == ()


def test_a_sentence_of_the_story_is_taken_out_by_its_words() -> None:
    own = ["他占了我家的地", "区志文电话不知道"]
    known = {"cause": "other", "facts_so_far": {"draft": True, "own": own}, "facts": "\n".join(own)}
    state = State(cast(Any, FILE), known, "review", QuestionTable({}))
    said = Answer("经过里删掉 区志文电话不知道 那句", "inform")
    (made,) = taken_out_of_story(state, said, Candidates(NOTHING))
    assert isinstance(made, ChangeAnswers)
    assert made.changes == {"facts_so_far": {"draft": True, "own": own[:1]}, "facts": own[0]}
    assert taken_out_of_story(state, Answer("经过里删掉 我没说过的话 那句", "inform"), Candidates(NOTHING)) == ()


@pytest.mark.parametrize(
    "text", ["拆返过界嗰幅墙", "要他把树砍了", "demolish the wall on our land", "我要查账，看2019年以后的账本"]
)
def test_what_neighbours_and_members_ask_is_what_courts_order(text: str) -> None:
    assert can_be_ordered(text)


@pytest.mark.parametrize("text", ["我是买方，门锁一半是坏的", "他们收了我两万定金，交来的货一半是坏的"])
def test_who_paid_for_bad_goods_is_the_buyer(text: str) -> None:
    assert read_story(text, [], cause="sale_contract").sure["my_side"].value == "buyer"


def _overheard(text: str, question: str, here: Reading = NOTHING, **answers: Any) -> dict[str, Any]:
    """What a message tells beside the open question of a filing without a page."""
    known = {"cause": "other", "matter": "civil", "for_whom": "self", **answers}
    state = State(cast(Any, FILE), known, question, QuestionTable({}))
    heard = Heard(read_story(text, [], cause="other"))
    made = overheard(state, Answer(text, "inform"), Candidates(here, own=heard))
    return dict(made[0].changes) if made and isinstance(made[0], ChangeAnswers) else {}


def test_the_other_sides_name_told_at_the_plaintiffs_name_is_the_other_sides() -> None:
    told = _overheard("His name is Chen Weiguo, he lives in 台山台城", "plaintiff_1_name", Reading("Chen Weiguo"))
    assert told["defendant_1_name"] == "Chen Weiguo"
    assert "plaintiff_1_name" not in told


def test_who_acts_for_a_mother_is_not_the_plaintiff() -> None:
    told = _overheard("我妈叫邝秀珍，邻居叫甄炳坤，住台山市水步镇井岗村，我叫黄美玲", "authority", for_whom="relative")
    assert (told["plaintiff_1_name"], told["defendant_1_name"]) == ("邝秀珍", "甄炳坤")


@pytest.mark.parametrize(
    ("text", "intent", "again"),
    [("file a case please", "start_filing", True), ("start the case", "restart", True), ("立案", "start_filing", True),
     ("my cousin took the case of jewels", "inform", False)],
)  # fmt: skip
def test_who_only_wishes_for_the_filing_that_is_open_tells_nothing(text: str, intent: str, again: bool) -> None:
    state = State(
        cast(Any, FILE), {"cause": "other"}, "plaintiff_1_name", QuestionTable({}), {"start_filing": "filing"}
    )
    assert wished_again(state, Answer(text, intent), Candidates(NOTHING)) == ((AskAgain(),) if again else ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("阿哥偷偷過咗名，將媽媽間屋轉咗去佢名下", "other"),
        ("細佬偷偷轉咗名", "other"),
        ("我弟私自把房子过了名", "other"),
        ("我哥瞒着我把妈妈的房子转到他名下", "other"),
        ("他偷偷改了名字", None),
        ("我哥偷了我的手机", None),
    ],
)
def test_a_house_put_into_anothers_name_in_secret_is_a_matter_of_the_house(text: str, code: str | None) -> None:
    found = cause_outright(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize("text", ["阿妈仲喺度", "我妈还在", "奶奶还在世", "mum is still alive"])
def test_that_another_relative_lives_changes_no_estate(text: str) -> None:
    heard = Candidates(NOTHING, own=Heard(Story(text, "inheritance"), spoken=("我阿爷喺台山有间屋，佢过咗身",)))
    state = _at("inheritance", "inheritance_deceased")
    assert changed_cause(state, Answer(text, "inform"), heard) == ()


@pytest.mark.parametrize("text", ["没有人去世", "我爷爷还在", "nobody has died"])
def test_who_denies_the_death_is_asked_for_the_cause_again(text: str) -> None:
    heard = Candidates(NOTHING, own=Heard(Story(text, "inheritance"), spoken=("我爷爷去世了",)))
    (made,) = changed_cause(_at("inheritance", "inheritance_deceased"), Answer(text, "inform"), heard)
    assert isinstance(made, Reopen)
