"""A photo of the document at the very first question tells who is verified, and one review shows what it told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.drafts.model import GetDraft
from backend.identity.commands import ReadDocumentPhoto
from backend.identity.document_photo.holders import Holder, holder_of
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from tests.identity.identity_talk import NUMBER, Talk, talk_on

CATEGORY, NOTICE = "utter_ask_identity_category", "utter_ask_identity_data_notice"
LOOK, REVIEW, WORDS = "utter_ask_identity_photo_right", "utter_form_review", "utter_channel_words"
OPENING, TYPES = "我要验证身份", "我自己打字"
PASSPORT = PhotoReading(
    "passport",
    "LI XIAOHONG",
    "",
    NUMBER,
    date(1950, 5, 1),
    "F",
    "CAN",
    date(2030, 3, 15),
    category="foreigner",
    place="CA",
)
CARD = PhotoReading(
    "hk_macao_id", "LI XIAOHONG", "李小红", NUMBER, date(1950, 5, 1), "F", category="hk_macao_resident", place="HK"
)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def talk(database: Database, keyring: Keyring, clock: FixedClock) -> Callable[[], Talk]:
    return lambda: talk_on(database, keyring, clock, {OPENING: [], TYPES: []}, "America/Toronto", "zh-Hans")


async def _opened(talk: Callable[[], Talk]) -> Talk:
    one = talk()
    assert (await one.say(OPENING, "start_identity"))[-1] == CATEGORY
    return one


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (PASSPORT, {"category": "foreigner", "nationality": "加拿大", "document_type": "passport"}),
        (CARD, {"category": "hk_macao_resident", "hk_or_macao": "HK", "document_type": "hk_macao_id"}),
    ],
)
async def test_a_photo_at_the_first_question_leaves_only_the_agreement_and_one_review(
    talk: Callable[[], Talk], seen: PhotoReading, told: dict[str, str]
) -> None:
    one = await _opened(talk)

    assert (await one.photograph(seen))[-1] == NOTICE
    assert told.items() <= dict(one.answers).items()

    assert (await one.press("inform", identity_data_notice="yes"))[-1] == REVIEW
    assert (one.answers["document_number"], one.answers["birth_date"]) == (NUMBER, "1950-05-01")
    assert all(words in one.shown for words in ("1950年5月1日", "女", "对着证件看一看"))
    assert one.messages == 3


async def test_nothing_on_a_photo_is_used_before_its_use_is_agreed_to_and_a_no_leaves_nothing(
    talk: Callable[[], Talk],
) -> None:
    one = await _opened(talk)
    await one.photograph(PASSPORT)
    assert not {"full_name", "document_number", "birth_date"} & set(one.answers)

    await one.press("inform", identity_data_notice="no")

    assert one.bus.handle(GetDraft(one.person_id, "identity")) is None


async def test_a_photo_that_does_not_tell_the_group_is_not_guessed_at(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    assert await one.photograph(replace(PASSPORT, nationality="CHN", category="", place="")) == [WORDS, CATEGORY]
    assert "document_photo" not in one.answers


async def test_a_photo_of_another_group_than_the_one_chosen_is_not_used(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    await one.press("inform", identity_category="hk_macao_resident")
    said = await one.photograph(PASSPORT)
    assert said == [WORDS, "utter_ask_identity_hk_or_macao"]
    assert "document_photo" not in one.answers and one.answers["category"] == "hk_macao_resident"


async def test_a_photo_takes_the_place_of_typing_that_was_begun(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    await one.photograph(replace(CARD, problems=("photo_unreadable",)))
    await one.press("inform", identity_category="hk_macao_resident")
    await one.press("inform", identity_hk_or_macao="HK")
    await one.press("inform", identity_document_type="hk_macao_id")
    await one.press("inform", identity_data_notice="yes")
    await one.press("inform", identity_document_photo="by_hand")

    assert (await one.photograph(CARD))[-1] == REVIEW


async def test_what_is_doubted_on_a_photo_is_asked_about_before_it_is_kept(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    await one.photograph(replace(PASSPORT, problems=("photo_name_unclear",)))
    assert (await one.press("inform", identity_data_notice="yes"))[-1] == LOOK
    assert "document_number" not in one.answers


async def test_another_photo_takes_the_place_of_all_that_was_read_before(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    await one.photograph(PASSPORT)
    await one.press("inform", identity_data_notice="yes")
    await one.press("correct_answer", form_field="document_photo")
    other = replace(PASSPORT, full_name="LI XIAO HONG", expires_on=None)
    assert (await one.photograph(other))[-1] == REVIEW
    assert one.answers["full_name"] == "LI XIAO HONG" and "expires_on" not in one.answers


async def test_who_would_rather_type_is_asked_the_first_question(talk: Callable[[], Talk]) -> None:
    one = await _opened(talk)
    assert await one.say(TYPES, "ask_accessibility") == [CATEGORY]


async def test_a_photo_that_cannot_be_looked_at_leaves_the_question_open(talk: Callable[[], Talk]) -> None:
    def too_long(command: Any) -> Any:
        raise Refused("photo_takes_too_long")

    one = await _opened(talk)
    one.bus._commands[ReadDocumentPhoto] = too_long  # type: ignore[attr-defined]
    assert (await one.photograph(PASSPORT))[-1] == CATEGORY


@pytest.mark.parametrize(
    ("kind", "state", "number", "holder"),
    [
        ("passport", "USA", "540038741", Holder("foreigner", "US")),
        ("passport", "D", "C01X00T47", Holder("foreigner", "DE")),
        ("passport", "CHN", "E33221100", Holder("mainland_abroad")),
        ("passport", "CHN", "G33221100", Holder("mainland_abroad")),
        ("passport", "CHN", "K03322110", None),  # of Hong Kong, whose residents show another document
        ("passport", "CHN", "MA0332211", None),  # of Macao
        ("passport", "TWN", "300000000", None),
        ("passport", "GBN", "012345678", None),  # a British National (Overseas)
        ("passport", "", "540038741", None),
        ("hk_macao_id", "", "A123456(3)", Holder("hk_macao_resident", "HK")),
        ("home_return_permit", "CHN", "H12345678", Holder("hk_macao_resident", "HK")),
        ("home_return_permit", "CHN", "M12345678", Holder("hk_macao_resident", "MO")),
        ("home_return_permit", "CHN", "", None),
        ("residence_permit", "CHN", "830000199001011234", Holder("taiwan_resident", "TW")),
        ("residence_permit", "CHN", "", None),
        ("taiwan_compatriot_permit", "CHN", "12345678", Holder("taiwan_resident", "TW")),
        ("resident_card", "CHN", "440703194807120028", Holder("mainland_abroad")),
        (None, "", "", None),
    ],
)
def test_a_document_tells_only_what_is_certain_of_its_holder(
    kind: Any, state: str, number: str, holder: Holder | None
) -> None:
    assert holder_of(PhotoReading(kind, document_number=number, nationality=state)) == holder
