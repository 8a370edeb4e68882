"""Claims and facts are what somebody states; questions, requests and grumbles stand in no paper."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.speech_acts import wants_explained
from actions.dialogue.readers.statements import read_claim, read_fact

CLAIMS = (
    "判令被告返还借款15万元",
    "利息按年息6厘算到还清为止",
    "要他还钱",
    "律师费也由他出",
    "请法院判令被告支付违约金2万元",
    "要佢畀返啲錢",
    "被告向原告道歉",
    "解除租赁合同，退还押金",
    "孩子归我抚养",
    "确认遗嘱有效",
    "诉讼费由被告承担",
    "要求工厂补发三个月工资",
    "He should pay me interest at 6% a year",
    "order the defendant to return the car",
    "I want him to apologise",
    "the defendant bears the costs",
    "divide the house equally",
    "divorce, and custody of my son",
)
NO_CLAIMS = (
    "你帮我算算利息现在有多少了？",
    "我想知道能不能要律师费",
    "利息点计",
    "点解冇利息",
    "怎么才两条",
    "哪些是要的？",
    "把第二条解释一下",
    "帮我看看这些够不够",
    "what else can I ask for?",
    "can you translate that for me",
    "他真不是人",
    "he is a bad man",
    "我不知道",
    "嗯",
    "不是说了吗",
    "写错了",
    "算了，就这样吧",
)
FACTS = (
    "他说他不知道什么时候能还钱",
    "2020年他问我借了十五万，说做生意用",
    "我问他什么时候还，他说下个月",
    "He told me he would pay next month.",
    "我想要回我的钱，他一直不还",
    "he said why should I pay you",
    "年息6厘",
    "6厘",
    "他借钱的时候说一年内还，我还留了聊天记录。",
    "I lent him the money in cash at his shop, his wife saw it",
    "他几时还过钱，从来没有",
    "跟我",
    "平分",
    "佢话出年先还，之后就搵唔到人",
)
NO_FACTS = (
    "can you translate that text for me",
    "你帮我翻译一下",
    "这段什么意思",
    "what does it say?",
    "请帮我写得好一点",
    "please make it shorter",
    "这样写有什么用",
    "I don't know",
    "等一下",
    "好的",
    "不对",
    "我想公证",
)
CUT = (
    ("年息6厘，不是说了吗", "年息6厘"),
    ("6% a year, I already told you", "6% a year"),
    ("月息一分，讲咗啦", "月息一分"),
    ("年利率百分之六，你没看到吗", "年利率百分之六"),
    ("每个月2%，都说了几遍了", "每个月2%"),
    ("当时他老婆也在场。你看这样写行吗？", "当时他老婆也在场。"),
)


@pytest.mark.parametrize("text", CLAIMS)
def test_what_a_court_can_order_is_a_claim(text: str) -> None:
    assert read_claim(text, 500).value == text


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_a_court_cannot_order_is_no_claim_and_is_answered(text: str) -> None:
    found = read_claim(text, 500)
    assert (found.value, bool(found.problem)) == (None, True)


@pytest.mark.parametrize("text", FACTS)
def test_what_happened_is_kept_as_it_was_told(text: str) -> None:
    assert read_fact(text, 500).value == text


@pytest.mark.parametrize("text", NO_FACTS)
def test_what_states_nothing_is_no_fact_and_is_answered(text: str) -> None:
    found = read_fact(text, 500)
    assert (found.value, bool(found.problem)) == (None, True)


@pytest.mark.parametrize(("text", "value"), CUT)
def test_a_value_with_a_grumble_or_a_question_is_kept_without_it(text: str, value: str) -> None:
    assert read_fact(text, 500).value == value


@pytest.mark.parametrize(
    "text", ["can you translate that text for me", "这段什么意思", "帮我翻译一下", "what does it say?", "呢段講乜？"]
)
def test_who_asks_what_a_text_says_is_told(text: str) -> None:
    assert wants_explained(text)


@pytest.mark.parametrize(
    "text", ["他用英文写了借条", "He explained that he had no money.", "借条是英文的，写了什么他都认"]
)
def test_a_story_about_a_text_asks_for_nothing(text: str) -> None:
    assert not wants_explained(text)


def test_a_text_beyond_the_limit_is_pointed_out() -> None:
    assert read_fact("他借了我的钱。" * 100, 500).problem == "utter_text_too_long"
