"""Six services, seven questions after a receipt: each is carried out, told, or passed on with a promise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.matter.afterwards import SERVICES, Course, answers, course_of, tell
from actions.matter.readers import KINDS, kind_asked

SAID = {
    "party": ["add my sister as plaintiff", "put my company in too", "加我妹妹做原告", "漏咗個人"],
    "amount": ["the amount should be 12万", "the sum is wrong", "金额应该是12万", "個銀碼唔啱", "改成8万"],
    "when": ["when will I hear", "how long until they answer", "什么时候有消息", "幾時有結果", "多久有答复"],
    "instalments": ["can I pay the fee in instalments", "may I pay it monthly", "能分期吗", "可唔可以分三次俾"],
    "judge": ["who is my judge", "who's the notary", "法官是谁", "邊個公證員辦", "哪位调解员"],
    "contact": ["I moved, new address is 12 Pape Avenue", "my phone has changed", "我换了电话", "我搬咗屋", "新地址"],
    "withdraw": ["withdraw it", "cancel the appointment", "撤回", "唔辦喇", "不告了"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_each_question_is_heard_as_its_kind(kind: str, text: str) -> None:
    assert kind_asked(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "we moved the money to his account",
        "when is the office open",
        "the court fee for 120,000",
        "if I withdraw it, what happens",
        "我加班",
        "12月12号",
        "我妹妹在多伦多",
        "remind me when I hear",
        "谢谢",
        "我出15万，分三期，2026年12月31日开始",
        "I offer 150,000 in three instalments from January",
        "判决是分期还的，两年从哪天起算",
        "可以撤回吗",
        "can I withdraw it",
    ],
)
def test_other_words_are_none_of_them(text: str) -> None:
    assert kind_asked(text) == ""


class Shown:
    """A turn that remembers what is said, outside any form."""

    def __init__(self, text: str = "", service: str = "", language: str = "zh-Hans") -> None:
        self.answer, self.language, self.has_draft = UserMessage(text, "inform"), language, False
        self.person = SimpleNamespace(person_id="p_1")
        bot = {"event": "bot", "metadata": {"utter_action": f"utter_{service}_booked"}}
        self.tracker = SimpleNamespace(events=[bot], get_slot=lambda name: None)
        self.said: list[tuple[str, Any, dict[str, Any]]] = []
        self.events: list[Any] = []

    def say(self, utter: str, buttons: Any = (), **given: Any) -> None:
        self.said.append((utter, buttons, given))

    async def do(self, command: Any) -> Any:
        return []


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("kind", KINDS)
async def test_every_service_has_a_course_for_every_question(kind: str, service: str, language: str) -> None:
    course, turn = course_of(service, kind), Shown(language=language)
    told: list[str] = []

    async def other(turn: Any) -> None:
        told.append("told")

    if course.tells == "next":
        return  # told of the matter itself
    await tell(turn, service, course, {"arbitration": other, "defence": other})  # type: ignore[arg-type]
    assert told or turn.said
    if course.tells:
        return
    (utter, buttons, _), words = turn.said[0], turn.said[0][2].get("words", "")
    assert utter == "utter_channel_words" and words
    assert bool(buttons) == bool(course.opens or course.passes)
    assert ("编号" in words or "number" in words) == (course.passes in ("court", "secretary"))
    assert bool(turn.events) == bool(course.form)


def test_what_the_contract_allows_is_carried_out_and_the_rest_is_passed_on() -> None:
    carried = {(s, k) for s in SERVICES for k in KINDS if course_of(s, k).opens or course_of(s, k).form}
    assert {("notarization", "withdraw"), ("authorization", "withdraw"), ("mediation", "withdraw")} <= carried
    assert {("arbitration", "withdraw"), ("filing", "party"), ("filing", "amount"), ("filing", "contact")} <= carried
    passed = {(s, k) for s in SERVICES for k in KINDS if course_of(s, k).passes}
    assert {("notarization", "contact"), ("defence", "contact"), ("arbitration", "party")} <= passed
    assert all(isinstance(course_of(s, k), Course) for s in SERVICES for k in KINDS)


async def test_nothing_is_answered_where_no_matter_is_open() -> None:
    async def other(turn: Any) -> None:
        raise AssertionError

    turn: Any = Shown("withdraw it", "arbitration")
    assert not await answers(other, other)(turn)
