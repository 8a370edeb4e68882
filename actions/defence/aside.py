"""Things a defendant tells beside the open question, asks in the middle of a form, and hears of the last days.

The same for the written answer and for what is asked of the court beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from actions.defence.argued import argued_in, joined
from actions.defence.memory import sides_known
from actions.defence.readers.beside_hearing import hour_in, room_in, wanted_back
from actions.defence.readers.claims import claims_put_right as put_right
from actions.defence.readers.suits import asks_until_when, is_about_us, topic_of
from actions.defence.sides_named import calls_plaintiff, names_by_side
from actions.defence.suit_fields import CLAIMED, CONTESTED, COUNTER, TOLD_ASIDE, UNKNOWN
from actions.defence.telling import sits_before_end, suit_told, tell_last_days, today_of, told_of_oneself
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Command, CorrectSlot, SetSlot
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.speech import shown
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from backend.defence.model import MOST_CLAIMS
from backend.shared.wording import Words, verbatim

CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
"""Intents that are never written into a paper."""
_SOUNDS_LIKE = frozenset(
    {"tell_worry", "ask_law", "start_protection", "ask_privacy", "ask_trust", "out_of_scope", "ask_extension"}
)
_OF_LAW = "ask_law"
_MISHEARD = frozenset({"ask_defence", "ask_trust"})
"""Intents a question of evidence or of limitation is heard as because of one of its words."""
TOLD = "told_days"
"""Note of the day and domicile for which the last days were told."""
WITH_HERE = frozenset({"kind"})
"""Fields kept in one step with a name, which rests on them."""
_CLAUSE = "arbitration"
"""The topic of an arbitration clause: of who is sued it is an objection, and no wish to arbitrate."""
_OF_THIS_SUIT = frozenset({_CLAUSE, "hand_in"})
"""Topics that are of the open suit, whatever else their words are of elsewhere."""
_OF_ARBITRATION = frozenset({"start_arbitration", "ask_arbitration"})
_SHORT = 4
_DAY = 10
"""Characters of an ISO day."""
_NOTES = {
    CLAIMED: Words("原告要的", "What they want"),
    CONTESTED: Words("您的说法", "What you say to it"),
    "hearing_time": Words("开庭的钟点（北京时间）", "Hour of the hearing (Beijing time)"),
    "hearing_place": Words("哪个法庭", "Courtroom"),
    COUNTER: Words("您反过来要的（反诉）", "What you want in return (a counterclaim)"),
}
"""Labels under which what was told before its question is said back."""


async def gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells of the suit and of who is sued."""
    answer = turn.answer
    if answer.pressed or answer.uploaded:
        return suit_told(turn, answer).values
    told = {**suit_told(turn, answer).values, **told_of_oneself(answer), **told_of_sides(turn)}
    told |= told_with_hearing(turn, str(told.get("hearing", "")))
    if back := wanted_back(answer.text):
        told[COUNTER] = back
    claims = told.get(CLAIMED) or turn.answers.get("claims") or turn.answers.get(CLAIMED) or ()
    if flow.service == "defence" and CLAIMED not in told and (against := argued_in(answer.text, claims)):
        told[CONTESTED] = against
    return told


def told_with_hearing(turn: Turn, on: str) -> dict[str, str]:
    """The hour and the room a message tells with the day of a hearing, or answers with to the question for that day.

    Args:
        on: ISO day of the hearing this message tells, or nothing.
    """
    answer = turn.answer
    if not on and turn.is_open("hearing"):
        on = next((str(one)[:10] for one in answer.values("date", "datetime") if len(str(one)) >= _DAY), "")
    if not on or date.fromisoformat(on) < today_of(turn):
        return {}
    told = {"hearing_time": hour_in(answer), "hearing_place": room_in(answer.text)}
    told = {name: value for name, value in told.items() if value}
    return {**told, "hearing_of": on} if told else {}


def told_of_sides(turn: Turn) -> dict[str, str]:
    """The names a message tells for the two sides, by what they were called; one's own name is told otherwise."""
    named = dict(names_by_side(turn.answer.text, sides_known(turn)))
    return {**named, "kind": "person"} if "name" in named else named


def told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    """Facts a message tells for other questions than the open one.

    A question for words (a reason, what happened) is left alone: days in a story are no day of receipt.
    """
    here, told = state.here, overheard.told(candidates)
    if message.pressed or message.uploaded or len(message.text) < _SHORT or here is None:
        return {}
    if here.story:
        wanted = {COUNTER: told[COUNTER]} if COUNTER in told and candidates.here.found else {}
        return overheard.unknown(state, wanted)
    asked = {here.name, *((CLAIMED,) if "claims" in (here.name, *state.answers) else ())}
    news = {name: told[name] for name in TOLD_ASIDE if name in told and name not in asked}
    known = overheard.unknown(state, news)
    if CONTESTED in news and CONTESTED not in known:
        both = joined(str(state.answers[CONTESTED]), str(news[CONTESTED]))
        known |= {CONTESTED: both} if both != state.answers[CONTESTED] else {}
    return known


def claims_put_right(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take what the plaintiff claims as it is put right, wherever the answer stands; it asks nothing of fees."""
    known = "claims" in state.answers
    if message.pressed or asks(message.text) or not (known or CLAIMED in state.answers or state.question == "claims"):
        return ()
    claims = put_right(message.text)
    if not claims or len(claims) > MOST_CLAIMS or state.field("claims") is None:
        return ()
    if state.question == "claims":
        return (SetSlot("claims", Reading(claims)),)
    return (CorrectSlot("claims", Reading(claims)),) if known else (ChangeAnswers({CLAIMED: claims}),)


def plaintiff_restated(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Replace the plaintiff that is known by whoever is called so outright ("原告是…，…是他们的代理人")."""
    told, known = overheard.told(candidates).get("plaintiff"), state.answers.get("plaintiff")
    if message.pressed or message.asks or not known or not told or told == known or state.question == "plaintiff":
        return ()
    if not calls_plaintiff(message.text):
        return ()
    return (ChangeAnswers({"plaintiff": told}, "utter_defence_heard", about=("plaintiff",), goes_on=True),)


def days_asked(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Until when an answer is due is told from the day of receipt that is known, whatever day the question names."""
    told_here = candidates.here.found and state.question in ("received", "domicile")
    if message.pressed or told_here or not asks_until_when(message.text):
        return ()
    return (AnswerQuestion("ask_defence", said=message),)


def argued_and_asked(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what is held against the claim, and answer what the same message asks."""
    news = told_beside(state, message, candidates)
    known = message.is_sure and state.questions.knows(message.intent)
    if set(news) != {CONTESTED} or not (message.asks and known) or overheard.answers_here(state, candidates):
        return ()
    heard = ChangeAnswers(news, "utter_defence_heard", about=(CONTESTED,))
    return (heard, AnswerQuestion(message.intent))


def counterclaim_and_told(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells of the suit, and answer what it asks of a counterclaim."""
    own, asked = overheard.told(candidates), _of_counterclaim(message)
    news = told_beside(state, message, candidates)
    if state.question == "hearing" and own.get("hearing_of"):
        news = {"hearing": own["hearing_of"], **news}
    elif overheard.answers_here(state, candidates):
        return ()
    if not news or asked is None:
        return ()
    return (ChangeAnswers(news, "utter_defence_heard", about=tuple(news)), AnswerQuestion("ask_defence", said=asked))


def _of_counterclaim(message: UserMessage) -> UserMessage | None:
    """The part of a message that speaks of a counterclaim, so that its day is not what is answered."""
    if message.pressed or topic_of(message.text) != "counterclaim":
        return None
    return next((one for one in message.stretches() if topic_of(one.text) == "counterclaim"), message)


def asks_as_defendant(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer a defendant's fear or question here, also where it sounds like worry or the law at large."""
    topic, asked = topic_of(message.text), message.asks or asks(message.text)
    of_suit = asked and (message.intent == "ask_defence" or topic in _OF_THIS_SUIT)
    of_suit = of_suit or (topic == _CLAUSE and message.intent in _OF_ARBITRATION)
    ours = of_suit or message.intent in _SOUNDS_LIKE or (message.asks and not message.is_sure)
    if message.pressed or not ours or not (of_suit or topic):
        return ()
    if message.intent == "ask_trust" and is_about_us(message.text):
        return ()
    if state.sure_question == _OF_LAW and message.intent in _MISHEARD:
        return (AnswerQuestion(_OF_LAW, said=message),)  # of a page of the library that the defence does not explain
    return (AnswerQuestion("ask_defence", said=message),)


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Take what a field has read as its answer, whatever else a defendant's words sound like; a question stays one."""
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in CONTROLS else True


def facts_of(questions: Sequence[Field]) -> Callable[[Turn, Sequence[str]], Mapping[str, Any]]:
    """Return what says the answers of some names back, a line each, for a flow of these questions."""

    def facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
        colon = Words("：", ": ").say(turn.language)
        fields = [field for field in questions if field.name in names and field.name != "kind"]
        told = [(one.label, shown(turn, one)) for one in fields]
        told += [(label, _in_words(turn, name)) for name, label in _NOTES.items() if name in names]
        return {"lines": "\n".join(f"• {label.say(turn.language)}{colon}{words}" for label, words in told)}

    return facts_about


def _in_words(turn: Turn, name: str) -> str:
    kept = turn.answers.get(name, "")
    return verbatim("；".join(map(str, kept)) if isinstance(kept, list) else str(kept))


def tell_days(turn: Turn, *, briefly: bool = False) -> None:
    """Both ends while the domicile is not known, the one that counts once it is; each pair, or nearer hearing, once."""
    received, domicile = turn.answers.get("received"), turn.answers.get("domicile", UNKNOWN)
    hearing = str(turn.answers.get("hearing") or "")
    before, now = str(turn.answers.get(TOLD, "")), f"{received} {domicile}"
    if not received:
        return
    if hearing not in ("", SKIPPED) and sits_before_end(turn, str(received), str(domicile), hearing):
        now = f"{now} {hearing}"
    if before == now:
        return
    turn.change({TOLD: now})
    again = briefly or before.startswith(str(received))
    tell_last_days(turn, str(received), str(domicile), hearing if hearing != SKIPPED else "", again=again)
