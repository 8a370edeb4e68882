"""Who goes to the notary for the applicant: heard as people say it, kept where it is allowed, told to the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from actions.notarization.readers.agents import Goer, goer_told
from backend.notarization.advice import NO_TIME_BY_VIDEO, advise
from backend.notarization.matters import load_matters
from backend.notarization.office import OfficeBooking
from backend.platforms.wuyi_notary import WuyiNotary
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from tests.legal_map.what_the_bot_reads import read_by_the_bot
from tests.notarization.booking_talk import NOW, Booker, booker_on
from tests.notarization.conftest import World

WORDS = "utter_channel_words"
SAID = [
    "我弟弟替我去", "我細佬幫我去得唔得", "my brother goes instead", "我自己去", "可以找人代办吗",
    "我细佬替我去银行攞钱", "国内用，我弟弟替我去",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我弟弟替我去", "弟弟"),
        ("我在温哥华，要办出生公证，我弟弟在台山替我去", "弟弟"),
        ("我細佬幫我去得唔得", "細佬"),
        ("我弟弟去行吗", "弟弟"),
        ("可唔可以叫我細佬去", "細佬"),
        ("让我表妹去办行不行", "表妹"),
        ("我大佬趙家明代我去", "大佬"),
        ("我妈妈李秀兰替我去办", "妈妈"),
        ("由我女儿代办", "女儿"),
        ("代办人是我姐姐", "姐姐"),
        ("我返唔到嚟，我家姐去", "家姐"),
        ("我去不了，我哥去", "哥"),
        ("我妹妹去公证处办", "妹妹"),
        ("我二叔代我行嗎", "二叔"),
        ("my brother goes instead", "brother"),
        ("can my brother go?", "brother"),
        ("I'll send my sister", "sister"),
        ("could my mum do it instead", "mum"),
        ("My aunt Chen Yulan, who lives in Jiangmen, will apply for me", "aunt"),
        ("we'll have my uncle go in my place", "uncle"),
        ("可以找人代办吗", ""),
        ("can someone else go for me", ""),
    ],
)
def test_who_goes_is_heard(text: str, who: str) -> None:
    assert goer_told(text) == Goer(who)


@pytest.mark.parametrize(
    "text",
    [
        "我弟弟替我去银行取钱", "帮我弟弟办出生公证", "我替我弟弟去", "我和我弟弟一起去", "我弟弟去世了",
        "我弟弟去了加拿大", "不用我弟弟去", "我弟弟去年结婚", "我弟弟在台山", "弟弟帮我卖房",
        "叫大佬幫我去江門銀行攞錢", "我妈陪我去",
        "我弟弟要我做声明放弃", "委托表妹关佩仪签合同收房款", "我弟弟不去", "12月3号去可以吗", "帮我妈约个公证",
        "my brother went to China", "I go with my brother", "can my brother come with me", "for my brother",
        "I need to give my brother power to sell my late father's house", "can my brother inherit",
    ],
)  # fmt: skip
def test_who_comes_along_applies_or_has_other_errands_goes_for_nobody(text: str) -> None:
    assert goer_told(text) is None


@pytest.mark.parametrize("text", ["我自己去", "还是我自己去", "I'll go myself", "改成我去"])
def test_who_goes_in_person_says_so(text: str) -> None:
    assert goer_told(text) == Goer(oneself=True)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture(scope="module")
def read() -> Mapping[str, Any]:
    """What the bot reads in each message."""
    told = read_by_the_bot(SAID, {"now": NOW, "timezone": "America/Toronto", "language": "zh-Hans"})
    return dict(zip(SAID, told, strict=True))


@pytest.fixture
def booker(database: Database, keyring: Keyring, clock: FixedClock, read: Mapping[str, Any]) -> Callable[..., Booker]:
    return lambda **more: booker_on(database, keyring, clock, read, **more)


@pytest.mark.parametrize(("text", "language"), [(SAID[0], "zh-Hans"), (SAID[1], "zh-Hant"), (SAID[2], "en")])
async def test_a_birth_certificate_is_fetched_by_a_brother(
    booker: Callable[..., Booker], text: str, language: str
) -> None:
    person = booker(language=language)
    person.begin("slot", matter="birth")
    said = await person.say(text, "ask_return" if "得唔得" in text else "inform")
    assert (said[0], said[-1]) == (WORDS, "utter_ask_notarization_slot"), person.shown
    assert person.answers["agent"] == goer_told(text).who  # type: ignore[union-attr]
    assert "委托书" in person.shown or "written authority" in person.shown


async def test_whoever_goes_in_person_after_all_takes_it_back(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot", matter="birth", agent="弟弟")
    assert WORDS in await person.say("我自己去")
    assert "agent" not in person.answers


async def test_a_power_of_attorney_is_signed_by_nobody_else_and_the_ways_are_told(
    booker: Callable[..., Booker],
) -> None:
    person = booker()
    person.begin("slot")
    said = await person.say("我弟弟替我去")
    assert said == [WORDS, "utter_ask_notarization_slot"], person.shown
    assert "agent" not in person.answers
    assert "公证程序规则" in person.shown and "使领馆" in person.shown


async def test_who_goes_and_an_answer_in_one_breath_are_both_kept(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("use_place", matter="birth", use_place=None, route=None)
    await person.say("国内用，我弟弟替我去")
    await person.press("是的")
    assert (person.answers.get("use_place"), person.answers.get("agent")) == ("china", "弟弟"), person.shown


async def test_somebody_unnamed_is_answered_and_not_kept(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot", matter="birth")
    assert WORDS in await person.say("可以找人代办吗", "ask_return")
    assert "agent" not in person.answers


async def test_an_errand_at_the_bank_is_nobody_at_the_notarys(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot", matter="birth")
    await person.say("我细佬替我去银行攞钱")
    assert "agent" not in person.answers


def test_the_office_reads_who_comes_and_the_reminder_is_for_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_in: list[OfficeBooking] = []
    book = WuyiNotary.book
    monkeypatch.setattr(WuyiNotary, "book", lambda *asked: handed_in.append(asked[-1]) or book(*asked))
    slot = world.slots()[-1]
    assert world.book(slot, agent="弟弟", note="要两份").by_agent
    assert "弟弟" in handed_in[0].note and handed_in[0].note.endswith("要两份")
    world.clock.set(slot.start - timedelta(hours=12))
    world.runner.run_due_once()
    ((_, utter, facts),) = world.spoken
    assert utter == "utter_notarization_reminder_for_agent" and "代理人身份证件" in facts["agent_papers"]


def test_without_anybody_else_the_reminder_is_the_usual_one(world: World) -> None:
    slot = world.slots()[-1]
    assert not world.book(slot).by_agent
    world.clock.set(slot.start - timedelta(hours=12))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_reminder"]


@pytest.mark.parametrize(
    ("matter", "route"), [("declaration", "in_person"), ("signature_seal", "in_person"), ("birth", "remote_video")]
)
def test_the_house_hands_in_nobody_where_the_applicant_has_to_come(world: World, matter: str, route: str) -> None:
    slot = world.slots(route=route, matter=matter)[-1]
    with pytest.raises(Refused, match="notarization_nobody_goes_for_you"):
        world.book(slot, matter=matter, route=route, agent="弟弟")
    assert world.office.state()["bookings"] == []


@pytest.mark.parametrize(
    ("matter", "by_agent", "has_time", "recommended"),
    [
        ("birth", False, True, "remote_video"),
        ("birth", True, True, "in_person"),
        ("birth", False, False, "in_person"),
        ("power_of_attorney", True, True, "remote_video"),  # nobody else may go for it
        ("power_of_attorney", False, False, "mission"),
    ],
)
def test_what_is_recommended_can_be_booked_and_is_who_goes(
    matter: str, by_agent: bool, has_time: bool, recommended: str
) -> None:
    there: Any = ("prc_mainland", "abroad", "residence_permit", "china")
    advice = advise(load_matters()[matter], *there, by_agent=by_agent, video_has_time=has_time)
    assert advice.recommended == recommended
    video = advice.allowed["remote_video"]
    assert video.allowed is has_time and (video.reason == NO_TIME_BY_VIDEO) is not has_time


@pytest.mark.parametrize("code", [code for code, one in load_matters().items() if one.agent_allowed])
def test_every_matter_somebody_may_apply_for_says_what_they_bring(code: str) -> None:
    assert load_matters()[code].agent_papers is not None
