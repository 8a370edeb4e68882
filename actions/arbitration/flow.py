"""The flow of an application for arbitration: the clause first, then parties, dispute and conduct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.arbitration import dialogue
from actions.arbitration.brief import application_of, evidence_ids
from actions.arbitration.claim_fields import claim_fields
from actions.arbitration.clause import CLAUSE, DOUBT, clause_fields, ends
from actions.arbitration.conduct_fields import PAPER, conduct_fields
from actions.arbitration.evidence_told import EVIDENCE, EVIDENCE_LABEL, evidence_words
from actions.arbitration.fees import fee_facts
from actions.arbitration.memory import told_before, told_in, told_of_labour
from actions.arbitration.papers import hand_over
from actions.arbitration.party_fields import party_fields, said_shortly
from actions.arbitration.readers.told import goes_to_court, respondent_in
from actions.arbitration.telling import tell_status
from actions.defence.readers.suits import says_sued
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Command, LeaveFlow
from actions.dialogue.endings import close
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard, question
from actions.dialogue.rules.correction import says_correction
from actions.dialogue.speech import in_line, in_lines
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.filing import labour_first
from actions.filing.readers.labour_asked import labour_asked
from actions.front_door import Declined
from actions.readers.standing import stands
from actions.topic import kinds_asked
from backend.arbitration.commands import KeepApplication, OneArbitration, PreviewApplication
from backend.arbitration.model import Application, Arbitration
from backend.contracts.files import MyFiles
from backend.shared.wording import Words

_LABOUR = "utter_standing_labour_arbitration"
_CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
_TOLD_OF_ITSELF = frozenset({"cost", "time"})
"""Kinds of short questions that an answer about arbitration tells already."""
_WITH_HERE = frozenset({"kind"})
"""Fields kept in one step with a name, which rests on them."""
QUESTIONS: tuple[Field, ...] = (
    *(said_shortly(one) if one.name == DOUBT else one for one in clause_fields()),
    *party_fields(),
    *claim_fields(),
    *conduct_fields(),
)
_REASONS = {
    "utter_arbitration_clause_missing": "clause",
    "utter_arbitration_clause_outside": "clause",
    "utter_arbitration_nobody": "respondent",
    "utter_arbitration_no_claim": "claims",
    "utter_arbitration_amount_odd": "amount",
    "utter_arbitration_too_much": "facts",
    "utter_file_unknown": "evidence",
}


async def _question_first(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """A question about arbitration, and a dispute that cannot be arbitrated, are answered; None opens the form."""
    if turn.answer.pressed or turn.has_draft:
        return None
    if await labour_first.take_up(turn):
        return close()
    if not turn.is_fresh_message:  # passed on by another form, which has left the message to this one
        return _labour_instead(turn)
    if says_sued(turn.answer.text) and goes_to_court(turn.answer.text):
        turn.say("utter_arbitration_sued_anyway")  # the suit has its own last day; the clause is an objection in it
        return close("defence_form")
    if form := dialogue.form_meant(turn):
        return close(form)
    if await dialogue.answered_instead(turn):
        return close()
    return _labour_instead(turn)


def _labour_instead(turn: Turn) -> Events | None:
    """Say where a dispute about work is arbitrated, which is not here; None for any other."""
    if not told_of_labour(turn):
        return None
    turn.say(_LABOUR)
    return close()


def of_labour(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Tell whoever quarrels with an employer where labour disputes are arbitrated; no form of ours is for that."""
    labour = not message.pressed and stands("labour_arbitration", message.text)
    if labour and labour_asked(message.text):
        return (LeaveFlow(intent=labour_first.intent_of(message.text)),)
    return (LeaveFlow(utter=_LABOUR),) if labour else ()


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep what was told before, and say it back."""
    told = await told_before(turn)
    turn.change(told)
    if told:
        turn.say("utter_arbitration_heard", **_facts_about(turn, tuple(told)))


async def _application(turn: Turn) -> Application:
    files = await turn.do(MyFiles(turn.person.person_id, evidence_ids(turn.answers)))
    return application_of(turn.answers, files)


async def _before_review(turn: Turn) -> None:
    """Hand over the draft to read, and say what it will cost; a paper that cannot be made stops nothing."""
    try:
        application = await _application(turn)
        await turn.do(PreviewApplication(turn.draft.draft_id, turn.person.person_id, application))
    except Declined as no:
        turn.explain(no)
        return
    hand_over(turn, turn.draft.draft_id)
    utter, facts = await fee_facts(turn, application.amount, application.currency)
    turn.say(utter, **facts)


async def _hand_in(turn: Turn) -> Receipt:
    """Keep the application under the draft's id and hand it in where that was chosen."""
    send = turn.answers.get("send") != PAPER
    application = await _application(turn)
    await turn.do(KeepApplication(turn.draft.draft_id, turn.person.person_id, application, send))
    return {"arbitration_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say where the application is, and give the papers."""
    one: Arbitration = await turn.do(OneArbitration(receipt["arbitration_id"], turn.person.person_id))
    await tell_status(turn, one, submitted=True)
    hand_over(turn, one.arbitration_id)


def asks_own(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what is asked of arbitration here, with the amount that was told."""
    here = state.here.name if state.here else ""
    tells = bool(_told_beside(state, message, candidates))
    asks = message.asks or (here == CLAUSE and not tells)  # a question that does not sound like one is no clause
    ours = asks and not message.pressed and dialogue.asks_of_arbitration(message.text)
    if not ours:
        return ()
    several = len(kinds_asked(message.text)) > 1
    others = question.others_short(state, message, _TOLD_OF_ITSELF) if several else ()
    return (AnswerQuestion("ask_arbitration", said=message), *others)


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells beside the open question."""
    answer = turn.answer
    return {} if answer.pressed or answer.uploaded or not answer.text else told_in(answer)


def _told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    """Facts a message tells for questions without an answer; in a story only a clause is none of it."""
    here, told = state.here, overheard.told(candidates)
    if here is None or message.pressed or message.asks:
        return {}
    in_story = here.story and here.name != CLAUSE
    if here.name == DOUBT and CLAUSE in told:
        return {CLAUSE: told[CLAUSE]}  # a clause agreed on since takes the place of the doubtful one
    names = (CLAUSE,) if in_story else tuple(name for name in told if name != here.name)
    return overheard.unknown(state, {name: told[name] for name in names if name in told})


def told_anew(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A company told as one's own after "myself" was heard, and a respondent or sum told again outright, count."""
    told, known = overheard.told(candidates), state.answers
    if message.pressed or message.asks or (state.here is not None and state.here.story and state.here.name != CLAUSE):
        return ()
    news: dict[str, Any] = {}
    if told.get("kind") == "organisation" and known.get("kind") == "person" and told.get("name"):
        news = {name: told[name] for name in ("kind", "name", "representative") if told.get(name)}
    if names_anew(message.text, told, known):
        news["respondent"] = told["respondent"]
    sums = (None, SKIPPED, told.get("amount"))
    if len(told) > 1 and told.get("amount") and known.get("amount") not in sums and says_correction(message):
        news["amount"] = told["amount"]
    if not news:
        return ()
    news |= {name: value for name, value in _told_beside(state, message, candidates).items() if name not in news}
    return (ChangeAnswers(news, "utter_arbitration_heard", about=tuple(news), goes_on=True),)


def names_anew(text: str, told: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Return True if a message says outright who the other side is, and somebody else was noted."""
    noted = known.get("respondent", SKIPPED)
    return noted not in (SKIPPED, told.get("respondent")) and bool(told.get("respondent")) and bool(respondent_in(text))


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Take what a question has read for its answer: a story of a dispute sounds like the wish to sue."""
    if field.name == "evidence" and reading.found and not reading.partial:
        return True  # "that is all" is no wish to stop
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in _CONTROLS else True


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The answers of these names, a line each."""
    told = [in_lines(turn, [field for field in QUESTIONS if field.name in names])]
    if EVIDENCE in names:
        told.append(in_line(turn, EVIDENCE_LABEL, evidence_words(turn.answers)))
    return {"lines": "\n".join(filter(None, told))}


ARBITRATION = Flow(
    service="arbitration",
    title=Words("申请仲裁", "Application for arbitration"),
    fields=QUESTIONS,
    on_submit=Submission(hand_in=_hand_in, tell=_tell, reopens=_REASONS),
    prefills=False,  # `begin` has read everything the opening sentence can say
    facts_about=_facts_about,
    first_rules=(
        of_labour,
        asks_own,
        told_anew,
        overheard.instead(_told_beside, "utter_arbitration_heard", with_here=_WITH_HERE),
    ),
    beside_rules=(overheard.along(_told_beside, "utter_arbitration_heard", with_here=_WITH_HERE),),
    takes=takes,
    gather=_gather,
    before_opening=_question_first,
    begin=_begin,
    ends=ends,
    before_review=_before_review,
)
