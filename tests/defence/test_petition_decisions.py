"""What the court decides on a petition comes back: told once, with what follows, and the days are those it gave."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

import pytest

from backend.defence.commands import MyDefences, OneDefence, PreviewPetition
from backend.defence.court_news import is_told_in, read_petition_news
from backend.defence.petition import Petition
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected
from tests.defence.conftest import ANNA, ANSWER, SUIT, World
from tests.defence.test_petitions import ABROAD, COUNTERCLAIM, EVIDENCE, MEDIATION, MORE_TIME, OBJECTION, ONLINE, ask


def news(outcome: str = "granted", *, event: str = "E1", day: int = 25, reference: str = "q1", **more: Any) -> Any:
    return {
        "event_id": event, "kind": "petition_decided", "reference": reference,
        "occurred_at": f"2026-11-{day:02}T10:00:00+08:00", "decision": {"outcome": outcome, **more},
    }  # fmt: skip


def told(world: World, body: Any) -> None:
    world.do(read_petition_news(body))


@pytest.mark.parametrize("petition", [OBJECTION, MORE_TIME, EVIDENCE, ONLINE, MEDIATION, COUNTERCLAIM])
@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_every_decision_is_told_in_its_own_words(world: World, petition: Petition, outcome: str) -> None:
    ask(world, petition, send=True)
    told(world, news(outcome, reason="合议庭评议决定"))
    [(utter, facts)] = world.spoken
    assert utter == f"utter_defence_petition_{petition.kind}_{outcome}"
    assert "合议庭评议决定" in facts["reason"]
    kept = world.do(OneDefence("q1", ANNA)).decision
    assert kept is not None
    assert kept.outcome == outcome


def test_the_same_news_twice_is_told_once_and_an_older_one_is_not_told(world: World) -> None:
    ask(world, send=True)
    told(world, news("granted", day=26))
    told(world, news("granted", day=26))
    told(world, news("refused", event="E0", day=25))
    assert world.said() == ["utter_defence_petition_objection_granted"]


def test_a_later_decision_takes_the_place_of_the_earlier(world: World) -> None:
    ask(world, send=True)
    told(world, news("refused", day=25))
    told(world, news("granted", event="E2", day=27, court="广州市天河区人民法院"))
    assert world.said()[-1] == "utter_defence_petition_objection_granted"
    assert "天河" in world.spoken[-1][1]["moved"]


def test_more_time_to_answer_moves_the_last_day_of_every_paper_of_the_suit(world: World) -> None:
    ask(world, MORE_TIME, send=True)
    world.keep(suit=ABROAD, answer=ANSWER)
    told(world, news(until="2027-01-20"))
    assert [one.answer_until for one in world.do(MyDefences(ANNA))] == [date(2027, 1, 20)] * 2
    world.until(datetime(2027, 1, 21, 0, tzinfo=BEIJING))
    reminders = [facts["ends"] for utter, facts in world.spoken if utter == "utter_defence_reminder"]
    assert reminders
    assert all("1月20日" in ends for ends in reminders)
    assert not any("12月2" in ends for ends in reminders)


def test_more_time_that_names_no_day_moves_none(world: World) -> None:
    ask(world, MORE_TIME, send=True)
    told(world, news())
    assert world.do(OneDefence("q1", ANNA)).answer_until is None


def test_more_time_for_evidence_moves_the_day_evidence_is_due(world: World) -> None:
    ask(world, EVIDENCE, suit=dataclasses.replace(SUIT, received_on=None), send=True)
    told(world, news(until="2026-12-28"))
    world.until(datetime(2026, 12, 29, 0, tzinfo=BEIJING))
    days = [facts["until"] for utter, facts in world.spoken if utter == "utter_defence_petition_evidence_reminder"]
    assert days
    assert all("12月28日" in one for one in days)


def test_what_was_refused_leaves_the_old_day(world: World) -> None:
    ask(world, MORE_TIME, send=True)
    told(world, news("refused"))
    assert world.do(OneDefence("q1", ANNA)).answer_until is None
    assert "12月2" in world.spoken[0][1]["ends"]


@pytest.mark.parametrize("reference", ["nobody", "d1", "draft"])
def test_a_decision_on_no_petition_is_refused(world: World, reference: str) -> None:
    world.keep()
    world.do(PreviewPetition("draft", ANNA, ABROAD, OBJECTION))
    assert world.refused(read_petition_news(news(reference=reference))) == "defence_unknown"
    assert world.spoken == []


@pytest.mark.parametrize(
    "body",
    [
        news() | {"decision": {"outcome": "perhaps"}},
        news() | {"occurred_at": "2026-11-25"},
        {name: value for name, value in news().items() if name != "reference"},
        news(until="soon"),
    ],
)
def test_news_outside_the_contract_is_rejected(body: Any) -> None:
    with pytest.raises(PlatformRejected):
        read_petition_news(body)


def test_other_news_of_the_court_is_left_to_others() -> None:
    assert is_told_in(news())
    assert not any(is_told_in(other) for other in (news() | {"kind": "hearing_scheduled"}, [], None))
