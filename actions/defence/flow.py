"""The flow of whoever is sued: what it means and until when, then the written answer claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.defence import submission
from actions.defence.answer_fields import answer_fields, claims_of
from actions.defence.brief import answer_of, suit_of
from actions.defence.court_paper import LOOK, SENT, look_field, take_paper, waits
from actions.defence.memory import told_in_conversation
from actions.defence.papers import hand_over
from actions.defence.readers import claim_named, is_about_us, says_sued, speaks_for_company, stance_in, topic_of
from actions.defence.standing import not_sued
from actions.defence.suit_fields import CLAIMED, CONTESTED, TOLD_ASIDE, UNKNOWN, suit_fields
from actions.defence.telling import suit_told, tell_last_days, told_of_oneself
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, CannotHandle, Command, KeepFile, Say, SetSlot
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Circumstances, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.speech import shown
from actions.dialogue.state import REVIEW, State
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.story.wishes import wants_to_sue
from backend.defence.commands import PreviewAnswer
from backend.shared.wording import Words, verbatim

CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
"""Intents that are never written into a paper."""
_SOUNDS_LIKE = frozenset({"tell_worry", "ask_law", "start_protection", "ask_privacy", "ask_trust", "out_of_scope"})
TOLD = "told_days"
"""For which day and domicile the last days were told."""
_WITH_HERE = frozenset({"kind"})
"""Whose answer is kept in one step with a name, which rests on it."""
QUESTIONS: tuple[Field, ...] = (look_field(), *suit_fields(), *answer_fields())
_SHORT = 4
_NOTES = {
    CLAIMED: Words("原告要的", "What they want"),
    CONTESTED: Words("您的说法", "What you say to it"),
}
"""What was told before its question, as it is said back."""


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells of the suit and of who is sued."""
    answer = turn.answer
    if answer.pressed or answer.uploaded:
        return suit_told(turn, answer).values
    return {**suit_told(turn, answer).values, **told_of_oneself(answer)}


def paper_sent(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Whatever is asked, a file that is sent is a paper of the court to be read."""
    return (KeepFile(message.uploaded),) if message.uploaded else ()


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


def _told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    """Facts a message tells for other questions than the open one.

    A question for words (a reason, what happened) is left alone: days in a story are no day of receipt.
    """
    here, told = state.here, overheard.told(candidates)
    if message.pressed or message.uploaded or len(message.text) < _SHORT or here is None or here.story:
        return {}
    asked = {here.name, *((CLAIMED,) if "claims" in (here.name, *state.answers) else ())}
    news = {name: told[name] for name in TOLD_ASIDE if name in told and name not in asked}
    return overheard.unknown(state, news)


def stays_here(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A defendant's story sounds like a plaintiff's wish; only who says that they will sue is taken to a filing.

    What they say against the claim is asked for later, and they are told so.
    """
    mistaken = message.intent == "start_filing" and not message.pressed and not _will_sue(message.text)
    if not mistaken:
        return ()
    return (Say("utter_defence_reason_later"),) if stance_in(message.text) else (CannotHandle(),)


def _will_sue(text: str) -> bool:
    return wants_to_sue(text) and not says_sued(text)


def asks_as_defendant(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """What a defendant is afraid of or asks is answered here, also where it sounds like worry or the law at large."""
    ours = message.intent in _SOUNDS_LIKE or (message.asks and not message.is_sure)
    if message.pressed or not ours or not topic_of(message.text):
        return ()
    if message.intent == "ask_trust" and is_about_us(message.text):
        return ()
    return (AnswerQuestion("ask_defence", said=message),)


def named(text: str, answers: Answers) -> str | None:
    """What was said to a claim, by the claim's number."""
    number = claim_named(text)
    return f"stance_{number}" if number is not None and number <= len(claims_of(answers)) else None


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """What a field has read is its answer, whatever else a defendant's words sound like; a question stays one."""
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in CONTROLS else True


async def _plaintiff(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Take whoever says that they will sue to a filing, and ask whoever tells of no suit; None for a defendant."""
    says_so = turn.is_fresh_message and not turn.answer.pressed and _will_sue(turn.answer.text)
    if says_so:
        return close("filing_form")
    return close() if not_sued(turn) else None


async def _begin(flow: Flow, turn: Turn) -> None:
    """Take whole what was told, now and just before, and say until when an answer is due."""
    told = {**told_in_conversation(turn), **suit_told(turn, turn.answer).values, **told_of_oneself(turn.answer)}
    if speaks_for_company(turn.answer.text):
        told["kind"] = "organisation"
    turn.change({name: value for name, value in told.items() if value})
    known = [name for name in TOLD_ASIDE if name in told]
    if known:
        turn.say("utter_defence_heard", **_facts_about(turn, known))
    _tell_days(turn)
    if (file_id := turn.answer.pressed.get(SENT)) is not None:
        await take_paper(turn, str(file_id))


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The answers of these names, a line each."""
    colon = Words("：", ": ").say(turn.language)
    fields = [field for field in QUESTIONS if field.name in names and field.name != "kind"]
    told = [(one.label, shown(turn, one)) for one in fields]
    told += [(label, _in_words(turn, name)) for name, label in _NOTES.items() if name in names]
    return {"lines": "\n".join(f"• {label.say(turn.language)}{colon}{words}" for label, words in told)}


def _in_words(turn: Turn, name: str) -> str:
    kept = turn.answers.get(name, "")
    return verbatim("；".join(map(str, kept)) if isinstance(kept, list) else str(kept))


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Tell the last days once they are known, and again when they change; give an early reason to the one claim."""
    contested = turn.answers.get(CONTESTED)
    if field.name == "claims" and contested and isinstance(reading.value, list):
        place = "reason_1" if len(reading.value) == 1 else "facts"
        turn.change({place: contested} if place not in turn.answers else {}, forget=[CONTESTED])
    _tell_days(turn)


async def _following(turn: Turn) -> Sequence[str]:
    """Tell the days; while a paper that was read waits for a look, nothing else is asked."""
    _tell_days(turn)
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
    hand_over(turn, turn.draft.draft_id)


def _tell_days(turn: Turn) -> None:
    """Both ends while the domicile is not known, the one that counts once it is; each pair once."""
    received, domicile = turn.answers.get("received"), turn.answers.get("domicile", UNKNOWN)
    before, now = str(turn.answers.get(TOLD, "")), f"{received} {domicile}"
    if not received or before == now:
        return
    turn.change({TOLD: now})
    tell_last_days(turn, str(received), str(domicile), again=before.startswith(str(received)))


DEFENCE = Flow(
    service="defence",
    title=Words("应诉答辩", "Answering a lawsuit"),
    fields=QUESTIONS,
    on_submit=submission.DEFENCE,
    prefills=False,  # `begin` has read everything the opening sentence can say
    first_rules=(
        paper_sent,
        looked_at,
        remind_me,
        overheard.instead(_told_beside, "utter_defence_heard", with_here=_WITH_HERE),
    ),
    own_rules=(stays_here, asks_as_defendant),
    beside_rules=(overheard.along(_told_beside, "utter_defence_heard", with_here=_WITH_HERE),),
    takes=takes,
    named=named,
    facts_about=_facts_about,
    gather=_gather,
    before_opening=_plaintiff,
    begin=_begin,
    kept=_kept,
    keep_file=take_paper,
    following=_following,
    before_review=_before_review,
)
