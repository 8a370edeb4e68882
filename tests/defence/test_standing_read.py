"""Where somebody stands is read from what they say, in Mandarin, Cantonese and English; else nothing is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answers import Answer
from actions.defence.standing import asked_outright, side_doubted
from actions.readers.standing import stands
from backend.shared.yaml_pages import read_yaml

NLU = Path(__file__).parents[2] / "bot" / "data" / "defence"

SAYS = {
    "answers_suit": ["我要回应对方的起诉", "怎么反告他", "help me write my answer", "how do I object to jurisdiction"],
    "final": [
        "我收到江门中院的二审判决，还能上诉吗",
        "二審判咗我輸，仲可唔可以上訴",
        "上诉也被驳回了，还有什么办法",
        "这个判决是终审的，我不服怎么办",
        "The appeal court ruled against me, can I appeal again?",
        "I lost my appeal, what can I do now",
        "I got the second-instance judgment, how do I challenge it",
    ],
    "in_force": [
        "判决书2024年12月20日生效的，对方一直没还钱，现在还能申请执行吗",
        "判決生效咗兩年，仲可唔可以強制執行",
        "the judgment took effect last year, can it still be enforced",
    ],
    "labour_arbitration": [
        "how do I start labor arbitration",
        "劳动仲裁怎么申请",
        "老板欠工资是不是要先仲裁",
        "公司炒我，要去邊度申請勞動仲裁",
        "被辞退了，仲裁要交多少钱",
        "Do I need arbitration before suing my employer for unpaid wages?",
        "where do I apply for labour arbitration in Jiangmen",
    ],
    "threatened": [
        "我借了网贷，在江门的小额贷款公司，现在在悉尼读书，他们说要告我还要找我爸妈，我才20岁",
        "催收打电话说要起诉我",
        "佢话要告我，點算",
        "前女友威胁要起诉我",
        "我怕银行会告我",
        "my landlord says he will sue me",
        "The lender threatened to take me to court over a loan of mine, threatens to sue me",
        "he is threatening to sue me over a debt",
    ],
    "enforced": [
        "我爸要被强制执行了，房子下周拍卖，急死人了",
        "法院冻结了我的账户",
        "我老公被法院执行了怎么办",
        "我妈的房子要被法院拍卖",
        "我哥成了被执行人",
        "the court is going to auction my house next week",
        "they seized our bank account",
        "my father's flat will be auctioned",
    ],
    "act_to_stop": [
        "能不能先叫法院让他停",
        "法院可以先禁止他拆屋吗",
        "有没有办法阻止他施工",
        "點樣叫停佢拆祖屋，可以馬上制止嗎",
        "Can the court stop him before the trial",
        "how do I stop them from demolishing the house",
        "can I get an injunction",
    ],
    "sale_to_stop": [
        "对方在判决前把车卖了怎么拦住",
        "怎么防止他过户给别人",
        "佢想賣樓，點樣阻止",
        "能不能不让他转移财产",
    ],
    "own_suit": [
        "我投诉到法院去",
        "是我妈起诉的",
        "loan case, I am plaintiff against Chen Bing",
        "我是原告",
        "係我老公告佢嘅",
        "I sued him last year",
        "my mother is the plaintiff",
    ],
    "posted": [
        "法院在门口贴的通知说我妈是被告，我妈在多伦多，什么时候截止",
        "祖屋门上贴了法院的传票",
        "法院贴咗張公告喺鐵門",
        "法院登报公告送达了",
        "A court notice was taped to the door of our house",
    ],
    "acknowledges": ["收到", "收到了，谢谢", "好的收到", "收到，多謝", "Got it, thanks", "noted", "已收到。"],
    "hard_to_read": ["字太小了", "我唔識字", "我不会打字", "眼睛不好看不清", "the letters are too small", "打字好慢"],
    "asks_return": [
        "要不要回国",
        "我使唔使返去",
        "必须本人到场吗",
        "do I have to come in person",
        "can I do it from abroad",
    ],
    "asks_delegate": ["委托我姐姐去办可以吗", "叫我弟代办得唔得", "can my sister go on my behalf"],
    "speaks_of_judgment": ["判决生效了他不给钱", "怎么申请强制执行", "I won but he does not pay", "仲裁裁决下来了"],
}
SAYS_NOT = {
    "answers_suit": ["I have a question about my case, can you answer", "我投诉到法院去", "我是原告，问开庭"],
    "final": [
        "一审判决我不服，想上诉",
        "二审什么时候判",
        "二审要多久",
        "收到一审判决，上诉期几天",
        "How long do I have to appeal",
        "二审还没判下来，怎么办",
    ],
    "labour_arbitration": [
        "怎么申请仲裁",
        "合同里写深圳国际仲裁院，怎么办",
        "劳动仲裁裁决下来了，不服怎么办",
        "how do I start arbitration at SCIA",
        "老板欠工资怎么告他",
    ],
    "threatened": [
        "他已经起诉我了，收到传票",
        "我要告我弟弟",
        "陈国强欠我十万，我要告他",
        "他说还钱，一直没还，我想告他",
        "I was sued last week",
        "我借钱给他，他说要告我也不怕，他欠我三十万",
    ],
    "enforced": [
        "怎么申请强制执行",
        "判决生效了对方不还钱，想申请执行",
        "他的房子可以拍卖吗",
        "能不能先查封对方的账户",
        "我不是欠债的人，我的房却被执行",
        "can I have his house auctioned",
    ],
    "act_to_stop": [
        "停止提醒我",
        "怎么申请执行",
        "法院什么时候开庭",
        "can the court make him pay",
        "他打我怎么办",
        "the court ordered him to pay me",
    ],
    "sale_to_stop": ["他把房子卖了", "判决以后他把车卖了，怎么拦住", "怎么卖国内的房子"],
    "own_suit": [
        "我被人告了",
        "我老公被银行起诉了",
        "法院传票说我是被告",
        "he is suing me",
        "I have a question about my case",
        "我妈收到传票要应诉",
    ],
    "posted": ["法院寄来传票", "传票放在信箱里", "他在朋友圈发帖骂我", "收到起诉状", "the court mailed me a summons"],
    "acknowledges": [
        "收到传票",
        "收到判决书怎么办",
        "我10月3日收到的",
        "没收到",
        "I received a summons",
        "对方收到了没有",
    ],
    "hard_to_read": ["我打字", "可唔可以讲广东话", "我想立案", "我的名字打错了"],
    "asks_delegate": ["要不要回国", "字太小"],
    "speaks_of_judgment": ["他没有还钱的意思", "佢唔肯還錢", "he has no intention of paying"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAYS.items() for text in texts])
def test_it_is_read_where_it_is_said(name: str, text: str) -> None:
    assert stands(name, text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAYS_NOT.items() for text in texts])
def test_it_is_not_read_where_something_else_is_said(name: str, text: str) -> None:
    assert not stands(name, text)


@pytest.mark.parametrize("page", ["nlu.zh.yml", "nlu.en.yml"])
def test_whoever_is_sued_is_never_asked_for_the_side(page: str) -> None:
    said = [
        line.strip("- ").strip() for intent in read_yaml(NLU / page)["nlu"] for line in intent["examples"].split("\n")
    ]
    assert len(said) > 100
    assert [text for text in said if text and side_doubted(text)] == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("I have a question about my case, can you answer", "which_side"),
        ("问一下我的官司", "which_side"),
        ("我投诉到法院去", "own_suit"),
        ("是我妈起诉的", "own_suit"),
        ("我想告我老板欠薪，还能告吗", "own_suit"),
        ("我要告老闆冇出糧，點告", "own_suit"),
        ("I want to sue my boss for unpaid wages, is it too late", "own_suit"),
        ("loan case, I am plaintiff against Chen Bing", "own_suit"),
        ("台山法院寄传票给我", ""),
        ("俾人告咗，點算", ""),
    ],
)
def test_whose_side_nobody_told_is_asked(text: str, doubt: str) -> None:
    assert side_doubted(text) == doubt


@pytest.mark.parametrize("page", ["nlu.zh.yml", "nlu.en.yml"])
def test_whoever_asks_for_enforcement_hears_of_it(page: str) -> None:
    pages = read_yaml(NLU.parent / "filing" / page)["nlu"]
    intents = [intent for intent in pages if intent["intent"] == "ask_enforcement"]
    said = [line.strip("- ").strip() for intent in intents for line in intent["examples"].split("\n")]
    meant = ("speaks_of_judgment", "sale_to_stop", "sale_to_stop_en", "speaks_of_property")
    assert len(said) > 20
    assert [text for text in said if text and not any(stands(name, text) for name in meant)] == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("先仲裁还是先告", True), ("先仲裁定系先告好", True), ("should I arbitrate first or sue", True),
        ("我们先仲裁再起诉", False), ("公司要我先仲裁再告", False), ("先去仲裁再打官司", False),
    ],
)  # fmt: skip
def test_which_way_comes_first_is_a_question_and_no_statement(text: str, asks: bool) -> None:
    assert bool(asked_outright(Answer(text, "start_arbitration"))) is asks


@pytest.mark.parametrize(
    "text",
    ["收到执行通知书 11月30号 说我没履行判决", "昨天签收了强制执行通知书", "收到報告財產令 要填咩",
     "法院话我冇履行判决", "收咗法院嘅執行通知", "I received an enforcement notice from Taishan court"],
)  # fmt: skip
def test_a_notice_of_enforcement_to_the_writer_is_enforcement_against_them(text: str) -> None:
    assert stands("enforced", text)


@pytest.mark.parametrize(
    "text",
    ["对方收到执行通知书还是不还", "佢收到執行通知都唔理", "我还没收到执行通知", "他说我没履行合同",
     "he received an enforcement notice and still does not pay", "申请执行后多久收到执行通知"],
)  # fmt: skip
def test_a_notice_of_enforcement_to_somebody_else_is_none_against_the_writer(text: str) -> None:
    assert not stands("enforced", text)
