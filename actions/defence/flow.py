"""The flow of whoever is sued: what it means and until when, then the written answer claim by claim."""

from __future__ import annotations

from collections.abc import Sequence

from actions.defence import submission
from actions.defence.answer_fields import answer_fields, claims_of
from actions.defence.aside import (
    WITH_HERE,
    argued_and_asked,
    asks_as_defendant,
    claims_put_right,
    counterclaim_and_told,
    days_asked,
    facts_of,
    gather,
    plaintiff_restated,
    takes,
    tell_days,
    told_beside,
    told_of_sides,
    told_with_hearing,
)
from actions.defence.brief import answer_of, suit_of
from actions.defence.counterclaim_wish import keep_wish, remind_of_wish
from actions.defence.court_paper import DECISION, is_decision, take_paper, taken_over
from actions.defence.hearing_soon import SOON, is_soon, tell_soon, tell_soon_told
from actions.defence.memory import SIDES, sides_called, told_in_conversation
from actions.defence.papers import ANSWER, hand_over
from actions.defence.petition_flow import petition_wished
from actions.defence.readers.pleas import by_claim, in_lines, pleas_in
from actions.defence.readers.suits import (
    denies_being_sued,
    says_sued,
    speaks_for_company,
    speaks_of_suit,
    topic_of,
)
from actions.defence.stances import claim_named, stance_in
from actions.defence.standing import not_sued
from actions.defence.suit_fields import CONTESTED, TOLD_ASIDE, suit_fields
from actions.defence.telling import suit_told, told_of_oneself
from actions.defence.told_again import period_disputed, told_again, told_with_question
from actions.defence.whose_court import told_of_elsewhere
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, CannotHandle, Command, KeepFile, Say, SetSlot, StartFlow
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Circumstances, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.state import REVIEW, State
from actions.dialogue.turn import Turn
from actions.filing.dispute_told import ways_offered
from actions.front_door import Declined
from actions.hearing import appeal
from actions.paper_reader.said_back import LOOK, SENT, Look, look_field, waits
from actions.story.wishes import wants_to_sue
from backend.defence.commands import PreviewAnswer
from backend.shared.wording import Words

QUESTIONS: tuple[Field, ...] = (look_field(Look(taken_over)), *suit_fields(), *answer_fields())
_facts_about = facts_of(QUESTIONS)
_MEDIATE = "start_mediation"


def paper_sent(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Read a file that is sent as a paper of the court, whatever is asked."""
    return (KeepFile(message.uploaded),) if message.uploaded else ()


def decision_sent(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Open the question of the last day under a judgment or a notice to pay that came here; the answer waits."""
    return (StartFlow("hearing_paper"),) if message.pressed and DECISION in message.pressed else ()


def looked_at(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Lead what is said of a paper that was read to the question about it, a correction ("不对，案号是…"), too."""
    here, found = state.here, candidates.here
    asked = here is not None and here.name == LOOK and not message.pressed
    return (SetSlot(LOOK, found),) if asked and found.found else ()


def remind_me(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The wish to be reminded opens no other flow here: whatever is confirmed is reminded of."""
    wished = message.intent == "start_hearing_reminder" and message.is_sure and not message.pressed
    here = state.here.name if state.here else ""
    return (Say("utter_defence_will_remind"),) if wished and here != "next" else ()


def stays_here(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A defendant's story sounds like a plaintiff's wish; only who says that they will sue is taken to a filing.

    What they ask is answered as a defendant's; what they say against the claim is asked for later, and told so.
    """
    topic = topic_of(message.text) if message.intent == "start_filing" and not message.pressed else ""
    back = topic == "counterclaim" and not denies_being_sued(message.text)  # "要反过来告他" is no suit of its own
    mistaken = (
        message.intent == "start_filing"
        and bool(message.text)
        and not message.pressed
        and (back or not _will_sue(message.text))
    )
    if not mistaken:
        return ()
    if topic == "counterclaim" or (topic and message.asks):
        return (AnswerQuestion("ask_defence", said=message),)
    if state.sure_question:
        return (AnswerQuestion(state.sure_question),)
    return (Say("utter_defence_reason_later"),) if stance_in(message.text) else (CannotHandle(),)


def settle_asked(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Tell whoever wants to settle of both ways, the court's mediation and ours; each has its button."""
    if message.intent == _MEDIATE and not message.pressed and not message.text:
        return (StartFlow("mediation"),)  # its button
    wished = message.intent == _MEDIATE and not message.pressed and topic_of(message.text) == "mediation"
    return (AnswerQuestion("ask_defence", said=message),) if wished and not denies_being_sued(message.text) else ()


def plaintiff_after_all(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take to a filing whoever says that nobody sues them and that they will sue."""
    if message.pressed or not denies_being_sued(message.text) or not wants_to_sue(message.text):
        return ()
    return (StartFlow("filing"),)


def _will_sue(text: str) -> bool:
    return wants_to_sue(text) and not says_sued(text)


def named(text: str, answers: Answers) -> str | None:
    """Return what was said to a claim, by the claim's number."""
    number = claim_named(text)
    return f"stance_{number}" if number is not None and number <= len(claims_of(answers)) else None


async def _plaintiff(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Take whoever says that they will sue to a filing, and ask whoever tells of no suit; None for a defendant.

    A judgment or a notice to pay that was sent starts another clock and is answered by no defence.
    """
    file_id = turn.answer.pressed.get(SENT)
    if file_id is not None and not turn.has_draft and await is_decision(turn, str(file_id)):
        return close("hearing_paper_form")
    says_so = turn.is_fresh_message and not turn.answer.pressed and _will_sue(turn.answer.text)
    if says_so:
        return close("filing_form")
    if turn.is_fresh_message and told_of_elsewhere(turn):
        return close()
    if await appeal.instead_of_answer(turn) or not_sued(turn):
        return close()
    if not speaks_of_suit(turn.answer.text) and await ways_offered(turn, heard_as_wish=True):
        return close()
    tell_soon_told(turn)
    return None


async def _begin(flow: Flow, turn: Turn) -> None:
    """Take whole what was told, now and just before, and say until when an answer is due."""
    told = {**told_in_conversation(turn), **suit_told(turn, turn.answer).values, **told_of_oneself(turn.answer)}
    told |= told_of_sides(turn)
    told |= told_with_hearing(turn, str(told.get("hearing", "")))
    told[SIDES] = sides_called(turn)
    soon = suit_told(turn, turn.answer).values.get("hearing")
    told[SOON] = soon if is_soon(turn, soon) else ""
    if speaks_for_company(turn.answer.text):
        told["kind"] = "organisation"
    turn.change({name: value for name, value in told.items() if value})
    known = [name for name in TOLD_ASIDE if name in told]
    if known:
        turn.say("utter_defence_heard", **_facts_about(turn, known))
    tell_soon(turn)
    tell_days(turn)
    keep_wish(turn)
    if (file_id := turn.answer.pressed.get(SENT)) is not None:
        await take_paper(turn, str(file_id))


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Tell the last days once they are known, and again when they change; give an early reason to the one claim."""
    contested = turn.answers.get(CONTESTED)
    if field.name == "claims" and contested and isinstance(reading.value, list):
        told = against_each(str(contested), reading.value, turn.language)
        turn.change({name: words for name, words in told.items() if name not in turn.answers}, forget=[CONTESTED])
    tell_soon(turn)
    tell_days(turn)


def against_each(contested: str, claims: Sequence[str], language: str) -> dict[str, str]:
    """Return what was told before: each plea as the reason of its claim, else all for the only one, or as facts."""
    pleas = by_claim(pleas_in(contested), claims)
    if not pleas or (len(claims) == 1 and sum(map(len, pleas.values())) == 1):
        return {"reason_1" if len(claims) == 1 else "facts": contested}
    return {f"reason_{number}": in_lines(told, language) for number, told in pleas.items()}


async def _following(turn: Turn) -> Sequence[str]:
    """Tell the days; while a paper that was read waits for a look, nothing else is asked."""
    tell_soon(turn)
    tell_days(turn)
    others = [REVIEW, *(field.name for field in QUESTIONS if field.name != LOOK)]
    return others if waits(turn.answers) else ()


async def _before_review(turn: Turn) -> None:
    """Hand over the answer to read; a paper that cannot be made is no reason to stop."""
    answer = answer_of(turn.answers)
    if answer is None:
        return
    try:
        await turn.do(PreviewAnswer(turn.draft.draft_id, turn.person.person_id, suit_of(turn.answers), answer))
    except Declined as no:
        turn.explain(no)
        return
    hand_over(turn, ANSWER, turn.draft.draft_id)
    remind_of_wish(turn)


DEFENCE = Flow(
    service="defence",
    title=Words("应诉答辩", "Answering a lawsuit"),
    fields=QUESTIONS,
    on_submit=submission.DEFENCE,
    prefills=False,  # `begin` has read everything the opening sentence can say
    first_rules=(
        petition_wished,
        decision_sent,
        claims_put_right,
        told_again,
        told_with_question,
        period_disputed,
        days_asked,
        paper_sent,
        looked_at,
        remind_me,
        argued_and_asked,
        counterclaim_and_told,
        overheard.instead(told_beside, "utter_defence_heard", with_here=WITH_HERE),
    ),
    own_rules=(plaintiff_restated, plaintiff_after_all, settle_asked, stays_here, asks_as_defendant),
    beside_rules=(overheard.along(told_beside, "utter_defence_heard", with_here=WITH_HERE),),
    takes=takes,
    named=named,
    facts_about=_facts_about,
    gather=gather,
    before_opening=_plaintiff,
    begin=_begin,
    kept=_kept,
    keep_file=take_paper,
    following=_following,
    before_review=_before_review,
)
