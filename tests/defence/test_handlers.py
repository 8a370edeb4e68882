"""What becomes of a suit that is kept: sealed, reminded of, handed in once, and erased."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from backend.defence.commands import (
    AnswerPaper,
    ForgetDefence,
    MyDefences,
    OneDefence,
    PreviewAnswer,
    StopDefenceReminders,
)
from backend.defence.handlers import KEPT
from backend.defence.model import Suit
from backend.defence.tables import defences
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected
from tests.defence.conftest import ANNA, ANSWER, BEN, NUMBER, SUIT, World


def test_a_suit_is_kept_for_its_owner_alone(world: World) -> None:
    kept = world.keep()
    assert (kept.suit, kept.status, kept.reminded) == (SUIT, "kept", True)
    assert [one.defence_id for one in world.do(MyDefences(ANNA))] == ["d1"]
    assert world.do(MyDefences(BEN)) == []
    assert world.refused(OneDefence("d1", BEN)) == "defence_unknown"


def test_nothing_a_person_said_lies_open_in_the_database(world: World) -> None:
    world.keep(answer=ANSWER)
    with world.database.reading() as session:
        row = session.execute(select(defences)).mappings().one()
    seen = json.dumps({name: str(value) for name, value in row.items()}, ensure_ascii=False)
    for secret in ("林小明", "陈大文", NUMBER, "借款"):
        assert secret not in seen


def test_the_same_request_twice_is_one_suit(world: World) -> None:
    world.keep()
    world.keep(suit=dataclasses.replace(SUIT, court="别的法院"))
    [only] = world.do(MyDefences(ANNA))
    assert only.suit == SUIT


def test_a_day_to_come_is_refused(world: World) -> None:
    with_future = dataclasses.replace(SUIT, received_on=date(2026, 12, 24))
    try:
        world.keep(suit=with_future)
    except Exception as no:
        assert str(getattr(no, "reason", "")) == "defence_received_future"
    assert world.do(MyDefences(ANNA)) == []


def test_the_last_day_is_reminded_of_and_stops_at_a_word(world: World) -> None:
    world.keep()
    world.until(datetime(2026, 12, 5, 0, tzinfo=BEIJING))
    assert world.said() == ["utter_defence_reminder", "utter_defence_reminder"]
    assert "12月7日" in world.spoken[0][1]["ends"]
    assert world.do(StopDefenceReminders(ANNA)) == 1
    world.until(datetime(2026, 12, 9, 0, tzinfo=BEIJING))
    assert len(world.said()) == 2


def test_the_hearing_on_the_summons_is_reminded_of_too(world: World) -> None:
    world.keep(suit=Suit(hearing_on=date(2026, 12, 4)))
    world.until(datetime(2026, 12, 4, 9, 30, tzinfo=BEIJING))
    assert set(world.said()) == {"utter_defence_hearing_reminder"}
    assert "12月4日" in world.spoken[-1][1]["hearing"]


def test_both_ends_are_reminded_of_while_the_domicile_is_not_known(world: World) -> None:
    world.keep(suit=dataclasses.replace(SUIT, domicile="unknown"))
    world.until(datetime(2026, 12, 22, 0, tzinfo=BEIJING))
    lefts = [facts["left"] for utter, facts in world.spoken if utter == "utter_defence_reminder"]
    assert len(lefts) > 5
    assert "utter_defence_missed" not in world.said()


def test_an_answer_goes_to_the_court_once_with_its_numbers_opened(world: World) -> None:
    sent = world.send()
    assert (sent.status, sent.receipt[:2]) == ("received", "DB")
    assert world.send().receipt == sent.receipt
    [kept] = world.court.state()["answers_of_defendants"]
    assert kept["answer"]["defendants"][0]["phone"] == "+1 416 555 0100"
    assert [claim["stance"] for claim in kept["answer"]["claims"]] == ["partly", "deny"]


def test_no_reminder_to_answer_follows_an_answer_that_is_in(world: World) -> None:
    world.send()
    world.until(datetime(2026, 12, 9, 0, tzinfo=BEIJING))
    assert world.said() == []


def test_while_the_court_is_away_nothing_is_lost_and_the_receipt_is_told_later(world: World) -> None:
    world.court.control("faults", outage=True)
    assert world.send().status == "sending"
    world.court.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert world.do(OneDefence("d1", ANNA)).status == "received"
    assert "utter_defence_received" in world.said()


def test_a_case_the_court_does_not_know_is_told_and_the_paper_stays(world: World) -> None:
    sent = world.send(suit=dataclasses.replace(SUIT, case_number="（2026）京0105民初1号"))
    assert (sent.status, sent.reason) == ("refused", "defence_case_unknown")
    assert world.do(AnswerPaper("d1", ANNA, "answer_pdf"))[:4] == b"%PDF"


def test_nonsense_from_the_court_is_not_taken_for_a_receipt(world: World) -> None:
    world.court.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        world.send()
    assert world.do(OneDefence("d1", ANNA)).status == "failed"


def test_without_a_case_number_nothing_is_sent(world: World) -> None:
    assert world.send(suit=dataclasses.replace(SUIT, case_number="")).status == "kept"
    assert world.court.state()["answers_of_defendants"] == []


def test_a_draft_is_shown_to_its_owner_and_counts_as_no_suit(world: World) -> None:
    world.do(PreviewAnswer("d1", ANNA, SUIT, ANSWER))
    assert world.do(AnswerPaper("d1", ANNA, "answer_pdf"))[:4] == b"%PDF"
    assert world.do(AnswerPaper("d1", ANNA, "answer_docx"))[:2] == b"PK"
    assert world.do(AnswerPaper("d1", ANNA, "answer_english_pdf"))[:4] == b"%PDF"
    assert world.refused(AnswerPaper("d1", BEN, "answer_pdf")) == "defence_unknown"
    assert world.refused(PreviewAnswer("d1", BEN, SUIT, ANSWER)) == "defence_unknown"
    assert world.do(MyDefences(ANNA)) == []
    assert world.keep(answer=ANSWER).answer == ANSWER


def test_who_wants_it_erased_leaves_nothing_behind(world: World) -> None:
    world.keep()
    assert world.refused(ForgetDefence("d1", BEN)) == "defence_unknown"
    assert world.do(ForgetDefence("d1", ANNA)) is True
    assert world.do(MyDefences(ANNA)) == []
    world.until(datetime(2026, 12, 9, 0, tzinfo=BEIJING))
    assert world.said() == []


def test_a_suit_nobody_touches_is_erased_by_itself(world: World) -> None:
    world.keep(remind=False)
    world.clock.advance(KEPT - timedelta(days=1))
    world.runner.run_due_once()
    assert len(world.do(MyDefences(ANNA))) == 1
    world.clock.advance(timedelta(days=2))
    world.runner.run_due_once()
    assert world.do(MyDefences(ANNA)) == []
