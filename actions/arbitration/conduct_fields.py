"""The questions about the conduct of the arbitration: seat, language, arbitrators, procedure, handing in."""

from __future__ import annotations

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.fields import Answers, Field, choice_field, text_reading
from actions.dialogue.readers.addresses import names_place
from actions.dialogue.readers.names import read_personal_name
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

CONDUCT = Words("程序", "Conduct")
RULES, SEND, PAPER = "rules", "send", "paper"
_BY_RULES = Choice(
    RULES, Words("按条款和仲裁规则", "As the clause and the rules say"),
    ("按规则", "按条款", "不知道", "随便", "没约定", "没有约定", "by the rules", "not agreed", "don't know"),
)  # fmt: skip
SEATS = (
    _BY_RULES,
    Choice("深圳", Words("深圳", "Shenzhen"), ("深圳", "shenzhen")),
    Choice("香港", Words("香港", "Hong Kong"), ("香港", "hong kong")),
)
LANGUAGES = (
    _BY_RULES,
    Choice("中文", Words("中文", "Chinese"), ("中文", "汉语", "普通话", "chinese", "mandarin")),
    Choice("英文", Words("英文", "English"), ("英文", "英语", "english")),
    Choice("中文和英文", Words("中英双语", "Chinese and English"), ("双语", "中英", "both")),
)
NUMBERS = (
    _BY_RULES,
    Choice("one", Words("一名仲裁员", "One arbitrator"), ("一名", "一个", "独任", "one", "sole", "single")),
    Choice("three", Words("三名仲裁员", "Three arbitrators"), ("三名", "三个", "three")),
)
PROCEDURES = (
    _BY_RULES,
    Choice("ordinary", Words("普通程序", "Ordinary"), ("普通", "ordinary")),
    Choice("expedited", Words("快速（简易）程序", "Expedited"), ("快速", "简易", "快", "expedited", "fast")),
)
SENDS = (
    Choice(SEND, Words("网上提交给仲裁院", "Hand it in to SCIA online"), ("网上", "提交", "online", "hand in")),
    Choice(PAPER, Words("只要文件，我自己交", "Only the papers"), ("自己交", "只要文件", "paper", "myself")),
)
_LONGEST_PLACE = 40


async def _other_seat(turn: Turn, answer: Answer) -> Reading:
    """Another place than those on offer, if it is one."""
    text = answer.text.strip(" 。.,，")
    is_place = turn.is_open("seat") and 0 < len(text) <= _LONGEST_PLACE and names_place(text)
    return Reading(text) if is_place else NOTHING


def _is_chosen(answers: Answers) -> bool:
    return answers.get("arbitrators") in ("one", "three")


def conduct_fields() -> tuple[Field, ...]:
    """The questions, in the order they are asked."""
    return (
        choice_field(
            "seat", Words("仲裁地", "Seat"), SEATS, read=_other_seat, words=("仲裁地", "地点", "seat"), group=CONDUCT,
            unsure="utter_arbitration_unsure_seat", first_is_recommended=True,
        ),
        choice_field(
            "language", Words("仲裁语言", "Language"), LANGUAGES, words=("语言", "language"), group=CONDUCT,
            unsure="utter_arbitration_unsure_conduct", first_is_recommended=True,
        ),
        choice_field(
            "arbitrators", Words("仲裁员人数", "Number of arbitrators"), NUMBERS, words=("几名", "人数", "number"),
            group=CONDUCT, unsure="utter_arbitration_unsure_conduct", first_is_recommended=True,
        ),
        Field(
            "arbitrator", Words("我选的仲裁员", "My arbitrator"), text_reading(read_personal_name),
            words=("选谁", "仲裁员姓名", "arbitrator"), applies=_is_chosen, rests_on=("arbitrators",), free_text=True,
            optional=True, group=CONDUCT,
        ),
        choice_field(
            "procedure", Words("程序", "Procedure"), PROCEDURES, words=("程序", "procedure"), group=CONDUCT,
            unsure="utter_arbitration_unsure_conduct", first_is_recommended=True,
        ),
        choice_field("send", Words("提交方式", "Handing in"), SENDS, words=("怎么交", "handing in"), group=CONDUCT),
    )  # fmt: skip
