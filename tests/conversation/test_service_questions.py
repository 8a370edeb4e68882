"""What every service is asked, in the middle of its form: each has an answer of its own or says why there is none."""

from __future__ import annotations

import pytest

from actions.registry import FLOWS
from actions.service_questions import ASKED_OF_ANY, CELLS, UNKNOWN, WHY_UNKNOWN
from actions.short_answers import short_answers
from actions.topic import KINDS, keys_asked, kinds_asked, service_of

ASKED = {
    "cost": ("要几钱？", "这个要钱吗", "How much does it cost?", "使唔使錢㗎？"),
    "time": ("要多久", "大概要几天能办好", "How long does this take?", "要搞幾耐"),
    "who_may": ("谁可以申请", "我入了美国籍的也可以办吗", "Who can apply?", "邊個可以申請"),
    "language": (
        "调解员会说台山话吗",
        "用什么语言",
        "普通话一定要会吗",
        "要会普通话吗",
        "Do I have to speak Mandarin?",
        "使唔使識講國語",
        "Does the mediator speak Cantonese?",
        "調解員識唔識講廣東話",
    ),
    "return": ("要不要亲自到场", "我妈要亲自视频吗？", "Do I have to come back to China?", "使唔使返嚟"),
    "lawyer": ("要请律师吗", "律师的事怎么办", "Do I need a lawyer?", "使唔使請律師"),
    "pause": ("可以先停，明天再填吗", "前面填的还在吗", "Can I stop and go on tomorrow?", "聽日再填得唔得"),
    "secret": ("这个保密吗", "谁能看到我写的", "Who can see this?", "邊個會睇到"),
    "typist": ("可以让我女儿帮我打字吗", "Can my daughter type for me?", "可唔可以叫個女幫我打字"),
    "chinese": ("一定要写中文吗", "可以用英文写吗", "Does it have to be in Chinese?", "係咪一定要寫中文"),
    "absent": ("如果他不来怎么办", "What if he doesn't come?", "佢唔嚟點算"),
    "video": ("可以视频办吗", "Can it be done by video?"),
    "together": ("三个人都要到场吗", "我们几个要一起去吗", "Do all 3 of us have to come?", "係咪三個都要去"),
    "their_language": (
        "你能跟我妈讲中文吗",
        "Could you write to my father in Chinese?",
        "可唔可以同阿爸講廣東話",
        "would my mum see the questions in Chinese",
    ),
    "device": (
        "用手机可以吗",
        "要下载什么软件",
        "May I do this from my laptop?",
        "Which app is it?",
        "用電話唔得，用電腦得唔得",
        "使唔使落咩app",
        "没有电脑怎么办",
        "does she need a webcam",
    ),
    "frail": (
        "我妈耳背，视频听不见怎么办",
        "老人不识字怎么签",
        "How does she sign if she can't write?",
        "阿爺行唔到，點辦",
        "my dad is hard of hearing, is that a problem",
        "她坐轮椅，能不能办",
        "what about grandma, she can barely see",
    ),
    "posted": ("能寄给我吗", "可以邮寄到西班牙吗", "Can you mail it to Spain?", "可唔可以寄俾我"),
}
TELLS = (
    "他三年没回来了", "我女儿住在台山", "陈国强", "他说他会中文", "我不知道他住哪里", "一直不给钱",
    "I lent him money in 2021",
    "他用英文写的借条", "我请了律师", "只要他还钱", "My daughter wrote it for him", "他没来签字",
    "我们三个都去", "他把钱寄给我了", "I'll send it by post", "大家都到了",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ASKED.items() for text in texts])
def test_a_question_is_heard_as_what_it_asks_of_the_open_form(kind, text):
    assert ("mediation", kind) in keys_asked(text, "mediation")


@pytest.mark.parametrize("text", TELLS)
def test_what_is_told_asks_nothing(text):
    assert not kinds_asked(text)


@pytest.mark.parametrize("service", CELLS)
@pytest.mark.parametrize("kind", ASKED_OF_ANY)
def test_every_service_answers_every_kind_or_says_why_it_cannot(service, kind):
    assert (service, kind) in short_answers()
    unknown = CELLS[service].get(kind) == UNKNOWN and kind in CELLS[service]
    assert unknown == ((service, kind) in WHY_UNKNOWN)


def test_every_form_belongs_to_a_service_of_the_table():
    assert {service_of(flow.service) for flow in FLOWS} <= set(CELLS)


def test_every_kind_of_the_table_is_heard():
    assert set(ASKED_OF_ANY) <= set(KINDS)
