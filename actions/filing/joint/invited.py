"""An invited co-plaintiff outside any form: gives a code, says whether it is they, joins or not, asks how it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import Button, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.filing.joint import inviting, words
from actions.filing.joint.inviting import READY_WORDS, say
from actions.filing.joint.joining import JOINS, begun, is_joining
from actions.filing.joint.words import brief_words
from actions.front_door import Declined
from backend.drafts.model import ChangeDraft, DiscardDraft, Draft, GetDraft, OpenDraft
from backend.filing.commands import MyCases
from backend.filing.joint.commands import (
    AnswerInvitation,
    GiveParticulars,
    MyJoinings,
    OneJoining,
    OpenPlace,
    StopInvitationReminders,
)
from backend.filing.joint.model import Answer, Joining, OpenedPlace
from backend.filing.joint.news import (
    CODE,
    DECLINE,
    DROP,
    ENTITY,
    FILL,
    JOIN,
    MARK,
    ME,
    QUIET,
    SHOW,
    STRANGER,
    TITLES,
    payload_of,
)
from backend.shared.wording import Words, moment, verbatim

_AGREE, _CHANGE = "agree", "change"
_AGREES = Words("同意", "I agree")
_CHANGES = Words("改我的资料", "Change my part")


async def taken(turn: Turn) -> bool:
    """Return True if the message holds the code of an invitation to a filing, and has been answered."""
    code = turn.answer.value("link_code")
    if turn.answer.pressed or not isinstance(code, str):
        return False
    named = said("names_filing_code", turn.answer.text)
    opened: OpenedPlace | None = await turn.do(OpenPlace(turn.person.person_id, code, named))
    if opened is None:
        if named:
            say(turn, words.OUTCOMES["unknown"])
        return named
    if opened.outcome == "joined":
        await _show(turn, opened.co_plaintiff_id)
    elif opened.outcome == "open":
        wishes = (ME, DECLINE, STRANGER)
        say(turn, words.MEANT_FOR, _wishes(turn, opened.co_plaintiff_id, wishes), name=verbatim(opened.meant_for))
    else:
        say(turn, words.OUTCOMES[opened.outcome])
    return True


async def pressed(turn: Turn) -> bool:
    """Return True if a button about a co-plaintiff was pressed, and has been done."""
    mark, _, rest = str(turn.answer.pressed.get(ENTITY, "")).partition(":")
    place, _, wish = rest.partition(":")
    if mark != MARK:
        return False
    wish, _, what = wish.partition(".")
    try:
        await _DO.get(wish, _stand)(turn, place, what)
    except Declined as no:
        if no.utter != "utter_filing_case_unknown":
            raise
        say(turn, words.GONE)
    return True


async def asked(turn: Turn) -> bool:
    """Return True if somebody asks who has answered, or how the filing stands they were invited to."""
    if turn.answer.pressed or not turn.answer.text:
        return False
    if said("asks_who_answered", turn.answer.text) and await inviting.tell_standing(turn):
        return True
    if turn.has_draft or await turn.do(MyCases(turn.person.person_id)):
        return False
    mine: list[Joining] = await turn.do(MyJoinings(turn.person.person_id))
    for one in mine:
        _tell_mine(turn, one)
    return bool(mine)


async def heard(turn: Turn) -> bool:
    """Deal with a code, a button, or a question about invitations; return True if it was one."""
    return await pressed(turn) or await taken(turn) or await asked(turn)


def _wishes(turn: Turn, place: str, wishes: tuple[str, ...]) -> list[Button]:
    return [sending(turn.language, TITLES[wish], payload_of(place, wish)) for wish in wishes]


async def _answer(turn: Turn, place: str, answer: Answer) -> Joining | None:
    told: Joining | None = await turn.do(AnswerInvitation(place, turn.person.person_id, answer))
    return told


async def _join(turn: Turn, place: str, what: str) -> None:
    joining = await _answer(turn, place, "join")
    if joining is not None:
        await _open_form(turn, joining)


async def _decline(turn: Turn, place: str, what: str) -> None:
    joining: Joining = await turn.do(OneJoining(place, turn.person.person_id))
    await _answer(turn, place, "decline")
    say(turn, words.DECLINED, inviter=verbatim(joining.brief.inviter))


async def _stranger(turn: Turn, place: str, what: str) -> None:
    await _answer(turn, place, "stranger")
    say(turn, words.STRANGER)


async def _show(turn: Turn, place: str, what: str = "") -> None:
    """Show what the case is about: who has filled in agrees or not, anybody else is taken to their questions."""
    joining: Joining = await turn.do(OneJoining(place, turn.person.person_id))
    if joining.state == "opened" and joining.status == "open":
        buttons = _wishes(turn, place, (JOIN, DECLINE))
        turn.say(READY_WORDS, buttons, words=brief_words(joining.brief, turn.language))
    elif not joining.given and joining.status == "open":
        turn.say(READY_WORDS, words=brief_words(joining.brief, turn.language))
        await _open_form(turn, joining)
    elif joining.state == "joined" and joining.status == "open":
        agree = f"{_AGREE}.{joining.brief.digest[:16]}"
        ways = ((_AGREES, agree), (_CHANGES, _CHANGE), (TITLES[DECLINE], DECLINE))
        buttons = [sending(turn.language, title, payload_of(place, wish)) for title, wish in ways]
        turn.say(READY_WORDS, buttons, words=brief_words(joining.brief, turn.language))
    else:
        turn.say(READY_WORDS, words=brief_words(joining.brief, turn.language))
        _tell_mine(turn, joining)


async def _agree(turn: Turn, place: str, what: str) -> None:
    joining: Joining = await turn.do(GiveParticulars(place, turn.person.person_id, None, what))
    if joining.state == "agreed":
        say(turn, words.THANKS, inviter=verbatim(joining.brief.inviter))
    else:
        say(turn, words.CHANGED)
        await _show(turn, place)


async def _change(turn: Turn, place: str, what: str) -> None:
    await _open_form(turn, await turn.do(OneJoining(place, turn.person.person_id)))


async def _open_form(turn: Turn, joining: Joining) -> None:
    """Open the questions of a co-plaintiff; a filing of one's own goes first."""
    draft: Draft | None = await turn.do(GetDraft(turn.person.person_id, "filing"))
    if draft is not None and draft.answers and draft.answers.get(JOINS) != joining.co_plaintiff_id:
        until = joining.answer_by
        own = moment(until, turn.timezone, turn.person.city, turn.language) if until else "—"
        if not is_joining(draft.answers):
            say(turn, words.OWN_FIRST, until=own)
            return
        await turn.do(DiscardDraft(draft.draft_id, draft.person_id))
        draft = None
    if draft is None or not draft.answers:
        draft = await turn.do(OpenDraft(turn.person.person_id, "filing"))
        draft = await turn.do(ChangeDraft(draft.draft_id, draft.person_id, begun(joining)))
    turn.draft = draft
    say(turn, words.FILL_NOW, inviter=verbatim(joining.brief.inviter))
    turn.events.append(FollowupAction("filing_form"))


async def _quiet(turn: Turn, place: str, what: str) -> None:
    await turn.do(StopInvitationReminders(turn.person.person_id))
    say(turn, words.QUIET)


async def _code(turn: Turn, place: str, what: str) -> None:
    await inviting.give_code(turn, place)


async def _drop(turn: Turn, place: str, what: str) -> None:
    await inviting.take_out(turn, place)


async def _stand(turn: Turn, place: str, what: str) -> None:
    if not await inviting.tell_standing(turn):
        say(turn, words.NOBODY)


def _tell_mine(turn: Turn, one: Joining) -> None:
    stands = "filed" if one.status == "filed" else one.state
    facts = {"inviter": verbatim(one.brief.inviter), "cause": verbatim(one.brief.cause_name)}
    wishes = () if one.status == "filed" else (DECLINE,) if one.state == "agreed" else (FILL, DECLINE)
    say(turn, words.MINE[stands], _wishes(turn, one.co_plaintiff_id, wishes), **facts)


_DO: Mapping[str, Callable[[Turn, str, str], Awaitable[None]]] = {
    ME: _show, JOIN: _join, DECLINE: _decline, STRANGER: _stranger, FILL: _show, QUIET: _quiet,
    _AGREE: _agree, _CHANGE: _change, CODE: _code, DROP: _drop, SHOW: _stand,
}  # fmt: skip
