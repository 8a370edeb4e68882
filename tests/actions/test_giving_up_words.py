"""Putting off is heard in all varieties, and so is the yes or no to "really cancel?"; everything else is an answer."""

from __future__ import annotations

import time

import pytest

from actions.answers import Answer
from actions.dialogue.readers.giving_up import gives_up, never_minds, puts_off, reply_to

PUT_OFF = """
明天再说|算了先不弄|算了不搞了，明天再说|先不办了|改天吧|以后再说|下次再聊|暂时先不填了
回头再弄|有空再来吧|今天先到这|再说吧|算啦，改天|等我有空再填
過幾天再弄|暫時不辦|回頭再說吧|晚點再填|改天再來|今天先這樣
唔搞住|聽日先搞|听日先再讲|遲啲再搞啦|迟啲先|未搞住|先唔搞住|得閒先填|而家唔得闲
later|Not now.|not now, maybe later|I'll do it tomorrow|let's stop here for today|do it another day
maybe another time|I'm busy now|later please
谢谢,我再想想|让我考虑一下|我再考虑考虑|多謝，我再諗下先|唔該，考慮下先
thanks, let me think about it|I'll think it over|ok thank you, I need to think about it
"""
NOT_PUT_OFF = """
我问过律师了|律师说先还一半|先生已经看过了|他先问我要钱|i asked my husband, he agrees
我问我妈她说不是|我儿子看到的|要先问我老公拿电话|我妈先不交房租|先不给她看|我儿子先付了两万|他先看了房子|先不还本金
等我老公付钱|my son has to pay first|my brother looked at it first|I asked my lawyer|my mother has to sign it first
don't call me now|明天|后天下午|12月9号|没有|我先想想|今天|tomorrow|next week|不是|算了|取消|不要|继续
he will pay later he said|他说明天再还钱|以后他一直没还|明天下午三点
我先问一下费用|先问问法官|我朋友先借的|my brother died first|I will ask the court first|算了他先问我借钱|妈妈先看病
考虑一下这个方案的利息|再想想他欠我多少|谢谢|多谢晒|thanks
"""
NOT_BEFORE_SOMEBODY = """
那算了 我问问律师先|算了，先问问人|我先跟老公商量一下|ok i ask my husband first
那算了 我先问问同事|那算了，我先问问家人|我先问下我家姐|咁我先問下律師先
ok i think about it first maybe next month|i will think about it, perhaps tomorrow
唔好住，我諗下先|唔好住先，我諗諗|not now, my son has to look at it first|Not now, my brother has to read it first
暂时不交|先存著 我問我媽|都对 但是先不提交 等我儿子看看|现在不填了 等我儿子看过|先不交 要律师看
暂时先咁，我問下我個女|先不办，我问问我弟弟|先别提交，我跟老公商量一下|先唔好交住，等我大佬睇過先|等我儿子看过再交
等律師睇完先|all correct, but don't submit it yet|let me ask my wife first|wait until my lawyer has checked it
I want to discuss it with my husband first|don't send it yet, my daughter wants to read it
not yet, I need to talk to my mom|没错，不过暂时不提交，先给我太太看一下|先不确认|我要同屋企人商量下先
先存住，遲啲再搞|先不忙交，我回去跟家里商量商量
那算了 我先问问朋友|算啦，我問下阿妹先|forget it i ask my friend first|我先同屋企人商量下|ok let me ask my sister first
我问下大佬先再决定|算了，先跟律师谈谈
"""
YES = """
是|是的，取消|确定|确定取消|取消吧|取消|不办了|好啊删掉吧|对，不填了|我确定要取消|嗯|可以
係呀|係，取消啦|唔搞喇|啱|好呀，刪咗佢|係嘅
yes|Yeah, delete everything|yes please cancel it|ok|sure, drop it|I'm sure|go ahead
"""
NO = """
不|不要取消|不是，接着填|按错了|继续|接着填|不取消|千万别删|保留|不用取消
唔好取消|唔係|別取消|咪取消|撳錯咗|接住填|留返住
no|No, keep it|don't cancel|no don't delete it|oops, wrong|nope|go on|never
"""
OTHER = """
问同事|我先问问你|我先查那个案子|i think he pays next month
在多伦多|是香港|对，30万|确认提交|取消预约|明天|美国护照
CHAN TAI MAN|yes in Toronto|no defendant in China|没有律师|是我哥哥
"""


def lines(text: str) -> list[str]:
    return [one for line in text.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("text", lines(PUT_OFF))
def test_it_can_wait(text: str) -> None:
    assert puts_off(Answer(text, "inform"))


@pytest.mark.parametrize("text", lines(NOT_BEFORE_SOMEBODY))
def test_somebody_has_to_see_it_first(text: str) -> None:
    assert puts_off(Answer(text, "inform"))


@pytest.mark.parametrize("text", lines(NOT_PUT_OFF))
def test_a_day_a_no_and_a_story_put_nothing_off(text: str) -> None:
    assert not puts_off(Answer(text, "inform"))


@pytest.mark.parametrize("text", lines(YES))
def test_yes_it_is_to_be_cancelled(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "cancel") == "yes"


@pytest.mark.parametrize("text", lines(NO))
def test_no_it_is_to_stay(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "cancel") == "no"


@pytest.mark.parametrize("text", lines(OTHER))
def test_what_is_no_clear_yes_or_no_is_neither(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "cancel") is None


@pytest.mark.parametrize("text", ["重新开始", "是，从头来过", "從頭嚟過啦", "yes start over", "好，重填"])
def test_yes_from_the_beginning(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "restart") == "yes"


@pytest.mark.parametrize("text", ["不用重来", "唔使重新填", "no, go on"])
def test_no_not_from_the_beginning(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "restart") == "no"


def test_the_wish_said_again_in_other_words_is_a_yes_unless_it_denies_it() -> None:
    assert reply_to(Answer("这件事我放弃了，撤掉", "cancel"), "cancel") == "yes"
    assert reply_to(Answer("我从来没说要取消", "cancel"), "cancel") is None
    assert reply_to(Answer("这件事我放弃了，撤掉", "cancel", "ask_back"), "cancel") is None


@pytest.mark.parametrize(
    "text",
    [
        "先" * 40,
        "算了" * 19 + "x",
        "明天再说" * 9 + "吗",
        "先不弄" * 13,
        "later " * 6,
        "等我问我妈" * 12,
        "先不交等我看" * 8 + "x",
        "let me ask my son " * 5,
    ],
)
def test_no_message_keeps_the_readers_busy(text: str) -> None:
    began = time.process_time()
    puts_off(Answer(text, "inform"))
    reply_to(Answer(text, "inform"), "cancel")
    assert time.process_time() - began < 2


SWITCH = """
是|好|好啊|好的，换吧|换吧|換過去|係呀|嗯，去办另一件|行，换
yes please|sure, let's switch|ok|yes, switch|switch|go ahead
"""
STAY = """
不|先不|不换|不，接着填|唔使|先別|唔換|继续填|no|No, go on here|nope|don't switch
"""
NEITHER = """
5万|2023年5月3日|是我哥哥|取消|转人工|换英文|那个|上一步|yes in 2023|cancel
"""


@pytest.mark.parametrize("text", lines(SWITCH))
def test_yes_to_the_other_matter(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "switch") == "yes"


@pytest.mark.parametrize("text", lines(STAY))
def test_no_we_stay_here(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "switch") == "no"


@pytest.mark.parametrize("text", lines(NEITHER))
def test_an_answer_or_another_wish_is_no_reply_to_the_switch(text: str) -> None:
    assert reply_to(Answer(text, "inform"), "switch") is None


@pytest.mark.parametrize(("text", "gives"), [("取消吧", True), ("forget it", True), ("唔搞喇", True), ("不用了", False),
                                             ("不要取消", False), ("取消提醒", False), ("好", False)])  # fmt: skip
def test_words_that_give_up_say_nothing_else(text: str, gives: bool) -> None:
    assert gives_up(text) is gives


@pytest.mark.parametrize("text", ["唔約住先啦", "先不约了", "明天再约吧"])
def test_an_appointment_is_put_off(text: str) -> None:
    assert puts_off(Answer(text, "inform"))


NEVER_MIND = """
never mind|Nevermind.|Oh well, never mind|actually, never mind|scrap that|let it go then
I changed my mind|don't bother, thanks
forget what I said|let's forget the whole thing
当我没说|算了吧|没事了，谢谢|还是算了|不麻烦了|拉倒吧|不折腾了|我改主意了
當我冇講過|費事搞喇|唔理喇|都係算數啦|由得佢啦|冇事喇，唔該
"""
NOT_NEVER_MIND = """
不|没有|不用|他说算了不还|没事的话我再来
mind if I ask|he changed his mind|my brother told me to let it go|他改主意了不离婚
算了一下一共三万|算数的，判决有效|唔理佢還唔還都要告|当我没说清楚的地方请问我|it's not worth 20,000|明天再说|取消|leave
"""


@pytest.mark.parametrize("text", lines(NEVER_MIND))
def test_that_it_does_not_matter_any_more_is_heard(text: str) -> None:
    assert never_minds(text)


@pytest.mark.parametrize("text", lines(NOT_NEVER_MIND))
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not never_minds(text)
