"""An English question to an office and its Chinese answer, with a translation server over HTTP, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.enquiries.commands import AnswerEnquiry, OneEnquiry, TranslateWords, WithdrawEnquiry
from backend.enquiries.model import Enquiry
from backend.enquiries.module import build
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.parties import Person
from backend.translation import module as translation
from backend.translation.handlers import PAUSE
from backend.translation.tables import translations
from sandbox.translation import server
from tests.connectors.platform_double import Double, running
from tests.enquiries.conftest import ANNA, HERE, SECRETARY, World
from tests.fake_infrastructure import fake_infrastructure

KEY = "a-key-for-translations"
ASKED = "May I sign the power of attorney before 3 May? Call ⟦phone:0123456789⟧."
ANSWER = "可以，请在12月9日前把授权委托书寄来。"


@pytest.fixture(scope="session")
def translator() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Translator(KEY)), KEY) as served:
        yield served


@pytest.fixture
def bilingual(database: Database, clock: FixedClock, keyring: Keyring, translator: Double) -> Iterator[World]:
    """An office that answers Anna, who reads English."""
    translator.reset()
    chosen = {"translation_url": translator.url, "translation_key": KEY, "translation_timeout": 1.0}
    infra = fake_infrastructure(database, clock, keyring, human_contact="12348", enquiry_reply_days=3, **chosen)
    infra.heard.people[ANNA] = Person(ANNA, language="en")
    service = infra.install(translation.build(infra))
    infra.install(build(infra))
    yield World(infra.bus, clock, database, keyring, infra.outbox, infra.heard)
    service.upkeep.close()


def read(world: World, language: str = "zh-Hans") -> Enquiry:
    found: Enquiry = world.do(OneEnquiry("e1", HERE, language))
    return found


def words(request_id: str, text: str) -> Any:
    return (request_id, SECRETARY, "何秘书", "e1", HERE, text)


def kept(world: World) -> list[Any]:
    with world.database.reading() as session:
        return list(session.execute(select(translations)).mappings())


def test_the_officer_reads_the_question_in_chinese_beside_the_original_which_stays(
    bilingual: World, translator: Double
) -> None:
    bilingual.leave(question=ASKED)
    (entry,) = read(bilingual).entries
    assert entry.text == ASKED and entry.translation is not None and entry.translation.is_sure
    assert "授权委托书" in entry.translation.text and "⟦phone:0123456789⟧" in entry.translation.text
    assert "555" not in str(translator.sent) and "0123456789" not in str(translator.sent)


def test_it_is_asked_for_once_and_lies_sealed(bilingual: World, translator: Double) -> None:
    bilingual.leave(question=ASKED)
    for _ in range(3):
        read(bilingual)
    assert len(translator.sent) == 1
    (row,) = kept(bilingual)
    assert "某" not in row["content"].decode("utf-8", "ignore") and row["subject"] == "enquiry:e1:question"


def test_an_officer_who_reads_english_gets_the_original_alone(bilingual: World, translator: Double) -> None:
    bilingual.leave(question=ASKED)
    assert read(bilingual, "en").entries[0].translation is None and translator.sent == []


def test_the_person_reads_the_answer_in_english_below_the_original(bilingual: World) -> None:
    bilingual.leave(question=ASKED)
    bilingual.answer(ANSWER)
    facts = bilingual.spoken[0][1]
    assert facts["words"] == ANSWER
    assert "only the original above counts" in facts["original"] and "power of attorney" in facts["original"]
    assert "12" in facts["original"] and "9" in facts["original"]
    made = bilingual.latest().latest("answer")
    assert made is not None and made.translation is not None and made.text == ANSWER
    (_, answered) = read(bilingual).entries
    assert answered.translation == made.translation, "the officer sees what the person reads"


@pytest.mark.parametrize(
    "wrong", [{"figures": True}, {"drops": True}, {"outage": True}, {"hangs": 5.0}, {"nonsense": "html"},
              {"says": "请把钱汇过来"}, {"says": "Pay 500 now."}, {"doubles": True}, {"times": 500}, {"echoes": True}]
)  # fmt: skip
def test_a_translation_that_lost_something_or_never_came_is_not_sent_and_the_answer_is(
    bilingual: World, translator: Double, wrong: dict[str, Any]
) -> None:
    bilingual.leave(question=ASKED)
    translator.faults(**wrong)
    bilingual.answer(ANSWER)
    facts = bilingual.spoken[0][1]
    assert facts["words"] == ANSWER and "machine" not in facts["original"]
    assert "in Chinese" in facts["original"]
    made = bilingual.latest().latest("answer")
    assert made is not None and made.translation is None


def test_a_doubtful_translation_is_shown_to_the_officer_with_what_is_not_the_same(
    bilingual: World, translator: Double
) -> None:
    bilingual.leave(question=ASKED)
    translator.faults(figures=True)
    made = read(bilingual).entries[0].translation
    assert made is not None and "3" in made.doubts


def test_words_are_translated_before_they_are_sent_and_what_is_doubtful_is_not_kept(
    bilingual: World, translator: Double
) -> None:
    bilingual.leave(question=ASKED)
    made = bilingual.do(TranslateWords(*words("a1", ANSWER)))
    assert made.is_sure and bilingual.spoken == [] and len(kept(bilingual)) == 1
    bilingual.do(AnswerEnquiry(*words("a1", ANSWER)))
    assert "power of attorney" in bilingual.spoken[0][1]["original"] and len(translator.sent) == 1
    translator.faults(drops=True)
    assert bilingual.do(TranslateWords(*words("a2", "请再寄一次授权委托书"))).doubts and len(kept(bilingual)) == 1


def test_what_is_taken_back_takes_its_translations_with_it(bilingual: World) -> None:
    bilingual.leave(question=ASKED)
    read(bilingual)
    bilingual.ask("合同是哪一年签的？")
    assert len(kept(bilingual)) == 2
    bilingual.do(WithdrawEnquiry("e1", ANNA))
    assert kept(bilingual) == [] and read(bilingual).entries[0].translation is None


def test_what_is_taken_back_while_it_is_translated_leaves_no_translation(
    bilingual: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bilingual.leave(question=ASKED)
    real = translation.LibreTranslate.translate

    def withdrawn_meanwhile(client: Any, wanted: Any) -> str:
        bilingual.do(WithdrawEnquiry("e1", ANNA))
        return real(client, wanted)

    monkeypatch.setattr(translation.LibreTranslate, "translate", withdrawn_meanwhile)
    read(bilingual)
    assert kept(bilingual) == []


def test_an_answer_that_is_refused_leaves_no_translation(bilingual: World) -> None:
    bilingual.leave(question=ASKED)
    bilingual.close("与仲裁无关")
    before = len(kept(bilingual))
    with pytest.raises(Exception, match="enquiry_over"):
        bilingual.answer(ANSWER)
    assert len(kept(bilingual)) == before


def test_nobody_waits_again_for_a_server_that_hangs(bilingual: World, translator: Double) -> None:
    bilingual.leave(question=ASKED)
    translator.faults(outage=True)
    assert read(bilingual).entries[0].translation is None
    translator.faults(outage=False)
    assert read(bilingual).entries[0].translation is None, "it rests"
    bilingual.clock.advance(PAUSE + timedelta(seconds=1))
    assert read(bilingual).entries[0].translation is not None


def test_without_a_server_nothing_changes(world: World) -> None:
    world.leave(question=ASKED)
    assert world.do(OneEnquiry("e1", HERE, "zh-Hans")).entries[0].translation is None
    assert world.do(TranslateWords(*words("a1", "Please come."))) is None
    world.answer("Please come.")
    assert "不是中文" in world.spoken[0][1]["original"]
