"""Two sides and a dispute, from the application to a confirmed agreement, with everything that can go wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from backend.mediation.dispute.announcements import choices
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AgreementPaper,
    AnswerInvitation,
    ApplyForMediation,
    AskCourtToConfirm,
    ChooseMediator,
    ConfirmationHandedIn,
    CourtDecided,
    DeclineOffer,
    EndDispute,
    InviteOtherSide,
    MakeOffer,
    MediatorsFor,
    MyDisputes,
    OffersOf,
    OneDispute,
    OpenInvitation,
    RecordCentreNews,
    ReopenAgreement,
    StopDisputeReminders,
    WantAnotherMediator,
)
from backend.mediation.dispute.handover import told_in_summary
from backend.mediation.dispute.model import as_invited
from backend.mediation.dispute.signing_orders import IssueSigningLink
from backend.mediation.dispute.terms import Terms
from backend.mediation.model import Session
from backend.shared.errors import PlatformUnavailable
from tests.mediation.dispute.conftest import ANNA, ASKED, BEN, EVE, SUM, World, beijing

# Applying


def test_an_application_is_with_the_centre_once_with_its_tokens_opened(world: World) -> None:
    assert world.apply().standing == world.apply().standing == "received"
    (kept,) = world.centre.state()["disputes"].values()
    assert (kept["name"], kept["contact"], kept["other_name"]) == ("林小明", "+1 416 555 0100", "吴国安")
    assert "三十万" in kept["summary"] and kept["consent"] is True and world.said() == []


def test_the_centre_is_told_what_each_side_speaks_and_the_other_side_is_not() -> None:
    spoken = replace(ASKED, own_tongue="粤语", other_tongue="台山话")
    assert (as_invited(spoken).own_tongue, as_invited(spoken).other_tongue) == ("", "")
    assert told_in_summary(spoken).endswith("申请人讲粤语\n对方讲台山话")


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ({"other_name": " "}, "dispute_name_missing"),
        ({"other_name": "林小明"}, "dispute_with_oneself"),
        ({"wish": "钱"}, "dispute_words_missing"),
        ({"what_happened": "字" * 2001}, "dispute_words_long"),
    ],
)
def test_what_no_mediator_could_begin_with_is_refused(world: World, odd: dict[str, Any], reason: str) -> None:
    assert world.refused(ApplyForMediation("d1", ANNA, replace(ASKED, **odd))) == reason
    assert world.do(MyDisputes(ANNA)) == []


def test_while_the_centre_is_away_it_is_kept_and_sent_later(world: World) -> None:
    world.centre.control("faults", outage=True)
    assert world.apply().standing == "sending"
    world.run(minutes=2)
    assert world.seen_by(ANNA).standing == "sending" and world.said() == []
    world.centre.control("faults", outage=False)
    world.run(minutes=30)
    assert world.seen_by(ANNA).standing == "received" and world.said() == ["received"]
    assert len(world.centre.state()["disputes"]) == 1


def test_a_centre_that_answers_too_late_has_it_once(world: World) -> None:
    world.centre.control("faults", latency_after=3)
    assert world.apply().standing == "sending"
    world.centre.control("faults", latency_after=0)
    world.run(minutes=2)
    assert world.seen_by(ANNA).standing == "received" and len(world.centre.state()["disputes"]) == 1


def test_what_the_centre_does_not_take_is_told_and_over(world: World) -> None:
    world.centre.control("faults", refusals=["dispute_not_taken"])
    told = world.apply()
    assert (told.standing, told.status, told.reason) == ("refused", "refused", "dispute_not_taken")


def test_a_stranger_sees_nothing(world: World) -> None:
    world.joined()
    for command in (
        OneDispute("d1", EVE), EndDispute("d1", EVE), InviteOtherSide("d1", EVE), OffersOf("d1", EVE),
        MediatorsFor("d1", EVE), IssueSigningLink("d1", EVE), AgreementPaper("d1", EVE, "mediation_agreement_pdf"),
        MakeOffer("o", "d1", EVE, SUM), ApplyForMediation("d1", EVE, ASKED), AnswerInvitation("d1", EVE, "join"),
    ):  # fmt: skip
        assert world.refused(command) == "dispute_unknown", command
    assert world.do(MyDisputes(EVE)) == []


# Inviting


def test_the_other_side_joins_by_a_code_and_sees_only_what_they_may(world: World) -> None:
    world.apply()
    code = world.code()
    opened = world.do(OpenInvitation(BEN, f" {code[:4].lower()} {code[4:]} "))
    assert opened.meant_for == "吴国安" and world.do(MyDisputes(BEN)) == []
    told = world.do(AnswerInvitation("d1", BEN, "join"))
    assert (told.side, told.other_name, told.application.wish) == ("respondent", "林小明", "归还三十万元")
    assert not told.application.what_happened and not told.application.phone and not told.application.times
    assert world.said(ANNA) == ["joined"] and world.seen_by(ANNA).joined


def test_a_code_is_for_one_person_and_one_use(world: World) -> None:
    world.apply()
    code = world.code()
    assert world.refused(OpenInvitation(ANNA, code)) == "dispute_invitation_own"
    world.do(OpenInvitation(BEN, code))
    assert world.refused(OpenInvitation(EVE, code)) == "dispute_invitation_used"
    world.do(AnswerInvitation("d1", BEN, "join"))
    assert world.refused(OpenInvitation(EVE, code)) == "dispute_invitation_used"
    assert world.do(OpenInvitation(BEN, code)).joined
    assert world.do(AnswerInvitation("d1", BEN, "join")).side == "respondent"
    assert world.refused(InviteOtherSide("d1", ANNA)) == "dispute_joined" and world.said(ANNA) == ["joined"]


def test_a_code_of_nobody_is_none_of_ours(world: World) -> None:
    assert world.do(OpenInvitation(BEN, "ABCD2345")) is None and world.do(OpenInvitation(BEN, "多谢")) is None


def test_a_code_ends_after_its_day_also_where_it_was_opened_before(world: World) -> None:
    world.apply()
    late, opened = world.code(), ""
    world.run(days=15)
    assert world.refused(OpenInvitation(BEN, late)) == "dispute_invitation_expired"
    opened = world.code()
    world.do(OpenInvitation(BEN, opened))
    world.run(days=15)
    assert world.refused(AnswerInvitation("d1", BEN, "join")) == "dispute_invitation_expired"


def test_a_new_code_makes_the_old_one_void(world: World) -> None:
    world.apply()
    first, second = world.code(), world.code()
    assert world.refused(OpenInvitation(BEN, first)) == "dispute_invitation_void"
    assert world.do(OpenInvitation(BEN, second)).dispute_id == "d1"


def test_who_is_somebody_else_ends_the_code_and_learns_nothing(world: World) -> None:
    world.apply()
    code = world.code()
    world.do(OpenInvitation(EVE, code))
    assert world.do(AnswerInvitation("d1", EVE, "stranger")) is None
    assert world.said(ANNA) == ["stranger"] and world.refused(OpenInvitation(BEN, code)) == "dispute_invitation_void"
    assert world.seen_by(ANNA).status == "open" and world.do(OpenInvitation(BEN, world.code())).dispute_id == "d1"


def test_who_does_not_want_it_ends_it_and_the_centre_erases_what_it_was_told(world: World) -> None:
    world.apply()
    world.do(OpenInvitation(BEN, world.code()))
    assert world.do(AnswerInvitation("d1", BEN, "decline")) is None
    assert world.said() == ["declined"] and world.seen_by(ANNA).status == "declined"
    world.run(minutes=1)
    (kept,) = world.centre.state()["disputes"].values()
    assert (kept["status"], kept["summary"], kept["name"]) == ("ended", "", "")
    assert world.seen_by(ANNA).application.what_happened


@pytest.mark.parametrize(("joined", "status"), [(False, "withdrawn"), (True, "failed")])
def test_either_may_leave_and_who_leaves_twice_leaves_once(world: World, joined: bool, status: str) -> None:
    world.joined() if joined else world.apply()
    who = BEN if joined else ANNA
    assert world.do(EndDispute("d1", who)).status == world.do(EndDispute("d1", who)).status == status
    assert world.said(ANNA) == (["joined", "left"] if joined else [])
    assert world.refused(MakeOffer("o1", "d1", ANNA, SUM)) == "dispute_over"


# Mediators


def test_the_list_begins_with_who_knows_the_matter_and_speaks_the_language(world: World) -> None:
    world.apply(tongue="english", matter="house")
    found = world.do(MediatorsFor("d1", ANNA))
    assert [one.mediator_id for one in found] == ["tjy-004", "tjy-003", "tjy-005"]
    assert all("english" in one.tongues and one.made_up for one in found) and found[0].overseas


def test_a_mediator_is_asked_accepts_and_both_hear_of_the_session_on_their_clocks(world: World) -> None:
    world.joined()
    assert world.do(ChooseMediator("d1", ANNA, "tjy-001")).answer_by == date(2026, 11, 27)
    world.run(minutes=1)
    assert next(iter(world.centre.state()["disputes"].values()))["mediator_id"] == "tjy-001"
    assert world.do(RecordCentreNews("e1", "d1", "mediator_accepted")) == "accepted"
    assert world.do(RecordCentreNews("e1", "d1", "mediator_accepted")) == "known"
    meeting = Session(beijing(2026, 11, 30, 10), beijing(2026, 11, 30, 11), "online", "https://meet.example.org/1")
    world.do(RecordCentreNews("e2", "d1", "session_fixed", session=meeting))
    world.do(RecordCentreNews("e3", "d1", "session_fixed", session=meeting))
    assert world.said(BEN) == ["mediator_chosen", "mediator_accepted", "session"]
    times = {one.person_id: one.facts["session"] for one in world.notifier.spoken if one.utter.endswith("_session")}
    assert "21:00" in times[ANNA] and "21:00" not in times[BEN]
    world.until(beijing(2026, 11, 30, 9, 30))
    assert world.said(BEN)[-2:] == world.said(ANNA)[-2:] == ["reminder_session"] * 2


def test_a_mediator_who_disappears_is_given_up_and_somebody_else_is_offered(world: World) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    world.until(beijing(2026, 11, 28, 10))
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "mediator_silent"
    assert world.seen_by(ANNA).mediator is None
    assert "tjy-001" not in [one.mediator_id for one in world.do(MediatorsFor("d1", ANNA))]
    assert world.refused(ChooseMediator("d1", ANNA, "tjy-001")) == "dispute_mediator_gone"
    assert world.do(ChooseMediator("d1", BEN, "tjy-003")).mediator_state == "asked"


def test_who_accepts_in_time_is_not_given_up(world: World) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    world.do(RecordCentreNews("e1", "d1", "mediator_accepted"))
    world.until(beijing(2026, 12, 2, 10))
    assert "mediator_silent" not in world.said() and world.seen_by(BEN).mediator_state == "taken"


def test_either_side_may_want_somebody_else(world: World) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    assert world.refused(ChooseMediator("d1", BEN, "tjy-003")) == "dispute_mediator_chosen"
    assert world.do(WantAnotherMediator("d1", BEN)).mediator is None
    assert world.said(ANNA)[-1] == "mediator_not_wanted"
    assert world.refused(WantAnotherMediator("d1", BEN)) == "dispute_mediator_none"


def test_without_the_centre_s_list_nobody_is_made_up(world: World) -> None:
    world.apply()
    world.centre.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.do(MediatorsFor("d1", ANNA))


# Offers


def test_an_offer_is_countered_and_accepted(world: World) -> None:
    world.joined()
    world.offer("o1")
    counter = replace(SUM, amount=Decimal("200000.00"), instalments=1)
    world.offer("o2", BEN, counter)
    assert [(one.number, one.by, one.status) for one in world.do(OffersOf("d1", ANNA))] == [
        (2, "respondent", "open"), (1, "applicant", "countered"),
    ]  # fmt: skip
    assert world.refused(AcceptOffer("o1", BEN)) == "dispute_offer_gone"
    assert world.refused(AcceptOffer("o2", BEN)) == "dispute_offer_own"
    agreed = world.do(AcceptOffer("o2", ANNA))
    assert agreed.status == "agreed" and agreed.agreed_terms == counter
    assert world.said(BEN) == ["offer", "agreed"] and world.said(ANNA) == ["joined", "offer"]


def test_offers_in_other_currencies_stand_as_they_are(world: World) -> None:
    world.joined()
    world.offer("o1")
    world.offer("o2", BEN, replace(SUM, amount=Decimal("40000.00"), currency="CAD", instalments=1))
    spoken = world.notifier.spoken[-1]
    assert "40,000加元" in spoken.facts["terms"] and "人民币" not in spoken.facts["terms"]


def test_nothing_is_offered_before_the_other_side_is_there(world: World) -> None:
    world.apply()
    assert world.refused(MakeOffer("o1", "d1", ANNA, SUM)) == "dispute_not_joined"


def test_blind_first_offers_are_opened_together(world: World) -> None:
    world.joined()
    world.offer("o1", blind=True)
    (hidden,) = world.do(OffersOf("d1", BEN))
    assert hidden.terms is None and "300,000" not in str([one.facts for one in world.notifier.spoken])
    assert (
        world.do(OffersOf("d1", ANNA))[0].terms == SUM and world.refused(AcceptOffer("o1", BEN)) == "dispute_offer_gone"
    )
    lower = replace(SUM, amount=Decimal("150000.00"))
    world.offer("o2", BEN, lower, blind=True)
    assert [one.terms for one in world.do(OffersOf("d1", BEN))] == [lower, SUM]
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "unsealed"
    assert world.do(AcceptOffer("o2", ANNA)).agreed_terms == lower
    assert world.refused(MakeOffer("o3", "d1", ANNA, SUM)) == "dispute_agreed_already"


@pytest.mark.parametrize("by_offer", [True, False])
def test_who_does_not_want_it_blind_never_sees_the_sealed_offer(world: World, by_offer: bool) -> None:
    world.joined()
    world.offer("o1", blind=True)
    world.offer("o2", BEN) if by_offer else world.do(DeclineOffer("o1", BEN))
    first = next(one for one in world.do(OffersOf("d1", BEN)) if one.offer_id == "o1")
    assert first.status == "taken_back"
    assert world.said(ANNA)[-1] == ("offer_not_blind" if by_offer else "blind_not_wanted")


def test_a_taken_back_blind_offer_is_still_closed_to_the_other_side(world: World) -> None:
    world.joined()
    world.offer("o1", blind=True)
    world.do(DeclineOffer("o1", BEN))
    assert world.do(OffersOf("d1", BEN))[0].terms is None and world.do(OffersOf("d1", ANNA))[0].terms == SUM


def test_after_open_offers_none_is_blind(world: World) -> None:
    world.joined()
    world.offer("o1")
    assert world.refused(MakeOffer("o2", "d1", BEN, SUM, blind=True)) == "dispute_blind_late"


def test_an_offer_ends_with_its_deadline_and_both_are_told(world: World) -> None:
    world.joined()
    world.offer("o1", days=2)
    world.run(days=2, minutes=1)
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "offer_over"
    assert world.refused(AcceptOffer("o1", BEN)) == "dispute_offer_gone"
    assert world.refused(MakeOffer("o2", "d1", ANNA, SUM, days=31)) == "dispute_offer_days_odd"


def test_both_sides_pressing_accept_at_once_make_one_agreement(world: World) -> None:
    world.joined()
    world.offer("o1", blind=True)
    world.offer("o2", BEN, replace(SUM, amount=Decimal("100000.00")), blind=True)
    presses = [AcceptOffer("o2", ANNA), AcceptOffer("o1", BEN)]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(world.do, presses))
    assert {one.status for one in done} == {"agreed"} and done[0].agreed_terms == done[1].agreed_terms
    assert [one.status for one in world.do(OffersOf("d1", ANNA))].count("accepted") == 1
    assert world.said().count("agreed") == 1


# The agreement


def test_both_read_and_sign_and_it_takes_effect(world: World) -> None:
    world.agreed()
    assert world.sign(ANNA).status == "agreed"
    settled = world.sign(BEN)
    assert (settled.status, settled.effective_on, settled.confirm_by) == (
        "settled", date(2026, 11, 24), date(2026, 12, 24),
    )  # fmt: skip
    assert world.said(ANNA)[-2:] == ["settled", "sealed"] and world.said(BEN).count("signed_by_other") == 1
    assert world.refused(EndDispute("d1", ANNA)) == "dispute_over"


def test_who_finds_a_fault_reopens_the_offers(world: World) -> None:
    world.agreed()
    world.sign(BEN)
    assert world.do(ReopenAgreement("d1", ANNA)).status == "open" and world.seen_by(BEN).confirmed == ()
    assert world.said(BEN)[-1] == "reopened" and world.refused(IssueSigningLink("d1", BEN)) == "dispute_not_agreed"
    world.offer("o2", BEN, Terms(words="他道歉，我撤回"))
    assert world.do(AcceptOffer("o2", ANNA)).status == "agreed"


def test_the_court_is_asked_together_and_reminded_of_until_it_has_it(world: World) -> None:
    world.settled()
    assert world.do(AskCourtToConfirm("d1", ANNA)).asks_court == ("applicant",)
    assert world.said(BEN)[-1] == "other_asks"
    assert world.notifier.spoken[-1].facts["court"] == "台山市人民法院"
    world.until(beijing(2026, 12, 10))
    assert "reminder_court" in world.said(ANNA) and "reminder_court" in world.said(BEN)
    world.do(AskCourtToConfirm("d1", BEN))
    world.do(ConfirmationHandedIn("d1", BEN))
    before = len(world.notifier.spoken)
    world.until(beijing(2026, 12, 25))
    assert len(world.notifier.spoken) == before


@pytest.mark.parametrize("outcome", ["confirmed", "refused"])
def test_what_the_court_decided_is_recorded_once_and_told_to_the_other_side(world: World, outcome: Any) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    world.do(AskCourtToConfirm("d1", BEN))
    titles = {title.zh for title, _ in choices(world.do(ConfirmationHandedIn("d1", ANNA)))}
    assert {"法院确认了", "法院没有确认"} <= titles
    for _ in range(2):
        assert world.do(CourtDecided("d1", BEN, outcome)).court_outcome == outcome
    assert world.seen_by(ANNA).court_outcome == outcome and world.said(ANNA).count(f"court_{outcome}") == 1
    after = {title.zh for title, _ in choices(world.seen_by(ANNA))}
    assert after == ({"看协议"} if outcome == "confirmed" else {"看协议", "改走立案"})
    before = len(world.notifier.spoken)
    world.until(beijing(2026, 12, 25))
    assert len(world.notifier.spoken) == before
    assert world.refused(CourtDecided("d1", EVE, outcome)) == "dispute_unknown"


def test_who_wants_no_reminders_gets_none_and_the_other_side_still_does(world: World) -> None:
    world.settled()
    assert world.do(StopDisputeReminders(ANNA)) == 1 and world.do(StopDisputeReminders(ANNA)) == 0
    assert world.do(StopDisputeReminders(EVE)) == 0
    world.until(beijing(2026, 12, 10))
    assert "reminder_court" not in world.said(ANNA) and "reminder_court" in world.said(BEN)
    assert "不再提醒" in [title.zh for title, _ in world.notifier.spoken[-1].buttons]


def test_after_thirty_days_or_of_title_the_court_is_not_asked(world: World) -> None:
    world.settled()
    world.until(beijing(2026, 12, 26))
    assert world.refused(AskCourtToConfirm("d1", ANNA)) == "dispute_confirmation_late"


def test_an_agreement_about_a_house_is_not_said_to_be_confirmable(world: World) -> None:
    assert not world.settled(matter="house").confirmable
    assert "settled_unsure" in world.said(ANNA)
    assert world.refused(AskCourtToConfirm("d1", ANNA)) == "dispute_not_confirmable"
    world.until(beijing(2026, 12, 25))
    assert "reminder_court" not in world.said()


@pytest.mark.parametrize("kind", ["mediation_agreement_pdf", "mediation_agreement_docx", "mediation_confirmation_docx"])
def test_both_get_the_papers_and_before_an_agreement_nobody(world: World, kind: Any) -> None:
    world.joined()
    assert world.refused(AgreementPaper("d1", ANNA, kind)) == "dispute_not_agreed"
    world.offer("o1")
    world.do(AcceptOffer("o1", BEN))
    paper = world.do(AgreementPaper("d1", BEN, kind))
    assert paper[:4] in (b"%PDF", b"PK\x03\x04") and world.do(AgreementPaper("d1", ANNA, kind)) == paper
