"""Fear of not being let out of China, or in: a debtor hears the library's truth, anybody else who may be kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.own_answers import leaving_china
from actions.own_answers.readers.leaving import names_own_debt, tells_own_debt, travel_feared


@pytest.mark.parametrize(
    "text",
    [
        "am i banned from leaving china",
        "会不会不让我出境",
        "我回去会被边控吗",
        "can they stop me at the airport because of the debt",
        "我回去会不会走不了",
        "can I still fly out of China after a visit?",
        "我爭緊人錢，返去會唔會被扣住唔俾走",
        "回国怕被扣住走不了",
        "怎么查我有没有被限制出境",
        "限制出境怎么解除，还了钱多久能走",
        "民事官司没打完能不能离开中国",
        "欠銀行錢，返唔返得大陸之後出唔出得返嚟",
        "有張傳票未理，過關會唔會被截",
        "海关会不会因为判决扣我",
        "Will I be able to leave after visiting while a case is pending",
        "How is an exit ban lifted",
        "Is there a travel ban on me?",
        "will I get stuck in China if I visit with an unpaid judgment",
        "我被告了，飞回去看妈妈，会不会进得去出不来",
        "欠人錢未還，返大陸會唔會出唔返境",
        "would I be held at customs if a judgment is open against me",
        "Are there limits on me leaving the country, I lost a case",
        "会不会到了机场被拦下来",
        "阿爸返鄉下俾人告，會唔會唔俾佢出境",
        "我是被执行人，还能坐飞机回多伦多吗",
        "could border officers refuse to let me board",
        "落咗機場會唔會俾人截停",
        "法院会限制我出国吗",
        "what if I'm not allowed to leave because of the lawsuit?",
        "I'm worried they won't let me fly home",
        "我返大陸之後仲走唔走得",
        "is there an exit restriction against my name",
        "欠信用卡，去机场会不会被抓住",
    ],
)
def test_to_be_let_out_again_is_asked_in_many_words(text: str) -> None:
    assert travel_feared(text) == "leave"


@pytest.mark.parametrize(
    "text",
    [
        "I owe a bank in Taishan, is it safe for me to go back to China?",
        "我欠了网贷，还能回国吗",
        "欠銀行錢，返唔返得大陸",
        "有判决没履行，还能入境吗",
        "can I go back to China if I was sued there",
        "俾人告緊，仲可唔可以返大陸",
    ],
)
def test_to_be_let_in_with_a_debt_is_another_question(text: str) -> None:
    assert travel_feared(text) == "enter"
    assert names_own_debt(text)


@pytest.mark.parametrize(
    "text",
    [
        "do I have to go back to China",
        "租客不交租，我能不能把他赶走",
        "可唔可以換咗把鎖，唔畀佢返嚟，叫佢即刻走",
        "can I just throw my tenant out and change the locks",
        "要不要我本人飞回去",
        "我要回国开庭吗",
        "对方要出国了，能不能申请限制他出境",
        "佢要走佬出國，可唔可以唔畀佢出境",
        "Can I ask the court to keep him from leaving the country",
        "签证过期了会不会不让出境",
        "带多少现金出境会被海关扣",
        "could they stop me from taking my child out of China",
        "Do both parents have to sign for a child to leave China?",
        "我可以不回国吗",
        "can I come to China for the hearing by video?",
        "我回国办公证要带什么",
        "我可以回去开庭吗",
        "可以返嚟簽名嗎",
        "how do I get to the notary from the airport",
        "can I leave the house to my daughter",
        "我能走简易程序吗",
        "这个案子走得通吗",
        "公司不让我离职怎么办",
        "I am on sick leave, can they stop my pay",
        "老公不让我进门怎么办",
        "房东扣押金不让我搬走怎么办",
        "他欠我钱，怕他走了",
        "can I get my money back home",
        "可以直接走法院程序吗",
        "我走了以后房子怎么办",
        "can they hold my deposit if I leave",
        "can they keep my deposit when I fly home",
        "老板扣住我护照不让我走",
        "签了合同还能走吗",
        "我不能回去开庭怎么办",
        "I can't travel, can the hearing be online?",
        "银行卡被冻结了怎么办",
        "can they freeze my account while I'm away",
        "收到传票了不去会怎样",
        "will the court keep my documents",
        "快递会不会被海关扣",
        "how long does it take to exit the lease",
        "when does the flight land",
        "房东不让我走，押金也不退",
        "我的包裹会被海关扣吗",
        "能不能不回国就把案子办完",
        "我可以出国读书吗",
    ],
)
def test_what_only_sounds_like_it_is_no_such_question(text: str) -> None:
    assert travel_feared(text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我欠了朋友二十万", True),
        ("我爭咗銀行錢", True),
        ("I owe a friend in Kaiping 200k", True),
        ("我的信用卡逾期两年了", True),
        ("my creditors call every day", True),
        ("他欠我二十万", False),
        ("我没欠过谁的钱", False),
        ("she owes me money", False),
        ("我妈在台山", False),
    ],
)
def test_whose_debt_it_is_decides(text: str, told: bool) -> None:
    assert tells_own_debt(text) is told


def _turn(text: str, *before: str, defences: int = 0, cases: int = 0, form: str = "") -> Any:
    """A turn of somebody who wrote `before`, has that many suits kept and cases filed, and this form open."""
    said: list[str] = []
    kept = {"MyDefences": [object()] * defences, "MyCases": [object()] * cases}

    async def do(command: Any) -> Any:
        return kept[type(command).__name__]

    events = [{"event": "user", "text": one} for one in (*before, text)]
    turn = SimpleNamespace(
        answer=Answer(text, "ask_return"), has_draft=bool(form), draft=SimpleNamespace(service=form), language="en",
        told=said, do=do, person=SimpleNamespace(person_id="p"), tracker=SimpleNamespace(events=events),
        typed_before=lambda most: [Answer(one, "inform") for one in before][::-1][:most],
    )  # fmt: skip
    turn.say = lambda utter, *_, words="", **__: said.append(words)
    return cast(Any, turn)


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The entries of the library that are told."""
    told: list[str] = []

    async def tell(_: Any, entry: str) -> None:
        told.append(entry)

    monkeypatch.setattr(leaving_china, "tell_entry_named", tell)
    return told


@pytest.mark.parametrize(
    ("text", "before", "known", "entry"),
    [
        ("can they stop me at the airport because of the debt", (), {}, "con_exit_ban_civil"),
        ("我回去会不会走不了", ("我欠了朋友二十万",), {}, "con_exit_ban_civil"),
        ("我回去会被边控吗", ("台山有人告我，法院寄来传票",), {}, "con_exit_ban_civil"),
        ("am i banned from leaving china", (), {"defences": 1}, "con_exit_ban_civil"),
        ("am i banned from leaving china", (), {"cases": 1}, "con_exit_ban_civil"),
        ("can I still fly out of China after a visit?", (), {"form": "defence"}, "con_exit_ban_civil"),
        ("返去會唔會走唔到", ("法院話我係被執行人",), {}, "con_exit_ban_civil"),
        ("我欠了网贷，还能回国吗", (), {}, "defendant_entry"),
        ("is it safe for me to go back to China", ("I owe a bank in Taishan",), {}, "defendant_entry"),
        ("我能回国吗", (), {"defences": 1}, "defendant_entry"),
    ],
)
async def test_a_debtor_or_a_party_is_told_by_the_library(
    entries: list[str], text: str, before: tuple[str, ...], known: dict[str, Any], entry: str
) -> None:
    turn = _turn(text, *before, **known)
    assert await leaving_china.take_up(turn)
    assert (entries, turn.told) == ([entry], [])


@pytest.mark.parametrize(
    ("text", "before", "known"),
    [
        ("am i banned from leaving china", (), {}),
        ("会不会不让我出境", ("我住在多伦多",), {}),
        ("我返去會唔會俾人扣住唔俾走", ("佢欠我二十萬",), {}),
        ("我回去会被边控吗", (), {"form": "notarization"}),
    ],
)
async def test_without_a_debt_it_is_said_who_is_kept_and_who_decides(
    entries: list[str], text: str, before: tuple[str, ...], known: dict[str, Any]
) -> None:
    turn = _turn(text, *before, **known)
    assert await leaving_china.take_up(turn)
    assert not entries
    (told,) = turn.told
    assert "Arts. 12, 28" in told
    assert "a court has decided" in told
    assert "If you owe money, have been sued" in told


@pytest.mark.parametrize("text", ["我能回国吗", "do I have to go back to China", "can I go back to China?"])
async def test_whether_one_may_come_is_left_to_others_where_no_debt_is_known(entries: list[str], text: str) -> None:
    assert not await leaving_china.take_up(_turn(text))
    assert not entries


def test_in_a_form_it_is_heard_by_its_words() -> None:
    assert leaving_china.is_asked(Answer("我回去会被边控吗", "inform"))
    assert leaving_china.is_asked(Answer("欠銀行錢，返唔返得大陸", "inform"))
    assert not leaving_china.is_asked(Answer("我能回国吗", "inform"))


@pytest.mark.parametrize(
    "said",
    [
        "外婆上个月走了，留下新会一间铺，舅舅说全归他，我妈有没有份？",
        "先走的猫留下小猫的，由小猫代位，这条对吗",
        "妈妈走了 银行扣住存款 怎么取",
        "佢走咗，唔畀我哋入屋，點算",
        "老板卡住我工资 人走了 能要吗",
    ],
)
def test_who_has_died_or_left_asks_of_no_journey(said: str) -> None:
    assert travel_feared(said) == ""
