"""Corrections of the lists at any question: take an entry off, correct one, add one, turn the sides round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.defence.readers.suits import says_sued
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AppendTo, ChangeAnswers, Command, CorrectSlot, OfferFlow, PointOut, Reopen, Say
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.options import list_number
from actions.dialogue.readers.statements import read_claim
from actions.dialogue.reading import Reading
from actions.dialogue.rules import answer
from actions.dialogue.state import Answers, State
from actions.dialogue.turn import Turn
from actions.filing import evidence, parties, steps
from actions.filing.claims import CLAIM_LIMIT, MOST_CLAIMS, claims_of, edited
from actions.filing.from_identity import IDENTIFIED, is_left_to_check
from actions.filing.readers.acting_for import acting_for
from actions.filing.readers.claims_by_kind import claim_of_kind
from actions.filing.readers.evidence_put_right import evidence_put_right, with_form
from actions.filing.readers.list_edits import (
    changes_party,
    list_edit,
    names_claim,
    number_in,
    of_claim_alone,
    one_more_claim,
    takes_off,
    turns_sides_round,
)
from actions.filing.readers.numbered_claims import list_instead
from actions.filing.readers.particulars_told import LIVES
from actions.filing.readers.party_details import kind_of_name
from actions.filing.readers.party_names import HEADINGS, named_part, named_party, other_than_speaker, roles_told
from actions.filing.screening import VERIFIED

LONGEST = 30
DEFENCE = "defence"
_CLAIMS, _CLAIMS_SO_FAR = "claims", "claims_so_far"
_CLAIMED = frozenset({_CLAIMS, _CLAIMS_SO_FAR})
"""Answers of which one holds the claims: as they stand, or as they were before an answer they rest on changed."""
_ASKED_ANEW = frozenset({"particulars", "details", "more"})
"""Questions that several answers hang on: they are asked again where something is missing."""


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Carry out a correction of a list.

    Only short messages that say nothing else are meant: a claim or a story that mentions the defendant is none.
    """
    if not message.asks and (commands := _as_told(state, message.text, candidates)):
        return commands
    text = message.text.strip(" 。.！!")
    if not text or len(text) > LONGEST:
        return ()
    if turns_sides_round(text):
        return _turned_round(state.answers, text)
    if (edit := list_edit(text)) is not None:
        return _EDITS[edit.kind](state.answers, edit.what)
    if changes_party(text) and not candidates.revised:
        question = answer_named(text, state.answers)
        return (Reopen(question),) if question else ()
    return ()


def taken_off(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Leave out an answer that may be left out, where it is to go or was wrong and nobody knows it.

    "The occupation is wrong, I don't know his job", "职业删掉"; of a party, and never of a list.
    """
    text = message.text
    if message.pressed or not text or len(text) > LONGEST * 2 or not takes_off(text) or text[-1] in "?？":
        return ()
    number = list_number(message) if state.is_review else None
    part, of = named_part(text), named_party(text)
    told = [field for field in state.asked if state.answers.get(field.name, SKIPPED) != SKIPPED]
    named = [field for field in told if part != "name" and field.name.endswith(f"_{part}")]
    if of is not None:
        named = [field for field in named if field.name == parties.key(*of, part)]
    if number is not None and 1 <= number <= len(state.listed):
        named = [state.listed[number - 1]]
    if len(named) != 1 or not named[0].optional or not named[0].name.startswith(tuple(HEADINGS)):
        return ()
    return (CorrectSlot(named[0].name, Reading(SKIPPED)),)


def claim_by_number(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Change one claim, or take it off, by its number wherever the filing stands ("第2条改成…", "删除第4条").

    "条" and "请求" speak of the claims as they stand in the complaint, the numbers of the review are "项". Where the
    claims are being asked, their own reader takes the words.
    """
    if message.pressed or message.asks or state.question == _CLAIMS or not _CLAIMED & set(state.answers):
        return ()
    of_kind = claim_of_kind(message.text, claims_of(state.answers)) is not None
    listed = list_instead(message.text) is not None and not _is_of_other_text(state, candidates)
    if not (names_claim(message.text) or of_kind or listed):
        return ()
    text = of_claim_alone(message.text) if state.by_number else message.text
    found = edited(state.answers, text.strip(" 。.！!"), of_review=state.is_review)
    if isinstance(found.value, list):
        if _CLAIMS not in state.answers:
            return (AppendTo(_CLAIMS, found),)
        return (CorrectSlot(_CLAIMS, Reading(found.value, also={_CLAIMS_SO_FAR: found.value}, notes=found.notes)),)
    return (PointOut(state.question, Reading(problem=found.problem, facts=found.facts)),) if found.problem else ()


def claim_added(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Set one more claim behind those there are ("加一条：…"), whatever else its words sound like ("按约定…").

    Where the claims are being asked, their own reader has read the words.
    """
    if message.pressed or message.asks or not _CLAIMED & {*state.answers, state.question}:
        return ()
    if (words := one_more_claim(message.text)) is None:
        return ()
    if state.question == _CLAIMS:
        here = candidates.here
        return answer.kept(_CLAIMS, here) if here.found or here.partial else ()
    claims, found = claims_of(state.answers), read_claim(words, CLAIM_LIMIT)
    if not found.found or len(claims) >= MOST_CLAIMS:
        return ()
    every = [*claims, str(found.value)] if found.value not in claims else claims
    return (CorrectSlot(_CLAIMS, Reading(every, also={_CLAIMS_SO_FAR: every}), said_back=True),)


def _is_of_other_text(state: State, candidates: Candidates) -> bool:
    """Return True if a number names an entry in free words that is not the claims ("改第23项：1、…；2、…" of facts)."""
    numbers = [one.revision.entry for one in candidates.revised if 0 < one.revision.entry <= len(state.by_number)]
    return any((field := state.by_number[one - 1]).free_text and field.name != _CLAIMS for one in numbers)


def evidence_told(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Change what a paper is, what it proves or in which form it is, by its number at any question."""
    papers = evidence.sent(state.answers)
    if message.pressed or message.asks or not papers or (told := evidence_put_right(message.text)) is None:
        return ()
    if not 1 <= told.number <= len(papers):
        return (Say("utter_filing_evidence_none_such"),)
    name = evidence.key(told.number, "name")
    if told.purpose:
        changes = {evidence.key(told.number, "purpose"): told.purpose}
    elif told.form:
        called = state.answers.get(name) or str(papers[told.number - 1]["name"])
        changes = {name: with_form(str(called), told.form)}
    else:
        changes = {name: told.name}
    if any(len(value) > evidence.PURPOSE_LIMIT for value in changes.values()) or len(told.name) > evidence.NAME_LIMIT:
        return ()
    return (ChangeAnswers(changes, "utter_form_noted", about=tuple(changes), goes_on=True),)


def answer_named(text: str, answers: Answers) -> str | None:
    """The answer about a party that a text names ("第二被告的地址"), or from which the named one follows; if given."""
    if (root := steps.origin_of(text, answers)) is not None:
        return root
    named = named_party(text)
    if named is None:
        return None
    role, number = named
    part = named_part(text)
    question = parties.key(role, number, part)
    if question not in answers and part in parties.TOLD_ALONG:
        question = parties.key(role, number, "details" if role == "defendant" else "sex")
    return question if question in answers else None


def _turned_round(answers: Answers, text: str) -> tuple[Command, ...]:
    """Let the two sides change places, as far as one party stands on each; who says that they are sued defends."""
    if says_sued(text):
        return (OfferFlow(DEFENCE, f"start_{DEFENCE}"),)
    names = [parties.key(role, 1, "name") for role in HEADINGS]
    alone = all(parties.count(answers, role) == 1 for role in HEADINGS)
    if not alone or not set(names) & set(answers) or answers.get("identity") == VERIFIED:
        return ()
    changes: dict[str, Any] = {"court": None}
    for part in (*parties.PARTS, "document_type", "nationality", LIVES):
        ours, theirs = (parties.key(role, 1, part) for role in HEADINGS)
        for of, to in ((ours, theirs), (theirs, ours)):
            if of in answers or to in answers:
                changes[to] = None if part in _ASKED_ANEW else answers.get(of)
    about = tuple(name for name in names if changes.get(name) is not None)
    return (ChangeAnswers(changes, "utter_filing_sides_turned", about=about),)


def _as_told(state: State, text: str, candidates: Candidates) -> tuple[Command, ...]:
    """Put the names where a message says that they belong; what was told of a name goes with it to its side."""
    answers, told = state.answers, roles_told(text)
    if (put_right := _writer_sues(answers, text, told)) is not None:
        return put_right
    names = {role: parties.key(role, 1, "name") for role in HEADINGS}
    wrong = {role for role, name in told.items() if answers.get(names[role]) != name}
    several = any(parties.count(answers, role) > 1 for role in told)
    is_open = {names[role] for role in wrong} == {state.question} and candidates.here.found and not candidates.revised
    if not wrong or several or is_open or answers.get("identity") == VERIFIED:
        return ()
    changes: dict[str, Any] = {"court": None} if "court" in answers else {}
    sides: tuple[tuple[parties.Role, parties.Role], ...] = (("plaintiff", "defendant"), ("defendant", "plaintiff"))
    for role, other in sides:
        if told.get(other) is not None and told[other] == answers.get(names[role]):
            for part in (*parties.PARTS, "document_type", "nationality", LIVES):
                ours, theirs = parties.key(role, 1, part), parties.key(other, 1, part)
                if ours in answers:
                    changes |= {ours: None, theirs: None if part in _ASKED_ANEW else answers[ours]}
    for role in wrong:
        changes[names[role]] = told[role]
        if (kind := kind_of_name(told[role])) is not None:
            changes[parties.key(role, 1, "kind")] = kind
    about = tuple(names[role] for role in told)
    if "plaintiff" in told and acting_for(text).whom == "relative" and answers.get("for_whom") != "relative":
        changes["for_whom"] = "relative"
        about = ("for_whom", *about)
    return (ChangeAnswers(changes, "utter_form_noted", about=about, goes_on=True),)


def _writer_sues(answers: Answers, text: str, told: Mapping[parties.Role, str]) -> tuple[Command, ...] | None:
    """Take a relative's name off the writer's place ("原告是我，黄伟东是我老公"); what was told of the writer stays.

    None where no relative stands there, or somebody was verified.
    """
    ours, theirs = (parties.key(role, 1, "name") for role in HEADINGS)
    other = other_than_speaker(text)
    if not other or answers.get(ours) != other or answers.get("identity") == VERIFIED:
        return None
    if any(parties.count(answers, role) > 1 for role in HEADINGS):
        return None
    names = {ours: told.get("plaintiff"), theirs: answers.get(theirs) or told.get("defendant") or other}
    changes: dict[str, Any] = {**names, parties.key("defendant", 1, "kind"): "person"}
    about = tuple(name for name in (ours, theirs) if names[name])
    return (ChangeAnswers(changes, "utter_form_noted", about=about, goes_on=True),)


def _remove_party(answers: Answers, what: str) -> tuple[Command, ...]:
    named = named_party(what)
    if named is None:
        return ()
    role, number = named
    last = parties.count(answers, role)
    number = last if number == -1 else number
    if number > last:
        return (Say("utter_filing_party_none_such"),)
    if last == 1:
        return (Say("utter_filing_party_last"),)
    changes = {**parties.moved_up(answers, role, number), "court": None}
    return (ChangeAnswers(changes, "utter_filing_party_removed", about=(role,)),)


def _remove_evidence(answers: Answers, what: str) -> tuple[Command, ...]:
    number = number_in(what)
    if number > len(evidence.sent(answers)):
        return (Say("utter_filing_evidence_none_such"),)
    return (ChangeAnswers(evidence.taken_off(answers, number), "utter_filing_evidence_removed"),)


def _add_party(answers: Answers, said: str) -> tuple[Command, ...]:
    role: parties.Role = "plaintiff" if said == "plaintiff" else "defendant"
    last = parties.count(answers, role)
    is_left = role == "plaintiff" and is_left_to_check(answers)
    if last == parties.MOST or (parties.key(role, last, "name") not in answers and not is_left):
        return ()
    changes: dict[str, Any] = {parties.key(role, last, "more"): "yes", "court": None}
    if is_left:  # of several each one is asked who they are, the first as well
        return (ChangeAnswers({**changes, IDENTIFIED: None}, goes_on=True),)
    return (ChangeAnswers(changes, question=parties.key(role, last + 1, "name")),)


_EDITS = {"remove_party": _remove_party, "remove_evidence": _remove_evidence, "add_party": _add_party}


def change(turn: Turn, changes: Mapping[str, Any | None]) -> None:
    """Change several answers of the draft; None forgets one."""
    kept = {name: value for name, value in changes.items() if value is not None}
    turn.change(kept, forget=[name for name in changes if name not in kept])
