"""Every choice and every yes or no, denied: what somebody denies is never kept as what they said."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.element_choices import choices_of_question
from actions.filing.elements import _read
from actions.filing.readers.negation import denied, denies_item
from actions.story.reading import read_story
from backend.filing.causes.guides import Cause, CauseQuestion, load_causes
from backend.filing.causes.guides import Choice as CauseChoice

CAUSES = load_causes()
ASKED = [(cause, question) for cause in CAUSES.values() for question in cause.questions]
OPTIONS = [
    (cause, question, choice)
    for cause, question in ASKED
    if question.kind == "choice"
    for choice in question.choices
    if not set("没不未无") & set(choice.text.zh)
    and len(choice.text.zh) > 1
    and not choice.text.en.startswith(("only", "yes"))
]
YES_NO = [(cause, question) for cause, question in ASKED if question.kind == "yes_no"]


def _name(one: object) -> str:
    return str(getattr(one, "key", "") or getattr(one, "code", one))


def kept(code: str, key: str, text: str, intent: str = "inform") -> object:
    """What a question makes of words."""
    question = CAUSES[code].question(key)
    return _read(question, choices_of_question(question), Answer(text, intent)).value


@pytest.mark.parametrize(("cause", "question", "choice"), OPTIONS, ids=_name)
@pytest.mark.parametrize("denial", ["不是{}", "唔系{}啊", "没有{}", "我说了不是{}", "it was not {en}"])
def test_a_choice_that_is_denied_is_never_kept(
    cause: Cause, question: CauseQuestion, choice: CauseChoice, denial: str
) -> None:
    text = denial.format(choice.text.zh.partition("，")[0], en=choice.text.en.partition(",")[0])
    assert _read(question, choices_of_question(question), Answer(text, "inform")).value != choice.code


@pytest.mark.parametrize(("cause", "question"), YES_NO, ids=_name)
@pytest.mark.parametrize("text", ["没有呀", "冇", "没有的事", "no", "真的没有", "唔系", "从来都没有过"])
def test_a_plain_denial_says_no(cause: Cause, question: CauseQuestion, text: str) -> None:
    assert _read(question, choices_of_question(question), Answer(text, "inform")).value == "no"


@pytest.mark.parametrize(
    ("code", "key", "text", "value"),
    [
        ("labour", "arbitration", "劳动仲裁我们从来没有做过", "none"),
        ("labour", "arbitration", "未做过", "none"),
        ("private_lending", "written", "没有书面的东西，只有微信聊天", "chat"),
        ("private_lending", "written", "没签合同，写了借条", "iou"),
        ("private_lending", "written", "没有签合同", None),
        ("private_lending", "handed_over", "不是现金，是银行转账", "bank"),
        ("private_lending", "handed_over", "唔系微信", None),
        ("private_lending", "interest", "利息从来冇倾过", "no"),
        ("private_lending", "interest", "不是没有利息", None),
        ("house_lease", "still_there", "仲未搬呀", "yes"),
        ("house_lease", "still_there", "上个月已经搬走", "no"),
        ("house_lease", "still_there", "he refuses to leave", "yes"),
        ("house_lease", "arbitration_clause", "租约里面没写这个", "no"),
        ("divorce", "children", "两个都成年了", "no"),
        ("divorce", "children", "没有儿子，有个女儿", "yes"),
        ("divorce", "property", "冇嘢要分", "no"),
        ("inheritance", "will", "佢冇立过遗嘱", "none"),
        ("tort_traffic", "police_finding", "交警还没认定", "none_yet"),
        ("tort_traffic", "police_finding", "不是对方全责，是对方主责", "most"),
    ],
)  # fmt: skip
def test_denials_reach_as_far_as_their_stretch(code: str, key: str, text: str, value: str | None) -> None:
    assert kept(code, key, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("没有呀", True), ("租约里没有写", True), ("有没有都行", False), ("不是没有", False), ("没写，不过有聊天", False),
     ("不知道", False), ("no interest was agreed", True), ("有", False)],
)  # fmt: skip
def test_what_denies_and_what_does_not(text: str, value: bool) -> None:
    assert denied(text) is value


def test_who_denies_what_is_asked_has_nothing_to_date() -> None:
    assert denies_item("没有书面，电话里提过两次，上次是三月", "书面请求查阅日期")
    assert not denies_item("书面请求是三月寄的", "书面请求查阅日期")


@pytest.mark.parametrize(
    ("text", "value"),
    [("劳动仲裁还没有做过", "none"), ("我没有收到裁决书，老板欠我工资", None), ("仲裁做过了，输了", "award"),
     ("没仲裁过，就凭欠条要钱", "wage_note"), ("没签合同，有微信群里的考勤和老板发的欠条", "wage_note")],
)  # fmt: skip
def test_a_story_keeps_no_choice_that_it_denies(text: str, value: str | None) -> None:
    fact = read_story(text, [], cause="labour").facts.get("arbitration")
    assert (fact.value if fact else None) == value


@pytest.mark.parametrize(
    ("text", "value"), [("不对，是11月到今年1月", None), ("不对，还没有", "none"), ("没有", "none")]
)
def test_taking_something_back_is_no_no(text: str, value: str | None) -> None:
    assert kept("labour", "arbitration", text) == value


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("不要分财产", "no"),
        ("财产我不要了，只要女儿", "no"),
        ("唔使分財產", "no"),
        ("I do not want to divide the house", "no"),
        ("房子要分", "yes"),
        ("存款一人一半", "yes"),
    ],
)
def test_who_wants_nothing_divided_is_not_noted_as_wanting_it(text: str, divided: str) -> None:
    assert read_story(text, (), cause="divorce").facts["property"].value == divided
