"""Choice of the way that opens, by the side a message puts the person on: before a form, and where one is left.

Nobody is put in a form in silence on a guess. Who holds a decision hears how it is carried out, who is sued is taken to
their answer, who sues to a filing; who only speaks of a suit is asked which side they are on, with a button for each.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from rasa_sdk.events import FollowupAction

from actions.defence.third_party import is_third_party
from actions.dialogue.buttons import button, payload_of
from actions.dialogue.endings import since_ending
from actions.dialogue.flow import BeforeForm
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.judgments import outside_decision
from actions.dialogue.rules.wrong_place import WHICH_WAY
from actions.dialogue.state import Elsewhere
from actions.dialogue.turn import Turn
from actions.filing import labour_first
from actions.protection import law
from actions.protection.whose_question import is_claimed_from
from actions.readers.divorce_side import denies_own_wish, other_wants_divorce
from actions.readers.sides import Standpoint, side_answered, standpoint, standpoint_of
from actions.readers.standing import stands
from actions.topic import AnswerTo, OpenEnd, never
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

WHICH_SIDE: Final = "utter_standing_which_side"
_LONGEST: Final = 120
"""Characters of a message by which a form is left; a longer one tells a story."""
_LONGEST_TOLD: Final = 300
"""Characters of a message that tells of a decision."""
_SHORT: Final = 80
"""Characters of a message that only names a suit."""
_TELLING: Final = frozenset({"inform", "ask_law", "out_of_scope", "start_protection", "affirm", "deny"})
"""Intents a message may be heard as that only tells of a suit."""
_LOOKED_BACK: Final = 3
"""Messages before this one that may tell the side."""
_WRITTEN_FOR: Final = "complaint_for_relative"
"""Entry of the law library."""
_FORMS: Final = frozenset({"mediation", "arbitration", "notarization", "authorization", "defence", "filing"})
_ANSWERED: Final = {"recognition": "ask_enforcement", "enforcement": "ask_enforcement", "map": "find_institution"}
"""Ways that are answered and have no form."""
_BY_SIDE: Final = {"sued": "defence", "suing": "filing"}
_DECISIONS: Final = ("recognition", "enforcement")
_OF_SUITS: Final = frozenset({"defence", "filing"})
_SUED: Final = (Words("有人告我，我要应诉", "I am the one who is sued"), "start_defence")
_SUE: Final = (Words("我要告别人", "I want to sue"), "start_filing")
_JUDGMENT: Final = (Words("判决有了，要对方履行", "I have a judgment to enforce"), "ask_enforcement")
_CASE: Final = (Words("查我的案子", "Look up my case"), "ask_case_progress")
_MEDIATE: Final = (Words("先找人调解", "Have it mediated"), "start_mediation")
_NOTARY: Final = (Words("公证预约", "Book a notarization"), "start_notarization")
_FIND: Final = (Words("说不清，帮我看走哪条路", "Not sure: help me find the way"), "start_triage")
_OTHERS_DIVORCE_WAYS: Final = (_SUED, _MEDIATE, _SUE)
_OTHERS_DIVORCE: Final = Words(
    "您说的是对方想离婚，不是您要起诉，所以我不替您开立案。收到法院的起诉状或传票，就点第一个，我帮您写答辩状；"
    "还没有，想先谈谈，可以请人调解。是您自己也要起诉，点最后一个。",
    "You say that the other side wants the divorce, so I won't open a suit of yours. If a complaint or a summons has "
    "come from a court, press the first button and I'll help you answer. If none has, a mediator can talk to both. "
    "If you want to sue yourself, press the last.",
)
_CLAIMED_FROM: Final = Words(
    "您说的是别人向您要钱，不是您要告谁，所以我不替您开立案。没弄清该不该还以前，先别付、别签字、别认账，合同、转账、聊天都留好；"
    "该不该还，可以直接问我，比如“前夫的债我要还吗”。收到法院的起诉状或传票，就点第一个，我算期限、帮您写答辩状。",
    "You say that money is wanted of you, so I won't open a suit of yours. Until it is clear whether you owe it, don't "
    "pay, sign or admit anything, and keep contracts, transfers and chats. Whether you must pay, ask me, such as "
    '"must I pay my ex-husband\'s debts". If a complaint or a summons has come from a court, press the first button: I '
    "count the days and help you answer.",
)
_SIDES: Final = (_SUED, _SUE, _JUDGMENT, _CASE)
_WAYS: Final = (_SUE, _SUED, _JUDGMENT, _MEDIATE, _NOTARY, _FIND)


def form_by_side(said: UserMessage, service: str) -> str:
    """Return the service a message means that was heard as the wish for another, by its side and its first wish.

    Args:
        said: the message, typed outside any form.
        service: whose form it was heard as the wish for.
    """
    stand = standpoint(said.text)
    if service not in _OF_SUITS:
        return service
    if service == "filing" and stand.way == "arbitration" and stands("claims_of_work", said.text):
        return service  # whose question of labour arbitration says which body, what it costs and until when
    if _wishes_instead(stand):
        return stand.way
    if stand.way in ("mediation", "arbitration") and stand.side not in ("sued", "won", "lost"):
        return stand.way
    if service == "defence" and stand.side == "suing" and stand.sure and (stand.wants or stand.way == "filing"):
        return "filing"
    return "defence" if service == "filing" and stand.side == "sued" and stand.sure else service


def wished_instead_of_suit(said: UserMessage) -> str:
    """Return the service with a form that a message wishes for while it denies a suit, or nothing."""
    if said.pressed or not said.text or said.asks or len(said.text) > _LONGEST:
        return ""
    stand = standpoint(said.text)
    return stand.way if _wishes_instead(stand) else ""


def _wishes_instead(stand: Standpoint) -> bool:
    """Return True if a suit is denied and another way with a form is wished for ("不打官司，只办个公证")."""
    denied = bool(_OF_SUITS.intersection(stand.denied))
    return denied and stand.wants and not stand.sure and stand.way in _FORMS - _OF_SUITS


def side_unsure(said: UserMessage, service: str, before: tuple[str, ...] = ()) -> bool:
    """Return True if a message heard as the wish to sue, or to answer a suit, leaves open which of the two is meant.

    Args:
        before: the messages before it, which may have told the side.
    """
    stand = standpoint(said.text)
    if said.pressed or not said.text or service not in _OF_SUITS or stand.way:
        return False
    if stands("judgment_received", said.text) and stands("names_appeal", said.text):
        return False  # the days of an appeal are the same for both sides
    if not stand.side and before:
        told = standpoint_of(before)
        if told.side:
            return False
    if not stand.side:
        return stand.of_suit
    return service == "defence" and stand.side == "suing" and not stand.sure


def side_first(enforcement: AnswerTo, known: OpenEnd = never) -> BeforeForm:
    """Return what goes before a form of a suit opens: the answer of who holds a decision, or the question of the side.

    Args:
        enforcement: tells how a decision is carried out, or recognised first.
        known: answers a question of law that is known, which side ever asks it.
    """

    async def first(turn: Turn, service: str) -> bool:
        said = turn.answer
        if said.pressed or not said.text or service not in _OF_SUITS:
            return False
        if is_claimed_from(said):
            if not await known(turn):
                turn.say(READY_WORDS, _buttons(turn, _OTHERS_DIVORCE_WAYS), words=_CLAIMED_FROM.say(turn.language))
            return True
        before = _typed_before(turn)
        if service == "filing" and _is_their_divorce(said.text, before):
            turn.say(READY_WORDS, _buttons(turn, _OTHERS_DIVORCE_WAYS), words=_OTHERS_DIVORCE.say(turn.language))
            return True
        if holds_decision(said.text, before):
            await enforcement(turn)
            return True
        if said.intent == f"start_{service}" and side_unsure(said, service, before):
            if not await known(turn):
                _ask_side(turn)
            return True
        return False

    return first


def decision_first(enforcement: AnswerTo) -> OpenEnd:
    """Return what tells whoever wants a decision carried out, or recognised, how, whatever dispute they tell besides.

    Args:
        enforcement: see `side_first`.
    """

    async def told(turn: Turn) -> bool:
        said = turn.answer
        if turn.has_draft or said.pressed or not said.text or len(said.text) > _LONGEST_TOLD:
            return False
        stand = standpoint(said.text)
        from_outside = outside_decision(said) is not None or says("speaks_of_recognition", said.text)
        wished = stand.way == "recognition" and stand.wants and not said.asks and from_outside
        asks = said.decision != "answer" or says("asks_what_to_do", said.text)
        if not (wished or (asks and stand.side == "won" and stand.sure)):
            return False
        await enforcement(turn)
        return True

    return told


def side_asked(known_of: Callable[[Turn], Awaitable[str]]) -> OpenEnd:
    """Return what asks whoever only tells of a suit which side they are on, and goes on with what they answer.

    Args:
        known_of: the intent that answers a message as a question of law, or nothing: a question is answered.
    """

    async def asked(turn: Turn) -> bool:
        said = turn.answer
        if turn.has_draft or said.pressed or said.asks or not said.text or len(said.text) > _SHORT:
            return False
        stand = standpoint(said.text)
        if _asked_for_side(turn) and (side := side_answered(said.text)) in _BY_SIDE:
            turn.events.append(FollowupAction(f"{_BY_SIDE[side]}_form"))
            return True
        before = _typed_before(turn)
        told = standpoint_of(before).side if before else ""
        if said.intent not in _TELLING or stand.side or stand.way or told or not stand.of_suit:
            return False
        if await known_of(turn):
            return False
        _ask_side(turn)
        return True

    return asked


def _asked_for_side(turn: Turn) -> bool:
    """Return True if the last utterance asked which side the person is on, or offered to answer a suit among others."""
    answering = payload_of(_SUED[1])
    offered = any(one.get("payload") == answering for one in turn.buttons_last)
    return WHICH_SIDE in turn.said_last or offered


async def way_denied(turn: Turn) -> bool:
    """Ask what is wanted of whoever only says what is not ("唔係公證呀"), where no form is open."""
    said = turn.answer
    if turn.has_draft or said.pressed or said.asks or not said.text or len(said.text) > _SHORT:
        return False
    stand = standpoint(said.text)
    if not stand.only_denies:
        return False
    turn.say(WHICH_WAY, [button(turn.language, title, intent) for title, intent in _ways_but(stand.denied[0])])
    return True


async def written_for(turn: Turn) -> bool:
    """Answer whether one may write a complaint for somebody who cannot; False for any other help with writing."""
    said = turn.answer
    if said.pressed or not said.text or not says("writes_for_another", said.text):
        return False
    if not any(says("names_complaint", text) for text in (said.text, *_typed_before(turn))):
        return False
    await law.tell_entry_named(turn, _WRITTEN_FOR)
    return True


def _ask_side(turn: Turn) -> None:
    turn.say(WHICH_SIDE, _buttons(turn, _SIDES))


def _buttons(turn: Turn, ways: Sequence[tuple[Words, str]]) -> list[dict[str, str]]:
    return [button(turn.language, title, intent) for title, intent in ways]


def _is_their_divorce(text: str, before: Sequence[str]) -> bool:
    """Return True if a divorce is what the other side wants, by this message or by what it denies of the one before."""
    return other_wants_divorce(text) or (denies_own_wish(text) and any(map(other_wants_divorce, before)))


def holds_decision(text: str, before: tuple[str, ...] = ()) -> bool:
    """Return True if the person has a decision to be carried out, by this message or by one before it."""
    stand = standpoint(text)
    if stand.sure or not before:
        return stand.side == "won" and (stand.sure or stand.way in _DECISIONS)
    told = standpoint_of(before)
    wishes = bool(stand.side) or stand.of_suit or stand.wants
    return told.side == "won" and told.sure and wishes and not stand.way


def elsewhere(said: UserMessage, inside: str) -> Elsewhere | None:
    """Return where somebody wishes to be who says that they are in the wrong form; None for everybody else.

    Args:
        said: the message.
        inside: the service of the open form.
    """
    if said.pressed or not said.text or len(said.text) > _LONGEST:
        return None
    if inside == "filing" and denies_own_wish(said.text):
        return Elsewhere(ways=_OTHERS_DIVORCE_WAYS, outright=True)
    stand, own = standpoint(said.text), inside.partition("_")[0]
    if own in _OF_SUITS and is_third_party(said.text):
        return Elsewhere(intent="ask_defence")
    sided = bool(stand.contrast) and own in _OF_SUITS and _BY_SIDE[stand.contrast] != own
    denied = own in stand.denied
    if not (stand.wrong_place or stand.mistaken or denied or sided):
        return None
    if goal := _goal(stand, own) or (_heard(said, own) if denied else ""):
        if goal == "arbitration" and stands("labour_arbitration", said.text):
            return Elsewhere(intent=labour_first.intent_of(said.text))  # no form of ours is for that
        return Elsewhere(service=goal) if goal in _FORMS else Elsewhere(intent=_ANSWERED[goal])
    return Elsewhere(ways=_ways_but(own)) if _asks_where(stand, own, denied=denied) else None


def _goal(stand: Standpoint, own: str) -> str:
    """The way somebody wishes for instead, outright or by the side they are on; nothing where it is not sure."""
    wished = stand.wants or bool(stand.contrast)
    if stand.way and stand.way != own and wished:
        return stand.way
    if stand.way and not wished:
        return ""
    if stand.side == "won" and stand.sure:
        return "enforcement"
    side = _BY_SIDE.get(stand.side if stand.sure else stand.contrast, "")
    return side if side != own else ""


def _heard(said: UserMessage, own: str) -> str:
    """The service a message is surely heard as the wish for that denies the open one ("先不告，让他坐下来谈")."""
    service = said.intent.removeprefix("start_") if said.is_sure else ""
    return service if service in _FORMS and service != own else ""


def _asks_where(stand: Standpoint, own: str, *, denied: bool) -> bool:
    """Return True if the person is to be asked where they want to go: they are wrong here altogether."""
    if stand.way == own:
        return False
    if stand.wrong_place or (denied and (stand.wants or stand.mistaken or stand.only_denies)):
        return True
    return stand.mistaken and own == "defence" and stand.side == "suing"


def _ways_but(own: str) -> tuple[tuple[Words, str], ...]:
    return tuple(one for one in _WAYS if one[1] != f"start_{own}")


def _typed_before(turn: Turn) -> tuple[str, ...]:
    """List what the person typed just before this message, since the last form that ended."""
    typed = [str(one.get("text") or "") for one in since_ending(turn) if one.get("event") == "user"]
    told = [text for text in typed if text and not text.startswith("/")]
    own = bool(told) and told[-1].strip() == turn.answer.text.strip()
    return tuple((told[:-1] if own else told)[-_LOOKED_BACK:])
