"""The offers by chatting, where no form is open: asked for, accepted, declined, taken back, made.

Whatever is accepted, declined or taken back is shown first and done only after a yes; an offer goes through its form,
which reads it back. All of it is done by the commands that the buttons and the page use.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import Button, sending
from actions.dialogue.turn import Turn
from actions.mediation import outside
from actions.mediation.readers.asked import SERVICE
from actions.mediation.readers.table_talk import Act, act_in, says_button
from actions.mediation.standing import carried_last, facts_of, say_of, tell_offers
from actions.topic import AnswerTo
from backend.mediation.dispute.announcements import (
    ACCEPT,
    CHOSEN,
    OFFER,
    REFUSE,
    TITLES,
    WISH,
    payload_of,
    terms_words,
)
from backend.mediation.dispute.commands import MyDisputes, OffersOf
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.terms import Offer
from backend.shared.wording import Words, moment

_FORM = "mediation_offer_form"
_TAKE_BACK = Words("收回", "Take it back")
_KEEP = Words("先不答复", "Not now")
_SHOW_OFFERS = "offers"
_SURE = ("utter_mediation_accept_sure", "utter_mediation_refuse_sure", "utter_mediation_take_back_sure")

_SURE_OF: Mapping[Act, str] = {
    "accepted": _SURE[0], "refused": _SURE[1], "taken_back": _SURE[2],
}  # fmt: skip
_BUTTONS: Mapping[Act, str] = {"accepted": ACCEPT, "refused": REFUSE, "taken_back": REFUSE}
"""Questions before an act is done, and the button that does it."""


async def heard(turn: Turn) -> bool:
    """Answer what a message says of the offers in one's mediation, or open the form; return True if it did."""
    if turn.has_draft:
        return False
    act = _act(turn)
    if act == "offered" and any(one.status == "open" for one in await _mine(turn)):
        turn.events.append(FollowupAction(_FORM))
        return True
    return await answered(turn)


async def answered(turn: Turn) -> bool:
    """Return True if a message asks for the offers, accepts, declines or takes one back, and has been answered."""
    act = _act(turn)
    if act is None or act == "offered":
        return False
    if (button := _pressed_in_words(turn, act)) is not None:
        turn.answer = replace(turn.answer, pressed=button)
        await outside.mediation(turn)
        return True
    sitting = [one for one in await _mine(turn) if one.status == "open" and one.joined]
    for one in sitting:
        await _DO[act](turn, one)
    return bool(sitting)


def answers() -> Mapping[tuple[str, str], AnswerTo]:
    """Return what answers a question for the offers inside the form of one."""
    return {(SERVICE, "offers_asked"): _answer_of("asked")}


def replies() -> Mapping[str, Mapping[str, AnswerTo]]:
    """Return what a yes and a no lead to after each question of this page."""
    return {utter: {"affirm": _do_it, "deny": _leave_it} for utter in _SURE}


def _pressed_in_words(turn: Turn, act: Act) -> Mapping[str, Any] | None:
    """Return what the one button carries that a message presses in words: asked whether so, or by its title."""
    wish = _BUTTONS.get(act)
    shown = [one for one in carried_last(turn) if wish is not None and one.get(WISH) == wish]
    asked = _SURE_OF.get(act) in turn.said_last
    if len(shown) != 1 or wish is None or not (asked or says_button(turn.answer.text, TITLES[wish])):
        return None
    return shown[0]


def _answer_of(act: Act) -> AnswerTo:
    async def answer(turn: Turn) -> None:
        for one in await _mine(turn):
            if one.status == "open" and one.joined:
                await _DO[act](turn, one)

    return answer


def _act(turn: Turn) -> Act | None:
    answer = turn.answer
    if answer.pressed or answer.uploaded or not answer.text:
        return None
    return act_in(answer.text, with_sum=bool(answer.values("money")))


async def _mine(turn: Turn) -> list[Dispute]:
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    return mine


async def _offers(turn: Turn, dispute: Dispute) -> list[Offer]:
    offers: list[Offer] = await turn.do(OffersOf(dispute.dispute_id, turn.person.person_id))
    return offers


async def _tell(turn: Turn, dispute: Dispute) -> None:
    tell_offers(turn, dispute, await _offers(turn, dispute))


def _waiting(dispute: Dispute, offers: list[Offer]) -> Offer | None:
    """The newest offer this side can still accept."""
    return next(
        (one for one in offers if one.status == "open" and one.by != dispute.side and dispute.side not in one.yes), None
    )


async def _accept(turn: Turn, dispute: Dispute) -> None:
    offers = await _offers(turn, dispute)
    if (offer := _waiting(dispute, offers)) is None:
        await _nothing_to_answer(turn, dispute, offers)
        return
    _show(turn, "utter_mediation_accept_sure", dispute, offer, (ACCEPT, TITLES[ACCEPT]), (OFFER, TITLES[OFFER]))


async def _refuse(turn: Turn, dispute: Dispute) -> None:
    offers = await _offers(turn, dispute)
    if (offer := _waiting(dispute, offers)) is None:
        await _nothing_to_answer(turn, dispute, offers)
        return
    _show(turn, "utter_mediation_refuse_sure", dispute, offer, (REFUSE, TITLES[REFUSE]), (OFFER, TITLES[OFFER]))


async def _take_back(turn: Turn, dispute: Dispute) -> None:
    offers = await _offers(turn, dispute)
    own = next((one for one in offers if one.by == dispute.side and one.status in ("open", "sealed")), None)
    if own is None:
        say_of(turn, "utter_mediation_nothing_to_take_back", dispute)
        return
    _show(turn, "utter_mediation_take_back_sure", dispute, own, (REFUSE, _TAKE_BACK))


async def _nothing_to_answer(turn: Turn, dispute: Dispute, offers: list[Offer]) -> None:
    """Say that nothing waits for an answer, and show what there is."""
    if offers:
        turn.say("utter_mediation_nothing_to_answer")
    tell_offers(turn, dispute, offers)


def _show(turn: Turn, utter: str, dispute: Dispute, offer: Offer, *ways: tuple[str, Words]) -> None:
    """Show an offer with what may be done with it; the first button is what a yes does."""
    buttons: list[Button] = [
        sending(turn.language, title, payload_of(dispute.dispute_id, wish, "" if wish == OFFER else offer.offer_id))
        for wish, title in ways
    ]
    buttons.append(sending(turn.language, _KEEP, payload_of(dispute.dispute_id, _SHOW_OFFERS)))
    terms = terms_words(dispute, offer.terms, turn.language) if offer.terms is not None else ""
    until = moment(offer.until, turn.timezone, turn.person.city, turn.language)
    facts = facts_of(turn, dispute)
    turn.say(utter, buttons, **{**facts, "offer": terms, "until": until})


async def _do_it(turn: Turn) -> None:
    carried = carried_last(turn)[0]  # the offer that was shown, whatever came since
    if carried.get(WISH) in (ACCEPT, REFUSE):
        turn.answer = replace(turn.answer, pressed=carried)
        await outside.mediation(turn)


async def _leave_it(turn: Turn) -> None:
    chosen = carried_last(turn)[0].get(CHOSEN)
    for one in await _mine(turn):
        if one.dispute_id == chosen:
            await _tell(turn, one)


_DO: Mapping[Act, Callable[[Turn, Dispute], Awaitable[None]]] = {
    "asked": _tell, "accepted": _accept, "refused": _refuse, "taken_back": _take_back,
}  # fmt: skip
