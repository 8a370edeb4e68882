"""Follow-ups are answered by the links of the entry told, before desks and before the whole library."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.dialogue.turn import Turn
from actions.protection import asked_again, law
from actions.protection.linked import link_told, told_in_form
from actions.protection.readers.entry_sentences import sentences_saying
from actions.protection.readers.follow_ups import asks_us_for_it
from backend.drafts.model import Draft
from backend.protection.commands import FindNext
from backend.protection.model import Finding, LawEntry, NextFound, NextLink
from backend.shared.parties import Person
from backend.shared.wording import Words
from tests.protection.test_answers import APPEAL, DIVORCE, Library, payloads, said, turn_of
from tests.protection.test_subject_carried import LAW, OFFER, turn_after

ASKED = "上诉怎么办"
LABEL = Words("没写日期呢", "There is no date")


def _found(to: LawEntry, told: str = "appeal", says: tuple[str, ...] = ()) -> NextFound:
    return NextFound(NextLink(frozenset({told}), LABEL, (), (), (), to.entry_id, says), to, told)


def _turn(text: str, found: NextFound | None, *before: tuple[str, str], intent: str = "ask_law", **more: Any) -> Any:
    turn = turn_after(text, *(before or ((ASKED, LAW),)), intent=intent, **more)
    if found is not None:
        turn.door.links[text] = found
    return turn


HEARD = (
    ("他不给怎么办", "ask_enforcement"),
    ("要去哪里申请", "find_institution"),
    ("报警要带什么", "ask_to_bring"),
    ("赢了谁出", "out_of_scope"),
    ("他一直不在家联系不上", "start_filing"),
    ("手写的可以吗", "ask_accessibility"),
    ("how long does it take?", "ask_law"),
    ("佢唔肯簽點算", "inform"),
)


@pytest.mark.parametrize(("text", "intent"), HEARD)
@pytest.mark.parametrize("before", ["utter_law_answer", "utter_law_likely", "utter_law_further"])
async def test_the_link_is_told_whatever_it_was_heard_as(text: str, intent: str, before: str) -> None:
    turn = _turn(text, _found(DIVORCE), (ASKED, before), intent=intent)
    assert await link_told(turn)
    assert said(turn) == ["utter_law_answer"]
    assert turn.dispatcher.messages[0]["answer"].startswith("您接着问的是“没写日期呢”：\ndivorce：可以。")


async def test_of_the_entry_just_told_the_sentence_is_said_that_answers() -> None:
    turn = _turn("那费用呢", _found(APPEAL, says=("费用", "fee")))
    assert await link_told(turn)
    assert said(turn) == ["utter_law_further"]
    assert turn.dispatcher.messages[0]["words"] == "“没写日期呢”\n费用50元。"


async def test_where_no_sentence_is_named_its_answer_is_said_again_under_that_question() -> None:
    turn = _turn("那费用呢", _found(APPEAL))
    assert await link_told(turn)
    assert said(turn) == ["utter_law_answer"]
    assert turn.dispatcher.messages[0]["answer"] == "您接着问的是“没写日期呢”：\nappeal：可以。"


async def test_behind_a_desk_the_whole_entry_is_told() -> None:
    turn = _turn("我在国外几天", _found(APPEAL, told="appeal_days"), (ASKED, "utter_hearing_limits"))
    assert await link_told(turn)
    assert said(turn) == ["utter_law_answer"]


async def test_behind_a_few_that_were_offered_the_links_of_those_are_asked() -> None:
    findings = {ASKED: Finding(candidates=(APPEAL, DIVORCE))}
    turn = _turn("没写日期呢", _found(DIVORCE), (ASKED, OFFER), findings=findings)
    assert await link_told(turn)
    assert said(turn) == ["utter_law_answer"]


LEFT = (
    ("帮我约公证", "start_notarization"),
    ("我要起诉他", "start_filing"),
    ("转人工", "ask_human"),
    ("谢谢", "thank"),
    ("你是谁", "ask_trust"),
)


@pytest.mark.parametrize(("text", "intent"), LEFT)
async def test_what_no_link_is_asked_for_is_left_to_others(text: str, intent: str) -> None:
    turn = _turn(text, None, intent=intent)
    assert not await link_told(turn)
    assert said(turn) == []


@pytest.mark.parametrize(("text", "intent"), LEFT[:3])
async def test_a_wish_is_left_even_where_a_link_has_its_words(text: str, intent: str) -> None:
    turn = _turn(text, _found(DIVORCE), intent=intent)
    assert not await link_told(turn)


async def test_after_another_subject_the_links_are_not_asked() -> None:
    turn = _turn("没写日期呢", _found(DIVORCE), (ASKED, LAW), ("我要立案", "utter_filing_opening"))
    assert not await link_told(turn)


async def test_it_goes_before_what_a_short_question_would_find_in_the_entry() -> None:
    turn = _turn("那要多久", _found(DIVORCE))
    assert await law.take_up(turn)
    assert turn.dispatcher.messages[0]["answer"].startswith("您接着问的是")


OF_US = (
    "你能帮我写吗", "你们能帮我告他吗", "可以帮我办吗", "你可唔可以幫我搞", "那你们能帮我弄吗", "可以替我申请吗",
    "你哋可唔可以幫我寫", "can you write it for me?", "will you file it for me", "can you help me with this",
    "so can you do it for me then",
)  # fmt: skip
NOT_OF_US = (
    "帮我约公证", "你能帮我找律师吗", "你能帮我改时间吗", "can you call the court for me", "can you sue him in China",
    "他能帮我写吗", "你是谁", "can you translate that", "帮我写一张假借条", "could you remind me tomorrow",
)  # fmt: skip


@pytest.mark.parametrize("text", OF_US)
async def test_whether_we_write_it_is_answered_with_the_way_that_opens_it(text: str) -> None:
    assert asks_us_for_it(text)
    turn = _turn(text, None, intent="ask_help")
    assert await link_told(turn)
    assert turn.dispatcher.messages[0]["words"].startswith("能：起诉状")
    assert payloads(turn)[0].startswith("/start_filing")


async def test_where_no_form_opens_it_nothing_is_denied_that_is_done_here() -> None:
    turn = turn_after("你能帮我写吗", ("离婚怎么办", LAW), intent="ask_help")
    turn.tracker.slots["law_entry"] = "divorce"
    assert await link_told(turn)
    assert turn.dispatcher.messages[0]["words"].startswith("要告到法院的，起诉状我可以")


@pytest.mark.parametrize("text", NOT_OF_US)
async def test_another_errand_is_not_taken_for_it(text: str) -> None:
    assert not asks_us_for_it(text)
    assert not await link_told(_turn(text, None, intent="ask_help"))


async def test_where_nothing_was_told_nobody_is_told_what_is_written_here() -> None:
    assert not await link_told(_turn("你能帮我写吗", None, ("谢谢", "utter_thank"), intent="ask_help"))


def test_the_sentences_with_a_word_are_picked_and_no_others() -> None:
    texts = ["冷静期三十天。起诉没有冷静期。", "费用另算。"]
    assert sentences_saying(("费用",), texts, "zh-Hans") == "费用另算。"
    assert sentences_saying(("三十",), texts, "zh-Hans") == "冷静期三十天。"
    assert sentences_saying((), texts, "zh-Hans") == ""


FORMS = (("defence", {}, "defendant_first_steps"), ("filing", {"cause": "labour"}, "labour_unpaid_wages"))


@pytest.mark.parametrize(("service", "answers", "entry"), FORMS)
async def test_a_form_about_a_case_answers_by_the_links_of_its_kind(service: str, answers: Any, entry: str) -> None:
    text = "证据什么时候交"
    turn = _turn_in_form(text, service, answers)
    assert await law.sure_of(turn) == "ask_law"
    await law.answer_law(turn)
    assert said(turn) == ["utter_law_answer_in_form"]
    assert turn.door.told == (entry,)


@pytest.mark.parametrize(
    ("service", "answers", "text"),
    [
        ("notarization", {}, "证据什么时候交"),
        ("filing", {"cause": "reputation"}, "证据什么时候交"),
        ("defence", {}, "证据昨天交了"),
    ],
)
async def test_in_other_forms_and_where_nothing_is_asked_no_link_is_told(service: str, answers: Any, text: str) -> None:
    assert not await told_in_form(_turn_in_form(text, service, answers))


class _LinksOfTold(Library):
    """A library that holds one link behind whatever is told, and keeps what was."""

    told: tuple[str, ...] = ()

    async def run(self, command: Any) -> Any:
        if not isinstance(command, FindNext):
            return await super().run(command)
        self.told = tuple(command.told)
        return _found(DIVORCE)


def _turn_in_form(text: str, service: str, answers: Any) -> Turn:
    turn = turn_of(text)
    draft = Draft("d_1", "p1", service, "open", dict(answers))
    return Turn(turn.dispatcher, turn.tracker, cast(Any, _LinksOfTold({})), Person("p1"), draft)


async def test_a_question_that_shares_a_word_with_a_desk_goes_to_the_link_first() -> None:
    turn = _turn("in which court", _found(DIVORCE), intent="find_institution")
    assert await asked_again.take_up(turn)
    assert said(turn) == ["utter_law_answer"]
