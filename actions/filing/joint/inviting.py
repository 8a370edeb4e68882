"""The inviter's side: codes for co-plaintiffs, who has answered, somebody taken out."""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.buttons import Button, payload_of, sending
from actions.dialogue.fields import Answers
from actions.dialogue.turn import Turn
from actions.filing.complaint import complaint_of
from actions.filing.joint import words
from actions.filing.joint.places import number_of
from actions.filing.parties import moved_up
from actions.front_door import Declined
from backend.conversation.model import Conceal
from backend.drafts.model import ChangeDraft, Draft, GetDraft
from backend.filing.joint.commands import CoPlaintiffsOf, InviteCoPlaintiff, KeepCoPlaintiffs
from backend.filing.joint.model import CoPlaintiff, CoPlaintiffInvitation, all_agreed
from backend.filing.joint.news import CODE, DROP, HEIRS
from backend.filing.joint.news import payload_of as payload_about
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment, verbatim

_NO_CODE = ("agreed", "joined", "opened")
"""States in which a co-plaintiff needs no code."""
_CODE_FOR = Words("给{name}的邀请码", "A code for {name}")
_DROP = Words("把{name}去掉", "Take {name} out")
_GO_ON = Words("继续填写立案", "Go on with my filing")
_MOST_BUTTONS = 8


async def tell_before_review(turn: Turn) -> None:
    """Bring what is kept in line with the draft, and say who has answered, with a code for each who has not."""
    found = await keep(turn)
    if found:
        _tell(turn, found)


async def keep(turn: Turn) -> Sequence[CoPlaintiff]:
    """Note which plaintiffs speak for themselves; empty where there are none."""
    order = KeepCoPlaintiffs(turn.draft.draft_id, turn.person.person_id, complaint_of(turn.answers))
    found: list[CoPlaintiff] = await turn.do(order)
    return found


async def check_all_agreed(turn: Turn) -> None:
    """Raise Declined unless everybody has agreed to the complaint as it stands."""
    found = await keep(turn)
    if not all_agreed(found):
        _tell(turn, found)
        raise Declined(READY_WORDS, {"words": words.NOT_YET.say(turn.language)})


async def tell_standing(turn: Turn) -> bool:
    """Say who has answered in the filing that is being filled in; False where nobody was asked."""
    draft = await _draft(turn)
    found = await _of(turn, draft)
    if found:
        _tell(turn, found)
    return bool(found)


async def give_code(turn: Turn, co_plaintiff_id: str) -> None:
    """Give a code with a text to forward; it is said as a token, so that only the person sees it."""
    order = InviteCoPlaintiff(co_plaintiff_id, turn.person.person_id)
    made: CoPlaintiffInvitation | None = await turn.do(order)
    if made is None:
        draft = await _draft(turn)
        name = next((one.name for one in await _of(turn, draft) if one.co_plaintiff_id == co_plaintiff_id), "")
        say(turn, words.IN_ALREADY, name=verbatim(name))
        return
    hidden = await turn.do(Conceal(turn.person.person_id, made.code))
    until = moment(made.expires_at, turn.timezone, turn.person.city, turn.language)
    names = {"name": verbatim(made.name), "inviter": verbatim(made.inviter), "code": hidden}
    say(turn, words.CODE, until=until, **names)
    say(turn, words.MESSAGE, **names)


async def take_out(turn: Turn, co_plaintiff_id: str) -> None:
    """Take a co-plaintiff out of the draft; what they gave is deleted, and they are told."""
    draft = await _draft(turn)
    number = number_of(draft.answers, co_plaintiff_id) if draft is not None else None
    if draft is None or number is None:
        say(turn, words.NOBODY)
        return
    name = str(draft.answers.get(f"plaintiff_{number}_name", ""))
    answers = await _without(turn, draft, number)
    await turn.do(KeepCoPlaintiffs(draft.draft_id, turn.person.person_id, complaint_of(answers)))
    inside = turn.has_draft and turn.draft.draft_id == draft.draft_id
    go_on = sending(turn.language, _GO_ON, payload_of("resume", resume_service="filing"))
    say(turn, words.TAKEN_OUT, () if inside else [go_on], name=verbatim(name))
    if answers.get("cause") == "inheritance":
        say(turn, HEIRS)


def say(turn: Turn, said: Words, buttons: Sequence[Button] = (), **facts: str) -> None:
    """Say a sentence of ours."""
    turn.say(
        READY_WORDS, buttons, words=said.say(turn.language).format_map(facts) if facts else said.say(turn.language)
    )


async def _without(turn: Turn, draft: Draft, number: int) -> Answers:
    """Return the draft's answers without one plaintiff, the later ones moved up."""
    changes = moved_up(draft.answers, "plaintiff", number)
    kept = {name: value for name, value in changes.items() if value is not None}
    gone = [name for name in changes if name not in kept]
    if turn.has_draft and turn.draft.draft_id == draft.draft_id:
        turn.change(kept, forget=gone)
        return turn.answers
    changed: Draft = await turn.do(ChangeDraft(draft.draft_id, draft.person_id, kept, gone))
    return changed.answers


async def _draft(turn: Turn) -> Draft | None:
    if turn.has_draft and turn.draft.service == "filing":
        return turn.draft
    found: Draft | None = await turn.do(GetDraft(turn.person.person_id, "filing"))
    return found


async def _of(turn: Turn, draft: Draft | None) -> list[CoPlaintiff]:
    if draft is None:
        return []
    found: list[CoPlaintiff] = await turn.do(CoPlaintiffsOf(draft.draft_id, turn.person.person_id))
    return found


def _tell(turn: Turn, found: Sequence[CoPlaintiff]) -> None:
    whole = words.ALL_AGREED if all_agreed(found) else words.STANDING
    say(turn, whole, _buttons(turn, found)[:_MOST_BUTTONS], lines=_lines(turn, found))


def _lines(turn: Turn, found: Sequence[CoPlaintiff]) -> str:
    colon = Words("：", ": ").say(turn.language)
    return "\n".join(f"• {verbatim(one.name)}{colon}{words.STATES[one.state].say(turn.language)}" for one in found)


def _buttons(turn: Turn, found: Sequence[CoPlaintiff]) -> list[Button]:
    buttons = []
    for wish, title in ((CODE, _CODE_FOR), (DROP, _DROP)):
        meant = [one for one in found if one.state not in _NO_CODE] if wish == CODE else found
        meant = [one for one in meant if wish == CODE or one.state != "agreed"]
        for one in meant:
            name = verbatim(one.name)
            own = Words(title.zh.format(name=name), title.en.format(name=name))
            buttons.append(sending(turn.language, own, payload_about(one.co_plaintiff_id, wish)))
    return buttons
