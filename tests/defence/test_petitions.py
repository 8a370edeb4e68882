"""What becomes of a petition: kept sealed, handed in once, refused or waiting, a paper, reminded of once."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import docx
import pypdfium2
import pytest
from sqlalchemy import select

from backend.defence.commands import (
    AnswerPaper,
    KeepDefence,
    MyDefences,
    OneDefence,
    PreviewPetition,
)
from backend.defence.kept import Defence
from backend.defence.model import Defendant, Suit
from backend.defence.petition import Petition
from backend.defence.tables import defences
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, Refused
from tests.defence.conftest import ANNA, ANSWER, BEN, NUMBER, SUIT, World

ABROAD = dataclasses.replace(SUIT, domicile="abroad")
WHO = (Defendant("person", "林小明", address="Toronto", phone="⟦phone:0123456789⟧"),)
OBJECTION = Petition("objection", WHO, "合同第九条写明由广州的法院管。", ("agreement",), "广州市天河区人民法院")
MORE_TIME = Petition("extension", WHO, "委托书要公证。", term="answer", days=30)
EVIDENCE = Petition("extension", WHO, "材料要翻译。", term="evidence", days=15, evidence_until=date(2026, 12, 10))
COUNTERCLAIM = Petition(
    "counterclaim", WHO, "他2024年欠我货款9万，一直没付。", claims=("支付货款9万元", "承担反诉费用"),
    amount=Decimal(90000), link="relation", evidence=("送货单",),
)  # fmt: skip
MEDIATION = Petition("mediation", WHO, "钱是借了，分期还得起。", offer="还20万，分十个月。", attends="agent")
ONLINE = Petition(
    "online", WHO, place="多伦多", zone="America/Toronto", hours="morning", platform="service", ready="ready"
)


def ask(world: World, petition: Petition = OBJECTION, suit: Suit = ABROAD, key: str = "q1", **other: Any) -> Defence:
    kept: Defence = world.do(KeepDefence(key, ANNA, suit, petition=petition, **other))
    return kept


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def paper(world: World, petition: Petition, suit: Suit = ABROAD, kind: Any = "petition_pdf") -> str:
    ask(world, petition, suit)
    return text_of(world.do(AnswerPaper("q1", ANNA, kind)))


@pytest.mark.parametrize("petition", [OBJECTION, MORE_TIME, EVIDENCE, ONLINE, MEDIATION, COUNTERCLAIM])
def test_what_was_told_is_kept_as_it_was_for_its_owner_alone(world: World, petition: Petition) -> None:
    kept = ask(world, petition)
    assert (kept.petition, kept.answer, kept.status, kept.suit) == (petition, None, "kept", ABROAD)
    assert world.do(MyDefences(BEN)) == []
    assert world.refused(AnswerPaper("q1", BEN, "petition_pdf")) == "defence_unknown"


def test_nothing_a_person_said_lies_open_in_the_database(world: World) -> None:
    ask(world)
    with world.database.reading() as session:
        row = session.execute(select(defences)).mappings().one()
    seen = json.dumps({name: str(value) for name, value in row.items()}, ensure_ascii=False)
    assert not any(secret in seen for secret in ("林小明", "陈大文", NUMBER, "天河"))


@pytest.mark.parametrize(
    ("petition", "suit", "reason"),
    [
        (dataclasses.replace(OBJECTION, grounds=()), ABROAD, "defence_petition_no_ground"),
        (dataclasses.replace(OBJECTION, petitioners=()), ABROAD, "defence_nobody"),
        (dataclasses.replace(MORE_TIME, reason=" "), ABROAD, "defence_petition_no_reason"),
        (dataclasses.replace(MORE_TIME, term=None), ABROAD, "defence_petition_no_term"),
        (dataclasses.replace(MORE_TIME, days=900), ABROAD, "defence_petition_no_term"),
        (MORE_TIME, SUIT, "defence_petition_not_extended"),
        (dataclasses.replace(ONLINE, reason="x" * 4001), ABROAD, "defence_too_long"),
        (dataclasses.replace(MEDIATION, offer="x" * 4001), ABROAD, "defence_too_long"),
        (dataclasses.replace(COUNTERCLAIM, claims=()), SUIT, "defence_counterclaim_no_claim"),
        (dataclasses.replace(COUNTERCLAIM, claims=("还钱",) * 9), SUIT, "defence_too_many_claims"),
        (dataclasses.replace(COUNTERCLAIM, reason=" "), SUIT, "defence_counterclaim_no_facts"),
    ],
)
def test_what_a_court_could_not_decide_on_is_refused(petition: Petition, suit: Suit, reason: str) -> None:
    with pytest.raises(Refused) as no:
        petition.check(suit)
    assert no.value.reason == reason


def test_more_time_for_evidence_is_open_to_everybody() -> None:
    EVIDENCE.check(SUIT)


@pytest.mark.parametrize(
    ("petition", "wish"),
    [
        (OBJECTION, {"grounds": ["agreement"], "court_wanted": "广州市天河区人民法院"}),
        (MORE_TIME, {"term": "answer", "domicile": "abroad", "evidence_until": None, "days": 30, "until": None}),
        (COUNTERCLAIM, {"claims": ["支付货款9万元", "承担反诉费用"], "amount": "90000.00", "link": "relation"}),
        (MEDIATION, {"offer": "还20万，分十个月。", "attends": "agent"}),
        (ONLINE, {"place": "多伦多", "hours": "morning", "platform": "人民法院在线服务", "ready": "ready"}),
    ],
)
def test_a_petition_goes_to_the_court_once_with_its_numbers_opened(
    world: World, petition: Petition, wish: dict[str, Any]
) -> None:
    sent = ask(world, petition, send=True)
    assert (sent.status, sent.receipt[:2]) == ("received", "SQ")
    assert ask(world, petition, send=True).receipt == sent.receipt
    [kept] = world.court.state()["petitions_of_defendants"]
    assert kept["petition"]["petitioners"][0]["phone"] == "+1 416 555 0100"
    assert kept["petition"][petition.kind].items() >= wish.items()
    assert world.court.state()["answers_of_defendants"] == []


def test_while_the_court_is_away_nothing_is_lost_and_the_receipt_is_told_later(world: World) -> None:
    world.court.control("faults", outage=True)
    assert ask(world, send=True).status == "sending"
    world.court.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert world.do(OneDefence("q1", ANNA)).status == "received"
    told = dict(world.spoken)["utter_defence_petition_received"]
    assert told["what"] == "管辖权异议申请书"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("not_a_party", "defence_petition_not_a_party"),
        ("petitions_not_taken", "defence_petition_not_taken_online"),
        ("petition_too_late", "defence_petition_too_late"),
    ],
)
def test_a_refusal_is_told_in_its_words_and_the_paper_stays(world: World, code: str, reason: str) -> None:
    world.court.control("faults", refusals=[code])
    sent = ask(world, send=True)
    assert (sent.status, sent.reason) == ("refused", reason)
    assert world.do(AnswerPaper("q1", ANNA, "petition_pdf"))[:4] == b"%PDF"


def test_a_case_the_court_does_not_know_is_told(world: World) -> None:
    sent = ask(world, suit=dataclasses.replace(ABROAD, case_number="（2026）京0105民初1号"), send=True)
    assert sent.reason == "defence_petition_case_unknown"


def test_nonsense_from_the_court_is_not_taken_for_a_receipt(world: World) -> None:
    world.court.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        ask(world, send=True)
    kept = world.do(OneDefence("q1", ANNA))
    assert (kept.status, kept.reason) == ("failed", "defence_petition_unclear")


def test_without_a_case_number_nothing_is_sent(world: World) -> None:
    assert ask(world, suit=dataclasses.replace(ABROAD, case_number=""), send=True).status == "kept"
    assert world.court.state()["petitions_of_defendants"] == []


def test_a_petition_that_is_in_does_not_answer_the_suit(world: World) -> None:
    ask(world, send=True)
    world.until(datetime(2026, 12, 22, 0, tzinfo=BEIJING))
    assert "utter_defence_petition_reminder" in world.said()
    assert "utter_defence_missed" not in world.said()


def test_nobody_is_reminded_twice_of_one_day(world: World) -> None:
    world.keep(suit=ABROAD)
    assert ask(world).reminded is False
    world.until(datetime(2026, 12, 22, 0, tzinfo=BEIJING))
    assert set(world.said()) == {"utter_defence_reminder"}


def test_once_the_answer_is_written_it_alone_reminds_of_the_suit(world: World) -> None:
    ask(world, EVIDENCE)
    world.keep(suit=ABROAD, answer=ANSWER)
    world.until(datetime(2026, 12, 22, 0, tzinfo=BEIJING))
    assert "utter_defence_petition_reminder" not in world.said()
    assert {"utter_defence_reminder", "utter_defence_petition_evidence_reminder"} <= set(world.said())


def test_the_time_for_evidence_is_reminded_of_while_more_is_not_granted(world: World) -> None:
    ask(world, EVIDENCE, suit=Suit())
    world.until(datetime(2026, 12, 10, 12, tzinfo=BEIJING))
    assert set(world.said()) == {"utter_defence_petition_evidence_reminder"}
    assert "12月10日" in world.spoken[-1][1]["until"]


def test_the_objection_names_what_is_asked_for_its_article_and_the_persons_words(world: World) -> None:
    text = paper(world, OBJECTION).replace(" ", "")
    for words in (
        "管辖权异议申请书", "请求裁定将本案移送广州市天河区人民法院审理", "第三十五条", "第一百三十条", "林小明",
        "合同第九条写明由广州的法院管", "2026年11月20日收到起诉状副本",
    ):  # fmt: skip
        assert words in text, words
    assert "驳回" not in text


@pytest.mark.parametrize("ground", ["arbitration", "foreign", "no_link"])
def test_where_no_court_here_would_get_the_case_its_dismissal_is_asked_for(world: World, ground: Any) -> None:
    text = paper(world, dataclasses.replace(OBJECTION, grounds=(ground,), court_wanted="")).replace(" ", "")
    assert "请求裁定驳回原告的起诉" in text
    assert "移送" not in text


def test_what_nobody_said_is_a_blank_and_no_ground_is_added(world: World) -> None:
    silent = Petition("objection", (Defendant("person", "林小明"),), grounds=("domicile",))
    text = paper(world, silent, Suit()).replace(" ", "")
    assert "移送________人民法院审理" in text
    assert "收到起诉状副本" not in text
    assert not any(words in text for words in ("第三十四条", "第三十五条", "仲裁"))


def test_more_time_rests_on_the_article_for_parties_without_domicile(world: World) -> None:
    text = paper(world, MORE_TIME).replace(" ", "")
    assert "答辩期限延长30日" in text
    assert "没有住所。根据《中华人民共和国民事诉讼法》第二百八十五条" in text


def test_a_domicile_that_is_not_known_is_left_to_the_court(world: World) -> None:
    text = paper(world, MORE_TIME, dataclasses.replace(ABROAD, domicile="unknown")).replace(" ", "")
    assert "是否有住所，请贵院依法认定" in text


def test_the_hours_of_a_hearing_by_video_stand_on_both_clocks(world: World) -> None:
    text = paper(world, ONLINE, dataclasses.replace(ABROAD, hearing_on=date(2026, 12, 18))).replace(" ", "")
    assert "北京时间09:00-12:00" in text
    assert "当地为12月17日20:00-12月17日23:00" in text


def test_a_device_nobody_has_is_not_claimed(world: World) -> None:
    text = paper(world, dataclasses.replace(ONLINE, ready="not_yet")).replace(" ", "")
    assert "已备有" not in text


def test_mediation_is_asked_for_with_what_is_offered_and_that_it_admits_nothing(world: World) -> None:
    text = paper(world, MEDIATION).replace(" ", "")
    for words in (
        "调解申请书", "请求贵院在判决前组织双方当事人调解", "由有特别授权的代理人参加", "还20万，分十个月",
        "不表示申请人承认", "第九十六条", "林小明",
    ):  # fmt: skip
        assert words in text, words
    assert "管辖" not in text


def test_an_offer_nobody_made_is_no_part_of_the_paper(world: World) -> None:
    text = paper(world, dataclasses.replace(MEDIATION, offer="", attends=None)).replace(" ", "")
    assert "愿意协商的方案" not in text
    assert "代理人参加" not in text


def test_word_and_english_say_the_same(world: World) -> None:
    ask(world)
    word = docx.Document(io.BytesIO(world.do(AnswerPaper("q1", ANNA, "petition_docx"))))
    assert any("移送广州市天河区人民法院" in one.text for one in word.paragraphs)
    english = text_of(world.do(AnswerPaper("q1", ANNA, "petition_english_pdf")))
    assert "Objection to jurisdiction" in english
    assert "Art. 35" in english


def test_mediation_in_english_says_the_same_and_keeps_the_persons_words(world: World) -> None:
    english = " ".join(paper(world, MEDIATION, kind="petition_english_pdf").split())
    for words in ("Application for mediation by the court", "specially authorised agent", "admits nothing", "Art. 96"):
        assert words in english, words
    assert "还20万" in english.replace(" ", "")


def test_the_answer_in_english_says_each_claim_what_is_said_to_it_and_why(world: World) -> None:
    world.keep(suit=SUIT, answer=ANSWER)
    english = text_of(world.do(AnswerPaper("d1", ANNA, "answer_english_pdf")))
    [claim] = ANSWER.claims[:1]
    for words in (ANSWER.defendants[0].name, SUIT.plaintiffs[0], claim.claim, claim.reason):
        assert words.replace(" ", "") in english.replace(" ", ""), words
    assert any(word in english.casefold() for word in ("denied", "deny", "admit"))


def test_a_draft_is_shown_to_its_owner_and_counts_as_nothing(world: World) -> None:
    world.do(PreviewPetition("q1", ANNA, ABROAD, OBJECTION))
    assert world.do(AnswerPaper("q1", ANNA, "petition_pdf"))[:4] == b"%PDF"
    assert world.refused(AnswerPaper("q1", ANNA, "answer_pdf")) == "defence_unknown"
    assert world.refused(PreviewPetition("q1", BEN, ABROAD, OBJECTION)) == "defence_unknown"
    assert world.do(MyDefences(ANNA)) == []
