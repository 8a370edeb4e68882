"""Dialogue acts are heard in Simplified and Traditional characters, in Cantonese and in English; a story is not cut."""

from __future__ import annotations

import time

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import acts, behind, last, said, says_only
from actions.dialogue.readers.speech_acts import asks


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("不对，是李国辉", "", "李国辉"),
        ("不對，係李國輝", "", "李國輝"),
        ("唔系,打错咗,系陈美玲", "", "陈美玲"),
        ("三月 不对 五月", "三月", "五月"),
        ("是人民币 不对 是加币", "是人民币", "加币"),
        ("不对，上一题答错了，我有借条", "", "我有借条"),
        ("嗰條答錯咗，應該係有借條", "", "有借條"),
        ("no wait it's GA302922", "", "GA302922"),
        ("sorry, Susan Wang", "", "Susan Wang"),
        ("actually the 5th of May", "", "5th of May"),
    ],
)
def test_what_is_meant_stands_behind_what_takes_back(text: str, before: str, meant: str) -> None:
    span = last("takes_back", text)
    assert span is not None
    assert (text[: span[0]].strip(), text[span[1] :]) == (before, meant)


@pytest.mark.parametrize("text", ["李国辉", "不对", "I don't know", "他说他没有错" + "，后来他又不对我说实话" * 26])
def test_a_plain_answer_or_a_story_takes_nothing_back(text: str) -> None:
    assert last("takes_back", text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [("不对，我在曼彻斯特", "我在曼彻斯特"), ("不对 名字是陈志刚", "名字是陈志刚"), ("唔係，喺列治文", "喺列治文"),
     ("错了，应该是陈志刚", "陈志刚"), ("no wait i still have it", "i still have it"), ("不对", ""),
     ("Sorry, I meant Richmond", "Richmond"), ("哎呀错了，是明天", "明天")],
)  # fmt: skip
def test_what_follows_a_correction_is_the_new_value(text: str, rest: str) -> None:
    at = behind("corrects_first", text)
    assert at is not None
    assert text[at:] == rest


@pytest.mark.parametrize("text", ["我不对他抱希望", "陈志刚", "Norway", "waiting for it", "nobody", "不是我借的"])
def test_other_words_begin_no_correction(text: str) -> None:
    assert behind("corrects_first", text) is None


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("goes_back", "上一步"), ("goes_back", "返回上一步吧"), ("goes_back", "go back please"),
        ("skips", "跳过"), ("skips", "跳過先"), ("skips", "skip this one"),
        ("saves", "保存以后再说"), ("saves", "請幫我保存"), ("saves", "聽日再講"), ("saves", "save for later"),
        ("wants_human", "转人工"), ("wants_human", "我要轉人工"), ("wants_human", "talk to a person"),
        ("says_yes", "得"), ("says_yes", "好的"), ("says_yes", "係呀"), ("says_yes", "yes please"),
        ("have_none", "冇"), ("have_none", "没有"), ("have_none", "I don't have one"),
        ("begins_now", "好,开始吧"), ("begins_now", "开始"), ("begins_now", "係，開始啦"),
        ("begins_now", "那就开始办吧"),
        ("begins_now", "yes start it"), ("begins_now", "ok let's begin"), ("begins_now", "start"),
        ("begins_now", "I'm ready"), ("begins_now", "那先写吧"), ("begins_now", "好，起狀啦"),
        ("begins_now", "ok please write it for me"),
        ("begins_filing_now", "那起诉吧"), ("begins_filing_now", "咁就告佢啦"),
        ("begins_filing_now", "ok help me sue them"), ("begins_filing_now", "好吧，那就写起诉状"),
        ("begins_defence_now", "先写答辩状吧"), ("begins_defence_now", "ok write the answer"),
        ("leaves", "取消，不办了"), ("leaves", "never mind"),
    ],
)  # fmt: skip
def test_an_act_that_is_the_whole_message_is_heard(act: str, text: str) -> None:
    assert says_only(act, text)


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("saves", "先填写，提交前再验证"),
        ("saves", "Fill in first, verify before filing"), ("goes_back", "he paid me back"),
        ("skips", "我跳过舞"), ("wants_human", "转人工的电话是多少"),
        ("begins_now", "重新开始"), ("begins_now", "start over"), ("begins_now", "从头开始"),
        ("begins_now", "begin again"), ("begins_now", "他写了借条"), ("begins_now", "写的是陈大文"),
        ("begins_filing_now", "他起诉了我"), ("begins_filing_now", "起诉要多少钱"),
        ("begins_defence_now", "答辩期几天"),
        ("begins_now", "2023年开始"), ("begins_now", "开始分居"), ("begins_now", "he started it"), ("begins_now", "好"),
        ("says_yes", "是他借的"), ("leaves", "取消公证预约"),
        ("have_none", "没有电话但是有地址"),
    ],
)  # fmt: skip
def test_an_act_inside_other_words_is_no_whole_message(act: str, text: str) -> None:
    assert not says_only(act, text)


@pytest.mark.parametrize("text", ["几钱", "使唔使钱㗎", "可以吗", "how long", "我在哪里办？", "點解"])
def test_a_question_is_known_by_its_words(text: str) -> None:
    assert said("asks", text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("does he have to pay for my flight", True), ("and will the court call me", True),
        ("can they keep the deposit", True), ("he said he will pay next year", False), ("it is my house", False),
        ("what they have is mine", True), ("we have the contract", False), ("告得入未", False),
    ],
)  # fmt: skip
def test_a_question_without_its_mark_is_known_by_its_verb_that_stands_first(text: str, asked: bool) -> None:
    assert UserMessage(text, "inform").asks is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [("可以叫佢拆咩", True), ("告得入未", True), ("佢唔使賠咩？", True), ("仲未", False), ("屋契仲未換名", False)],
)
def test_a_question_is_known_by_its_cantonese_ending(text: str, asked: bool) -> None:
    assert asks(text) is asked


@pytest.mark.parametrize("text", ["我在伦敦", "british passport now", "未立案嘅", "showroom"])
def test_a_statement_is_no_question(text: str) -> None:
    assert not said("asks", text)


@pytest.mark.parametrize(
    "text",
    [
        "可是他知道我的身份证号", "可他連我護照號碼都知道", "對方報得出我的住址", "佢講得出我身份證號碼",
        "佢連我住邊都知", "but he knows my passport number", "they have my ID and address",
    ],
)  # fmt: skip
def test_a_caller_who_knows_particulars_is_heard(text: str) -> None:
    assert said("says_they_know_me", text)


@pytest.mark.parametrize("text", ["我知道我的身份证号", "他欠我的钱", "he owes me money", "他连我都不认识"])
def test_other_words_about_somebody_are_not(text: str) -> None:
    assert not said("says_they_know_me", text)


@pytest.mark.parametrize("text", ["why do you need it? 416", "你们为什么要我的电话", "點解要我電話", "what is it for"])
def test_asking_why_is_heard(text: str) -> None:
    assert said("asks_why", text)


@pytest.mark.parametrize("text", ["不对" * 95, "我刚才" * 60, "no wait " * 24, "哪" * 199, "我" * 5_000])
@pytest.mark.parametrize("act", sorted(acts()))
def test_a_long_message_is_judged_at_once(act: str, text: str) -> None:
    says_only(act, "x"), last(act, "x y"), behind(act, "x")  # the patterns are made
    begun = time.process_time()
    says_only(act, text), last(act, text), behind(act, text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("act", "text", "heard"),
    [
        ("arbitrates_paid", "仲裁费我已经交了", True),
        ("arbitrates_paid", "仲裁費匯過去了", True),
        ("arbitrates_paid", "the arbitration fee has been paid", True),
        ("arbitrates_paid", "他付了一半货款，我要申请仲裁", False),
        ("arbitrates_paid", "仲裁费要交多少", False),
        ("arbitrates_paid", "他付了一半货款就不付了，仲裁费要多少", False),
        ("arbitrates_paid", "仲裁费多少？对方付了一半货款", False),
        ("says_paid", "钱交了", True),
        ("says_paid", "俾咗啦", True),
        ("says_paid", "i have paid", True),
        ("says_paid", "还没付", False),
        ("arbitrates_account", "仲裁费汇到哪里", True),
        ("arbitrates_account", "仲裁费多少钱", False),
        ("arbitrates_account", "我要向深圳国际仲裁院申请仲裁，钱打到他账户了", False),
        ("asks_account", "账号是多少", True),
        ("asks_account", "which account do I use", True),
        ("asks_account", "我把钱打到他账户了", False),
        ("arbitrates_withdraw", "我要撤回仲裁申请", True),
        ("arbitrates_withdraw", "唔想仲裁喇", True),
        ("arbitrates_withdraw", "I want to withdraw my arbitration", True),
        ("arbitrates_withdraw", "仲裁申请可以撤回吗", True),
        ("arbitrates_withdraw", "我要申请仲裁", False),
        ("arbitrates_withdraw", "对方取消订单不退定金，我要申请仲裁", False),
        ("arbitrates_withdraw", "我想撤销合同，申请仲裁", False),
        ("arbitrates_withdraw", "can I withdraw from the contract and go to arbitration", False),
        ("arbitrates_answer", "我收到深圳国际仲裁院的仲裁通知", True),
        ("arbitrates_answer", "收到仲裁通知书", True),
        ("arbitrates_answer", "帮我写仲裁答辩书", True),
        ("arbitrates_answer", "I received a notice of arbitration", True),
        ("arbitrates_answer", "我收到仲裁院的受理通知", False),
        ("arbitrates_answer", "收到法院传票", False),
        ("names_respondent", "对方告我，收到仲裁通知", True),
        ("names_respondent", "收到仲裁院的仲裁通知了", False),
    ],
)
def test_what_follows_an_arbitration_is_heard_and_a_story_is_not(act: str, text: str, heard: bool) -> None:
    assert said(act, text) is heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [("最早嗰個", True), ("越快越好，明天有空就明天", True), ("the earliest you have", True), ("三点前都可以", False)],
)
def test_the_earliest_is_wished_for(text: str, heard: bool) -> None:
    assert said("earliest", text) is heard


def test_every_phrase_is_words() -> None:
    """A bare yes or no is a truth value in YAML, and was never heard."""
    written = [
        (act, one)
        for act, page in acts().items()
        for part in ("before", "says", "after")
        for said_in in (page.get(part) or {}).values()
        for one in said_in
    ]
    assert not [(act, one) for act, one in written if isinstance(one, bool)]


@pytest.mark.parametrize(
    ("text", "holds_on"),
    [
        ("等等，舅舅说是六万五", True),
        ("等阵，家父系八月过身", True),
        ("改三样：投了35万", True),
        ("Hold on, it was March 13", True),
        ("等等", False),
        ("改一下借款金额", False),
        ("我等等再说", False),
    ],
)
def test_who_holds_on_puts_something_right(text: str, holds_on: bool) -> None:
    assert (behind("halts", text) is not None) is holds_on


@pytest.mark.parametrize(
    "text",
    ["He says 90,000 yuan but I only borrowed 50,000 and paid back 20,000 in cash", "我只向他借了五万，已经还了两万",
     "我係同佢借過三萬，早就還咗俾佢", "I still owe him 3000", "我还欠他两万没还"],
)  # fmt: skip
def test_who_owes_says_so(text: str) -> None:
    assert said("owes", text)


@pytest.mark.parametrize(
    "text",
    ["他借了我五万没还", "He borrowed 50,000 from me and never paid back", "我借给他三万", "佢問我借咗八萬",
     "he owes me 90,000", "老板还欠我工资", "他向我借了十万"],
)  # fmt: skip
def test_who_is_owed_does_not(text: str) -> None:
    assert not said("owes", text)


@pytest.mark.parametrize(
    ("text", "expired"),
    [("我护照上个月到期咗，得唔得", True), ("我的护照过期了可以验证吗", True), ("過咗期嘅護照得唔得", True),
     ("my passport has already expired, is that ok", True), ("证件去年到期了能用吗", True),
     ("本中國護照就過期，想搵最近嘅中國領事館", False), ("my passport expires next year", False),
     ("护照快过期了，2027年1月8号到期，来得及吗？", False)],
)  # fmt: skip
def test_a_document_that_has_expired_is_no_other_one(text: str, expired: bool) -> None:
    assert said("asks_expired", text) is expired


@pytest.mark.parametrize(
    ("act", "text", "is_said"),
    [
        ("names_filing_code", "立案邀请码 ABCD2345", True),
        ("names_filing_code", "原告的邀请码丢了", True),
        ("names_filing_code", "filing code ABCD2345", True),
        ("names_filing_code", "调解邀请码 ABCD2345", False),
        ("leaves_it_to_them", "让她自己填", True),
        ("leaves_it_to_them", "叫佢自己填", True),
        ("leaves_it_to_them", "let him fill it in himself", True),
        ("leaves_it_to_them", "女，1960年5月1日，多伦多央街100号", False),
        ("asks_who_answered", "谁还没答复", True),
        ("asks_who_answered", "邊個仲未同意", True),
        ("asks_who_answered", "who hasn't answered yet", True),
        ("asks_who_answered", "他没有答应还钱", False),
    ],
)
def test_co_plaintiffs_are_spoken_of(act: str, text: str, is_said: bool) -> None:
    assert said(act, text) is is_said


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("帮我看看这个借条写得行不行:今借到张三人民币五万元", True), ("借条这样写有效吗", True),
        ("幫我睇下張借據得唔得", True),
        ("can you check this IOU", True), ("is my loan agreement ok", True),
        ("我有借条，他不还钱", False), ("帮我看看最近的法院", False), ("借条不见了怎么办", False),
        ("I have an IOU and he does not pay", False), ("合同写了要交货，他不交", False),
    ],
)  # fmt: skip
def test_a_paper_shown_to_be_checked_is_no_suit(text: str, asks: bool) -> None:
    assert said("asks_to_check_paper", text) is asks


@pytest.mark.parametrize(
    "text",
    [
        "我搬到温哥华了",
        "上个月我搬去悉尼住了",
        "我哋全家搬咗去墨爾本",
        "I've moved to Sydney",
        "we just moved to Lisbon",
    ],
)
def test_who_has_moved_says_where_they_are(text: str) -> None:
    assert said("is_there", text)


@pytest.mark.parametrize(
    "text", ["他搬到台山了", "我不搬", "租客要搬走", "it moved me to tears", "they moved to Lisbon"]
)
def test_who_speaks_of_others_moving_says_nothing_of_it(text: str) -> None:
    assert not said("is_there", text)
