"""Whoever tells until when the document is valid sees it said back, is never asked for it, and can put it right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.turn import Turn
from actions.identity.last_day import last_day_of
from actions.identity.submission import VERIFICATION
from backend.identity.commands import VerifyIdentity
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.identity.identity_talk import NOW, NUMBER, Talk, talk_on
from tests.legal_map.what_the_bot_reads import read_by_the_bot

NAME = "utter_ask_identity_full_name"
BIRTH = "utter_ask_identity_birth_date"
PHOTO = "utter_ask_identity_document_photo"
LOOK, OWN = "utter_ask_identity_photo_right", "utter_ask_identity_expires_on"
CATEGORY = "utter_ask_identity_category"
NOTED, REVIEW, EXPIRED = "utter_form_noted", "utter_form_review", "utter_document_expired"
WHICH_DAY, NOT_NEEDED = "utter_identity_expiry_which_day", "utter_identity_day_not_needed"
HINT = "还在有效期内吗"
ALL_IN_ONE = f"李小红 {NUMBER} 1950年5月1日 有效期到2031年5月3日"
AHEAD = f"李小红，护照{NUMBER}，1950年5月1日"
SAID = [
    "我要验证身份",
    "我要验证身份，护照有效期到2031年5月",
    "我要验证身份，我的护照2024年过期了",
    f"我要验证身份，我拿加拿大护照，李小红，{NUMBER}，2024年5月过期了",
    "加拿大",
    "李小红",
    NUMBER,
    "1950年5月1日",
    "my passport expires 3 March 2027",
    "本護照2024年過期咗",
    "護照2024年5月3日過期咗",
    "有效期错了,是2032年",
    "护照2031年到期",
    "我本護照過咗期",
    "5月3日",
    "簽證2027年5月3日到期",
    "護照簽發日期2021年3月3日",
    "我老婆的护照2024年3月3日到期",
    "Mary Wong，护照有效期到2031年5月3日",
    ALL_IN_ONE,
    "有效期至05/06/2031",
    "我的加拿大护照2031年5月3日到期",
    "有效期到2034年5月3日",
    "不对，是2030年8月1日",
    "回乡证有效期到2031年5月3日",
    "有效期错了，是6月",
    "护照有效期到2031年2月30日",
    AHEAD,
    "护照有效期到2031年5月3日",
    "我要验证身份，护照有效期至05/06/2031",
    "2033年5月3日",
    "2024年5月",
    "居留证2019年3月1日签发的",
]
PASSPORT = PhotoReading("passport", "LI XIAOHONG", "", NUMBER, date(1950, 5, 1), "F", "CAN", date(2030, 3, 15))
DOUBTED = replace(PASSPORT, problems=("photo_name_unclear",))
"""The same of a photo on which something is doubted, so that it is asked whether all was read right."""


@pytest.fixture(scope="module")
def read() -> Mapping[str, Any]:
    """What the bot reads in each message."""
    told = read_by_the_bot(SAID, {"now": NOW, "timezone": "Europe/London", "language": "zh-Hans"})
    return dict(zip(SAID, told, strict=True))


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def talk(database: Database, keyring: Keyring, clock: FixedClock, read: Mapping[str, Any]) -> Callable[..., Talk]:
    def begun(timezone: str = "Europe/London", language: str = "zh-Hans") -> Talk:
        return talk_on(database, keyring, clock, read, timezone, language)

    return begun


async def _to_the_photo(one: Talk, opening: str = "我要验证身份") -> list[str]:
    await one.say(opening, "start_identity")
    await one.press("inform", identity_category="foreigner")
    await one.say("加拿大")
    said = await one.press("inform", identity_data_notice="yes")
    assert said[-1] == PHOTO
    return said


async def _by_hand(one: Talk) -> list[str]:
    await one.press("inform", identity_document_photo="by_hand")
    await one.say("李小红")
    await one.say(NUMBER)
    return await one.say("1950年5月1日")


def _handed_in(one: Talk) -> VerifyIdentity:
    """What is handed in when the review is confirmed."""
    sent: list[Any] = []

    async def do(command: Any) -> tuple[()]:
        sent.extend([command] if isinstance(command, VerifyIdentity) else [])
        return ()

    draft = SimpleNamespace(draft_id="d_1")
    turn = SimpleNamespace(answers=one.answers, do=do, draft=draft, person=SimpleNamespace(person_id="p_1"))
    hand_in = VERIFICATION.hand_in(cast(Turn, turn))
    with pytest.raises(StopIteration):
        cast(Any, hand_in).send(None)
    return cast(VerifyIdentity, sent[0])


async def test_who_tells_nothing_is_asked_to_look_and_nothing_else(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert (await _by_hand(one))[-1] == REVIEW
    assert HINT in one.shown
    assert "有效期至" not in one.shown
    assert _handed_in(one).expires_on is None


async def test_a_month_in_the_first_message_is_said_back_shown_sent_and_costs_no_message(
    talk: Callable[..., Talk],
) -> None:
    one, plain = talk(), talk()
    await _to_the_photo(plain)
    await _by_hand(plain)
    said = await one.say("我要验证身份，护照有效期到2031年5月", "start_identity")
    assert said[-2:] == [NOTED, CATEGORY]
    assert "有效期至：2031年5月31日（只说了月份，按月底记）" in one.shown
    await one.press("inform", identity_category="foreigner")
    await one.say("加拿大")
    await one.press("inform", identity_data_notice="yes")
    assert (await _by_hand(one))[-1] == REVIEW
    assert "有效期至：2031年5月31日" in one.shown
    assert HINT not in one.shown
    assert one.messages == plain.messages
    assert str(_handed_in(one).expires_on) == "2031-05-31"


@pytest.mark.parametrize(
    "question", ["category", "nationality", "data_notice", "photo", "name", "number", "birth", "review"]
)
async def test_it_is_heard_at_every_question_and_the_question_stays(talk: Callable[..., Talk], question: str) -> None:
    one = talk(language="en")
    steps: list[tuple[str, Callable[[], Any]]] = [
        ("category", lambda: one.say("我要验证身份", "start_identity")),
        ("nationality", lambda: one.press("inform", identity_category="foreigner")),
        ("data_notice", lambda: one.say("加拿大")),
        ("photo", lambda: one.press("inform", identity_data_notice="yes")),
        ("name", lambda: one.press("inform", identity_document_photo="by_hand")),
        ("number", lambda: one.say("李小红")),
        ("birth", lambda: one.say(NUMBER)),
        ("review", lambda: one.say("1950年5月1日")),
    ]
    before: list[str] = []
    for name, step in steps:
        before = await step()
        if name == question:
            break
    said = await one.say("my passport expires 3 March 2027")
    assert said == [NOTED, before[-1]]
    assert "Valid until: 3 March 2027" in one.shown
    assert one.answers["expires_on"] == "2027-03-03"


@pytest.mark.parametrize(
    "intent", ["ask_time_limit", "ask_identity", "tell_worry", "ask_law", "start_identity", "correct_answer", "deny"]
)
async def test_it_is_heard_whatever_the_message_sounds_like(talk: Callable[..., Talk], intent: str) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say("护照有效期到2031年5月3日", intent) == [NOTED, PHOTO]


async def test_another_year_alone_puts_the_year_right_at_the_review(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one, "我要验证身份，护照有效期到2031年5月")
    await _by_hand(one)
    assert (await one.say("有效期错了,是2032年", "correct_answer"))[-1] == REVIEW
    assert "有效期至：2032年5月31日" in one.shown
    assert (await one.say("不对，是2030年8月1日", "correct_answer"))[-1] == REVIEW
    assert "有效期至：2030年8月1日" in one.shown
    assert "1950年5月1日" in one.shown
    assert (await one.say("有效期错了，是6月", "correct_answer"))[-1] == REVIEW
    assert "有效期至：2030年6月30日" in one.shown


async def test_it_is_asked_again_by_its_name_and_can_be_left_out(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one, "我要验证身份，护照有效期到2031年5月")
    await _by_hand(one)
    assert await one.press("correct_answer", form_field="expires_on") == [OWN]
    assert (await one.say("2033年5月3日"))[-1] == REVIEW
    assert "有效期至：2033年5月3日" in one.shown
    await one.press("correct_answer", form_field="expires_on")
    assert (await one.press("skip"))[-1] == REVIEW
    assert "有效期至" not in one.shown
    assert HINT in one.shown
    await one.say("有效期到2034年5月3日")
    await one.press("correct_answer", form_field="expires_on")
    assert await one.say("2024年5月") == [EXPIRED, PHOTO]


async def test_a_photo_goes_before_what_was_told_and_words_before_what_was_misread(
    talk: Callable[..., Talk],
) -> None:
    one = talk()
    await _to_the_photo(one, "我要验证身份，护照有效期到2031年5月")
    assert (await one.photograph(PASSPORT))[-1] == REVIEW
    assert "有效期至：2030年3月15日" in one.shown
    other = talk()
    await _to_the_photo(other)
    assert (await other.photograph(DOUBTED))[-1] == LOOK
    assert await other.say("有效期错了,是2032年", "correct_answer") == [NOTED, LOOK]
    assert "有效期至：2032年3月15日" in other.shown
    assert await other.say("有效期到2034年5月3日", "correct_answer") == [NOTED, LOOK]
    assert (await other.press("inform", identity_photo_right="right"))[-1] == REVIEW
    assert "有效期至：2034年5月3日" in other.shown
    third = talk()
    await _to_the_photo(third, "我要验证身份，护照有效期到2031年5月")
    assert (await third.photograph(replace(PASSPORT, expires_on=None)))[-1] == REVIEW
    assert "有效期至：2031年5月31日" in third.shown


async def test_the_day_of_a_residence_permit_still_tells_since_when(talk: Callable[..., Talk]) -> None:
    one = talk()
    await one.say("我要验证身份", "start_identity")
    await one.press("inform", identity_category="mainland_abroad")
    await one.say("加拿大")
    assert NOT_NEEDED not in await one.say("居留证2019年3月1日签发的")
    assert "2019年3月1日" in one.shown
    assert "expires_on" not in one.answers


async def test_a_year_alone_is_asked_about_once_and_holds_nobody_up(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say("护照2031年到期") == [WHICH_DAY, PHOTO]
    assert last_day_of(one.answers) is None
    assert await one.say("5月3日") == [NOTED, PHOTO]
    assert one.answers["expires_on"] == "2031-05-03"
    other = talk()
    await _to_the_photo(other)
    await other.say("护照2031年到期")
    assert (await _by_hand(other))[-1] == REVIEW
    assert HINT in other.shown


@pytest.mark.parametrize("text", ["本護照2024年過期咗", "護照2024年5月3日過期咗", "我本護照過咗期"])
async def test_a_document_that_has_expired_is_said_to_have_and_the_form_waits_for_another(
    talk: Callable[..., Talk], text: str
) -> None:
    one = talk()
    await _to_the_photo(one)
    await _by_hand(one)
    assert await one.say(text) == [EXPIRED, PHOTO]
    assert "document_number" not in one.answers
    assert (await one.press("inform", identity_document_photo="by_hand"))[-1] == "utter_ask_identity_document_number"
    assert (await one.say(NUMBER))[-1] == REVIEW
    assert one.answers["full_name"] == "李小红"
    assert HINT in one.shown


async def test_what_was_told_of_an_expired_passport_at_the_opening_does_not_pass_the_document(
    talk: Callable[..., Talk],
) -> None:
    one = talk()
    assert EXPIRED in await one.say("我要验证身份，我的护照2024年过期了", "start_identity")
    other = talk()
    opening = f"我要验证身份，我拿加拿大护照，李小红，{NUMBER}，2024年5月过期了"
    assert EXPIRED in await other.say(opening, "start_identity")
    assert "document_photo" not in other.answers
    assert (await other.press("inform", identity_data_notice="yes"))[-1] == PHOTO


async def test_a_slip_of_the_year_is_put_right_after_it_was_said_to_have_expired(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say("護照2024年5月3日過期咗") == [EXPIRED, PHOTO]
    assert await one.say("有效期到2034年5月3日") == [NOTED, PHOTO]
    assert (await _by_hand(one))[-1] == REVIEW
    assert "2034年5月3日" in one.shown


@pytest.mark.parametrize("text", ["簽證2027年5月3日到期", "護照簽發日期2021年3月3日", "我老婆的护照2024年3月3日到期"])
async def test_the_day_of_another_paper_or_of_issue_is_neither_kept_nor_a_birthday(
    talk: Callable[..., Talk], text: str
) -> None:
    one = talk()
    await _to_the_photo(one)
    await one.press("inform", identity_document_photo="by_hand")
    await one.say("李小红")
    assert (await one.say(NUMBER))[-1] == BIRTH
    assert await one.say(text) == [NOT_NEEDED, BIRTH]
    assert not {"expires_on", "birth_date"} & set(one.answers)


async def test_a_day_that_does_not_exist_is_said_to_and_nothing_is_kept(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say("护照有效期到2031年2月30日") == ["utter_invalid_date", PHOTO]
    assert "2031年2月30日" in one.shown
    assert "expires_on" not in one.answers


async def test_what_was_told_ahead_does_not_pass_the_question_for_another_document(talk: Callable[..., Talk]) -> None:
    one = talk()
    await one.say("我要验证身份", "start_identity")
    await one.press("inform", identity_category="foreigner")
    await one.say("加拿大")
    await one.say(AHEAD)
    assert (await one.say("本護照2024年過期咗"))[0] == EXPIRED
    assert (await one.press("inform", identity_data_notice="yes"))[-1] == PHOTO
    after = (await one.press("inform", identity_document_photo="by_hand"))[-1]
    assert (
        after == "utter_ask_identity_document_number"
    )  # the name stays told, the number was of the document that is over


async def test_a_home_return_permits_day_is_not_a_passports(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say("回乡证有效期到2031年5月3日") == [NOT_NEEDED, PHOTO]


async def test_it_is_kept_beside_an_answer(talk: Callable[..., Talk]) -> None:
    one = talk()
    await _to_the_photo(one)
    assert await one.say(ALL_IN_ONE) == [NOTED, REVIEW]
    told = {"full_name": "李小红", "document_number": NUMBER, "birth_date": "1950-05-01", "expires_on": "2031-05-03"}
    assert told.items() <= dict(one.answers).items()
    other = talk()
    await _to_the_photo(other)
    await other.press("inform", identity_document_photo="by_hand")
    assert (await other.say("Mary Wong，护照有效期到2031年5月3日"))[0] == NOTED
    assert (other.answers["full_name"], other.answers["expires_on"]) == ("Mary Wong", "2031-05-03")


async def test_a_country_told_with_it_answers_the_question_for_the_papers(talk: Callable[..., Talk]) -> None:
    one = talk()
    await one.say("我要验证身份", "start_identity")
    await one.say("我的加拿大护照2031年5月3日到期")
    assert (one.answers["category"], one.answers["expires_on"]) == ("foreigner", "2031-05-03")


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/London", "2031-06-05"), ("America/New_York", "2031-05-06"), ("Asia/Shanghai", None)],
)
async def test_figures_are_read_as_the_country_writes_them_and_where_it_is_not_known_two_days_are_offered(
    talk: Callable[..., Talk], zone: str, day: str | None
) -> None:
    one = talk(timezone=zone)
    await _to_the_photo(one)
    said = await one.say("有效期至05/06/2031")
    if day is not None:
        assert (said, one.answers["expires_on"]) == ([NOTED, PHOTO], day)
        return
    assert said == ["utter_date_which_order", PHOTO]
    assert [button["title"] for button in one.buttons[:2]] == ["2031年6月5日", "2031年5月6日"]
    assert (await one.press("inform", identity_expires_on="md"))[-1] == PHOTO
    assert one.answers["expires_on"] == "2031-05-06"
    other = talk(timezone=zone)
    assert "utter_date_which_order" in await other.say("我要验证身份，护照有效期至05/06/2031", "start_identity")
    assert (await other.press("inform", identity_expires_on="dm"))[-1] == CATEGORY
    assert other.answers["expires_on"] == "2031-06-05"
