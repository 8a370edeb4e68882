"""What is said of something else is no answer, however well a value in it would fit the open question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.dialogue.fields import Field
from actions.dialogue.meant_elsewhere import meant_here
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.subject_matter import subjects_told
from actions.dialogue.reading import NOTHING, Reading
from backend.shared.wording import Words
from tests.dialogue.states import state_of


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("她在2019年立了遗嘱，邻居肯作证", {"will", "proof"}),
        ("handwritten testament from 2016", {"will"}),
        ("押金交了三千", {"deposit"}),
        ("我個孫女今年七十一", {"relation", "age"}),
        ("our driver was born in 1970", {"birth"}),
        ("⟦phone:0123456789⟧", {"telephone"}),
        ("三月五号", set()),
        ("He willed it, shipments lately slower", set()),
    ],
)
def test_what_a_text_speaks_of(text: str, subjects: set[str]) -> None:
    assert subjects_told(text) >= subjects
    assert bool(subjects_told(text)) is bool(subjects)


def _day(text: str, value: str, words: str) -> tuple[UserMessage, Reading]:
    at = text.index(words)
    entity = {"entity": "date", "value": value, "start": at, "end": at + len(words)}
    return UserMessage(text, "inform", "answer", (entity,)), Reading(value, entities=("date",))


def _words(text: str, value: Any = None) -> tuple[UserMessage, Reading]:
    return UserMessage(text, "inform", "answer"), Reading(value or text)


ELSEWHERE = [
    (
        "On which day did the complaint or summons reach you?",
        *_day("My cousin is suing me for 90,000 yuan. The papers came on 9 November", "2026-11-09", "9 November"),
    ),
    ("On which day did they die?", *_day("the will is from 4 May 2017, witnessed", "2017-05-04", "4 May 2017")),
    ("哪一天走的？", *_day("遗嘱是2017年5月4日写的", "2017-05-04", "2017年5月4日")),
    ("說好哪一天還？沒有說好可以跳過。", *_day("我今年七十一歲", "2026", "今年")),
    ("一个月租金多少？", *_words("还押了五千押金在他那里", "5000")),
    ("您和他是什么关系，有没有授权书？", *_words("住院花了三万二医药费")),
    ("Where will the notarial certificate be used?", *_words("we married in Taishan in 2009", "china")),
    ("Do you have a domicile in mainland China?", *_words("the interest was never agreed either", "abroad")),
    ("买卖的是什么货？多少数量？", *_words("签收的人是他们的仓管")),
    ("What are the goods?", *_words("I have the emails and the bank statement")),
    ("涉及多少股？", *_words("我姓冯，住圣保罗")),
    ("有没有写借条，或者留下聊天记录？", *_words("他一分钱都没还", "none")),
]
HERE = [
    ("On which day did they die?", *_day("she passed away on 4 May 2017", "2017-05-04", "4 May 2017")),
    ("哪一天走的？", *_day("2017年5月4日", "2017-05-04", "2017年5月4日")),
    ("哪一天走的？", *_day("阿婆2017年5月4日喺醫院", "2017-05-04", "2017年5月4日")),
    ("什么时候签的合同？", *_day("2月18日签合同，4月30日到货", "2026-02-18", "2月18日")),
    ("对方是谁？请写姓名或公司名。", *_words("李国栋，电话⟦phone:0123456789⟧", "李国栋")),
    ("一个月租金多少？", *_words("五千", "5000")),
    ("您和他是什么关系，有没有授权书？", *_words("我是他外甥女，有他签名的委托书")),
    ("Do you have a domicile in mainland China?", *_words("my hukou is still in Taishan", "china")),
    ("What are the goods?", *_words("600 lamps")),
]


@pytest.mark.parametrize(("asking", "said", "found"), ELSEWHERE)
def test_what_speaks_of_something_else_is_no_answer(asking: str, said: UserMessage, found: Reading) -> None:
    assert meant_here(_asking(asking), said, found) == NOTHING


@pytest.mark.parametrize(("asking", "said", "found"), HERE)
def test_what_speaks_of_the_question_or_of_nothing_is_the_answer(
    asking: str, said: UserMessage, found: Reading
) -> None:
    assert meant_here(_asking(asking), said, found) == found


def test_words_that_are_mostly_a_choice_are_the_answer_whatever_they_speak_of() -> None:
    said, found = _words("the interest was never agreed either", "abroad")
    assert meant_here(_asking("Do you have a domicile?"), said, replace(found, covers=0.6)).found


def test_a_story_may_speak_of_anything() -> None:
    said, found = _words("我姓冯，住圣保罗")
    assert meant_here(_asking("发生了什么？涉及多少股？", story=True), said, found).found


def test_what_was_said_last_tells_nothing_of_the_question_where_it_was_no_question() -> None:
    said, found = _words("签收的人是他们的仓管")
    assert meant_here(_asking("买卖的是什么货？", said_last="utter_law_answer"), said, found).found


def _asking(question: str, *, story: bool = False, said_last: str = "utter_ask_filing_element") -> Any:
    async def read(turn: Any, said: Any) -> Reading:
        return NOTHING

    field = Field("thing", Words("所问", "the thing asked"), read, story=story)
    return state_of([field], "thing", asking=question, said_last=(said_last,))
