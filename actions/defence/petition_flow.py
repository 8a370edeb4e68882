"""The flow of what a defendant asks of the court: another court, time, a video hearing, mediation; opened by a button.

What was told of the suit is taken over; only what is missing is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.defence.aside import (
    TOLD,
    WITH_HERE,
    asks_as_defendant,
    days_asked,
    facts_of,
    gather,
    plaintiff_restated,
    takes,
    tell_days,
    told_beside,
)
from actions.defence.brief import petition_of, suit_of
from actions.defence.counterclaim_fields import counterclaim_lately, counterclaim_told, tell_counterclaim_fee
from actions.defence.known_suit import OF_DEFENDANT, OF_SUIT, known_of_suit
from actions.defence.papers import PETITION, hand_over
from actions.defence.petition_fields import petition_fields
from actions.defence.petition_readers import petition_wish_in
from actions.defence.petition_submission import PETITION as ON_SUBMIT
from actions.defence.suit_fields import ASKS, UNKNOWN
from actions.defence.telling import is_over
from actions.defence.told_again import period_disputed, told_again, told_with_question
from actions.dialogue.buttons import payload_of
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, StartFlow
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.defence.commands import PreviewPetition
from backend.defence.petition import PetitionKind
from backend.shared.wording import Words

SERVICE = "defence_petition"
PETITION_WISH = "defence_petition_wish"
"""The key of a button that opens a petition, whose value is the kind."""
_WORDS: Mapping[PetitionKind, Words] = {
    "objection": Words("写管辖权异议申请书", "Write the objection"),
    "extension": Words("写延期申请书", "Write the application"),
    "online": Words("写在线庭审申请书", "Apply for it"),
    "counterclaim": Words("写反诉状", "Write the counterclaim"),
    "mediation": Words("写调解申请书，请法院调解", "Ask the court to mediate"),
}
WRITE = {kind: (words, payload_of("ask_defence", **{PETITION_WISH: kind})) for kind, words in _WORDS.items()}
"""The button that opens each."""
_LONGEST_WISH = 40
"""Characters of words that wish for a petition and tell nothing else."""
QUESTIONS: tuple[Field, ...] = petition_fields()
_facts_about = facts_of(QUESTIONS)


def petition_wished(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The button under an answer in the written answer, or words that wish the same, open the petition; it waits."""
    told_here = candidates.here.found or (state.here is not None and state.here.story)
    if not message.pressed and (told_here or len(message.text) > _LONGEST_WISH):
        return ()
    return (StartFlow(SERVICE),) if wish_of(message) in WRITE else ()


def wish_of(message: UserMessage) -> PetitionKind | None:
    """Return the petition a button names, or that somebody wishes us to write; None for any other message."""
    if message.pressed:
        return next((kind for kind in WRITE if kind == message.pressed.get(PETITION_WISH)), None)
    return petition_wish_in(message.text)


async def _of_this_kind(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Go on with a petition of another kind that waits as the one that is wished for now: the suit is the same."""
    wish = wish_of(turn.answer)
    if turn.has_draft and wish in WRITE and turn.answers and turn.answers.get(ASKS) != wish:
        turn.change({ASKS: wish})
        turn.say(f"utter_defence_petition_{wish}_opening")
    return None


async def _begin(flow: Flow, turn: Turn) -> None:
    """Take over what is known of the suit, say what it is and until when it is due."""
    wish = wish_of(turn.answer)
    known = await known_of_suit(turn)
    turn.change({**known, **({ASKS: wish} if wish in WRITE else {})})
    if wish in WRITE:
        turn.say(f"utter_defence_petition_{wish}_opening")
    shown = [name for name in (*OF_SUIT, *OF_DEFENDANT) if name in known and flow.field(name) is not None]
    if shown:
        turn.say("utter_defence_heard", **_facts_about(turn, shown))
    await _keep_counterclaim(turn, wish)
    _tell_days(turn)


async def _keep_counterclaim(turn: Turn, wish: PetitionKind | None) -> None:
    """The claim that is told with the wish ("帮我写反诉，要他还9万"), or was before, is not asked again."""
    if wish != "counterclaim":
        return
    own = {} if turn.answer.pressed else counterclaim_told(turn.answer)
    told = own or counterclaim_lately(turn)
    if told:
        turn.change(told)
        turn.say("utter_defence_heard", **_facts_about(turn, tuple(told)))
        await tell_counterclaim_fee(turn, told.get("counter_amount"))


def _tell_days(turn: Turn) -> None:
    """An objection and more time to answer are due with the answer (CPL-130, CPL-285); no other stops it."""
    asked, before = turn.answers.get(ASKS), turn.answers.get(TOLD)
    if asked not in ("objection", "extension", "counterclaim", "mediation"):
        return
    tell_days(turn, briefly=True)
    received, domicile = str(turn.answers.get("received", "")), str(turn.answers.get("domicile", UNKNOWN))
    if asked == "objection" and turn.answers.get(TOLD) != before and is_over(turn, received, domicile):
        turn.say("utter_defence_petition_late")


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    _tell_days(turn)


async def _following(turn: Turn) -> Sequence[str]:
    _tell_days(turn)
    return ()


async def _before_review(turn: Turn) -> None:
    """Hand over the petition to read; a paper that cannot be made is no reason to stop."""
    suit, petition = suit_of(turn.answers), petition_of(turn.answers, turn.timezone)
    try:
        await turn.do(PreviewPetition(turn.draft.draft_id, turn.person.person_id, suit, petition))
    except Declined as no:
        turn.explain(no)
        return
    hand_over(turn, PETITION, turn.draft.draft_id)


DEFENCE_PETITION = Flow(
    service=SERVICE,
    title=Words("向法院提申请", "An application to the court"),
    fields=QUESTIONS,
    on_submit=ON_SUBMIT,
    opening="",  # each kind has its own, said by `begin`
    prefills=False,  # what was told is taken over by `begin`
    answer_key="defence_petition_answer",
    first_rules=(
        told_again,
        told_with_question,
        period_disputed,
        days_asked,
        overheard.instead(told_beside, "utter_defence_heard", with_here=WITH_HERE),
    ),
    own_rules=(plaintiff_restated, asks_as_defendant),
    beside_rules=(overheard.along(told_beside, "utter_defence_heard", with_here=WITH_HERE),),
    takes=takes,
    facts_about=_facts_about,
    gather=gather,
    before_opening=_of_this_kind,
    begin=_begin,
    kept=_kept,
    following=_following,
    before_review=_before_review,
)
