"""Facts a respondent told before the form asks, or beside the open question: nobody has to say them twice.

Days by their cues, the case number, who applied, who answers, what is said to the claims, a counterclaim with its sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.answers import Answer
from actions.arbitration.evidence_told import EVIDENCE, evidence_told
from actions.arbitration.memory import messages_before, places_named
from actions.arbitration.readers.notice import applicants_in, counterclaim_in, notice_days, number_in
from actions.arbitration.readers.told import is_vague, own_company_in, representative_in
from actions.defence.argued import argued_in, joined
from actions.defence.readers.suits import contested_in
from actions.defence.telling import told_of_oneself
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.name_question import names_of_party
from actions.dialogue.phrases import said
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.rules import overheard
from actions.dialogue.state import State
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money
from backend.arbitration.model import CURRENCIES
from backend.shared.zone_countries import country_of_zone

POSITION = "position_so_far"
"""The reply to the claims, told before it is asked."""
_MOST = 6
"""Messages looked back on, from the first that speaks of an arbitration."""
_TOLD = ("received", "due", "number", "applicant", "kind", "name", "phone", "address", "representative", POSITION,
         "counterclaim", "counterclaim_amount", EVIDENCE)  # fmt: skip
_RESTATED = ("received", "due", "counterclaim_amount")
_WITH_NAME = ("kind", "representative")
"""Facts kept with a name alone: the answer of one that is known is not changed by the way."""


def told_before(turn: Turn) -> dict[str, Any]:
    """Return what the last messages and this one tell, the newer in the place of the older."""
    spoken = False
    told: dict[str, Any] = {}
    earlier = list(messages_before(turn))[-_MOST:]
    for heard in (*earlier, *(() if turn.answer.pressed else (turn.answer,))):
        spoken = spoken or said("arbitrates_respondent", heard.text) or said("arbitrates_answer", heard.text)
        if spoken and heard.text:
            told |= told_in(turn, heard)
    return told


def told_in(turn: Turn, heard: Answer) -> dict[str, Any]:
    """Return what one message tells, by the questions it answers."""
    told: dict[str, Any] = dict(notice_days(heard, today_there(turn), country_of_zone(turn.timezone)))
    if number := number_in(heard.text, asked=False):
        told["number"] = number
    told |= _own_side(heard)
    applied = [
        one
        for one in applicants_in(heard.text)
        if one != told.get("name") and names_of_party(one).found and not is_vague(heard.text, one)
    ]
    if applied:
        told["applicant"] = "、".join(applied)
    told |= evidence_told(heard.text)
    back = counterclaim_in(heard.text)
    if back:
        told |= {"counterclaim": "yes"} | _sum_of(heard, back)
    rest = heard.text.replace(back, "") if back else heard.text
    if position := contested_in(rest) or argued_in(rest):
        told[POSITION] = position
    return told


def _own_side(heard: Answer) -> dict[str, Any]:
    """The company the writer calls their own with who acts for it, else their own name; their telephone."""
    told: dict[str, Any] = dict(told_of_oneself(heard))
    if company := own_company_in(heard.text, answers=True, places=places_named(heard)):
        told |= {"kind": "organisation", "name": company}
        if (person := told_of_oneself(heard).get("name")) and not is_organisation(str(person)):
            told["representative"] = person  # "我是公司，甲公司，我叫李文德，经理"
        if representative := representative_in(heard.text):
            told["representative"] = representative
    return told


def _sum_of(heard: Answer, words: str) -> dict[str, str]:
    """The one sum in the words of a counterclaim."""
    at = heard.text.find(words)
    part = heard.between(at, at + len(words)) if at >= 0 else None
    found = read_money(part) if part is not None and part.values("money", "number") else None
    known = found is not None and found.found and str(found.value).partition(" ")[2] in CURRENCIES
    return {"counterclaim_amount": str(found.value)} if found is not None and known else {}


def told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    """Return the facts a message tells for other questions than the open one; a story is left to its question."""
    here, told = state.here, overheard.told(candidates)
    if here is None or here.story or message.pressed or message.uploaded:
        return {}
    news = {name: told[name] for name in _TOLD if name in told and name != here.name}
    if speaks_for_it(state, told):
        news = {name: value for name, value in news.items() if name not in ("kind", "name")}
        news["representative"] = told["name"]
    known = overheard.unknown(state, news)
    if "name" in news and "name" not in known:
        known = {name: value for name, value in known.items() if name not in _WITH_NAME}
    if POSITION in news and POSITION not in known:
        both = joined(str(state.answers[POSITION]), str(news[POSITION]))
        known |= {POSITION: both} if both != state.answers[POSITION] else {}
    only_asked = set(known) == {"counterclaim"} and (message.asks or asks(message.text))
    return {} if only_asked else known


def speaks_for_it(state: State, told: Mapping[str, Any]) -> bool:
    """Tell whether a person is named where a body answers: that is who acts for it ("I'm Priya, the director")."""
    body = state.answers.get("kind") == "organisation" and bool(state.answers.get("name"))
    return body and told.get("kind") == "person" and bool(told.get("name")) and told["name"] != state.answers["name"]


def restated(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A day of the notice, or the counterclaim's sum, that is told again with its cue takes the place of the known."""
    told, here = overheard.told(candidates), state.here
    if message.pressed or message.asks or (here is not None and (here.story or here.name in told)):
        return ()
    known = {name: state.answers[name] for name in _RESTATED if state.answers.get(name)}
    news = {name: told[name] for name, before in known.items() if told.get(name, before) != before}
    return (ChangeAnswers(news, "utter_arbitration_heard", about=tuple(news), goes_on=True),) if news else ()


def position_told(answers: Mapping[str, Any]) -> str:
    """Return what was said to the claims so far; nothing where nothing was."""
    kept = answers.get(POSITION, answers.get("position", SKIPPED))
    return str(kept) if kept else ""
