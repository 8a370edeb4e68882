"""The flow of a respondent: the notice and its last day, then the answer, handed in or kept, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from actions.arbitration import dialogue
from actions.arbitration.answer_fields import POSITION_LABEL, WATCH, YES, answer_fields, is_sent, say_due, writes
from actions.arbitration.answer_memory import POSITION, position_told, restated, told_before, told_beside, told_in
from actions.arbitration.brief import evidence_ids, kind_of, own_side
from actions.arbitration.evidence_told import EVIDENCE, EVIDENCE_LABEL, evidence_words
from actions.arbitration.own import my_arbitrations
from actions.arbitration.papers import hand_over
from actions.arbitration.party_fields import names_in, text_of
from actions.arbitration.readers.told import goes_to_court
from actions.arbitration.telling import tell_mine, tell_status
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, AskAgain, ChangeAnswers, Command
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.speech import shown
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.arbitration.announcements import arbitration_facts
from backend.arbitration.answer import Answer, Counterclaim
from backend.arbitration.clause_check.bodies import body_name
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.commands import KeepAnswer, OneArbitration, PreviewAnswer
from backend.arbitration.model import LIVE, Arbitration, Party
from backend.arbitration.steps import EvidenceFile
from backend.contracts.files import MyFiles
from backend.shared.persons_files import PersonsFile
from backend.shared.wording import Words, verbatim

_CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
_OF_ANSWERING = frozenset({"ask_defence", "start_defence"})
"""Intents that a wish to write the answer sounds like."""
_ELSEWHERE = frozenset({"other", "abroad"})
_WITH_HERE = frozenset({"kind"})
"""Fields kept in one step with a name, which rests on them."""
_COMMA = Words("、", ", ")
FIELDS = answer_fields()


def answer_of(answers: Answers, files: Sequence[PersonsFile]) -> Answer:
    """The answer; where it is not written, the notice with its last day alone.

    Args:
        files: as `evidence_ids` names them, with their hashes.
    """
    notice = {name: _day(answers, name) for name in ("received", "due")}
    number = text_of(answers, "number")
    if not writes(answers):
        return Answer(number, (), (), notice["received"], notice["due"])
    kept = answers.get("evidence")
    return Answer(
        number=number,
        applicants=tuple(Party(kind_of(name), name) for name in names_in(answers, "applicant")),
        respondents=own_side(answers),
        received_on=notice["received"],
        due_on=notice["due"],
        position=text_of(answers, "position"),
        objection=text_of(answers, "objection_reason") if answers.get("objection") == YES else "",
        counterclaim=_counterclaim(answers),
        arbitrator=text_of(answers, "arbitrator"),
        agent=text_of(answers, "agent"),
        evidence=tuple(EvidenceFile(one.file_id, one.name, one.sha256) for one in files),
        note=str(kept["note"]) if isinstance(kept, Mapping) else "",
    )


def _counterclaim(answers: Answers) -> Counterclaim:
    if answers.get("counterclaim") != YES:
        return Counterclaim()
    amount, _, currency = text_of(answers, "counterclaim_amount").partition(" ")
    return Counterclaim(
        tuple(str(one) for one in answers.get("counterclaims") or ()),
        Decimal(amount) if amount else None,
        currency or "CNY",
        text_of(answers, "counterclaim_reason"),
    )


def _day(answers: Answers, name: str) -> date | None:
    value = text_of(answers, name)
    return date.fromisoformat(value) if value else None


async def _not_ours(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """A notice of another body is answered there, and an applicant has a notice, too; None opens the form."""
    text = turn.answer.text
    if turn.answer.pressed or not text:
        return None
    applies = any(one.status in LIVE and not one.is_answer for one in await my_arbitrations(turn))
    if applies and not said("names_respondent", text):
        await tell_mine(turn)
        return close()
    found = check_clause(text)
    if found.outcome not in _ELSEWHERE:
        return None
    names = dict.fromkeys(body_name(body, turn.language) for body in found.bodies)
    turn.say("utter_arbitration_answer_elsewhere", bodies=_COMMA.say(turn.language).join(map(verbatim, names)))
    return close()


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep what is watched already and what was told before the form asks, and say it back."""
    told = {**await _watched(turn), **told_before(turn)}
    turn.change(told)
    if told:
        turn.say("utter_arbitration_heard", **_facts_about(turn, tuple(told)))
    if due := told.get("due"):
        await say_due(turn, due)


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The answers of these names, a line each."""
    colon = Words("：", ": ").say(turn.language)
    lines = [f"• {one.label.say(turn.language)}{colon}{shown(turn, one)}" for one in FIELDS if one.name in names]
    if EVIDENCE in names:
        lines.append(f"• {EVIDENCE_LABEL.say(turn.language)}{colon}{evidence_words(turn.answers)}")
    if POSITION in names:
        lines.append(f"• {POSITION_LABEL.say(turn.language)}{colon}{verbatim(position_told(turn.answers))}")
    return {"lines": "\n".join(lines)}


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells beside the open question."""
    answer = turn.answer
    return {} if answer.pressed or answer.uploaded or not answer.text else told_in(turn, answer)


async def _watched(turn: Turn) -> dict[str, str]:
    """Facts a respondent told who only wanted to be reminded: not asked again when they write."""
    papers = [one.paper for one in await my_arbitrations(turn) if one.is_answer and one.status == "kept"]
    kept = next((one for one in papers if isinstance(one, Answer) and not one.says_something), None)
    if kept is None:
        return {}
    days = {"received": kept.received_on, "due": kept.due_on}
    told = {name: on.isoformat() for name, on in days.items() if on is not None}
    return told | ({"number": kept.number} if kept.number else {})


async def _answer(turn: Turn) -> Answer:
    files = await turn.do(MyFiles(turn.person.person_id, evidence_ids(turn.answers)))
    return answer_of(turn.answers, files)


async def _before_review(turn: Turn) -> None:
    """Hand over the draft to read; a paper that cannot be made stops nothing."""
    if not writes(turn.answers):
        return
    try:
        await turn.do(PreviewAnswer(turn.draft.draft_id, turn.person.person_id, await _answer(turn)))
    except Declined as no:
        turn.explain(no)
        return
    hand_over(turn, turn.draft.draft_id, answer=True)


async def _hand_in(turn: Turn) -> Receipt:
    """Keep the answer under the draft's id, watch its last day, and hand it in where that was chosen."""
    order = KeepAnswer(turn.draft.draft_id, turn.person.person_id, await _answer(turn), is_sent(turn.answers))
    await turn.do(order)
    return {"arbitration_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say where the answer is and of which day is reminded, and give the papers."""
    one: Arbitration = await turn.do(OneArbitration(receipt["arbitration_id"], turn.person.person_id))
    paper = one.paper
    assert isinstance(paper, Answer)
    if not paper.says_something:
        turn.say("utter_arbitration_answer_only_watched", **arbitration_facts(one, turn.language))
        return
    await tell_status(turn, one, submitted=True)
    hand_over(turn, one.arbitration_id, answer=True)


def asks_own(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what is asked of arbitration here; until when is told by SCIA's notice, never by the rules of a court."""
    text = message.text
    asked = dialogue.asks_of_arbitration(text) or dialogue.asks_due(text) or dialogue.asks_as_respondent(text)
    ours = (message.asks or asks(text)) and not message.pressed and asked
    return (AnswerQuestion("ask_arbitration", said=message),) if ours else ()


def only_reminded(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The wish to be reminded is one of the ways this form goes on; it opens no reminder of a court's hearing."""
    wished = message.intent == "start_hearing_reminder" and message.is_sure and not message.pressed
    if not wished or candidates.here.found:
        return ()
    return (ChangeAnswers({"next": WATCH}, "utter_arbitration_heard", about=("next",), goes_on=True),)


def writes_it(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Write the answer for whoever says that it shall be written: "Write my answer" asks nothing of a court."""
    wishes = message.intent in _OF_ANSWERING and not message.asks and not asks(message.text)
    return (AskAgain(),) if wishes and not message.pressed and not goes_to_court(message.text) else ()


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Take what a question has read for its answer: a respondent's story sounds like other wishes."""
    if field.name == "evidence" and reading.found and not reading.partial:
        return True  # "that is all" is no wish to stop
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in _CONTROLS else True


ANSWER = Flow(
    service="arbitration_answer",
    title=Words("仲裁答辩", "Answer to an arbitration"),
    fields=FIELDS,
    on_submit=Submission(
        hand_in=_hand_in,
        tell=_tell,
        reopens={
            "utter_arbitration_answer_empty": "due",
            "utter_arbitration_answer_nowhere": "number",
            "utter_arbitration_nobody": "name",
            "utter_arbitration_amount_odd": "counterclaim_amount",
            "utter_arbitration_too_much": "position",
            "utter_file_unknown": "evidence",
        },
    ),
    prefills=False,  # `begin` has read everything the opening sentence can say
    facts_about=_facts_about,
    first_rules=(asks_own, overheard.instead(told_beside, "utter_arbitration_heard", with_here=_WITH_HERE)),
    own_rules=(restated, only_reminded, writes_it),
    beside_rules=(overheard.along(told_beside, "utter_arbitration_heard", with_here=_WITH_HERE),),
    takes=takes,
    gather=_gather,
    before_opening=_not_ours,
    begin=_begin,
    before_review=_before_review,
)
