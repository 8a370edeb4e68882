"""Conversation without an open form: how a mediation stands, and what its buttons do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import Button, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.filing.intake import FILE as FILE_A_CASE
from actions.filing.story import lines_of
from actions.front_door import Declined
from actions.mediation import asked, filed, interpreting, invitation, to_filing, wished
from actions.mediation.memory import today_of
from actions.mediation.standing import buttons_of, facts_of, hand_over, say_of, tell_offers, tell_standing
from actions.readers.mediation import asks_standing
from backend.drafts.model import ChangeDraft, Draft, OpenDraft
from backend.mediation.commands import MyMediations
from backend.mediation.dispute.announcements import (
    ACCEPT,
    ANOTHER,
    CHOSEN,
    CONFIRM,
    COURT,
    COURT_NO,
    COURT_YES,
    DROP,
    END,
    ENTER,
    FILE,
    HANDED_IN,
    INTERPRETER,
    INVITE,
    MEDIATORS,
    OFFERS,
    QUIET,
    READ,
    REFUSE,
    SHOW,
    TAKE_BACK,
    WHAT,
    WISH,
    WRONG,
    payload_of,
    terms_words,
)
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AskCourtToConfirm,
    ChooseMediator,
    ConfirmationHandedIn,
    CourtDecided,
    DeclineOffer,
    EndDispute,
    MediatorsFor,
    MyDisputes,
    OffersOf,
    OneDispute,
    ReopenAgreement,
    StopDisputeReminders,
    TakeBackCourtWord,
    WantAnotherMediator,
)
from backend.mediation.dispute.model import LIVE, MATTER_NAMES, TONGUE_NAMES, Dispute, Mediator
from backend.mediation.dispute.signing_orders import IssueSigningLink, SigningLink
from backend.mediation.dispute.terms import SIDES
from backend.mediation.model import LIVE as FILED_LIVE
from backend.mediation.room.orders import DropRecordings, MyRoomLink, RoomLink
from backend.shared.wording import Words, moment, verbatim

_PICK, _SURE = "pick", "end_sure"
_YES = Words("是，退出", "Yes, leave it")
_NO = Words("不，继续调解", "No, go on")
_MOST_MEDIATORS = 4


async def mediation(turn: Turn) -> None:
    """Do what a button says, open an invitation's code, else tell how one's mediation stands or how to get one."""
    try:
        if await interpreting.pressed(turn):
            return
        if CHOSEN in turn.answer.pressed:
            await _do(turn, str(turn.answer.pressed[CHOSEN]), str(turn.answer.pressed.get(WISH, SHOW)))
        elif (
            await invitation.taken(turn)
            or invitation.explained(turn)
            or await own_heard(turn)
            or await _tell_mine(turn)
        ):
            return
        elif said("names_mediation_code", turn.answer.text):
            turn.say("utter_mediation_ask_code")
        elif said("asks_confession", turn.answer.text):
            turn.say("utter_mediation_offer_no_confession")
        elif said("asks_mediator_time", turn.answer.text) and not asks_standing(turn.answer.text):
            turn.say("utter_mediation_mediator_time")
        elif (
            asks_standing(turn.answer.text) or filed.is_about_agreement(turn.answer.text) or not await asked.told(turn)
        ):
            await filed.mediation(turn)
    except Declined as no:
        turn.explain(no)


async def own_heard(turn: Turn) -> bool:
    """Do what a message outside any form wishes of one's own mediation; return True if it wished for something."""
    return await wished.heard(turn, _do_or_tell)


async def leave(turn: Turn) -> None:
    """Ask once more before the person leaves their mediation: of a filing, else of a dispute."""
    filings = await turn.do(MyMediations(turn.person.person_id))
    mine = await _live(turn)
    if any(one.status in FILED_LIVE for one in filings) or not mine:
        await filed.leave(turn)
    else:
        _ask_whether(turn, mine[0])


async def _tell_mine(turn: Turn) -> bool:
    """Tell how one's disputes stand where that is asked; a mediation of a filing that goes on comes first."""
    of_offers = said("names_offers", turn.answer.text)
    if turn.answer.pressed or not (of_offers or asks_standing(turn.answer.text)):
        return False
    filings = await turn.do(MyMediations(turn.person.person_id))
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    if any(one.status in FILED_LIVE for one in filings):
        return False
    if not any(one.status in LIVE for one in mine) and await interpreting.tell_mine(turn):
        return True
    if not mine:
        return False
    live = [one for one in mine if one.status in LIVE]
    for one in live or mine[:1]:
        await _offers(turn, one) if of_offers and one.joined else tell_standing(turn, one)
    return True


async def _live(turn: Turn) -> list[Dispute]:
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    return [one for one in mine if one.status in LIVE]


async def _do(turn: Turn, dispute_id: str, wish: str) -> None:
    if wish in (invitation.JOIN, invitation.DECLINE, invitation.STRANGER):
        await invitation.answer(turn, dispute_id, wish)
        return
    dispute: Dispute = await turn.do(OneDispute(dispute_id, turn.person.person_id))
    await _do_or_tell(turn, dispute, wish)


async def _do_or_tell(turn: Turn, dispute: Dispute, wish: str) -> None:
    """Do what the button of a name does; of any other name, tell how the mediation stands."""
    act = _ACTS.get(wish)
    if act is None:
        tell_standing(turn, dispute)
    else:
        await act(turn, dispute)


async def _ask_interpreter(turn: Turn, dispute: Dispute) -> None:
    await interpreting.give_code(turn, dispute)


async def _invite(turn: Turn, dispute: Dispute) -> None:
    await invitation.give_code(turn, dispute.dispute_id)


# Mediators


async def _mediators(turn: Turn, dispute: Dispute) -> None:
    """List who could mediate, with language, place and clock; made-up names are called so."""
    found: list[Mediator] = await turn.do(MediatorsFor(dispute.dispute_id, turn.person.person_id))
    if not found:
        say_of(turn, "utter_mediation_no_mediators", dispute)
        return
    offered = found[:_MOST_MEDIATORS]
    lines = "\n".join(f"{number}. {_mediator_line(turn, one)}" for number, one in enumerate(offered, 1))
    buttons = [_pick_button(turn, dispute, one) for one in offered]
    demo = Words("（名单是演示用的虚构姓名）", " (the list is a demonstration; the names are made up)")
    turn.say("utter_mediation_mediators", buttons, lines=lines,
             made_up=demo.say(turn.language) if any(one.made_up for one in offered) else "")  # fmt: skip


def _pick_button(turn: Turn, dispute: Dispute, one: Mediator) -> Button:
    name = verbatim(one.name)
    return sending(
        turn.language, Words(f"选{name}", f"Choose {name}"), payload_of(dispute.dispute_id, _PICK, one.mediator_id)
    )


def _mediator_line(turn: Turn, one: Mediator) -> str:
    separator = Words("、", ", ").say(turn.language)
    tongues = separator.join(TONGUE_NAMES[code].say(turn.language) for code in one.tongues)
    matters = separator.join(MATTER_NAMES[code].say(turn.language) for code in one.matters)
    there = turn.now.astimezone(ZoneInfo(one.zone))
    overseas = Words("，在海外", ", overseas").say(turn.language) if one.overseas else ""
    now = Words(f"，那边现在 {there:%H:%M}", f", {there:%H:%M} there now").say(turn.language)
    return f"{verbatim(one.name)}（{tongues}{overseas}{now}）{matters}"


async def _picked(turn: Turn, dispute: Dispute) -> None:
    chosen = str(turn.answer.pressed.get(WHAT, ""))
    told: Dispute = await turn.do(ChooseMediator(dispute.dispute_id, turn.person.person_id, chosen))
    say_of(turn, "utter_mediation_mediator_asked", told)


async def _another(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(WantAnotherMediator(dispute.dispute_id, turn.person.person_id))
    await _mediators(turn, told)


# The session


async def _enter(turn: Turn, dispute: Dispute) -> None:
    """Give this side's own link to the room of the session; it opens on one device."""
    link: RoomLink = await turn.do(MyRoomLink(dispute.dispute_id, turn.person.person_id))
    turn.say("utter_dispute_room_link", buttons_of(turn, dispute), image=link.code, url=verbatim(link.url),
             **facts_of(turn, dispute))  # fmt: skip


async def _drop_recording(turn: Turn, dispute: Dispute) -> None:
    gone = await turn.do(DropRecordings(dispute.dispute_id, turn.person.person_id))
    say_of(turn, "utter_dispute_recording_gone" if gone else "utter_dispute_recording_none", dispute)


# Offers


async def _offers(turn: Turn, dispute: Dispute) -> None:
    tell_offers(turn, dispute, await turn.do(OffersOf(dispute.dispute_id, turn.person.person_id)))


async def _accept(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(AcceptOffer(str(turn.answer.pressed.get(WHAT, "")), turn.person.person_id))
    if told.status == "open":
        say_of(turn, "utter_dispute_half_accepted", told)
    else:
        _tell_agreed(turn, told)


def _tell_agreed(turn: Turn, dispute: Dispute) -> None:
    """Say what was agreed; who comes second hears the same."""
    say_of(turn, "utter_dispute_agreed", dispute)
    hand_over(turn, dispute)


async def _refuse(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(DeclineOffer(str(turn.answer.pressed.get(WHAT, "")), turn.person.person_id))
    say_of(turn, "utter_dispute_offer_declined", told)


# The agreement


async def _read(turn: Turn, dispute: Dispute) -> None:
    if dispute.agreed_terms is None:
        tell_standing(turn, dispute)
        return
    turn.say("utter_dispute_agreement_text", buttons_of(turn, dispute), **{
        **facts_of(turn, dispute), "terms": terms_words(dispute, dispute.agreed_terms, turn.language),
    })  # fmt: skip
    hand_over(turn, dispute)


async def _sign(turn: Turn, dispute: Dispute) -> None:
    """Give the link to read and sign by; the signing page is the same on every device and channel."""
    link: SigningLink = await turn.do(IssueSigningLink(dispute.dispute_id, turn.person.person_id))
    until = moment(link.expires_at, turn.timezone, turn.person.city, turn.language)
    turn.say("utter_dispute_sign_link", buttons_of(turn, dispute), image=link.code, url=verbatim(link.url),
             **{**facts_of(turn, dispute), "until": until})  # fmt: skip


async def _wrong(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(ReopenAgreement(dispute.dispute_id, turn.person.person_id))
    say_of(turn, "utter_dispute_reopened", told)


async def _court(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(AskCourtToConfirm(dispute.dispute_id, turn.person.person_id))
    say_of(turn, _ASKED.get(told.court_file.state if told.court_file else "", _asked_on_paper(told)), told)


def _asked_on_paper(dispute: Dispute) -> str:
    return "utter_dispute_both_ask" if len(dispute.asks_court) == len(SIDES) else "utter_dispute_asks_alone"


async def _handed_in(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(ConfirmationHandedIn(dispute.dispute_id, turn.person.person_id))
    say_of(turn, "utter_dispute_handed_in", told)


async def _court_yes(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(CourtDecided(dispute.dispute_id, turn.person.person_id, "confirmed"))
    say_of(turn, "utter_dispute_court_confirmed", told)


async def _court_no(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(CourtDecided(dispute.dispute_id, turn.person.person_id, "refused"))
    say_of(turn, "utter_dispute_court_refused", told)


async def _take_back(turn: Turn, dispute: Dispute) -> None:
    """Undo a word about the court that was pressed by mistake, and say how it stands now."""
    told: Dispute = await turn.do(TakeBackCourtWord(dispute.dispute_id, turn.person.person_id))
    tell_standing(turn, told)


async def _quiet(turn: Turn, dispute: Dispute) -> None:
    await turn.do(StopDisputeReminders(turn.person.person_id, dispute.dispute_id))
    turn.say("utter_mediation_quiet")


async def quieted(turn: Turn) -> bool:
    """Stop the reminders of disputes; False where there are none."""
    stopped = not turn.answer.pressed and await turn.do(StopDisputeReminders(turn.person.person_id))
    if stopped:
        turn.say("utter_mediation_quiet")
    return bool(stopped)


# The end


async def _end(turn: Turn, dispute: Dispute) -> None:
    _ask_whether(turn, dispute)


def _ask_whether(turn: Turn, dispute: Dispute) -> None:
    ways = ((_YES, _SURE), (_NO, SHOW))
    buttons = [sending(turn.language, title, payload_of(dispute.dispute_id, wish)) for title, wish in ways]
    turn.say("utter_dispute_end_sure", buttons, **facts_of(turn, dispute))


async def _end_sure(turn: Turn, dispute: Dispute) -> None:
    told: Dispute = await turn.do(EndDispute(dispute.dispute_id, turn.person.person_id))
    say_of(turn, "utter_dispute_ended", told)


async def _file(turn: Turn, dispute: Dispute) -> None:
    """Open a filing with everything that was told for the mediation; nothing the other side offered goes along.

    One that waits keeps what it holds; is it about the same dispute, what it lacks is added.
    """
    draft: Draft = await turn.do(OpenDraft(turn.person.person_id, "filing"))
    waits, told = bool(draft.answers), dict[str, Any]()
    if not waits or to_filing.is_same_dispute(draft.answers, dispute.application):
        told = to_filing.carried(draft.answers, dispute.application, to_filing.typed_by(turn), today_of(turn))
        turn.draft = await turn.do(ChangeDraft(draft.draft_id, draft.person_id, told))
    lines = lines_of(FILE_A_CASE.fields, turn, told) if told else ""
    utter = "utter_dispute_filing_added" if waits and lines else "utter_dispute_filing_waits"
    turn.say(utter if waits else "utter_dispute_to_filing", **facts_of(turn, dispute), lines=lines)
    turn.events.append(FollowupAction("filing_form"))


_ASKED: Mapping[str, str] = {
    "sending": "utter_dispute_news_court_waiting", "received": "utter_dispute_news_court_received",
    "not_taken": "utter_dispute_news_court_not_taken", "accepted": "utter_dispute_stands_handed_in",
    "ruled": "utter_dispute_stands_handed_in",
}  # fmt: skip
"""Answers to who asks the court, where the application went to its system: the other side hears the same."""

_ACTS: Mapping[str, Callable[[Turn, Dispute], Awaitable[None]]] = {
    INVITE: _invite, MEDIATORS: _mediators, _PICK: _picked, ANOTHER: _another, OFFERS: _offers, ACCEPT: _accept,
    REFUSE: _refuse, READ: _read, CONFIRM: _sign, WRONG: _wrong, COURT: _court, HANDED_IN: _handed_in, END: _end,
    ENTER: _enter, DROP: _drop_recording, COURT_YES: _court_yes, COURT_NO: _court_no, TAKE_BACK: _take_back,
    _SURE: _end_sure, FILE: _file, QUIET: _quiet, INTERPRETER: _ask_interpreter,
}  # fmt: skip
